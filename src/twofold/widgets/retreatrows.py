"""The retreat of today, or the next one, as rows to choose from."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from twofold.domain.retreat.living import Live, goes_on, live, may_go_on, stage
from twofold.domain.retreat.nights import NOON
from twofold.domain.retreat.plan import DAY, Plan, Slot
from twofold.domain.retreat.routes import ClosingRoute, PlanRoute, TodayRoute
from twofold.domain.retreat.summaries import PlanSummary
from twofold.domain.retreat.times import clock_of

from .choices import Choice


def on_and_coming(
    cards: list[PlanSummary], find: Callable[[str], Plan | None], now: datetime, key: str
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the rows of the retreat that is on at *now*, which show *key*, or of that which comes next.

    One that was closed stays in sight until its way home is over. *find* gives the plan of an id; no other
    plan is read.
    """
    stages = {card.id: stage(card, now) for card in cards}
    soonest = sorted(cards, key=lambda card: (card.start, card.created, card.id))
    on = next((card for card in soonest if stages[card.id] == "on"), None)
    coming = next((card for card in soonest if stages[card.id] == "coming"), None)
    closed = next((card for card in soonest if may_go_on(card, now)), None)
    if on is not None and (plan := find(on.id)):
        return tuple(today_rows(plan, now, key)), ()
    if closed is not None and (plan := find(closed.id)) and goes_on(plan, now):
        return tuple(today_rows(plan, now, key)), ()
    if coming is not None and (plan := find(coming.id)):
        return (), (coming_row(plan, now),)
    return (), ()


def today_rows(plan: Plan, now: datetime, key: str) -> list[Choice]:
    """Return the rows of *plan*, whose days are on at *now*: now, next and what is left.

    The first one goes on with it, and shows *key*.
    """
    here, route = live(plan, now), TodayRoute(plan.id)
    rows = [(_title(slot), f"until {clock_of(slot.end)}") for slot in here.now[:2]]
    if here.next is not None:
        away = here.next.day - here.day
        night = here.minutes >= DAY and here.next.start < NOON
        when = "next" if not away else "in the morning" if night else "tomorrow"
        when = when if away < 2 else f"in {away} days"
        rows.append((_title(here.next), when))
    if not rows:
        rows.append((Content.styled(plan.title, "bold"), "nothing more is planned"))
    first, *others = rows
    listed = [Choice("today", first[0], first[1], key, route=route)]
    listed += [Choice(f"today-{n}", title, note, route=route) for n, (title, note) in enumerate(others)]
    if words := _left(here):
        listed.append(Choice("today-left", words, route=route))
    if not plan.closed and here.next is None and here.day >= plan.days - 1:
        close = ClosingRoute(plan.id)
        listed.append(Choice("close", "Close it together", "whenever you like", spare=True, route=close))
    return listed


def coming_row(plan: Plan, now: datetime) -> Choice:
    """Return the row of *plan*, which is still to come at *now*."""
    away = -live(plan, now).day
    open_ = sum(todo.done is None for todo in plan.todos)
    note = "tomorrow" if away == 1 else f"in {away} days"
    if open_:
        note += f"; {open_} thing{'s' if open_ > 1 else ''} to do before"
    return Choice("coming", Content.styled(plan.title, "bold"), note, route=PlanRoute(plan.id))


def _title(slot: Slot) -> Content:
    return Content.assemble((f"{clock_of(slot.start):>5}  ", "$quiet"), (slot.title, "bold"))


def _left(here: Live) -> Content:
    parts = []
    if here.left:
        names = ", ".join(slot.title for slot in here.left[:2])
        more = f", and {len(here.left) - 2} more" if len(here.left) > 2 else ""
        parts.append(f"then {names}{more}")
    return Content.styled("".join(parts), "$quiet")
