"""Moving the dates of a plan: what is booked is booked for a day, and the two say what becomes of it."""

import re
from collections.abc import Collection
from datetime import date

import msgspec
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.text import LINE_LIMIT, clean_line, folded, is_blank

from .beginning import with_dates
from .plan import MOST_SLOTS, Plan, Slot, Todo
from .slots import date_of, order

REBOOK = "Change the booking: "
"""Begins the to-do for what is booked and moved along; its name follows."""


class Stone(msgspec.Struct, frozen=True):
    """Something booked, when the dates move. ``was``: its date now; ``along``: its date if it moves along;
    ``day``: which of the new days (from 0) its date would be, None where it is none of them."""

    slot: Slot
    was: date
    along: date
    day: int | None


def stones(plan: Plan, start: date, days: int) -> tuple[Stone, ...]:
    """Return what is booked in *plan*, in its order, as it would be in so many *days* from *start* on.

    Nothing where the first day stays: then nothing moves. Raises Invalid for dates beyond the calendar.
    """
    by = (start - plan.start).days
    if not by:
        return ()
    booked = sorted((slot for slot in plan.slots if slot.fixed), key=lambda slot: (slot.day, *order(slot)))
    later = plan.with_(start=start)
    try:
        return tuple(
            Stone(slot, date_of(plan, slot.day), date_of(later, slot.day), _there(slot.day - by, days))
            for slot in booked
        )
    except OverflowError:
        raise Invalid("Choose a day within the calendar.") from None


def with_moved_dates(plan: Plan, start: date, days: int, kept: Collection[str] = ()) -> Plan:
    """Return *plan* on other dates; of what is booked, the slots *kept* (ids) keep the date that they have.

    One that is on none of the new days goes out of the plan, with what it costs. Open to-dos move as the
    first day does; one that names what keeps its date keeps its own. What is booked and moves along gets a
    to-do to change its booking. Raises Invalid for dates that no plan can have.
    """
    some = stones(plan, start, days)
    moved = with_dates(plan, start, days)
    staying = {stone.slot.id: stone for stone in some if stone.slot.id in kept}
    slots = tuple(
        replace(slot, day=stone.day or 0) if (stone := staying.get(slot.id)) else slot
        for slot in moved.slots
        if slot.id not in staying or staying[slot.id].day is not None
    )
    names = [each.slot.title for each in staying.values()]
    due = {todo.id: todo.due for todo in plan.todos if _names(todo, names)}
    todos = tuple(
        replace(todo, due=due[todo.id]) if todo.id in due and not todo.done else todo for todo in moved.todos
    )
    along = [stone.slot for stone in some if stone.slot.id not in staying]
    return moved.with_(slots=slots, todos=(*todos, *_rebooking(plan, along)))


def _there(day: int, days: int) -> int | None:
    return day if 0 <= day < days else None


def _names(todo: Todo, names: Collection[str]) -> bool:
    """Return whether one of *names* stands in the words of *todo*, as words of their own."""
    words = folded(todo.what)
    return any(
        re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", words) for name in names if not is_blank(name)
    )


def _rebooking(plan: Plan, along: Collection[Slot]) -> tuple[Todo, ...]:
    """Return the to-dos for what is booked and moves along; where the list is full, as many as fit."""
    known = {todo.what for todo in plan.todos if not todo.done}
    wanted = dict.fromkeys(
        clean_line(REBOOK + slot.title, LINE_LIMIT)
        for slot in along
        if not (is_blank(slot.title) or slot.happened)
    )
    room = max(0, MOST_SLOTS - len(plan.todos))
    return tuple(Todo(what=what) for what in wanted if what not in known)[:room]
