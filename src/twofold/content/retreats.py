"""The retreats to begin with: those that come with twofold, and the couple's own.

In a file days are counted from one and times are written as on a clock, as people do.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec

from ..domain.retreat.limits import Line, Notes
from ..domain.retreat.plan import (
    DEPTHS,
    LATEST,
    MOST_DAYS,
    MOST_SLOTS,
    SLOT_KINDS,
    WHERE,
    Depth,
    SlotKind,
    Where,
)
from ..domain.retreat.templates import Template, TemplateSlot, troubles
from ..domain.text import LINE_LIMIT
from .faults import Fault, Shape, Wrong, not_a_choice
from .own_files import bytes_of, decode, gather
from .protocols import Library
from .retreat_practices import practices

BUILT_IN = ("three-hours", "one-day", "weekend", "workshop", "with-children", "half-way", "little-money")
"""The ids of the templates that come with twofold, shortest first, then by how a couple lives; each has a
file of its name."""
MOST_LINES = 60
"""Most ground rules, and most things to do before, of a template."""

_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=LINE_LIMIT)]
_Lines = Annotated[tuple[_Words, ...], msgspec.Meta(max_length=MOST_LINES)]
_Start = Annotated[str, msgspec.Meta(pattern=r"^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$")]


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    day: Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]
    start: _Start
    minutes: Annotated[int, msgspec.Meta(ge=5, le=LATEST)]
    title: _Words
    kind: SlotKind
    depth: Depth = "light"
    practice: Line = ""
    place: Line = ""
    notes: Notes = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    name: _Words
    why: _Words
    where: Where
    days: Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]
    slots: Annotated[tuple[_Slot, ...], msgspec.Meta(min_length=1, max_length=MOST_SLOTS)]
    rules: _Lines = ()
    todos: _Lines = ()


_SHAPE = Shape(
    what="retreat",
    top=_File,
    tables={"slots": _Slot},
    choices={"where": WHERE, "kind": SLOT_KINDS, "depth": DEPTHS},
    first="slots",
    hints={"start": 'write the time in quotes, as on a clock, such as "18:00"'},
    paragraphs=frozenset({"notes"}),
    meant={"length": "minutes", "duration": "minutes", "time": "start", "what": "title"},
)
_WRITTEN = {"length": "minutes"}  # what fields are called in a file, where it is something else


class Templates(msgspec.Struct, frozen=True):
    """All templates at hand, the built-in ones first; ``troubles`` has a sentence for each file left out."""

    templates: tuple[Template, ...]
    troubles: tuple[str, ...] = ()

    def get(self, key: str, /) -> Template | None:
        """Return the template whose id is *key*, or None."""
        return next((template for template in self.templates if template.id == key), None)


def load_templates(own: Path | None = None, library: Library | None = None) -> Templates:
    """Return the built-in templates and those of the folder *own* (``*.toml``, by name); raises nothing.

    Their slots may hold the talks of *library* (None: those that come with twofold). A file that is no
    sound template is left out, with a sentence that names file, key and reason.
    """
    return Templates(*gather(BUILT_IN, "retreat", own, partial(read, library=library), bytes_of))


def read(raw: bytes, library: Library | None = None) -> Template:
    """Return the template that the TOML text *raw* (UTF-8) describes, its texts free of control characters.

    Raises Wrong with every fault found.
    """
    written = decode(raw, _File, _SHAPE)
    # In the order of the file, so that a fault is named by the number people count to.
    template = Template(
        id=written.id,
        name=written.name,
        why=written.why,
        where=written.where,
        days=written.days,
        slots=tuple(map(_placed, written.slots)),
        rules=written.rules,
        todos=written.todos,
    )
    if faults := tuple(_faults(template, tuple(one.id for one in practices(library)))):
        raise Wrong(*faults)
    slots = sorted(template.slots, key=lambda slot: (slot.day, slot.start, -slot.length))
    return msgspec.structs.replace(template, slots=tuple(slots))


def _placed(slot: _Slot) -> TemplateSlot:
    hours, minutes = re.split("[:.]", slot.start)
    return TemplateSlot(
        day=slot.day - 1,
        start=int(hours) * 60 + int(minutes),
        length=slot.minutes,
        title=slot.title,
        kind=slot.kind,
        depth=slot.depth,
        practice=slot.practice,
        place=slot.place,
        notes=slot.notes,
    )


def _faults(template: Template, known: tuple[str, ...]) -> Iterator[Fault]:
    for number, field, reason in troubles(template):
        yield f"slots[{number + 1}].{_WRITTEN.get(field, field)}", reason
    for number, slot in enumerate(template.slots, 1):
        if slot.practice and slot.practice not in known:
            yield f"slots[{number}].practice", not_a_choice(slot.practice, known)
