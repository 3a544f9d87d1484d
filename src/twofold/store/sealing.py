"""Copies of the file, sealed after the fact: what stood open in them when a passphrase was set."""

import msgspec

from twofold.domain.drawers import Drawer, Open, Writing

from . import journal, snapshot
from .drawers import Key, sealed
from .journal import Tables
from .kinds import DRAWERS, WRITINGS
from .proofs import vouched
from .sums import renewed, summed
from .text import load

_writing = msgspec.json.Decoder(Writing)
_drawer = msgspec.json.Decoder(Drawer)


class _Head(msgspec.Struct):
    id: str = ""


_head = msgspec.json.Decoder(_Head)
_NOT_THIS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Done(msgspec.Struct, frozen=True):
    """A copy after sealing. ``data``: its bytes, or None when there was nothing to do. ``whole``: whether
    everything private in it could be understood."""

    data: bytes | None
    whole: bool


def in_snapshot(data: bytes, drawer: Drawer, key: Key | None = None) -> Done:
    """Seal the snapshot *data*: what the owner of *drawer* wrote openly, to the lock that stands in it.

    Where none does, and where it has the keys of *drawer*, *drawer* is put in its place. With *key*, that of
    *drawer*, what is sealed to it is proven as well: only for a key with which nothing was proven before.
    Raises snapshot.Unreadable, SealingFailed.
    """
    tables = snapshot.parse(data)
    at, lock = _lock_in(tables, drawer.id)
    ours = lock is None or lock.deleted is not None or lock.public == drawer.public
    target = drawer if ours or lock is None else lock
    changed, whole = _seal(tables, target, key if target is drawer else None)
    if ours and (changed or _is_older(lock, drawer)):
        tables.setdefault(DRAWERS, {})[at] = summed(msgspec.json.encode(drawer))
        changed = True
    return Done(snapshot.build(tables) if changed else None, whole)


def in_journal(data: bytes, drawer: Drawer, key: Key | None = None) -> Done:
    """Seal the journal *data*, which belongs to no file any more, to *drawer*; *key* as in `in_snapshot`.

    Raises journal.Broken, journal.TooNew, SealingFailed.
    """
    found = journal.scan(data)
    changed, whole, chain, out = found.torn, True, 0, []
    for line in found.lines:
        if line.do is None:
            assert line.holds is not None
            text, chain = journal.marker(line.holds, line.at, chain)
        else:
            put = {name: part.put for name, part in line.do.items() if part is not None}
            at, lock = _lock_in(put, drawer.id)
            if _is_older(lock, drawer):
                put[DRAWERS][at] = summed(msgspec.json.encode(drawer))
                changed = True
            some, understood = _seal(put, drawer, key)
            changed, whole = changed or some, whole and understood
            text, chain = journal.commit(line.do, line.at, chain)
        out.append(text)
    return Done(b"".join(out) if changed else None, whole)


def _is_older(lock: Drawer | None, drawer: Drawer) -> bool:
    """Whether *lock* is *drawer* under another passphrase."""
    return lock is not None and lock.public == drawer.public and lock.wrapped != drawer.wrapped


def _lock_in(tables: Tables, id: str) -> tuple[str, Drawer | None]:
    """Return under which key the drawer *id* stands in *tables* (or could stand), and itself if sound."""
    table = tables.get(DRAWERS, {})
    for key, raw in table.items():
        try:
            if _head.decode(raw).id != id:
                continue
        except _NOT_THIS:
            continue
        try:
            return key, _drawer.decode(raw)
        except _NOT_THIS:
            return key, None
    return str(max((int(key) for key in table if key.isdigit()), default=0) + 1), None


def _seal(tables: Tables, drawer: Drawer, owners: Key | None) -> tuple[bool, bool]:
    """Seal in place what stands open; return whether something did, and whether all could be understood."""
    changed, whole = False, True
    table = tables.get(WRITINGS, {})
    for key, raw in table.items():
        try:
            writing = _writing.decode(raw)
        except _NOT_THIS:
            whole = False
            continue
        if writing.author != drawer.author or not isinstance(writing.veil, Open):
            continue
        fresh = vouched(owners, writing, writing.rev) if owners else sealed(drawer, writing)
        if fresh is not writing:
            # What another version added to the document is not ours to lose.
            veiled = {name: msgspec.to_builtins(getattr(fresh, name)) for name in ("veil", "mark")}
            table[key] = renewed(load(raw) | veiled)
            changed = True
    return changed, whole
