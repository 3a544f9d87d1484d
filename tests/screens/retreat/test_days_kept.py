"""What is kept between two drawings of the days: it never shows, whatever happens to the plan."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.support.screens.days import at_days, canvas, many
from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.retreat import slots
from twofold.domain.retreat.balance import weigh
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.timeline import Timeline
from twofold.screens.retreat.cache import DrawingCache
from twofold.screens.retreat.columns import Columns
from twofold.screens.retreat.dayview import DayView
from twofold.screens.retreat.drawing import Canvas, Laid, lay

CHANGES: tuple[Callable[[Plan, str], Plan], ...] = (
    lambda plan, slot: slots.nudge(plan, slot, 15),
    lambda plan, slot: slots.nudge(plan, slot, -15),
    lambda plan, slot: slots.nudge(plan, slot, 600),
    lambda plan, slot: slots.stretch(plan, slot, 15),
    lambda plan, slot: slots.stretch(plan, slot, -15),
    lambda plan, slot: slots.to_day(plan, slot, 1),
    lambda plan, slot: slots.to_day(plan, slot, -1),
    lambda plan, slot: slots.shift(plan, slot, 1),
    lambda plan, slot: slots.duplicate(plan, slot, f"{slot}{slot}"),
    lambda plan, slot: slots.remove(plan, slot),
    lambda plan, slot: plan.with_(days=max(1, plan.days - 1)),
    lambda plan, slot: plan.with_(days=plan.days + 1),
)
DAYS = 3


def saved(plan: Plan) -> Plan:
    """Return *plan* as a save returns it: all of it read anew."""
    return msgspec.json.decode(msgspec.json.encode(plan), type=Plan)


def seen(laid: Laid, drawing: Columns) -> list[Any]:
    """Return all that a drawing shows, scrolled and not."""
    lines = [drawing.line(n, first) for first in (0, 4) for n in range(first, drawing.lines)]
    hits = [drawing.hit(x, n) for x in range(0, 120, 5) for n in range(-1, drawing.lines)]
    return [laid.days, laid.balances, drawing.lines, drawing.cursor, drawing.top(), lines, hits]


@given(many(DAYS), st.sampled_from([(60, 12), (80, 18), (120, 70)]), st.data())
def test_a_drawing_that_keeps_is_the_drawing_made_anew(
    found: list[Slot], size: tuple[int, int], data: st.DataObject
) -> None:
    plan = canvas(found, DAYS, 0, "", None).plan
    kept, laid, done = DrawingCache(), None, [plan]
    for _ in range(data.draw(st.integers(1, 8))):
        ids = [slot.id for slot in plan.slots]
        with suppress(Invalid):
            if len(done) > 1 and data.draw(st.booleans()):
                after = done.pop()
                plan = saved(undone(plan, done[-1], after))
            elif ids:
                plan = saved(data.draw(st.sampled_from(CHANGES))(plan, data.draw(st.sampled_from(ids))))
                done.append(plan)
        day = data.draw(st.integers(0, plan.days - 1))
        here = data.draw(st.sampled_from(["", *(slot.id for slot in plan.slots if slot.day == day)]))
        now = data.draw(st.none() | st.tuples(st.integers(0, plan.days - 1), st.integers(0, 1439)))
        laid, fresh = lay(plan, laid), lay(plan)
        assert laid.days == tuple(slots.on_day(plan, day) for day in range(plan.days))
        assert laid.balances == tuple(map(weigh, Timeline(plan).days))
        kept.turn()
        shown = [
            seen(one, Columns(Canvas(plan, one.days, one.balances, day, here, 600, now), *size, own))
            for one, own in ((laid, kept), (fresh, None))
        ]
        assert shown[0] == shown[1]


def test_a_day_that_did_not_change_stays_the_same_and_so_do_its_slots() -> None:
    found = [Slot(id=f"s{n}", title="", day=n // 3, start=600 + 60 * (n % 3)) for n in range(9)]
    plan = canvas(found, 3, 0, "", None).plan
    before = lay(plan)
    after = lay(saved(slots.nudge(plan, "s4", 15)), before)
    assert [one is other for one, other in zip(after.days, before.days, strict=True)] == [True, False, True]
    same = [one is other for one, other in zip(after.days[1], before.days[1], strict=True)]
    assert same == [True, False, True]


def test_only_two_drawings_are_remembered_and_each_thing_is_made_once() -> None:
    made: list[str] = []

    def make(what: list[str], how: str) -> str:
        made.append(how)
        return what[0] + how

    kept, one, other = DrawingCache(), ["a"], ["a"]
    for _ in range(3):
        kept.turn()
        assert kept.same(make, one, "b") == kept.same(make, one, "b") == "ab"
    assert made == ["b"]
    assert kept.same(make, other, "b") == "ab"
    assert made == ["b", "b"]
    kept.turn()
    kept.turn()
    assert kept.same(make, one, "b") == "ab"
    assert made == ["b", "b", "b"]


async def test_what_is_on_screen_is_what_a_page_drawn_anew_would_show(opened: Any, press: Any) -> None:
    keys = ("later", "down", "longer", "after", "later", "right", "shorter", "higher", "twice", "remove")
    async with opened(size=(120, 40)) as pilot:
        page = await at_days(pilot)
        view = page.query_one(DayView)
        for key in (*(f"days.{name}" for name in keys), "retreat.undo", "days.left", "retreat.undo"):
            await press(pilot, key)
            shown = [view.render_line(y) for y in range(view.size.height)]
            view.notify_style_update()
            view._draw(follow=True)
            assert [view.render_line(y) for y in range(view.size.height)] == shown
