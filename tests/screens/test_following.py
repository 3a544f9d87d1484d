"""At two seats both screens stay on the same moment: of a talk, an evening of questions, a retreat."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from tests.support.screens.questions import laid
from tests.support.screens.talks import reached
from tests.support.screens.toasts import toasts
from tests.support.waiting import until
from tests.support.weekend import a_weekend
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.questions.routes import TableRoute
from twofold.domain.records import SIDES
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import TodayRoute
from twofold.screens.retreat.today import Today
from twofold.store import Store
from twofold.widgets.choices import Choices


def card(two: Any, side: str) -> str:
    return str(two.pilots[side].app.screen.query_one("#table-card").content)


async def test_an_evening_of_questions(seats: Any, store: Store, clock: Any) -> None:
    laid(store, clock, writing=False)
    async with seats() as two:
        await two.go(TableRoute("e1"))
        first = card(two, "a")
        for side, id_, changes in (
            ("a", "table.next", True),
            ("b", "table.next", True),
            ("a", "table.undo", True),
            ("b", "table.writing", False),
            ("a", "table.pass", True),
        ):
            before = card(two, "b")
            await two.press(side, id_)
            assert card(two, "a") == card(two, "b")
            assert (card(two, "b") != before) == changes, id_
        await two.press("b", "table.end")
        assert card(two, "a") == card(two, "b") != first and "Thank you" in two.words("a")
        await two.press("a", "table.undo")
        assert card(two, "a") == card(two, "b") and "Thank you" not in two.words("b")


async def test_a_time_out_of_a_talk_and_the_way_back(seats: Any, store: Store, clock: Any) -> None:
    (saved,) = store.save(reached(clock, "speak"))
    async with seats() as two:
        await two.go(SessionRoute(saved.id))
        await two.press("b", "listening.timeout")
        await two.key("b", "enter")
        for side in SIDES:
            assert "Time-out" in two.words(side) and "Ana speaks" not in two.words(side)
        clock.advance(25 * 60)
        for side in SIDES:
            await two.at(side, looked)
        await two.press("a", "listening.key-a")
        assert "Ana ✓" in two.words("b")
        await two.press("b", "listening.key-b")
        assert all("Time-out" not in two.words(side).split("space")[0] for side in SIDES)


async def looked(pilot: Any) -> None:
    pilot.app.screen.look()


async def test_one_goes_to_the_ballot_and_the_other_is_one_key_away(
    seats: Any, store: Store, clock: Any
) -> None:
    (saved,) = store.save(reached(clock, "pulse"))
    async with seats() as two:
        await two.go(SessionRoute(saved.id))
        await two.press("a", "listening.go-on")
        assert "How was it?" in two.words("a") and "enter" in two.words("b")
        await two.press("b", "listening.go-on")
        assert "How was it?" in two.words("b")


async def test_the_day_of_a_retreat(seats: Any, store: Store, clock: Any) -> None:
    clock.wall = datetime(2026, 11, 28, 12, 5, tzinfo=UTC)
    store.plans.save(a_weekend())
    async with seats() as two:
        await two.go(TodayRoute("by-the-sea"))
        pages = {side: two.pilots[side].app.screen for side in SIDES}
        assert all(isinstance(page, Today) for page in pages.values())
        for side in SIDES:
            with two.pilots[side].app._context():
                await until(two.pilots[side], partial(getattr, pages[side], "is_on_slot"))
        await two.press("a", "today.tick")
        rows = {side: [str(c.title) for c in pages[side].query_one(Choices)._choices] for side in SIDES}
        assert rows["a"] == rows["b"]
        assert under(two, "a") == under(two, "b")
        first = under(two, "a")
        assert what_became_of(store, first) == "done"
        # Space pressed by the other against the same row, before they could see the tick, does not undo it.
        two.in_a_hurry = True
        clock.advance(1)
        await two.press("a", "today.tick")
        await two.press("b", "today.tick")
        assert "just now. Press again" in toasts(two.pilots["b"])
        assert what_became_of(store, first) == "skipped"
        clock.advance(1)
        # On another row it is taken: there it means the same as before.
        await two.at("b", lambda pilot: pilot.press("down"))
        await two.press("a", "today.tick")
        await two.press("b", "today.tick")
        assert under(two, "b") != first and what_became_of(store, under(two, "b")) == "done"


def under(two: Any, side: str) -> str:
    slot = two.pilots[side].app.screen.slot
    return slot.id if slot else ""


def what_became_of(store: Store, slot_id: str) -> str:
    store.look()
    slot = store[Plan].all()[0].slot(slot_id)
    return slot.happened if slot else "gone"
