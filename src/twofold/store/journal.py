"""The journal's lines: what they say, and whether they can be trusted.

A journal is lines of JSON. A *marker* names a snapshot: what was kept at that point is what that snapshot
holds. A *commit* is one change. The first line is a marker; a fold adds one, then replaces the snapshot,
then starts the journal afresh with that marker alone. So what is kept is always the snapshot, and the
commits after the marker that names it, wherever a crash falls. A marker also says which snapshots went
before: whoever knows one of those, and nothing since, is sure that nothing of theirs is missing.

Each line begins with a checksum of itself and of all lines before it: no line can be changed, lost, doubled
or moved unseen. A last line without its end was never acknowledged: it is torn, and does not count.
"""

from collections.abc import Iterable
from zlib import crc32

import msgspec

from .text import ascii_json

FORMAT = 2
"""The version of this format. In the first one a marker did not say what went before."""
PAST = 64
"""Of so many snapshots before it a marker tells."""
_START = b'{"sum":"'
HEAD = 18
"""How many bytes stand before a line's body: ``{"sum":"12345678",``."""
Tables = dict[str, dict[str, msgspec.Raw]]
"""All that is kept: tables by name, documents by id, each raw until someone looks."""


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a snapshot is known by: its size in bytes, and its CRC-32."""

    size: int
    crc: int

    @classmethod
    def of(cls, data: bytes) -> "Name":
        """Return the name of the snapshot *data*."""
        return cls(len(data), crc32(data))


class TableChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a commit does to one table: empty it, take documents away, put documents in, in this order."""

    clear: bool = False
    gone: list[str] = []
    put: dict[str, msgspec.Raw] = {}


Change = dict[str, TableChange | None]
"""What a commit does: to each table its part, or None to drop the table."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One line: a commit (``do``) or a marker (``format``, ``holds``, ``past``: the latest last)."""

    format: int | None = None
    holds: Name | None = None
    past: list[Name] = []
    at: str = ""
    do: Change | None = None


class Broken(Exception):
    """The journal has a line that cannot be trusted; the message says which, in words.

    ``sound``: the lines before it, up to which byte they go, and the checksum there.
    """

    sound: "Scan"

    def __init__(self, message: str, sound: "Scan | None" = None) -> None:
        super().__init__(message)
        self.sound = sound or Scan([], 0, 0, True)


class TooNew(Exception):
    """The journal is of a format we do not know yet."""


class Scan(msgspec.Struct):
    """What the whole lines of a stretch of journal say: up to which byte, and the checksum there."""

    lines: list[Line]
    end: int
    chain: int
    torn: bool


def marker(name: Name, at: str, chain: int = 0, past: Iterable[Name] = ()) -> tuple[bytes, int]:
    """Return the line that names a snapshot, after *chain*; and the checksum after it.

    *past*: what went before that snapshot, the latest last.
    """
    return _seal(Line(format=FORMAT, holds=name, past=list(past)[-PAST:], at=at), chain)


def commit(change: Change, at: str, chain: int) -> tuple[bytes, int]:
    """Return the line of a commit, after *chain*; and the checksum after it."""
    return _seal(Line(at=at, do=change), chain)


def scan(data: bytes, start: int = 0, chain: int = 0) -> Scan:
    """Read the lines of *data*, which begin at byte *start* of the journal, after the checksum *chain*.

    Raises Broken for a line that cannot be trusted, TooNew for a format of the future.
    """
    lines: list[Line] = []
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        try:
            line, chain = open_line(data[at:end], chain, start + at)
        except Broken as error:
            error.sound = Scan(lines, start + at, chain, True)
            raise
        lines.append(line)
        at = end + 1
    rest = data[at:]
    if rest and is_whole(rest[:-1], chain):
        # All of it is there, only its end is something else: that is no tear.
        raise Broken(
            f"the line at byte {start + at} of its journal does not end as it should",
            Scan(lines, start + at, chain, True),
        )
    return Scan(lines, start + at, chain, bool(rest))


def is_cut_off(tail: bytes) -> bool:
    """Tell whether *tail*, which has no end, was never a whole line; else it rotted at its end."""
    written = tail.rstrip(b"\0")
    wrong = sum(one != other for one, other in zip(_START, written, strict=False))
    if wrong > len(_START) // 2:
        return True  # it is no line of ours at all
    if wrong or not written.isascii() or not written.decode().isprintable():
        return False
    from json import JSONDecoder

    try:
        _, end = JSONDecoder().raw_decode(written.decode())
    except ValueError:
        return True
    return end == len(written)  # else it is all of a line, with something else for its end


def apply(tables: Tables, change: Change) -> None:
    """Do to *tables* what *change* says."""
    for name, part in change.items():
        if part is None:
            tables.pop(name, None)
            continue
        if part.clear:
            tables[name] = {}
        table = tables.setdefault(name, {})
        for key in part.gone:
            table.pop(key, None)
        table.update(part.put)


def after(lines: list[Line], name: Name) -> list[Change] | None:
    """Return the commits since the last marker that names *name*, or None if none does."""
    found: list[Change] | None = None
    for line in lines:
        if line.holds == name:
            found = []
        elif line.do is not None and found is not None:
            found.append(line.do)
    return found


class _Format(msgspec.Struct):
    format: int | None = None


_decoder = msgspec.json.Decoder(Line)
_format = msgspec.json.Decoder(_Format)


def _seal(line: Line, chain: int) -> tuple[bytes, int]:
    body = ascii_json(msgspec.json.encode(line)[1:])
    chain = crc32(body, chain)
    return b'{"sum":"%08x",%b\n' % (chain, body), chain


def is_whole(text: bytes, chain: int) -> bool:
    """Tell whether the line *text*, without its end, is what was written after *chain*."""
    return text[:HEAD] == b'{"sum":"%08x",' % crc32(text[HEAD:], chain)


def after_line(text: bytes, chain: int) -> int:
    """Return the checksum after the line *text*, which follows on *chain*."""
    return crc32(text[HEAD:], chain)


def open_line(text: bytes, chain: int, at: int = 0) -> tuple[Line, int]:
    """Return the line *text*, without its end, and the checksum after it. Raises Broken, TooNew."""
    if not is_whole(text, chain):
        raise Broken(f"the line at byte {at} of its journal is not what was written")
    body = b"{" + text[HEAD:]
    try:
        if (_format.decode(body).format or FORMAT) > FORMAT:
            raise TooNew
        return _decoder.decode(body), crc32(text[HEAD:], chain)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Broken(f"the line at byte {at} of its journal makes no sense") from error
