"""What the two do instead if it rains: the one line that a slot names for that, and the change of the two."""

from msgspec.structs import asdict, replace

from twofold.domain.people import Invalid

from .asplanned import AsPlanned
from .plan import Plan, Slot
from .slots import found, replaced

OTHER = "↔"
"""Marks a slot that has another way, in one cell."""


def other_way(slot: Slot) -> str:
    """Return what is done if it rains, or what was planned where that is on now; "" where nobody said."""
    return slot.planned.title if slot.planned is not None else slot.instead


def other_words(slot: Slot) -> str:
    """Return `other_way` with what it is: "If it rains: …", or "Instead of: …"; "" where there is none."""
    if not (way := other_way(slot)):
        return ""
    return f"Instead of: {way}" if slot.planned is not None else f"If it rains: {way}"


def changed_over(slot: Slot) -> Slot:
    """Return *slot* as it is with the other way on; changed over once more it is as it was.

    Its time, what it costs and who sees to it stay. Raises Invalid where there is no other way.
    """
    planned = slot.planned
    if planned is not None:
        return replace(slot, **asdict(planned), instead=slot.instead or slot.title, planned=None)
    if not slot.instead:
        raise Invalid("There is no plan for rain yet. Add one on its page, at “If it rains”.")
    names = AsPlanned.__struct_fields__
    kept = AsPlanned(**{name: getattr(slot, name) for name in names})
    return replace(slot, **asdict(AsPlanned(title=slot.instead)), instead="", planned=kept)


def change_over(plan: Plan, slot_id: str) -> Plan:
    """Return *plan* with the slot *slot_id* `changed_over`. Raises Invalid, also when it is gone."""
    return replaced(plan, changed_over(found(plan, slot_id)))
