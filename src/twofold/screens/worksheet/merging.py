"""A row that was written in at two terminals at once: nothing of either is lost."""

from typing import Any

import msgspec
from msgspec.structs import replace

from twofold.domain.text import LINE_LIMIT
from twofold.domain.worksheet.sheet import LONG, Row


def merged(base: Row, mine: Row, theirs: Row) -> Row:
    """Return *theirs* with what *mine* changed since *base*.

    What both changed holds both texts; of two numbers or choices, theirs.
    """
    return replace(theirs, **_changes(base, mine, theirs))


def _changes(base: Any, mine: Any, theirs: Any) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in base.__struct_fields__:
        before, here, there = (getattr(each, name) for each in (base, mine, theirs))
        if here in (before, there):
            continue
        if isinstance(here, msgspec.Struct):
            changes[name] = replace(there, **_changes(before, here, there))
        elif there == before:
            changes[name] = here
        elif name in ("why", "moment") and here not in there:
            changes[name] = _joined(there, here, "\n\n", LONG)
        elif isinstance(here, str) and name not in ("kind", "group", "firmness") and here not in there:
            changes[name] = _joined(there, here, " / ", LINE_LIMIT)
    return changes


def _joined(theirs: str, mine: str, between: str, limit: int) -> str:
    # One who types on has the other's words in theirs: they are not said twice.
    return (mine if theirs in mine else f"{theirs}{between}{mine}")[:limit]
