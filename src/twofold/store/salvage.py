"""What is still whole in a file that is not: document by document, line by line.

A document counts when its checksum fits, or, without one, when it is sound JSON. Nothing here changes a file.
"""

import codecs
import json
import re
from collections.abc import Iterator
from zlib import crc32

import msgspec
from msgspec import Raw

from . import journal, snapshot, sums
from .journal import Change, Line, TableChange, Tables
from .mending import log_as_written
from .text import load
from .turned import one_bit

_TABLE = re.compile(rb'"([A-Za-z][\w-]*)"\s*:\s*\{(?=\s*"\d+"\s*:\s*\{)')
_DOCUMENT = re.compile(rb'"(\d+)"\s*:\s*(?=\{)')
_HEADER = re.compile(rb"(?P<table>%b)|(?P<document>%b)" % (_TABLE.pattern, _DOCUMENT.pattern))
_SUM = re.compile(rb',"sum":"([0-9a-f]{8})"')
_PUT = re.compile(rb'"([A-Za-z][\w-]*)":\{(?:"clear":true,)?(?:"gone":\[[^\]]*\],)?"put":\{')
_json = json.JSONDecoder()


class Salvage(msgspec.Struct):
    """What was found: ``tables`` of whole documents; ``lost``, of how many more some trace is left."""

    tables: Tables
    lost: int = 0


def as_utf8(data: bytes) -> bytes:
    """Return *data*, which an editor may have saved in another spelling of text, in UTF-8."""
    for mark, spelling in ((codecs.BOM_UTF8, "utf-8-sig"), (b"", "utf-16")):
        utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if data.startswith(mark) if mark else utf_16:
            try:
                return data.decode(spelling).encode()
            except UnicodeError:
                return data
    if data[:2] in (b"{\0", b"\0{"):
        try:
            return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be").encode()
        except UnicodeError:
            return data
    return data


def documents(data: bytes) -> Salvage:
    """Return what is whole in the snapshot *data*."""
    data = as_utf8(data)
    try:
        tables = snapshot.parse(data)
        snapshot.validate(tables)
        return Salvage(tables)
    except snapshot.Unreadable:
        pass
    found, name, at = Salvage({}), "", 0
    text = data.decode("latin-1")
    while header := _HEADER.search(data, at):
        at = header.end()
        if header["table"]:
            name = header[2].decode()
            found.tables.setdefault(name, {})
            continue
        taken = _document(data, text, at)
        if taken is None:
            found.lost += 1
            continue
        raw, at = taken
        table = found.tables.setdefault(name, {})
        key = header[4].decode()
        while key in table:
            key = str(int(key) + 1)
        table[key] = raw
    found.tables.pop("", None)
    return found


def _document(data: bytes, text: str, start: int) -> tuple[Raw, int] | None:
    """Return the document that begins at *start*, and where it ends; None when it is not whole."""
    following = _HEADER.search(data, start)
    end = following.start() if following else len(data)
    for found in _SUM.finditer(data, start, end):
        body = data[start : found.start()]
        wanted = int(found[1], 16)
        whole: bytes | None = body if crc32(body) == wanted else one_bit(body, wanted)
        if whole is not None and _is_json(raw := sums.summed(whole + b"}")):
            return raw, found.end()
    try:
        document, stop = _json.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    swallowed = any(key.isdigit() and isinstance(value, dict) for key, value in document.items())
    raw = Raw(data[start:stop])
    return (raw, stop) if not swallowed and sums.fit(raw) != "other" and _is_json(raw) else None


def _is_json(raw: Raw) -> bool:
    try:
        load(raw)
    except (ValueError, RecursionError):
        return False
    return True


def lines(log: bytes) -> tuple[list[Line], int]:
    """Return the lines of the journal *log* that are whole, and how many are not.

    A line after a damaged one is known by the checksum that the damaged one bears; of that, the records are
    taken whose own checksums fit. Raises journal.TooNew.
    """
    log = log_as_written(log) or log
    found: list[Line] = []
    lost = at = chain = 0
    while (end := log.find(b"\n", at)) >= 0:
        text, at = log[at:end], end + 1
        try:
            line, chain = journal.open_line(text, chain)
            found.append(line)
        except journal.Broken:
            found.append(Line(do=_put(text)))
            lost += 1
            head = re.match(rb'{"sum":"([0-9a-f]{8})",', text)
            chain = int(head[1], 16) if head else chain
    if rest := log[at:]:
        found.append(Line(do=_put(rest)))
        lost += not journal.is_cut_off(rest)
    return found, lost


def _put(text: bytes) -> Change:
    """Return what of a damaged line can still be told: the records in it whose checksums fit."""
    change: Change = {}
    for part in _PUT.finditer(text):
        at, put = part.end(), {}
        while (header := _DOCUMENT.search(text, at)) and not _PUT.search(text, at, header.start()):
            taken = _document(text, text.decode("latin-1"), header.end())
            at = header.end() if taken is None else taken[1]
            if taken is not None and sums.fit(taken[0]) == "fits":
                put[header[1].decode()] = taken[0]
        if put:
            change[part[1].decode()] = TableChange(put=put)
    return change


def written(found: list[Line]) -> Iterator[tuple[str, Raw]]:
    """Yield (table, document) for each document that *found*, lines of a journal, put in, oldest first."""
    for line in found:
        for name, part in (line.do or {}).items():
            if part is not None:
                yield from ((name, raw) for raw in part.put.values())
