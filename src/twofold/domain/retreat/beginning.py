"""Beginning a plan: empty, with what a template holds, or with an older one on other dates."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import new_id
from twofold.domain.text import clean_line

from .naming import proposed_title
from .plan import MOST_DAYS, Cost, Plan, Rule, Slot, Thing, Todo, Where
from .preparing import with_rules
from .slots import move_dates
from .templates import Template
from .times import known_zone, zones

_CURRENCY = re.compile("[A-Z]{3}")


def begin(
    now: datetime,
    title: str,
    start: date,
    days: int = 1,
    *,
    purpose: str = "",
    where: Where = "home",
    zone: str = "UTC",
    currency: str = "EUR",
    rules: Iterable[str] = (),
) -> Plan:
    """Return an empty plan made at *now* (UTC), with the ground *rules* that nobody accepted yet.

    Without a *title* it is called by its dates. Raises Invalid for days that are too few or too many, and
    for dates beyond the calendar.
    """
    check_dates(start, days)
    plan = Plan(
        created=now,
        updated=now,
        title=clean_line(title) or proposed_title(start, days),
        purpose=clean_line(purpose),
        where=where,
        start=start,
        days=days,
        zone=zone,
        currency=currency,
    )
    return with_rules(plan, [Rule(words=words) for words in rules])


def from_template(template: Template, plan: Plan) -> Plan:
    """Return *plan* with what *template* holds: its slots, its to-dos, and its ground rules if it has some.

    What opens the template stays on the first day, and what closes it comes on the last, however many days
    the plan has: days between are left out, or stay free.
    """
    place = {day: day for day in range(min(template.days, plan.days))}
    if template.days > 1:
        place.pop(template.days - 1, None)
        place = {day: at for day, at in place.items() if at < plan.days - 1}
        place[template.days - 1] = plan.days - 1
    slots = tuple(
        Slot(
            day=place[slot.day],
            start=slot.start,
            length=slot.length,
            title=slot.title,
            kind=slot.kind,
            depth=slot.depth,
            practice=slot.practice,
            place=slot.place,
            notes=slot.notes,
        )
        for slot in template.slots
        if slot.day in place
    )
    made = plan.with_(
        template=template.id,
        slots=(*plan.slots, *slots),
        todos=(*plan.todos, *(Todo(what=what) for what in template.todos)),
    )
    return with_rules(made, [Rule(words=words) for words in template.rules]) if template.rules else made


def named(plan: Plan, title: str, purpose: str) -> Plan:
    """Return *plan* with that *title* and *purpose*; without a title it is called by its dates."""
    return plan.with_(
        title=clean_line(title) or proposed_title(plan.start, plan.days), purpose=clean_line(purpose)
    )


def with_dates(plan: Plan, start: date, days: int) -> Plan:
    """Return *plan* on other dates (see `move_dates`); a title that named the dates follows them."""
    by_dates = plan.title == proposed_title(plan.start, plan.days)
    check_dates(start, days)
    moved = move_dates(plan, start, days)
    return moved.with_(title=proposed_title(start, days)) if by_dates else moved


def again(plan: Plan, now: datetime, start: date) -> Plan:
    """Return *plan* as a new one made at *now* (UTC) that begins on *start*: nothing of it has happened yet.

    What was planned comes along, with fresh ids. What was done, booked, paid, ticked, accepted, rated and
    taken home stays with the old one. To-dos keep their distance from the first day. Raises Invalid for dates
    beyond the calendar.
    """
    check_dates(start, plan.days)
    by = start - plan.start
    slots = {
        slot.id: replace(
            slot, id=new_id(), spent=None, spent_in="", payer=None, happened="", session="", fixed=False
        )
        for slot in plan.slots
    }
    ideas = tuple(
        replace(
            idea,
            id=new_id(),
            hearts=None,
            vetoed=False,
            slot=slots[idea.slot].id if idea.slot in slots else "",
        )
        for idea in plan.ideas
    )
    by_dates = plan.title == proposed_title(plan.start, plan.days)
    return Plan(
        created=now,
        updated=now,
        title=proposed_title(start, plan.days) if by_dates else plan.title,
        purpose=plan.purpose,
        where=plan.where,
        start=start,
        days=plan.days,
        zone=plan.zone,
        currency=plan.currency,
        rates=plan.rates,
        # What it was converted at still counts; what it was before is another plan's.
        conversions=tuple(replace(each, amounts={}, exact={}) for each in plan.conversions),
        template=plan.template,
        slots=tuple(slots.values()),
        ideas=ideas,
        todos=tuple(Todo(what=t.what, owner=t.owner, due=_later(t.due, by)) for t in plan.todos),
        rules=tuple(Rule(words=rule.words) for rule in plan.rules),
        packing=tuple(Thing(what=t.what, whose=t.whose) for t in plan.packing),
        budget=replace(
            plan.budget,
            costs=tuple(
                Cost(what=c.what, cost=c.cost, cost_in=c.cost_in, share=c.share) for c in plan.budget.costs
            ),
        ),
    )


def read_currency(text: str) -> str:
    """Return the ISO 4217 code that *text* is. Raises ValueError with a sentence when it is none."""
    code = clean_line(text).upper()
    if not _CURRENCY.fullmatch(code):
        raise ValueError("Write the currency as three letters, like EUR or GBP.")
    return code


def read_zone(text: str) -> str:
    """Return the IANA name of the zone that *text* names: a name in any case, or its city alone.

    Raises ValueError with a sentence when there is none, or more than one.
    """
    words = clean_line(text)
    if known_zone(words):
        return words
    wanted = words.casefold().replace(" ", "_")
    named = [zone for zone in zones() if wanted in (zone.casefold(), zone.rpartition("/")[2].casefold())]
    if len(named) == 1:
        return named[0]
    near = named or [zone for zone in zones() if wanted and wanted in zone.casefold()]
    if not wanted or not near or len(near) > 3:
        raise ValueError("Name the time zone by its city, like Europe/Berlin, or write UTC.")
    raise ValueError(f"Which time zone is it? Perhaps {' or '.join(near)}.")


def read_days(text: str) -> int:
    """Return how many days *text* says. Raises ValueError with a sentence when it is no such number."""
    words = clean_line(text).casefold().removesuffix("days").removesuffix("day").strip()
    if not re.fullmatch("[0-9]{1,4}", words) or not 1 <= int(words) <= MOST_DAYS:
        raise ValueError(f"Write how many days, from 1 to {MOST_DAYS}.")
    return int(words)


def check_dates(start: date, days: int) -> None:
    """Raise Invalid when a retreat cannot have so many *days*, or a calendar not those after *start*."""
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(f"A retreat has 1 to {MOST_DAYS} days.")
    # Months must stay beyond the last day: a calendar is written for the time around it.
    if start > date.max - timedelta(days=800):
        raise Invalid("Choose a day within the calendar.")


def _later(day: date | None, by: timedelta) -> date | None:
    try:
        return day + by if day else None
    except OverflowError:
        return None
