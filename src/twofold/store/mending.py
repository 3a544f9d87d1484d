"""Rot on the disk, turned back to what twofold wrote, and known to be so by the checksums.

What the journal says of its snapshot, and each line of itself, is enough to know one turned bit again. What
comes out is what was written, byte for byte; nothing is guessed, and nothing here changes a file.
"""

import re
from pathlib import Path

import msgspec

from . import disk, journal, snapshot, sums
from .journal import Line, Name, Tables
from .kinds import KINDS
from .places import backup_dir, known_file
from .text import load
from .turned import one_bit

_SURE = 200_000
"""Up to this many bytes a bit that is found is the one; beyond, the checksums of the records must say so."""
_BITS = tuple(1 << bit for bit in range(8))


class _Head(msgspec.Struct):
    id: str
    created: str = ""
    rev: int = 0
    deleted: str | None = None
    sum: str | None = None


_heads = msgspec.json.Decoder(_Head)


def snapshot_as(data: bytes, names: list[Name]) -> bytes | None:
    """Return the snapshot *data* with one turned bit put right, so that it is one of *names*, or None."""
    for name in reversed(names):
        if name.size == len(data) and (mended := one_bit(data, name.crc)) is not None:
            if (tables := _whole_tables(mended)) is None:
                continue
            if len(data) <= _SURE or not any(sums.unfit(tables)):
                return mended
    return None


def from_copies(path: Path, data: bytes, names: list[Name]) -> bytes | None:
    """Return the snapshot *data* of the data file *path*, rotten in more than one bit, as one of *names*.

    It comes from what twofold keeps beside it, or the records from a backup that still has them as they were.
    None where *data* is whole in itself: then it is somebody's other version.
    """
    wanted = [name for name in names if name.size == len(data)]
    tables = _whole_tables(data)
    odd = [] if tables is None else [*sums.unfit(tables)]
    if not wanted or (tables is not None and not odd):
        return None
    beside = _bytes(known_file(path))
    if beside is not None and Name.of(beside) in wanted:
        return beside
    for backup in _copies(path) if tables is not None else ():
        for name, key in odd:
            whole = _same_record(tables or {}, name, key, _bytes(backup))
            if whole is not None and tables is not None:
                tables[name][key] = whole
        odd = [*sums.unfit(tables or {})]
        if tables is not None and Name.of(built := snapshot.build(tables)) in wanted:
            return built
    return None


def _copies(path: Path) -> list[Path]:
    try:
        found = [copy for copy in backup_dir(path).iterdir() if copy.suffix == ".json"]
        return sorted(found, key=lambda copy: copy.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []


def _same_record(tables: Tables, name: str, key: str, copy: bytes | None) -> msgspec.Raw | None:
    there = _whole_tables(copy or b"")
    wanted = sums.claimed(tables[name][key])
    for raw in (there or {}).get(name, {}).values():
        if wanted is not None and sums.claimed(raw) == wanted and sums.fit(raw) == "fits":
            return raw
    return None


def _whole_tables(data: bytes) -> Tables | None:
    try:
        tables = snapshot.parse(data)
        snapshot.validate(tables)
    except snapshot.Unreadable:
        return None
    return tables


def _bytes(path: Path) -> bytes | None:
    try:
        return disk.read_all(path)
    except OSError:
        return None


def is_an_edit(data: bytes, mended: bytes) -> bool:
    """Tell whether *data*, of which twofold wrote *mended*, makes sense as it is: somebody may have meant it.

    It does where all can be read, and each record still is the record it was.
    """
    now, then = _whole_tables(data), _whole_tables(mended)
    if now is None or then is None:
        return False
    if [(name, list(table)) for name, table in now.items()] != [
        (name, list(table)) for name, table in then.items()
    ]:
        return False
    return all(
        _is_still(name, raw, then[name][key]) for name, table in now.items() for key, raw in table.items()
    )


def _is_still(name: str, now: msgspec.Raw, then: msgspec.Raw) -> bool:
    if bytes(now) == bytes(then):
        return True
    if name not in KINDS:
        return False
    try:
        msgspec.json.decode(now, type=KINDS[name])
        same = _heads.decode(now) == _heads.decode(then)
        return same and _is_shaped_alike(load(now), load(then))
    except (ValueError, RecursionError):
        return False


def _is_shaped_alike(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_is_shaped_alike(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_shaped_alike, one, other))
    return type(one) is type(other)


def log_as_written(log: bytes) -> bytes | None:
    """Return the journal *log* with the turned bits in its lines put right, or None where one cannot be."""
    for _ in range(_MOST):
        at, chain = _broken(log)
        if at is None:
            return log
        mended = _line_as_written(log, at, chain)
        if mended is None:
            return None
        log = mended
    return None


_MOST = 20
_HEAD = re.compile(rb'{"sum":"([0-9a-f]{8})",')
_START = b'{"sum":"'


def _broken(log: bytes) -> tuple[int | None, int]:
    """Return where the first line stands that is not what was written (or None), and the checksum there."""
    at = chain = 0
    while (end := log.find(b"\n", at)) >= 0:
        if not journal.is_whole(log[at:end], chain):
            return at, chain
        chain = journal.after_line(log[at:end], chain)
        at = end + 1
    rest = log[at:]
    return (at if rest and journal.is_whole(rest[:-1], chain) else None), chain


def _line_as_written(log: bytes, at: int, chain: int) -> bytes | None:
    end = log.find(b"\n", at)
    before, text, after = log[:at], log[at:end] if end >= 0 else log[at:-1], log[end:] if end >= 0 else b"\n"
    if end < 0:
        return before + text + after  # its end alone had turned
    if (head := _HEAD.match(text)) and (body := one_bit(text[head.end() :], int(head[1], 16), chain)):
        return before + head[0] + body + after
    for place in range(min(len(text), journal.HEAD)):
        for bit in _BITS:
            turned = text[:place] + bytes([text[place] ^ bit]) + text[place + 1 :]
            if journal.is_whole(turned, chain):
                return before + turned + after
    # The end of the line turned into something else, or something in it into an end.
    second = text.find(_START, 1)
    while second > 0:
        if journal.is_whole(text[: second - 1], chain):
            return before + text[: second - 1] + b"\n" + text[second:] + after
        second = text.find(_START, second + 1)
    further = log.find(b"\n", end + 1)
    rest = log[end + 1 : further if further >= 0 else len(log)]
    for bit in _BITS:
        joined = text + bytes([ord("\n") ^ bit]) + rest
        if journal.is_whole(joined, chain):
            return before + joined + log[end + 1 + len(rest) :]
    return None


def markers(lines: list[Line]) -> list[Name]:
    """Return the snapshots that *lines* name, in their order."""
    return [line.holds for line in lines if line.holds is not None]
