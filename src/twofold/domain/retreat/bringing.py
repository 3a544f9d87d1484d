"""Slots that come from elsewhere, such as a calendar file, into a plan."""

from collections.abc import Iterable

from msgspec.structs import replace

from .plan import Plan, Slot
from .slots import add, replaced


def bring_in(plan: Plan, slots: Iterable[Slot]) -> Plan:
    """Return *plan* with *slots*; one that is there already gets the new time, title, place and notes.

    Raises Trouble when they are too many.
    """
    for slot in slots:
        known = plan.slot(slot.id)
        if known is None:
            plan = add(plan, slot)
        else:
            fresh = replace(
                known, title=slot.title, day=slot.day, start=slot.start, length=slot.length,
                place=slot.place or known.place, notes=slot.notes or known.notes,
            )  # fmt: skip
            plan = replaced(plan, fresh)
    return plan
