"""A retreat told in words: what its Markdown and its page to print both say.

Nothing here is escaped. ``title``, ``words``, ``place``, ``notes`` and names are theirs; the rest is ours.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from ..content import practice
from ..domain.dates import full_day
from ..domain.people import Couple
from ..domain.records import SIDES, Hands
from ..domain.retreat.athand import AtHandKind, at_hand, place_line
from ..domain.retreat.closing import CHECKIN, TAKEAWAYS, checkin_words, takeaways_of
from ..domain.retreat.money import Entry, entries, owes, totals
from ..domain.retreat.naming import dates_in_words
from ..domain.retreat.needs import Needs, lines_of
from ..domain.retreat.nights import after_midnight, clock_words
from ..domain.retreat.packing import of
from ..domain.retreat.plan import Closing, FollowUp, Plan, Slot, SlotKind, Thing, Todo, Where
from ..domain.retreat.rates import foreign, rate_of, rate_words
from ..domain.retreat.slots import date_of, lost, on_day
from ..domain.retreat.times import span
from ..domain.retreat.weather import other_words
from ..domain.text import is_blank
from .money import both_ways, money
from .whole import Whole

KINDS: dict[SlotKind, str] = {
    "connect": "connect", "new": "new", "rest": "rest", "meal": "meal", "travel": "travel", "solo": "solo",
    "logistics": "errands",
}  # fmt: skip
"""What the kinds of slots are called, as on the screen."""
WHERE: dict[Where, str] = {"home": "At home", "away": "Away", "workshop": "A led workshop"}
_AT_HAND: dict[AtHandKind, str] = {"link": "{}", "number": "number {}", "phone": "tel. {}"}
"""What of a slot is for others to read as well: no path of this machine."""
_AFTER = {7: "A week after", 30: "A month after", CHECKIN: "Your check-in"}


class Item(msgspec.Struct, frozen=True):
    """A slot. ``time``: such as "19:30–21:00"; ``kind``: a word, with the practice of this app that it holds;
    ``place``: with its address; ``who``: who sees to it, or "" for both; ``booked``: its page, numbers, and
    what is done if it rains; ``night``: what there is to know of a time in the night, or ""; ``whom``: for
    whom it is, or "" for both.
    """

    time: str
    title: str
    kind: str
    place: str
    who: str
    notes: str
    booked: tuple[str, ...] = ()
    night: str = ""
    whom: str = ""


class Day(msgspec.Struct, frozen=True):
    """A day. ``name``: "Friday"; ``day``: "27 November 2026"; both are "" for what has no day any more."""

    name: str
    date: str
    items: tuple[Item, ...]


class Said(msgspec.Struct, frozen=True):
    """What one of them wrote: ``lines``, each theirs."""

    name: str
    lines: tuple[str, ...]


class Memory(msgspec.Struct, frozen=True):
    """A part of what stays, under a title of ours. ``said``: by each who wrote something; ``plain``: a
    sentence of ours."""

    title: str
    said: tuple[Said, ...] = ()
    plain: str = ""


class Money(msgspec.Struct, frozen=True):
    """A line of the budget; amounts are written out, "" where nobody said. ``name``: who paid, or ""."""

    what: str
    planned: str
    paid: str
    name: str


class Packed(msgspec.Struct, frozen=True):
    """A list to pack: ``title`` is ours ("For both of you"), or else it is a name. ``own``: each of the two
    needs one of their own, and ticks it."""

    title: str
    name: str
    things: tuple[Thing, ...]
    own: bool = False


def dates(plan: Plan) -> str:
    """Return the dates of *plan*, with their year: "Friday 27 to Sunday 29 November 2026"."""
    return dates_in_words(plan.start, plan.days, date.min)


def name(couple: Couple | None, who: Hands) -> str:
    """Return the name of *who*, or words for it before the two have met; "Both of you" for both."""
    return "Both of you" if who == "both" else Whole(couple=couple).name(who)


def days(plan: Plan, couple: Couple | None) -> tuple[Day, ...]:
    """Return the days of *plan*, and last what stands on a day that is no more, if there is something."""
    told = [_day(plan, day, on_day(plan, day), couple) for day in range(plan.days)]
    if left := lost(plan):
        told.append(Day("", "", tuple(_item(plan, slot, couple) for slot in left)))
    return tuple(told)


def done(plan: Plan, couple: Couple | None) -> tuple[str, tuple[Day, ...]]:
    """Return what was done, by days, under a title: what was ticked or has its talk; if nothing was, what was
    planned and not let go."""
    some = [slot for slot in plan.slots if slot.happened != "skipped"]
    ticked = [slot for slot in some if slot.happened == "done" or slot.session]
    kept, title = (ticked, "What you did") if ticked else (some, "What you had planned")
    told = (
        _day(plan, day, tuple(slot for slot in on_day(plan, day) if slot in kept), couple)
        for day in range(plan.days)
    )
    return title, tuple(day for day in told if day.items)


def _day(plan: Plan, day: int, slots: tuple[Slot, ...], couple: Couple | None) -> Day:
    weekday, _, rest = full_day(date_of(plan, day)).partition(" ")
    return Day(weekday, rest, tuple(_item(plan, slot, couple) for slot in slots))


def _item(plan: Plan, slot: Slot, couple: Couple | None) -> Item:
    held = practice(slot.practice) if slot.practice else None
    kind = KINDS[slot.kind] + (f": {held.name}" if held and held.name != slot.title else "")
    kind += ", booked" if slot.fixed else ""
    who = "" if slot.owner == "both" else name(couple, slot.owner)
    whom = "" if slot.share == "both" else name(couple, slot.share)
    booked = tuple(_AT_HAND[each.kind].format(each.words) for each in at_hand(slot) if each.kind in _AT_HAND)
    booked += (words,) if (words := other_words(slot)) else ()
    night = ". ".join(filter(None, (after_midnight(plan, slot), clock_words(plan, slot))))
    return Item(span(slot), slot.title, kind, place_line(slot), who, slot.notes, booked, night, whom)


def needs(needs: Needs | None, couple: Couple | None) -> tuple[Said, ...]:
    """Return what each needs, of those who wrote something."""
    return tuple(Said(name(couple, side), lines) for side in SIDES if (lines := lines_of(needs, side)))


def todo_about(plan: Plan, todo: Todo, couple: Couple | None) -> tuple[str, str]:
    """Return who does it (a name, or "" for both) and until when: "by Friday 20 November", or ""; with the
    year where it is not that of *plan*."""
    who = "" if todo.owner == "both" else name(couple, todo.owner)
    if todo.due is None:
        return who, ""
    due = full_day(todo.due)
    return who, f"by {due if todo.due.year != plan.start.year else due.rpartition(' ')[0]}"


def packing(plan: Plan, couple: Couple | None) -> tuple[Packed, ...]:
    """Return the lists to pack that have something on them: shared, for each, and each partner's."""
    lists = (
        Packed("For both of you", "", of(plan, "both")),
        Packed("For each of you", "", of(plan, "each"), own=True),
        *(Packed("", name(couple, side), of(plan, side)) for side in SIDES),
    )
    return tuple(each for each in lists if each.things)


