"""Two versions of what a couple keeps, made one, record by record.

A record is known by its id. Where one of two versions of it provably came after the other, it stands. Where
nobody can tell, the one that can be read stands, or the one that was saved more often, and it is told that
something does not.
"""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from .kinds import KINDS
from .removing import cleared, removals_in
from .sums import FIELD, renewed
from .text import dump, load, same
from .versions import Version

META = "meta"
_DRAWERS, _WRITINGS = "drawers", "writings"
_NEVER = datetime.min.replace(tzinfo=UTC)


class Merged(msgspec.Struct):
    """``tables``: both in one. ``gained``: how many records the second version brought or renewed.

    ``lost``: how many documents of the first and of the second version do not stand in ``tables``, though
    nothing proves that they were only what went before.
    """

    tables: dict[str, dict[str, Raw]]
    gained: int = 0
    lost: tuple[int, int] = (0, 0)


class _Head(msgspec.Struct):
    id: str
    rev: int = 0
    updated: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    author: str | None = None
    public: str | None = None  # of a drawer: the key that its owner's writing is sealed to


class _Seen(msgspec.Struct):
    """A record where it lies."""

    key: str
    raw: Raw
    head: _Head


_head = msgspec.json.Decoder(_Head)


def fits(one: Version, other: Version) -> bool:
    """Tell whether the two can be merged at all: whether they are files of the same version of twofold.

    A journal alone need not say of which version it is; a file must, unless neither does (as plain TinyDB's).
    """
    mine, theirs = (version.tables.get(META, {}).get("1") for version in (one, other))
    if mine is None or theirs is None:
        missing = [version for version, meta in ((one, mine), (other, theirs)) if meta is None]
        return (len(missing) == 2 and not (one.partial or other.partial)) or all(v.partial for v in missing)
    return _alike(mine, theirs)


def merge(first: Version, second: Version) -> Merged:
    """Return all that *first* and *second* hold. Where nothing else decides, *first* stands.

    What was removed in one of them is not taken from the other. They must fit. Neither is changed.
    """
    if removals := removals_in(first.tables) | removals_in(second.tables):
        first, second = (replace(v, tables=cleared(v.tables, removals).tables) for v in (first, second))
    merging = _Merging(first, second)
    for name in sorted(second.tables, key=lambda name: name != _DRAWERS):
        merging.take(name)
    lost = merging.lost
    return Merged(merging.tables, merging.gained, (lost[0], lost[1]))


class _Merging:
    def __init__(self, first: Version, second: Version) -> None:
        self.first, self.second = first, second
        self.tables = dict(first.tables)
        self.gained, self.lost = 0, [0, 0]
        # Whose lock differs in the two, and whether the first one's stands: what is sealed goes with it.
        self._locks: dict[str, bool] = {}

    def take(self, name: str) -> None:
        """Take the table *name* of the second version into the first one's."""
        ours, theirs = self.first.tables.get(name), self.second.tables[name]
        if ours is None:
            self.tables[name] = theirs
            self.gained += len(theirs)
        elif name != META:
            table = self.tables[name] = dict(ours)
            mine = {seen.head.id: seen for seen in _records(ours)}
            known = {seen.key for seen in mine.values()}
            records = {seen.key: seen for seen in _records(theirs)}
            top = max((int(key) for key in (*ours, *theirs) if key.isdecimal()), default=0)
            for key, raw in theirs.items():
                if (their := records.get(key)) is None:
                    # Whatever it is, it has no id: nobody can say which of ours it is.
                    self.lost[1] += key not in ours or not _alike(ours[key], raw)
                elif (my := mine.get(their.head.id)) is not None:
                    table[my.key] = my.raw if _alike(my.raw, raw) else self._choose(name, my, their)
                elif key in ours and key not in known and _can_be_read(name, raw):
                    table[key] = raw  # what stands there is no record any more
                    self.lost[0] += 1
                    self.gained += 1
                else:
                    if key in table:
                        top += 1
                        key = str(top)
                    table[key] = raw
                    self.gained += 1

    def _choose(self, name: str, my: _Seen, their: _Seen) -> Raw:
        """Return which of two versions of one record of the table *name* stands."""
        stays: bool | None = _came_after(name, my, their, self.first, self.second)
        known = stays is not None
        if stays is None:
            reads = _can_be_read(name, my.raw), _can_be_read(name, their.raw)
            stays = _age(my.head) >= _age(their.head) if reads[0] == reads[1] else reads[0]
        author = my.head.author or ""
        if name == _DRAWERS and my.head.public != their.head.public:
            self._locks[author] = stays
        elif name == _WRITINGS and author in self._locks:
            known, stays = False, self._locks[author]
        if not known:
            self.lost[1 if stays else 0] += 1
        self.gained += not stays
        stands = my.raw if stays else their.raw
        if known or name in (_DRAWERS, _WRITINGS):
            return stands  # What is sealed is bound to its revision.
        # Whoever still has either of the two on a page must see that it is not what is kept now.
        return _raised(stands, max(my.head.rev, their.head.rev) + 1)


def _came_after(name: str, my: _Seen, their: _Seen, first: Version, second: Version) -> bool | None:
    """Return whether *my* (of *first*) came after *their* (of *second*), or the other way round, or None."""
    ours = None if first.since is None else first.since.get((name, my.key), [])
    theirs = None if second.since is None else second.since.get((name, their.key), [])
    if any(_alike(raw, my.raw) for raw in (theirs or ())):
        return False
    if any(_alike(raw, their.raw) for raw in (ours or ())):
        return True
    if ours is not None and first.root in second.names:
        # They go back to what we began with: what was not changed here since then was changed there.
        if not ours:
            return False
        if their.head.rev < _first_rev(ours):
            return True
    if theirs is not None and second.root in first.names:
        if not theirs:
            return True
        if my.head.rev < _first_rev(theirs):
            return False
    return None


def _first_rev(versions: list[Raw]) -> int:
    return min((_head.decode(raw).rev for raw in versions), default=0)


def _age(head: _Head) -> tuple[int, datetime]:
    return head.rev, head.updated or _NEVER


def _records(table: dict[str, Raw]) -> list[_Seen]:
    """Return the documents of *table* that are records; of those with the same id, only the first."""
    found: dict[str, _Seen] = {}
    for key, raw in table.items():
        try:
            head = _head.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        found.setdefault(head.id, _Seen(key, raw, head))
    return list(found.values())


def _can_be_read(name: str, raw: Raw) -> bool:
    try:
        msgspec.json.decode(raw, type=KINDS[name])
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _alike(one: Raw, other: Raw) -> bool:
    if bytes(one) == bytes(other):
        return True
    try:
        return same(one, load(other))
    except (ValueError, TypeError, RecursionError):
        return False


def _raised(raw: Raw, rev: int) -> Raw:
    document = load(raw) | {"rev": rev}
    return renewed(document) if FIELD in document else dump(document)
