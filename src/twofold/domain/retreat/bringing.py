"""Slots that come from elsewhere, such as a calendar file, into a plan."""

from collections.abc import Iterable

from msgspec.structs import replace

from .plan import Plan, Slot
from .slots import add, remove, replaced
from .weather import change_over, changed_over


def bring_in(plan: Plan, slots: Iterable[Slot], gone: Iterable[str] = ()) -> Plan:
    """Return *plan* with *slots*; one that is there already gets the new time and title, and whatever else is
    said of it. The slots *gone* (ids) were called off and are taken out, where they are still there.

    Raises Invalid when they are too many.
    """
    for slot_id in gone:
        if plan.slot(slot_id) is not None:
            plan = remove(plan, slot_id)
    for slot in slots:
        known = plan.slot(slot.id)
        if known is None:
            plan = add(plan, slot)
        elif known.planned is not None:
            # They do something else for the rain: what was booked is what comes anew.
            booked = bring_in(replaced(plan, changed_over(known)), (slot,))
            plan = change_over(booked, slot.id)
        else:
            fresh = replace(
                known, title=slot.title, day=slot.day, start=slot.start, length=slot.length,
                place=slot.place or known.place, notes=slot.notes or known.notes,
                link=slot.link or known.link, number=slot.number or known.number,
                phone=slot.phone or known.phone, address=slot.address or known.address,
                file=slot.file or known.file,
            )  # fmt: skip
            plan = replaced(plan, fresh)
    return plan
