"""Moving the slots of a plan: pure changes, each a new plan.

Each raises Invalid, with a sentence, when it cannot be made. None of them loses a slot, and none asks whether
the place is taken: what overlaps is said by the checks.
"""

from datetime import date, timedelta

import msgspec

from twofold.domain.people import Invalid

from .plan import DAY, LATEST, MOST_DAYS, MOST_SLOTS, STEP, Plan, Slot, of_its_night

MORNING = 9 * 60
"""From when on a free place is looked for, in minutes after midnight, where nobody says otherwise."""

_GONE = "That is no longer in the plan."
_FIXED = "“{}” is booked, so it keeps its time. Type another, or open it and turn “Booked” off."
_TOO_LATE = "It would last past six in the morning. Make it shorter, or begin earlier."


def order(slot: Slot) -> tuple[int, int, str]:
    """Return what the slots of one day are sorted by: the start, then the longer first, then the id."""
    return slot.start, -slot.length, slot.id


def on_day(plan: Plan, day: int) -> tuple[Slot, ...]:
    """Return the slots of *day* (0 is the first), in the order in which they happen."""
    return tuple(sorted((slot for slot in plan.slots if slot.day == day), key=order))


def lost(plan: Plan) -> tuple[Slot, ...]:
    """Return the slots on days that are no more, because the retreat was made shorter, in their order."""
    return tuple(
        sorted(
            (slot for slot in plan.slots if slot.day >= plan.days), key=lambda slot: (slot.day, *order(slot))
        )
    )


def date_of(plan: Plan, day: int) -> date:
    """Return the date of *day* (0 is the first; it may lie outside of the retreat)."""
    return plan.start + timedelta(days=day)


def found(plan: Plan, slot_id: str) -> Slot:
    """Return the slot *slot_id*. Raises Invalid when it is gone."""
    slot = plan.slot(slot_id)
    if slot is None:
        raise Invalid(_GONE)
    return slot


def add(plan: Plan, slot: Slot) -> Plan:
    """Return *plan* with *slot*; a slot of that id that is there already is replaced.

    Raises Invalid when its day is not one of the plan's, when it would end after LATEST, or when the plan is
    full (MOST_SLOTS).
    """
    if plan.slot(slot.id) is not None:
        return replaced(plan, slot)
    if of_its_night(slot).day >= plan.days:
        raise Invalid("That day is not part of this plan.")
    if len(plan.slots) >= MOST_SLOTS:
        raise Invalid(f"A plan holds {MOST_SLOTS} things at most. Take something out first.")
    _fits_its_night(slot)
    return plan.with_(slots=(*plan.slots, slot))


def replaced(plan: Plan, slot: Slot) -> Plan:
    """Return *plan* with *slot* in the place of the one that has its id.

    Raises Invalid when there is none, or when it would end after LATEST.
    """
    found(plan, slot.id)
    _fits_its_night(slot)
    return plan.with_(slots=tuple(slot if old.id == slot.id else old for old in plan.slots))


def remove(plan: Plan, slot_id: str) -> Plan:
    """Return *plan* without the slot *slot_id*. Raises Invalid when it is gone already."""
    found(plan, slot_id)
    return plan.with_(slots=tuple(slot for slot in plan.slots if slot.id != slot_id))


def nudge(plan: Plan, slot_id: str, by: int) -> Plan:
    """Return *plan* with the slot moved *by* minutes (negative: sooner), over midnight too, into its night.

    From DAWN on it is on the next day, where there is one. Raises Invalid at the two ends of the plan, when
    it would end after LATEST, and when it is booked.
    """
    slot = _free(found(plan, slot_id))
    days, start = divmod(slot.day * DAY + slot.start + by, DAY)
    if days < 0:
        raise Invalid("It cannot begin before the plan does.")
    there = of_its_night(_moved(slot, day=days, start=start))
    if by > 0 and there.day >= plan.days and there.day > slot.day:
        raise Invalid("That is the end of the last day.")
    return replaced(plan, there)


def stretch(plan: Plan, slot_id: str, by: int) -> Plan:
    """Return *plan* with the slot *by* minutes longer (negative: shorter), as far as that goes.

    It keeps STEP minutes at least and ends at LATEST at most. Raises Invalid when nothing can change, and
    when it is booked.
    """
    slot = _free(found(plan, slot_id))
    least, most = min(STEP, slot.length), LATEST - slot.start
    length = max(least, min(most, slot.length + by))
    if length == slot.length and by < 0:
        raise Invalid("It is as short as it can be.")
    if length == slot.length and by > 0:
        raise Invalid("It already lasts until six in the morning.")
    return replaced(plan, _moved(slot, length=length))


def to_day(plan: Plan, slot_id: str, by: int) -> Plan:
    """Return *plan* with the slot *by* days later (negative: sooner), at the same time.

    A slot on a day that is no more counts as one day after the last. Raises Invalid at the two ends, and
    when it is booked.
    """
    slot = _free(found(plan, slot_id))
    day = min(slot.day, plan.days) + by
    if day < 0:
        raise Invalid("It is already on the first day.")
    if day >= plan.days:
        raise Invalid("It is already on the last day.")
    return replaced(plan, _moved(slot, day=day))


