"""What goes wrong around a lock: a full disk, a crash, another terminal, writing that cannot be read."""

import errno
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tests.support.screens.locking import (
    SECRET,
    WORDS,
    Scrap,
    Scraps,
    due,
    inside,
    locked,
    remembered,
    say,
    sealed,
    type_in,
)
from twofold.domain.drawers import Sealed
from twofold.domain.records import Record
from twofold.store import SaveFailed, Store, StoreError
from twofold.store.vault import Vault
from twofold.widgets.words import Words

__all__ = ["sealed"]


class Taking(Scraps):
    """Scraps that take hold of a field by themselves."""

    AUTO_FOCUS = "#words"


class Asking(ModalScreen[str]):
    """A list of words, say, over a page."""

    def compose(self) -> ComposeResult:
        yield Static("pick one", markup=False)


async def test_a_full_disk_at_that_moment_loses_nothing_and_keeps_it_sealed(
    opened: Any, sealed: Store, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Record) -> tuple[Record, ...]:
        raise SaveFailed(sealed.path, OSError(errno.ENOSPC, "No space left on device"))

    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        with monkeypatch.context() as patched:
            patched.setattr(sealed, "save", full)
            due(pilot, clock)
            await locked(pilot)
            (waits,) = pilot.app.unsaved
            assert isinstance(waits.veil, Sealed)
            assert remembered(pilot.app) == []
            await say(pilot, WORDS)
            assert page.value.words.startswith(SECRET)
            due(pilot, clock)
            await locked(pilot)
        pilot.app.look()
        pilot.app.look()
        assert pilot.app.unsaved == ()
        await say(pilot, WORDS)
        assert page.query_one("#words", Words).text.startswith(SECRET)


async def test_the_other_terminal_cannot_read_it(opened: Any, sealed: Store, clock: Any) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        page.flush()
        other = Store.open(sealed.path, clock=clock)
        vault = Vault(other, clock.now)
        assert not vault.is_open("a")
        with pytest.raises(StoreError, match="locked"):
            vault.read(vault.writing("sheet", "w1", "a"), Scrap)
        other.close()


async def test_a_crash_while_writing_shows_nothing_of_it(
    opened: Any, sealed: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with opened() as pilot:
            page = await inside(pilot, words=WORDS)
            await type_in(pilot, page)

            def broken() -> None:
                text = page.query_one("#words", Words).text
                assert len(text) // 0, text

            page.call_later(broken)
            await pilot.pause()
    out = "".join(capfd.readouterr())
    assert "ZeroDivisionError" in out and SECRET not in out and WORDS not in out
    assert isinstance(sealed.writings.all()[0].veil, Sealed)


async def test_writing_that_cannot_be_read_any_more_goes_back_with_a_word(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        for about in ("w0", "w1"):
            page = await inside(pilot, words=WORDS, about=about)
            await type_in(pilot, page)
            if about == "w0":
                await pilot.press("escape", "escape")
                await pilot.pause()
        await pilot.app.push_screen(Scraps("a", "w0"))
        due(pilot, clock)
        await locked(pilot)
        for writing in sealed.writings.all():
            assert isinstance(writing.veil, Sealed) and writing.veil.proof is not None
            sealed.save(writing.with_(veil=Sealed(bytes(64), writing.veil.proof)))
        await say(pilot, WORDS)
        await pilot.pause()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert "cannot be read" in seen(pilot)
        assert [w.veil.box for w in sealed.writings.all() if isinstance(w.veil, Sealed)] == [bytes(64)] * 2


async def test_quitting_from_a_private_page_and_from_the_lock_is_clean(
    opened: Any, sealed: Store, clock: Any
) -> None:
    for lock in (False, True):
        async with opened() as pilot:
            await inside(pilot, words=WORDS)
            if lock:
                due(pilot, clock)
                await locked(pilot)
            await pilot.press("ctrl+q")
            await pilot.pause()
            assert not pilot.app.is_running
        assert pilot.app.return_code == 0
        assert not pilot.app.vault.is_open("a")
