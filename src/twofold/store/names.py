"""The couple's record, when it cannot be read and no copy of it is whole: what of it can be saved."""

import json
import re
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Raw

from twofold.domain.people import COLOURS, COUPLE_ID, MARKS
from twofold.domain.records import SIDES, Side
from twofold.domain.text import NAME_LIMIT, clean_line, is_blank, visible

from .judging import NOT_READ
from .sums import FIELD, renewed
from .text import load

_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')
_STAND_INS = ("A", "B")


_LONG_AGO = "2000-01-01T00:00:00Z"
_USUAL: dict[str, Any] = {"rev": 0, "author": None, "deleted": None}
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class _Rest(msgspec.Struct):
    rev: int = 0
    author: Side | None = None
    deleted: _Moment | None = None
    created: _Moment | msgspec.UnsetType = msgspec.UNSET
    updated: _Moment | msgspec.UnsetType = msgspec.UNSET


def couple_in_part(raw: Raw) -> tuple[Raw, tuple[str, ...]]:
    """Return the couple's record as it can be read, made from *raw*, and in words what had to be replaced."""
    found = _found(raw)
    lost: list[str] = []
    partners: dict[str, dict[str, Any]] = {}
    parts = [part if isinstance(part := found.get(side), dict) else {} for side in SIDES]
    names = _names([part.get("name") for part in parts])
    for place, (side, was, name) in enumerate(zip(SIDES, parts, names, strict=True)):
        others = list(partners.values())
        if name != was.get("name"):
            lost.append(f"the name of the {('first', 'second')[place]} of you")
        partner: dict[str, Any] = {"name": name}
        for field, choices in (("colour", COLOURS), ("mark", MARKS)):
            free = [choice for choice in choices if choice not in [other[field] for other in others]]
            partner[field] = was.get(field) if was.get(field) in free else free[place]
            if partner[field] != was.get(field):
                lost.append(f"the {field} of {name}")
        partners[side] = partner
    couple = {**{name: value for name, value in found.items() if name != FIELD}, **partners, "id": COUPLE_ID}
    for field in ("rev", "author", "deleted", "created", "updated"):
        try:
            msgspec.json.decode(msgspec.json.encode({field: couple.get(field)}), type=_Rest)
        except msgspec.ValidationError:
            couple[field] = _LONG_AGO if field in ("created", "updated") else _USUAL[field]
    couple["deleted"] = None
    return renewed(couple), tuple(lost)


def _names(found: list[Any]) -> list[str]:
    """Return the names that were *found*, each as it is kept; a stand-in for what is none, or there twice."""
    names = [clean_line(name, NAME_LIMIT) if isinstance(name, str) else "" for name in found]
    names = ["" if is_blank(name) else name for name in names]
    if _alike(*names):
        names[1] = ""
    for place, other in ((0, 1), (1, 0)):
        stand_ins = (_STAND_INS[place], *_STAND_INS)
        names[place] = names[place] or next(name for name in stand_ins if not _alike(name, names[other]))
    return names


def _alike(one: str, other: str) -> bool:
    return visible(one).casefold() == visible(other).casefold()


def _found(raw: Raw) -> dict[str, Any]:
    try:
        return load(raw)
    except (ValueError, RecursionError, *NOT_READ):
        pass
    names = []
    for text in _NAME.findall(bytes(raw).decode("utf-8", "replace")):
        try:
            names.append({"name": json.loads(text)})
        except ValueError:
            names.append({})
    return dict(zip(SIDES, names, strict=False))
