"""A checksum in each record, so that what rots on the disk can be named, and known when it is whole.

It is the last field of the document, ``"sum"``: the CRC-32, as eight hex digits, of the document's text
before it. Records without one (of older versions, or written by hand) are taken as they are. A record whose
checksum does not fit was damaged, or changed by another program: which of the two, the text cannot say.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal
from zlib import crc32

import msgspec
from msgspec import Raw

from twofold.domain.patterns import pattern

from .journal import Tables
from .text import ascii_json, dump, load

FIELD = "sum"
_END = pattern(rb',"sum":"([0-9a-f]{8})"}\Z')
_ANYWHERE = pattern(rb'"sum"\s*:\s*"([0-9a-f]{8})"')
_NAMED = 5
_LENGTH = len(',"sum":"00000000"}')

Fit = Literal["fits", "none", "other"]
"""Whether a record is what its checksum says, has none, or is something else."""


def summed(text: bytes) -> Raw:
    """Return the record *text* (ASCII JSON, with some field and no checksum) with its checksum."""
    body = text[:-1]
    return Raw(b'%b,"sum":"%08x"}' % (body, crc32(body)))


def renewed(document: Mapping[str, Any]) -> Raw:
    """Return *document* as JSON, with the checksum it has now. Raises as `text.dump` does."""
    return summed(bytes(dump({name: value for name, value in document.items() if name != FIELD})))


def fit(raw: Raw) -> Fit:
    """Tell whether the document *raw* is what its checksum says. Raises nothing."""
    text = bytes(raw)
    if end := _END.search(text, max(0, len(text) - _LENGTH)):
        return "fits" if crc32(text[:-_LENGTH]) == int(end[1], 16) else "other"
    if b'"sum"' not in text:
        return "none"
    return _spelt_otherwise(raw)


def claimed(raw: Raw) -> bytes | None:
    """Return the checksum that the document *raw* bears, whether it fits or not, or None."""
    found = _ANYWHERE.findall(bytes(raw))
    return found[-1] if found else None


def unfit(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield (table, key) of each document of *tables* that is not what its checksum says."""
    for name, table in tables.items():
        for key, raw in table.items():
            if fit(raw) == "other":
                yield name, key


def strange(tables: Tables) -> Iterator[str]:
    """Yield a sentence about the records of *tables* that are not what their checksum says, a few by name."""
    found = [f"{_called(tables[name][key], key)} in {name}" for name, key in unfit(tables)]
    if found:
        more = f", and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        be = "is" if len(found) == 1 else "are"
        yield (
            f"Not as twofold wrote it {be} {', '.join(found[:_NAMED])}{more}: changed by another program, or "
            "damaged. What can be read is used as it is."
        )


def _called(raw: Raw, key: str) -> str:
    try:
        name = load(raw).get("id")
    except (ValueError, RecursionError):
        name = None
    return name if isinstance(name, str) else f"document {key}"


def _spelt_otherwise(raw: Raw) -> Fit:
    import json

    # Another program may have written the same record with other spaces, or in another order.
    try:
        document = load(raw)
    except (ValueError, RecursionError):
        return "other"
    if FIELD not in document:
        return "none"
    wanted = document.pop(FIELD)
    texts = (json.dumps(document, separators=(",", ":")).encode(), ascii_json(msgspec.json.encode(document)))
    return "fits" if wanted in [f"{crc32(text[:-1]):08x}" for text in texts] else "other"
