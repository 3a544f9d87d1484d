"""What a plan can begin with: the days of a retreat, without dates."""

from collections.abc import Iterator

import msgspec

from twofold.domain.retreat.plan import DAY, LATEST, Depth, SlotKind, Where


class TemplateSlot(msgspec.Struct, frozen=True, kw_only=True):
    """Something that has its time; every field means what it means in Slot.

    ``day``: 0 for the first. ``start``: minutes after its midnight; ``length``: minutes.
    """

    day: int
    start: int
    length: int
    title: str
    kind: SlotKind
    depth: Depth = "light"
    practice: str = ""
    place: str = ""
    notes: str = ""

    @property
    def end(self) -> int:
        """Minutes after the midnight of its day at which it ends; above 1440 on the next morning."""
        return self.start + self.length


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A retreat to begin with.

    ``name``: what it is called; ``why``: one line on what it is good for. ``where``, ``days``: as in Plan.
    ``slots``: in the order of their days and times. ``rules``, ``todos``: its own ground rules and things to
    do before, where it brings some.
    """

    id: str
    name: str
    why: str
    where: Where
    days: int
    slots: tuple[TemplateSlot, ...]
    rules: tuple[str, ...] = ()
    todos: tuple[str, ...] = ()


def troubles(template: Template) -> Iterator[tuple[int, str, str]]:
    """Yield (number of the slot counted from 0, field, reason) for each slot that does not fit its days."""
    for number, slot in enumerate(template.slots):
        if slot.day >= template.days:
            days = "one day" if template.days == 1 else f"{template.days} days"
            yield number, "day", f"this is beyond the {days} it has"
        if slot.end > LATEST:
            hour = (LATEST - DAY) // 60
            yield number, "length", f"it would last beyond {hour} in the morning after"
