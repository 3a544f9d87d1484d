"""Where everything stands in a long snapshot, kept beside it: what is not asked for is not looked through.

Nothing is known from here alone: it is used only where it is whole, names the very snapshot that was read,
and was made by this version of twofold. It holds names of tables, keys and places, and no word of anybody's.
"""

from array import array
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Raw

from twofold import __version__

from . import disk, snapshot
from .errors import Damaged
from .journal import Name, Tables
from .places import outline_file

LONG = 1 << 18
"""Bytes of a table from which it is not looked through before it is asked for."""
_parts = msgspec.json.Decoder(dict[str, Raw])


class _Long(msgspec.Struct, frozen=True):
    """A long table: its keys in order, and where the document of each begins and ends (unsigned, 64 bits)."""

    keys: list[str]
    places: bytes


class _Kept(msgspec.Struct, frozen=True):
    """Where each table that is not long begins and ends, and those that are."""

    short: dict[str, tuple[int, int]]
    long: dict[str, _Long]


class _Mark(msgspec.Struct, forbid_unknown_fields=True):
    """The first line: which snapshot the rest tells of, what it was made by, and its checksum."""

    holds: Name
    made_by: str
    sum: int


class Unread:
    """The long tables of the snapshot *data* of the file *path*, of which nothing was read yet.

    ``short``: the other ones.
    """

    def __init__(self, path: Path, data: bytes, kept: _Kept) -> None:
        """Raises msgspec.DecodeError where *kept* is not of *data*."""
        view = memoryview(data)
        self.short: Tables = {name: _parts.decode(view[at:end]) for name, (at, end) in kept.short.items()}
        self._path, self._data, self._long = path, data, kept.long
        self._found: dict[str, dict[str, int]] = {}
        self._places: dict[str, array[int]] = {}

    def __contains__(self, table: object) -> bool:
        return table in self._long

    def count(self, table: str) -> int:
        """Return how many documents are in the long *table*."""
        return len(self._long[table].keys)

    def document(self, table: str, key: str) -> Raw:
        """Return the document *key* of the long *table*. Raises KeyError when there is none."""
        if table not in self._found:
            places = self._places[table] = array("Q")
            places.frombytes(self._long[table].places)
            self._found[table] = {each: number for number, each in enumerate(self._long[table].keys)}
        at, places = 2 * self._found[table][key], self._places[table]
        return Raw(self._data[places[at] : places[at + 1]])

    def whole(self) -> Tables:
        """Return all tables of the snapshot. Raises Damaged."""
        try:
            return snapshot.parse(self._data)
        except snapshot.Unreadable as error:
            raise Damaged(self._path, f"the file {error}") from error


def recall(path: Path, data: bytes, name: Name) -> Unread | None:
    """Return what is known of the snapshot *data*, called *name*, of the file *path*; None if nothing is.

    Raises nothing.
    """
    with suppress(OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        mark, _, body = (disk.read_all(outline_file(path)) or b"").partition(b"\n")
        if msgspec.json.decode(mark, type=_Mark) == _Mark(name, __version__, crc32(body)):
            return Unread(path, data, msgspec.msgpack.decode(body, type=_Kept))
    return None


def is_known(path: Path, name: Name) -> bool:
    """Return whether there is an outline of the snapshot called *name*, as far as its first line says."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeError):
        mark = (disk.read_all(outline_file(path)) or b"").partition(b"\n")[0]
        found = msgspec.json.decode(mark, type=_Mark)
        return (found.holds, found.made_by) == (name, __version__)
    return False


def keep(path: Path, name: Name) -> None:
    """Leave an outline of the snapshot called *name*, the file *path*, for the next time, where it is long.

    Raises nothing.
    """
    if name.size < snapshot.BIG or is_known(path, name):
        return
    with suppress(OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        data = disk.read_all(path)
        if data is None or Name.of(data) != name or (kept := _outlined(data)) is None:
            return
        body = msgspec.msgpack.encode(kept)
        mark = msgspec.json.encode(_Mark(name, __version__, crc32(body)))
        disk.replace_lightly(outline_file(path), mark + b"\n" + body)


def _outlined(data: bytes) -> _Kept | None:
    """Return where everything stands in the snapshot *data*; None where it is spelt otherwise than by us."""
    view, kept, at = memoryview(data), _Kept({}, {}), 1
    for name, raw in _parts.decode(data).items():
        text = memoryview(raw)
        at += len(msgspec.json.encode(name)) + 1
        end = at + len(text)
        if view[at:end] != text:
            return None
        if len(text) < LONG:
            kept.short[name] = at, end
        elif (places := _places(view, _parts.decode(text), at)) is not None:
            kept.long[name] = _Long(*places)
        else:
            return None
        at = end + 1
    return kept


def _places(view: memoryview, table: dict[str, Raw], at: int) -> tuple[list[str], bytes] | None:
    """Return the keys of *table*, which begins at byte *at* of *view*, and where its documents stand."""
    places = array("Q")
    for key, raw in table.items():
        text = memoryview(raw)
        at += len(msgspec.json.encode(key)) + 2
        if view[at : at + len(text)] != text:
            return None
        places.extend((at, at := at + len(text)))
    return list(table), places.tobytes()
