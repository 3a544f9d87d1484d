"""The idle lock: what is private is saved, put away and gone from memory, and comes back as it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.events import MouseDown, MouseEvent, MouseMove, Paste

from tests.support.screens.locking import (
    SECRET,
    SIZES,
    WORDS,
    Scrap,
    Scraps,
    due,
    inside,
    locked,
    remembered,
    say,
    type_in,
)
from tests.support.screens.locking import sealed as sealed
from twofold.domain.drawers import Sealed
from twofold.domain.idle import LOCK_MINUTES
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.passphrase import Unlock


def mouse(kind: type[MouseEvent]) -> MouseEvent:
    """An event of the mouse, as a terminal sends it: to the app."""
    return kind(None, 5, 5, 0, 0, 1, False, False, False, 5, 5)


# -- when ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", LOCK_MINUTES)
async def test_it_locks_after_the_chosen_minutes_and_not_before(
    opened: Any, sealed: Store, clock: Any, minutes: int
) -> None:
    async with opened(settings=Settings(motion=False, lock=minutes)) as pilot:
        page = await inside(pilot, words=WORDS)
        due(pilot, clock, minutes - 0.01)
        await pilot.pause()
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked
        due(pilot, clock, 0.02)
        await locked(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        assert not pilot.app.vault.is_open("a")


async def test_the_drawer_is_closed_before_anybody_stands_at_its_door(
    opened: Any, sealed: Store, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await inside(pilot, words=WORDS)
        begin, was_open = pilot.app.run_worker, list[bool]()

        def beginning(work: Any, **more: Any) -> Any:
            # Where tasks are eager, as from Python 3.12 on, it runs up to its first wait just here.
            was_open.append(pilot.app.vault.is_open("a"))
            return begin(work, **more)

        monkeypatch.setattr(pilot.app, "run_worker", beginning)
        due(pilot, clock, 11)
        await locked(pilot)
        assert was_open == [False]
        assert isinstance(pilot.app.screen, Unlock)


@pytest.mark.parametrize("sign", ["key", "click", "paste"])
async def test_it_does_not_lock_while_somebody_is_there(
    opened: Any, sealed: Store, clock: Any, sign: str
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        for _ in range(6):
            due(pilot, clock, 4)
            if sign == "key":
                await pilot.press("x")
            elif sign == "click":
                pilot.app.post_message(mouse(MouseDown))
                await pilot.pause()
            else:
                pilot.app.post_message(Paste("y"))
                await pilot.pause()
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked


async def test_the_mouse_passing_by_is_nobody(opened: Any, sealed: Store, clock: Any) -> None:
    async with opened() as pilot:
        await inside(pilot, words=WORDS)
        due(pilot, clock, 6)
        pilot.app.post_message(mouse(MouseMove))
        await pilot.pause()
        due(pilot, clock, 6)
        await locked(pilot)


async def test_a_machine_that_slept_locks_and_its_first_key_reaches_nothing(
    opened: Any, sealed: Store, clock: Any
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        page.query_one("#line").focus()
        await pilot.press("a")
        clock.wall += timedelta(seconds=30)  # the monotonic clock stood still
        await pilot.press("b")
        await locked(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        await say(pilot, WORDS)
        assert page.value.line == "a"


async def test_a_key_that_comes_too_late_locks_and_ctrl_q_still_leaves(
    opened: Any, sealed: Store, clock: Any
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        page.query_one("#line").focus()
        await pilot.pause()
        clock.advance(3600)
        await pilot.press("b")
        await locked(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_without_a_private_page_nothing_happens(opened: Any, sealed: Store, clock: Any) -> None:
    async with opened() as pilot:
        due(pilot, clock, 60)
        assert not pilot.app.idle_lock  # nothing private was ever asked for
        await inside(pilot, words=WORDS)
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.vault.is_open("a")
        due(pilot, clock, 60)
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1 and not pilot.app.idle_lock.locked


async def test_a_stop_saves_and_locks_first(opened: Any, sealed: Store) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        await pilot.app.put_away()
        assert isinstance(pilot.app.screen, Unlock) and not page.query("#words")
        assert isinstance(sealed.writings.all()[0].veil, Sealed)


# -- what stays ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_the_text_stays_while_it_is_locked(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        below = await inside(pilot, words=WORDS, about="w0")
        await type_in(pilot, below)
        page = Scraps("a", "w1")
        await pilot.app.push_screen(page)
        await type_in(pilot, page)
        pilot.app.copy_to_clipboard(SECRET)
        await pilot.pause()
        assert remembered(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert SECRET not in pilot.app.export_screenshot()
        assert SECRET not in f"{pilot.app.title} {pilot.app.sub_title} {pilot.app.screen.title}"
        assert page.value == Scrap() and page.writing is None and not page.query("#body *")
        assert remembered(pilot.app) == []
        folder = sealed.path.parent
        for path in (p for p in folder.rglob("*") if p.is_file()):
            assert SECRET.encode() not in path.read_bytes(), path