def shift(plan: Plan, slot_id: str, by: int) -> Plan:
    """Return *plan* with the slot and its neighbour in each other's places (*by*: -1 before it, 1 after it).

    The two keep their lengths, the gap between them, and the span they fill together. Of two that lie inside
    each other one comes right behind the other. Raises Invalid when there is no neighbour, when the second
    would end after LATEST, and when one of them is booked.
    """
    slot = found(plan, slot_id)
    day = on_day(plan, slot.day)
    place = next(index for index, other in enumerate(day) if other.id == slot_id)
    if not 0 <= place + by < len(day) or not by:
        raise Invalid(
            "It is already the first of its day." if by <= 0 else "It is already the last of its day."
        )
    first, second = sorted(map(_free, (slot, day[place + by])), key=order)
    gap = second.start - first.end
    behind = first.start + second.length + (gap if second.end > first.end else 0)
    plan = replaced(plan, _moved(second, start=first.start))
    return replaced(plan, _moved(first, start=behind))


def duplicate(plan: Plan, slot_id: str, new: str) -> Plan:
    """Return *plan* with a copy of the slot, under the id *new*, as something still to come.

    It stands right behind the slot, or in the next free place of that day or of a later one; where all is
    taken, at the same time. What is booked for the first is not for the copy. Raises Invalid when the plan is
    full.
    """
    slot = found(plan, slot_id)
    copy = msgspec.structs.replace(
        slot,
        id=new,
        happened="",
        session="",
        spent=None,
        spent_in="",
        payer=None,
        fixed=False,
        number="",
        file="",
        planned=None,
    )
    day = min(slot.day, plan.days - 1)
    place = free_place(plan, day, slot.length, slot.end) if day == slot.day else None
    if place is None:
        later = range(day + (day == slot.day), plan.days)
        free = ((other, free_place(plan, other, slot.length)) for other in later)
        day, place = next(((d, start) for d, start in free if start is not None), (day, slot.start))
    return add(plan, _moved(copy, day=day, start=place))


def at(plan: Plan, slot_id: str, start: int, length: int | None = None) -> Plan:
    """Return *plan* with the slot at *start*, *length* minutes long (None: as it was).

    *start* is 0 to 1439, or more for a time in the night after its day. Raises Invalid when that is no time,
    shorter than five minutes, or would end after LATEST."""
    slot = found(plan, slot_id)
    length = slot.length if length is None else length
    if not 0 <= start < LATEST:
        raise Invalid("It has to begin on its day, or in the night after.")
    if length < 5:
        raise Invalid("Give it at least five minutes.")
    return replaced(plan, _moved(slot, start=start, length=length))


def free_place(plan: Plan, day: int, length: int, after: int = MORNING) -> int | None:
    """Return when, at *after* or later, *length* minutes of *day* are free (minutes after its midnight).

    What lasts into the day from the evening before counts, and what begins early on the next. None when there
    is no such place before midnight.
    """
    start = max(0, after)
    taken = sorted(
        (from_, to)
        for slot in plan.slots
        if abs(slot.day - day) <= 1
        for from_, to in [((slot.day - day) * DAY + slot.start, (slot.day - day) * DAY + slot.end)]
        if to > start
    )
    for from_, to in taken:
        if from_ >= start + length:
            break
        start = max(start, to)
    return start if start + length <= DAY else None


def move_dates(plan: Plan, start: date, days: int) -> Plan:
    """Return *plan* beginning on *start*, with so many *days* (1 to MOST_DAYS).

    Each slot keeps its day and its time, counted from the first day; what lies on days that are no more is
    kept (see `lost`). To-dos that are still to be done keep their distance from the first day. Raises Invalid
    when the days are too few or too many.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(f"A retreat has 1 to {MOST_DAYS} days.")
    by = start - plan.start
    try:
        start + timedelta(days=days)
        todos = tuple(
            msgspec.structs.replace(todo, due=todo.due + by) if todo.due and not todo.done else todo
            for todo in plan.todos
        )
    except OverflowError:
        raise Invalid("Choose a day within the calendar.") from None
    return plan.with_(start=start, days=days, todos=todos)


def fix(plan: Plan, slot_id: str) -> Plan:
    """Return *plan* with the slot booked, so that it keeps its time, or free again.

    Raises Invalid when it is gone.
    """
    slot = found(plan, slot_id)
    return replaced(plan, msgspec.structs.replace(slot, fixed=not slot.fixed))


def _free(slot: Slot) -> Slot:
    """Return *slot*. Raises Invalid when it is booked."""
    if slot.fixed:
        raise Invalid(_FIXED.format(slot.title))
    return slot


def _moved(
    slot: Slot, *, day: int | None = None, start: int | None = None, length: int | None = None
) -> Slot:
    return msgspec.structs.replace(
        slot,
        day=slot.day if day is None else day,
        start=slot.start if start is None else start,
        length=slot.length if length is None else length,
    )


def _fits_its_night(slot: Slot) -> None:
    if slot.end > LATEST:
        raise Invalid(_TOO_LATE)
