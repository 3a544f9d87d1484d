"""The days of a retreat: the page, and how they are drawn."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE
from tests.support.routes import route
from tests.support.weekend import a_weekend
from twofold.domain.retreat.balance import weigh
from twofold.domain.retreat.plan import DAY, LATEST, SLOT_KINDS, Plan, Slot
from twofold.domain.retreat.slots import on_day
from twofold.domain.retreat.timeline import Timeline
from twofold.screens.retreat.days import Days
from twofold.screens.retreat.dayview import DayView
from twofold.screens.retreat.drawing import CURSOR, Canvas
from twofold.store import Store


async def at_days(pilot: Pilot[int], plan: Plan | None = None, **where: Any) -> Days:
    """Go to the days of *plan*."""
    plan = plan or a_weekend()
    pilot.app.store.save(plan)  # type: ignore[attr-defined]
    pilot.app.go(route("retreat.days", plan_id=plan.id, **where))  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, Days)
    return page


def kept(store: Store, id: str) -> Slot | None:
    """Return the slot *id* of the weekend as it is kept now, or None."""
    plan = store.plans.get("by-the-sea")
    assert plan is not None
    return plan.slot(id)


words = st.one_of(st.text(st.characters(exclude_categories=["C"]), max_size=30), st.sampled_from(HOSTILE))


@st.composite
def many(draw: st.DrawFn, days: int = 1) -> list[Slot]:
    """Slots of *days* days, with any times."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        # Often at the full hour: what ends there meets what begins.
        step = draw(st.sampled_from([5, 60]))
        start = draw(st.integers(0, DAY // step - 1)) * step
        found.append(
            Slot(
                id=f"s{number}",
                title=draw(words),
                place=draw(words),
                day=draw(st.integers(0, days - 1)),
                start=start,
                length=draw(st.integers(1, (LATEST - start) // step)) * step,
                kind=draw(st.sampled_from(SLOT_KINDS)),
                happened=draw(st.sampled_from(["", "done", "skipped"])),
            )
        )
    return found


def canvas(slots: list[Slot], days: int, day: int, here: str, now: tuple[int, int] | None) -> Canvas:
    plan = Plan(title="", start=date(2026, 11, 27), days=days, slots=tuple(slots))
    there = tuple(on_day(plan, n) for n in range(days))
    return Canvas(plan, there, tuple(map(weigh, Timeline(plan).days)), day, here, 9 * 60, now)


SIZES = [(40, 11), (80, 24), (120, 40), (200, 60)]


def here(page: Days) -> str:
    """Return the id of the slot under the cursor, and see that the cursor stands before it."""
    current = page.current
    return current.id if current else ""


def under_cursor(page: Days) -> list[str]:
    """Return what is drawn with the cursor before it."""
    view = page.query_one(DayView)
    lines = [view.render_line(y).text for y in range(view.size.height)]
    return [line[line.index(CURSOR) :] for line in lines[1:] if CURSOR in line]