def packed_by(thing: Thing, couple: Couple | None) -> tuple[tuple[str, bool], ...]:
    """Return the name of each of the two, and whether they have *thing*, of which each needs one."""
    return tuple((name(couple, side), packed) for side, packed in zip(SIDES, thing.packed_by, strict=True))


# -- money -------------------------------------------------------------------------------------------------


def costs(plan: Plan, couple: Couple | None) -> tuple[Money, ...]:
    """Return what *plan* costs, line by line."""
    return tuple(_cost(plan, entry, couple) for entry in entries(plan))


def _cost(plan: Plan, entry: Entry, couple: Couple | None) -> Money:
    planned = both_ways(entry.cost, entry.cost_as, plan.currency)
    paid = both_ways(entry.spent, entry.spent_as, plan.currency)
    return Money(entry.what, planned, paid, name(couple, entry.payer) if entry.payer else "")


def sums(plan: Plan) -> Money:
    """Return what all of it comes to."""
    whole = totals(plan)
    return Money("In all", money(whole.planned, plan.currency), money(whole.spent, plan.currency), "")


def about_money(plan: Plan, couple: Couple | None) -> tuple[str, ...]:
    """Return sentences about the limit, what other currencies count as, and, where it is split, about who
    gives the other how much."""
    said = []
    if plan.budget.limit is not None:
        said.append(f"The limit is {money(plan.budget.limit, plan.currency)}.")
    for currency in foreign(plan):
        rate = rate_of(plan, currency)
        counts = f"One {currency} counts as {rate_words(rate)} {plan.currency}." if rate else ""
        said.append(counts or f"{currency} has no rate yet and is not counted.")
    owed = owes(plan)
    if owed is not None and owed.amount:
        other = name(couple, "b" if owed.by == "a" else "a")
        said.append(f"{name(couple, owed.by)} gives {other} {money(owed.amount, plan.currency)}.")
    if owed is not None and owed.unsaid:
        said.append(f"For {money(owed.unsaid, plan.currency)} nobody said who paid.")
    return tuple(said)


# -- memories ----------------------------------------------------------------------------------------------


def memories(plan: Plan, couple: Couple | None) -> tuple[Memory, ...]:
    """Return what each took home and promised, and what they wrote when they looked back."""
    return tuple(part for part in _memories(plan, couple) if part.said or part.plain)


def _memories(plan: Plan, couple: Couple | None) -> Iterator[Memory]:
    closing = plan.closing or Closing()
    taken = ((takeaways_of(closing, side)[:TAKEAWAYS]) for side in SIDES)
    yield Memory("What you took home", _said(couple, tuple(taken)))
    yield Memory("What you promised", _said(couple, tuple((words,) for words in closing.promises)))
    if closing.checkin is not None:
        yield Memory("You sit down again", plain=f"On {checkin_words(closing.checkin)}.")
    for look in sorted(plan.follow_ups, key=_when):
        title = _AFTER.get(look.after, f"{look.after} days after")
        yield Memory(title, _said(couple, tuple((words,) for words in look.words)))


def _when(look: FollowUp) -> tuple[bool, int]:
    return look.after == CHECKIN, look.after


def _said(couple: Couple | None, each: tuple[tuple[str, ...], ...]) -> tuple[Said, ...]:
    filled = (tuple(line for line in lines if not is_blank(line)) for lines in each)
    return tuple(Said(name(couple, side), lines) for side, lines in zip(SIDES, filled, strict=True) if lines)
