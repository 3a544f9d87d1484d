"""What lies in the drawers of a file and is nobody's: sealed without a lock, or by whoever it was."""

from collections.abc import Iterator
from typing import Any

import msgspec

from twofold.domain.drawers import drawer_id
from twofold.domain.records import SIDES, Side

from .drawers import PROVEN
from .journal import Tables
from .kinds import DRAWERS, WRITINGS


class _Lock(msgspec.Struct):
    id: str = ""
    v: int = 1
    deleted: str | None = None


class _Veil(msgspec.Struct):
    type: str = "open"
    text: str = ""
    proof: dict[str, Any] | None = None


class _Lies(msgspec.Struct):
    author: str | None = None
    kind: str = ""
    veil: _Veil = msgspec.field(default_factory=_Veil)
    deleted: str | None = None


def without_lock(tables: Tables) -> Iterator[tuple[Side, int]]:
    """Yield each side in whose drawer something is sealed though it has no lock, and how much."""
    locks = _locks(tables)
    for side in SIDES:
        many = sum(each.veil.type == "sealed" for each in _in_drawer(tables, side))
        if many and drawer_id(side) not in locks:
            yield side, many


def missing_locks(tables: Tables) -> Iterator[str]:
    """Yield a sentence about each drawer in which something is sealed and that has no lock."""
    for side, many in without_lock(tables):
        be = "is one thing" if many == 1 else f"are {many:,} things"
        yield f"The lock {drawer_id(side)} is gone, and there {be} sealed with it. A backup may have it."


def unproven(tables: Tables) -> Iterator[str]:
    """Yield a sentence about each drawer in which something was sealed without its passphrase."""
    locks = _locks(tables)
    for side in SIDES:
        lock = locks.get(drawer_id(side))
        if lock is None or lock.v < PROVEN:
            continue
        found = [each.veil for each in _in_drawer(tables, side) if each.kind != "envelope"]
        many = sum(veil.proof is None if veil.type == "sealed" else bool(veil.text) for veil in found)
        if many:
            was = "One thing was" if many == 1 else f"{many:,} things were"
            yield f"{was} put into {drawer_id(side)} without its passphrase. Its owner is asked about that."


def _locks(tables: Tables) -> dict[str, _Lock]:
    found = _decoded(tables, DRAWERS, _Lock)
    return {lock.id: lock for lock in found if isinstance(lock, _Lock) and not lock.deleted}


def _in_drawer(tables: Tables, side: Side) -> Iterator[_Lies]:
    for each in _decoded(tables, WRITINGS, _Lies):
        if isinstance(each, _Lies) and each.author == side and not each.deleted:
            yield each


def _decoded(tables: Tables, name: str, kind: type[msgspec.Struct]) -> Iterator[msgspec.Struct]:
    decoder = msgspec.json.Decoder(kind)
    for raw in tables.get(name, {}).values():
        try:
            yield decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue  # `check` names it as a record that cannot be read
