"""What takes both: each presses at a terminal of their own, and each page follows the other."""

from functools import partial
from typing import Any

import pytest

from tests.support.screens.both import CASES, Case, at_two
from tests.support.screens.toasts import toasts
from twofold.domain.listening.routes import NoteRoute
from twofold.domain.ready import HOLDS, Ready, pressed
from twofold.screens.house import JUST_NOW
from twofold.store import Store
from twofold.store.programs import this_program
from twofold.store.reveal import ready_of

each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture
def two(opened: Any, store: Store, clock: Any, press: Any, seen: Any) -> Any:
    """Open a case at both terminals."""
    return partial(at_two, store=store, opened=opened, clock=clock, press=press, seen=seen)


@each
async def test_each_presses_at_their_own_terminal(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        assert "✓" in both.seen(0) and not case.done(both.stores[0])
        await both.follow(1)
        assert "✓" in both.seen(1), "it does not show who is ready at the other terminal"
        page = both.pilots[0].app.screen
        await both.press(1, 1)
        await both.until(1, lambda: case.done(both.stores[1]))
        await both.follow(0)
        assert case.done(both.stores[0])
        await both.until(0, lambda: both.pilots[0].app.screen is not page or "✓" not in both.seen(0))
        await both.until(1, lambda: "✓" not in both.seen(1))
        assert both.ready() == [] and both.stores[0].writings.all() == []
        left = both.stores[0].every(Ready)
        assert all(ready.deleted and not ready.pressed and not ready.shown for ready in left) and left


@each
async def test_both_press_in_the_same_moment(case: Case, two: Any) -> None:
    async with two(case) as both:
        looking = both.stores[1].look
        await both.press(0, 0)
        assert both.ready() == ["a"]
        await both.press(1, 1)  # nobody looked in between
        await both.until(1, lambda: case.done(both.stores[1]))
        looking()
        assert both.ready() == []


@each
async def test_a_press_does_not_count_for_what_was_changed_since(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        third = Store.open(both.stores[0].path, clock=both.clock)
        case.change(third, both.clock)
        third.close()
        for n in (0, 1):
            await both.follow(n)
            assert "✓" not in both.seen(n)
        await both.press(1, 1)  # it was meant for what stood there a moment ago
        assert "Press again if you still mean it" in toasts(both.pilots[1])
        assert not case.done(both.stores[1]) and "b" not in both.ready()
        both.clock.advance(JUST_NOW)
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]
        await both.follow(0)
        await both.press(0, 0)
        await both.until(0, lambda: case.done(both.stores[0]))


@each
async def test_who_leaves_is_not_ready_any_more(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        with both.pilots[0].app._context():
            await both.pilots[0].press("escape")
        await both.until(0, lambda: both.ready() == [])
        await both.follow(1)
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]


@each
async def test_a_terminal_that_was_left_standing_is_not_somebody(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        both.clock.wall += HOLDS
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]


async def test_both_want_a_note_and_the_field_opens_at_both(two: Any) -> None:
    case = Case("a note", lambda *_: None, lambda app: app.go(NoteRoute("s")), ("note.key-a", "note.key-b"),
                lambda _: False, lambda *_: None)  # fmt: skip
    async with two(case) as both:
        pages = [pilot.app.screen for pilot in both.pilots]
        await both.press(0, 0)
        await both.press(1, 1)
        await both.follow(0)
        for page in pages:
            assert page.query_one("#note-text").display
        with both.pilots[0].app._context():
            await both.pilots[0].press("escape", "escape")
        await both.until(0, lambda: both.ready() == ["b"])


async def test_a_press_at_a_program_that_was_killed_leaves_the_file_with_the_first_look(
    opened: Any, store: Store, clock: Any
) -> None:
    machine, number, began = this_program().split(" ")
    dead = f"{machine} {number} {int(began) - 1}"
    kept = ready_of(store, "open", "it", clock.now())
    store.save(pressed(kept, "a", (1,), clock.now(), dead))
    async with opened() as pilot:
        pilot.app.look()
        assert store.ready.all() == []
    store.fold()
    assert dead.encode() not in store.path.read_bytes()
