"""A version of what a couple keeps: all that one file, journal or memory knows, and where it came from.

Two versions are compared by the names of the snapshots that went into them, and by what their journals tell.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Raw

from . import journal
from .journal import Change, Line, Name, TableChange, Tables

Place = tuple[str, str]
"""Where a document lies: its table, and its key in it."""


class Version(msgspec.Struct):
    """``tables``: all there is. ``names``: the snapshots of which it holds everything, the latest last.

    ``root``: the snapshot that it began with, and ``since``: what each document that was put in after that
    was before (if it is known), and then; with ``since`` None, nobody knows. ``level``: the snapshot that
    would say just what it holds, if there is one. ``partial``: whether it is only what a journal tells.
    """

    tables: Tables
    names: tuple[Name, ...] = ()
    root: Name | None = None
    since: dict[Place, list[Raw]] | None = None
    level: Name | None = None
    partial: bool = False

    def holds(self, other: "Version") -> bool:
        """Tell whether all that *other* holds went into this one, as far as names can prove it."""
        return other.level is not None and other.level in self.names


def of_snapshot(tables: Tables, name: Name) -> Version:
    """Return the version that a snapshot alone, of this *name*, tells of."""
    return Version(tables, (name,), name, {}, name)


def of_pair(tables: Tables, name: Name, lines: list[Line]) -> Version:
    """Return the version of a snapshot of this *name*, which is *tables*, and a journal that tells of it.

    *tables* is changed: it becomes what both hold together.
    """
    rest = after(lines, name)
    since = history(rest, tables)
    for line in rest:
        if line.do is not None:
            journal.apply(tables, line.do)
    return Version(tables, tuple(named(lines)), name, since, level(lines, name))


def of_journal(lines: list[Line]) -> Version:
    """Return what the *lines* of a journal alone tell: what they put, each document as it was in the end."""
    tables: Tables = {}
    for line in lines:
        for name, part in (line.do or {}).items():
            if part is not None:
                tables.setdefault(name, {}).update(part.put)
    return Version(tables, since=history(lines), level=lines[-1].holds if lines else None, partial=True)


def history(lines: list[Line], before: Tables | None = None) -> dict[Place, list[Raw]]:
    """Return what each document that *lines* put was *before* them, and after each of them."""
    since: dict[Place, list[Raw]] = {}
    for line in lines:
        for name, part in (line.do or {}).items():
            for key, raw in (part.put if part else {}).items():
                if (name, key) not in since:
                    old = (before or {}).get(name, {}).get(key)
                    since[name, key] = [] if old is None else [old]
                since[name, key].append(raw)
    return since


def after(lines: list[Line], name: Name) -> list[Line]:
    """Return those of *lines* that come after the last marker that names *name*."""
    at = max((i for i, line in enumerate(lines) if line.holds == name), default=-1)
    return lines[at + 1 :]


def difference(old: Tables, new: Tables) -> Change:
    """Return what makes *new*, which lacks no table of *old*, out of *old*."""
    change: Change = {}
    for name, table in new.items():
        before = old.get(name, {})
        put = {
            key: raw for key, raw in table.items() if key not in before or bytes(raw) != bytes(before[key])
        }
        gone = [key for key in before if key not in table]
        if put or gone or name not in old:
            change[name] = TableChange(gone=gone, put=put)
    return change


def named(lines: list[Line]) -> list[Name]:
    """Return the snapshots that the markers among *lines* name, and tell of, the latest last, each once."""
    found: dict[Name, None] = {}
    for line in lines:
        if line.holds is not None:
            for name in (*line.past, line.holds):
                found.pop(name, None)
                found[name] = None
    return list(found)


def together(*histories: Sequence[Name]) -> list[Name]:
    """Return all names of several histories as one, each once; the latest of each come last."""
    found: dict[Name, int] = {}
    for names in histories:
        for age, name in enumerate(reversed(names)):
            found[name] = min(age, found.get(name, age))
    return sorted(found, key=lambda name: -found[name])


def level(lines: list[Line], name: Name) -> Name | None:
    """Return the snapshot that says all that the snapshot *name* and *lines* lead to, if there is one."""
    rest = after(lines, name)
    return rest[-1].holds if rest else name


def starts_with(data: bytes, end: int, chain: int) -> bool:
    """Tell whether the journal *data* goes on from the journal that ends at byte *end* with *chain*."""
    try:
        found = journal.scan(data[:end])
    except (journal.Broken, journal.TooNew):
        return False
    return len(data) >= end and (found.end, found.chain) == (end, chain)
