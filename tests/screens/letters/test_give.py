"""Giving a letter: when it may be opened, who can read it until then, sealed in one save, and taken back."""

import errno
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.screens.letters import (
    DAY,
    QUICK,
    TEXT,
    TITLE,
    at,
    draft_of,
    gave,
    paste,
    private,
    records,
    settle,
    there,
    wrote,
)
from twofold.domain.letters.records import Envelope
from twofold.domain.records import Record
from twofold.domain.text import clean_line
from twofold.screens.letters.give import Give
from twofold.screens.page import StoreChanged
from twofold.store import SaveFailed, Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]


async def giving(pilot: Any, id: str = "l1") -> Give:
    page = await at(pilot, "letters.give", side="a", about=id)
    assert isinstance(page, Give)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_sealed_for_a_day_in_one_save_and_taken_back(
    opened: Any,
    store: Store,
    clock: Any,
    seen: Callable[..., str],
    press: Any,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrote(store, clock)
    async with opened(size=size) as pilot:
        page = await giving(pilot)
        await press(pilot, "give.day")
        await paste(pilot, "tomorow")
        assert "Write the day like" in seen(pilot)
        await press(pilot, "give.seal")
        await settle(pilot)
        assert private(store) == ["letter-a-l1"], "a day that cannot be read seals nothing"
        line = page.query_one("#give-day", Line)
        line.focus()
        line.value = ""
        await paste(pilot, "24 December")
        assert "From Thursday 24 December 2026 on" in seen(pilot)
        await pilot.press("enter")
        page.flush()
        assert draft_of(store, clock).day == "24 December", "it is kept as it is typed"
        saves: list[int] = []
        save = store.save

        def counted(*some: Record) -> tuple[Record, ...]:
            saves.append(len(some))
            return save(*some)

        with monkeypatch.context() as patched:
            patched.setattr(store, "save", counted)
            await press(pilot, "give.seal")
        assert saves == [3], "the letter, its envelope and the draft, in one commit"
        await settle(pilot)
        (letter,) = store.letters.all()
        assert letter.sealed == clock.now() and str(letter.opens) == "2026-12-24"
        assert (letter.title, letter.text) == ("", "")
        assert private(store) == ["envelope-b-l1", "letter-a-l1"]
        vault = Vault(store, clock.now)
        envelope = vault.read_finished(vault.writing("envelope", "l1", "b"), Envelope)
        assert envelope == Envelope(TITLE, TEXT)
        pilot.app.clear_notifications()
        await pilot.pause()
        words = " ".join(seen(pilot).split())
        assert "Sealed for ● Ben" in words and "from 24 December on" in words
        assert not page.check_action("seal", ())
        await press(pilot, "give.take-back")
        await settle(pilot)
        assert private(store) == ["letter-a-l1"] and store.letters.all()[0].sealed is None
        assert draft_of(store, clock).day == "2026-12-24"


async def test_who_can_read_it_until_then_is_said_plainly(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    wrote(store, clock)
    async with opened(size=(100, 30)) as pilot:
        await giving(pilot)
        words = " ".join(seen(pilot).split())
        assert "Ben has no passphrase" in words and "anyone who opens the file with another program" in words
        assert "readable in the file too" in words
    Vault(store, clock.now, QUICK).set_passphrase("b", "his own")
    async with opened(size=(100, 30)) as pilot:
        await giving(pilot)
        words = " ".join(seen(pilot).split())
        assert "sealed in Ben's drawer" in words and "no passphrase, so" not in words
        assert "you have no passphrase" in words


async def test_an_occasion_needs_words_and_an_empty_letter_is_not_given(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    wrote(store, clock)
    wrote(store, clock, id="empty", text=" \n")
    async with opened() as pilot:
        await giving(pilot, "empty")
        before = records(store)
        assert "There is nothing in it yet" in seen(pilot)
        await press(pilot, "give.seal")
        await settle(pilot)
        assert records(store) == before
        await press(pilot, "page.back")
        page = await giving(pilot)
        await press(pilot, "give.occasion")
        await pilot.press("escape")
        await press(pilot, "give.seal")
        await settle(pilot)
        assert "what it waits for" in seen(pilot) and "envelope-b-l1" not in private(store)
        for text in map(clean_line, HOSTILE):
            await press(pilot, "give.occasion")
            page.query_one("#give-occasion", Line).value = ""
            await paste(pilot, text)
            await press(pilot, "give.seal")
            await settle(pilot)
            pilot.app.clear_notifications()
            await pilot.pause()
            assert there(store).occasion == text
            assert "".join(text.split())[:30] in "".join(seen(pilot).split())
            await press(pilot, "give.take-back")
            await settle(pilot)


async def test_a_full_disk_seals_nothing_and_says_so(
    opened: Any,
    store: Store,
    clock: Any,
    seen: Callable[..., str],
    press: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrote(store, clock)
    before = records(store)

    def full(*_: object) -> tuple[object, ...]:
        raise SaveFailed(store.path, OSError(errno.ENOSPC, "No space left on device"))

    async with opened() as pilot:
        await giving(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(store, "save", full)
            await press(pilot, "give.seal")
            await settle(pilot)
            said = " ".join(seen(pilot).replace("▌", "").split())
            assert "the disk is full" in said and records(store) == before
            assert pilot.app.unsaved == ()
        await press(pilot, "give.seal")
        await settle(pilot)
        assert "envelope-b-l1" in private(store)


async def test_what_the_other_terminal_did_is_not_undone(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock)
    async with opened() as pilot:
        page = await giving(pilot)
        letter = there(store)
        store.save(letter.with_(opened=clock.now(), text=TEXT))
        before = records(store)
        page.action_take_back()
        await settle(pilot)
        assert "opened already" in seen(pilot) and records(store) == before
        page.post_message(StoreChanged())
        await settle(pilot)
        assert pilot.app.screen is not page
    assert clock.now().date() == DAY
