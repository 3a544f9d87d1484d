"""Closing a retreat: each in turn, then both; what is typed is kept, and the promises become agreements."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.screens.closing import plan as plan
from tests.support.screens.closing import typed, written
from tests.support.screens.pictures import HOME, Svg
from tests.support.screens.talks import SIZES, Clock, Enter, Room
from tests.support.weekend import a_weekend
from twofold.domain.retreat.closing import (
    closed,
    takeaways_of,
    with_checkin,
    with_promise,
    with_takeaway,
)
from twofold.domain.retreat.plan import Closing, Plan
from twofold.domain.retreat.routes import ClosingRoute
from twofold.domain.text import clean_line
from twofold.screens.home import Home
from twofold.screens.retreat.closing import CLOSED, ClosingPage
from twofold.screens.retreat.memory import Memory
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.fields import Line


@pytest.fixture(autouse=True)
def sunday(clock: Any) -> None:
    """It is Sunday afternoon, the last day."""
    clock.wall = datetime(2026, 11, 29, 14, 5, tzinfo=UTC)


def kept(store: Store) -> Closing:
    saved = store.plans.get("by-the-sea")
    assert saved is not None and saved.closing is not None
    return saved.closing


async def opened_closing(pilot: Any, enter: Enter) -> Room:
    room = enter(pilot)
    await room.go(ClosingRoute("by-the-sea"))
    return room


@pytest.mark.parametrize("size", SIZES)
async def test_each_in_turn_and_then_both(
    opened: Any, enter: Enter, plan: Plan, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_closing(pilot, enter)
        assert room.page.hands == "a" and "Ana, what do you take home?" in room.words
        await typed(room, "the boat")
        await pilot.press("enter", "enter", "enter")
        await typed(room, "ask how it was")
        await pilot.press("enter")
        await room.settle()
        assert room.page.focused is None
        await room.press("closing.on")
        assert room.page.hands == "b" and "Ben, what do you take home?" in room.words
        await typed(room, "the stars")
        await pilot.press("escape")
        await room.press("closing.on")
        assert room.page.hands == "both"
        assert "the boat" in room.words and "the stars" in room.words
        if size[1] < 16:  # what both took home fills the page: it is read first
            await room.press("closing.edit")
        await typed(room, "in 10 days")
        await pilot.press("enter")
        await typed(room, "7pm")
        await pilot.press("enter")
        await room.settle()
        await room.press("retreat.page-down")
        assert "Wednesday 9 December 2026" in room.words
        assert not store.agreements.all() and kept(store).at is None
        before = store.plans.get("by-the-sea")
        await room.press("closing.key-b")
        assert "✓" in room.text and kept(store).at is None
        await room.press("closing.key-a")
        await room.until(lambda: isinstance(room.page, Memory), "for the memories")
        assert len(pilot.app.screen_stack) == 2
    done = kept(store)
    assert done.at == clock.now() and done.checkin == datetime(2026, 12, 9, 19, 0)
    assert done.takeaways == (("the boat",), ("the stars",))
    after = store.plans.get("by-the-sea")
    assert before is not None and after is not None and after.rev == before.rev + 1, "one save"
    (agreement,) = store.agreements.all()
    assert (agreement.terms.who, agreement.terms.what) == ("a", "ask how it was")
    assert agreement.due == date(2026, 12, 6) and agreement.history[0].by == ("b", "a")
    assert done.agreements == (agreement.id,)


async def test_half_way_nothing_is_lost(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await typed(room, "the boat")
        await pilot.press("escape", "escape")
        await room.settle()
        assert isinstance(room.page, Home)
        assert kept(store).takeaways == (("the boat",), ())
        room = await opened_closing(pilot, enter)
        assert room.page.query_one("#take-a-0", Line).value == "the boat"
        await room.press("closing.on")
        await pilot.press("escape")
        await room.press("closing.before")
        assert room.page.hands == "a" and "the boat" in room.words


async def test_everything_may_stay_empty(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        for _ in range(2):
            await pilot.press("escape")
            await room.press("closing.on")
        await pilot.press("escape")
        assert "You do not have to name one." in room.words
        await room.press("closing.key-a", "closing.key-b")
        await room.until(lambda: isinstance(room.page, Memory), "for the memories")
    assert kept(store).at is not None and not store.agreements.all()


@pytest.mark.parametrize("day", ["someday", "today", "3/4"])
async def test_a_check_in_that_cannot_be_read_is_said_and_closes_nothing(
    opened: Any, enter: Enter, store: Store, day: str
) -> None:
    store.plans.save(with_checkin(written(a_weekend()), day=day))
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await room.press("closing.on", "closing.on", "closing.key-a", "closing.key-b")
        assert isinstance(room.page, ClosingPage) and "✓" not in room.text
        assert kept(store).at is None and not store.agreements.all()


async def test_a_yes_is_taken_back_by_its_key_and_by_other_words(
    opened: Any, enter: Enter, store: Store
) -> None:
    store.plans.save(written(a_weekend()))
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await room.press("closing.on", "closing.on", "closing.key-a")
        assert room.page.said_yes == ("a",)
        await room.press("closing.key-a")
        assert room.page.said_yes == ()
        await room.press("closing.key-a", "closing.edit")
        await typed(room, "x")
        assert room.page.said_yes == ()
        await pilot.press("backspace", "escape")
        await room.press("closing.key-b")
        assert kept(store).at is None, "nobody closes it alone"


async def test_the_keys_of_yes_are_letters_while_something_is_typed(
    opened: Any, enter: Enter, plan: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await typed(room, "fjfju")
        assert takeaways_of(kept(store), "a")[0] == "fjfju"
        await pilot.press("escape")
        await room.settle()
        await pilot.press("f", "j", "u")
        await room.settle()
        assert isinstance(room.page, ClosingPage) and takeaways_of(kept(store), "a")[0] == "fjfju"


async def test_two_terminals_write_different_lines(
    opened: Any, enter: Enter, plan: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await typed(room, "the boat")
        other = Store.open(store.path)
        theirs = other.plans.get("by-the-sea")
        assert theirs is not None
        other.plans.save(with_takeaway(theirs, "b", 0, "the stars"))
        await typed(room, " trip")
        pilot.app.look()
        await room.settle()
        assert kept(store).takeaways == (("the boat trip",), ("the stars",))
        assert room.page.query_one("#take-b-0", Line).value == "the stars"
        other.refresh()
        theirs = other.plans.get("by-the-sea")
        assert theirs is not None
        done, made = closed(theirs, ("a", "b"), room.clock.now(), date(2026, 11, 29))
        other.save(done, *made)
        other.close()
        pilot.app.look()
        await room.until(lambda: isinstance(room.page, Memory), "for the memories")
        assert CLOSED in room.words


async def test_what_is_closed_cannot_be_closed_again(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    done, made = closed(written(a_weekend()), ("a", "b"), clock.now(), date(2026, 11, 29))
    store.save(done, *made)
    async with opened() as pilot:
        room = await opened_closing(pilot, enter)
        await room.until(lambda: isinstance(room.page, Memory), "for the memories")
    assert len(store.agreements.all()) == 2


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_kept_and_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    plan = with_promise(with_takeaway(a_weekend(title=text), "a", 1, text), "b", text)
    store.plans.save(plan)
    async with opened(size=(150, 40)) as pilot:
        room = await opened_closing(pilot, enter)
        await room.press("closing.on", "closing.on")
        await pilot.press("escape")
        await room.press("closing.key-a", "closing.key-b")
        await room.until(lambda: isinstance(room.page, Memory), "for the memories")
        await room.settle()
        assert "".join(room.text.split()).count("".join(text.split())[:28]) >= 2
    assert kept(store).takeaways[0][1] == text and store.agreements.all()[0].terms.what == text


@pytest.mark.parametrize(("size", "theme"), [HOME])
@pytest.mark.parametrize("part", ["a", "both"])
async def test_how_it_looks(
    opened: Any, enter: Enter, store: Store, snapshot: SnapshotAssertion, picture: Callable[[Any], str],
    part: str, size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    store.plans.save(written(a_weekend()))
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        room = await opened_closing(pilot, enter)
        if part == "both":
            await room.press("closing.on", "closing.on", "closing.key-a")
        assert picture(pilot) == snapshot.use_extension(Svg)
