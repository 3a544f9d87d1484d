"""What both removed, taken out of tables and journals, of whichever version; nothing here touches a file.

Whoever knows of a removal has nothing of it any more, and what stands there now was written since. Whatever
does not know of it (an older copy, the file of another machine) loses the same, and knows of it then.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw

from twofold.domain.drawers import Open, Writing
from twofold.domain.records import Record
from twofold.domain.removal import Removable, Removal, Rules, left_of
from twofold.practices import PRACTICES, named

from . import journal
from .journal import Tables
from .judging import UNREADABLE, free_key
from .kinds import KINDS, REMOVALS, WRITINGS
from .sums import renewed
from .text import load

_NOT_THIS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)
Parts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What a removal takes away: by table and id, the parts; "" is all of it."""


class Cleared(msgspec.Struct, frozen=True):
    """Tables without what was removed. ``changed``: whether they are others than before; ``whole``: whether
    all that may have been part of it could be understood."""

    tables: Tables
    changed: bool = False
    whole: bool = True


@cache
def rules() -> Rules:
    """Return how what the practices keep is removed, by the name of the table."""
    found: dict[str, Any] = {WRITINGS: Removable(lambda *_: (), left=_emptied)}
    for practice in PRACTICES:
        if practice.removes:
            found.update(named("domain", practice.removes))
    return found


def removals_in(tables: Tables) -> dict[str, Removal]:
    """Return every removal that *tables* know of, by its id; one that cannot be read is left out."""
    found: dict[str, Removal] = {}
    for raw in tables.get(REMOVALS, {}).values():
        try:
            removal = msgspec.json.decode(raw, type=Removal)
        except _NOT_THIS:
            continue
        found.setdefault(removal.id, removal)
    return found


def cleared(tables: Tables, removals: Mapping[str, Removal], *, mark: bool = False) -> Cleared:
    """Return *tables* without what those of *removals* took away of which they do not know.

    *mark*: they know of them from then on. *tables* themselves are not changed.
    """
    known = removals_in(tables) if removals else {}
    missing = [removal for name, removal in removals.items() if name not in known]
    new, changed, whole = dict(tables), False, True
    for removal in missing:
        some, understood = _take_out(new, removal)
        changed, whole = changed or some, whole and understood
        if mark:
            table = new[REMOVALS] = dict(new.get(REMOVALS, {}))
            table[free_key(table)] = renewed(msgspec.to_builtins(removal))
            changed = True
    return Cleared(new, changed, whole)


def without(table: str, raw: Raw, removals: Mapping[str, Removal]) -> Raw:
    """Return the document *raw* of *table*, of which nobody knows when it was, without what was removed."""
    return cleared({table: {"1": raw}}, removals).tables[table].get("1", raw)


def in_journal(data: bytes, removals: Mapping[str, Removal]) -> tuple[bytes | None, bool]:
    """Return the journal *data*, which belongs to no file any more, without what *removals* took away.

    None where nothing of it is in there; and whether all could be understood. What was written after it told
    of a removal itself stays. Raises journal.Broken, journal.TooNew.
    """
    found = journal.scan(data)
    told: dict[str, int] = {}
    for at, line in enumerate(found.lines):
        part = (line.do or {}).get(REMOVALS)
        for name in removals_in({REMOVALS: part.put}) if part is not None else ():
            told.setdefault(name, at)
    changed, whole, chain, out = False, True, 0, []
    for at, line in enumerate(found.lines):
        if line.do is None:
            assert line.holds is not None
            text, chain = journal.marker(line.holds, line.at, chain, line.past)
        else:
            for removal in removals.values():
                if at < told.get(removal.id, len(found.lines)):
                    for name, change in line.do.items():
                        if change is not None:
                            some, understood = _take_out({name: change.put}, removal, in_place=True)
                            changed, whole = changed or some, whole and understood
            text, chain = journal.commit(line.do, line.at, chain)
        out.append(text)
    return (b"".join(out) if changed else None), whole


def _take_out(tables: Tables, removal: Removal, *, in_place: bool = False) -> tuple[bool, bool]:
    """Take what *removal* names out of *tables*; return whether something was, and whether all was read.

    The tables that change are put in as copies, unless *in_place*.
    """
    changed, whole = False, True
    for name, wanted in _parts(removal).items():
        for place in (name, UNREADABLE):
            table = tables.get(place, {})
            put, gone = _changes(name, table, wanted, removal, aside=place == UNREADABLE)
            whole = whole and None not in put.values()
            fresh = {key: raw for key, raw in put.items() if raw is not None}
            if fresh or gone:
                changed = True
                target = table if in_place else dict(table)
                for key in gone:
                    del target[key]
                target.update(fresh)
                tables[place] = target
    return changed, whole


def _parts(removal: Removal) -> Parts:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for target in removal.targets:
        ids = found.setdefault(target.table, {})
        ids[target.id] = (*ids.get(target.id, ()), target.part)
    return found


def _changes(
    name: str, table: Mapping[str, Raw], wanted: Mapping[str, tuple[str, ...]], removal: Removal, aside: bool
) -> tuple[dict[str, Raw | None], list[str]]:
    """Return what is put in the place of documents of *table*, by key (None: it cannot be read), and what
    goes. *aside*: it is the table of what could not be read, kept as text."""
    signs = [json.dumps(name)[1:-1].encode() for name in wanted]
    put: dict[str, Raw | None] = {}
    gone = []
    for key, raw in table.items():
        text = bytes(raw)
        if not any(sign in text for sign in signs):
            continue
        try:
            document = load(raw)
        except (ValueError, RecursionError):
            put[key] = None
            continue
        if aside:
            if document.get("table") == name and any(each in str(document.get("text")) for each in wanted):
                gone.append(key)  # as text nobody can part it
        elif (parts := wanted.get(str(document.get("id")))) is not None:
            put.update(_left(name, key, raw, document, parts, removal))
    return put, gone


def _left(
    name: str, key: str, raw: Raw, document: dict[str, Any], parts: Iterable[str], removal: Removal
) -> dict[str, Raw | None]:
    """Return what is left of the record *raw* under its *key*; nothing where nothing is to be done."""
    kind = KINDS.get(name)
    try:
        record: Record = msgspec.json.decode(raw, type=kind) if kind is not None else _no_kind()
    except _NOT_THIS:
        return {key: None}
    left = left_of(rules(), name, record, parts, removal)
    if left is record:
        return {}
    fresh: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(left))
    if "" not in parts:
        # What another version added is not ours to lose; of what goes whole it may hold words.
        known = {field.encode_name for field in msgspec.structs.fields(type(record))}
        fresh |= {field: value for field, value in document.items() if field not in known and field != "sum"}
    return {key: renewed(fresh)}


def _emptied(writing: Writing, part: str) -> Writing:
    return writing.with_(veil=Open(), mark=None)


def _no_kind() -> Record:
    raise ValueError("there is no such table")
