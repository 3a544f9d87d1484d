"""The snapshot: one TinyDB file, its documents kept raw until someone looks."""

import codecs
import re

import msgspec

from .journal import Tables
from .text import ascii_json, load

EMPTY: bytes = b"{}"
"""The snapshot of a store in which nothing was ever kept."""

BIG = 1 << 20
"""Bytes of a snapshot from which it is worth to know where everything stands in it (`outline`)."""
_decoder = msgspec.json.Decoder(Tables)


class Unreadable(Exception):
    """This is no snapshot; the message says why, in words that fit after "it"."""


def parse(data: bytes) -> Tables:
    """Return the tables of the snapshot *data*; the documents stay part of *data*.

    Strings within documents are not looked at (see `validate`). Raises Unreadable.
    """
    if not data:
        raise Unreadable("is empty")
    try:
        return _decoder.decode(data)
    except msgspec.ValidationError as error:
        raise Unreadable("is JSON, but not a twofold file") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if b"\\ud" in data and (tables := _forgiving(data)) is not None:
            return tables
        if (name := _spelling(data)) is not None:
            raise Unreadable(name) from error
        if b"\0" in data:
            raise Unreadable("has gaps filled with zeros") from error
        if data[:1].isspace() or data[:1] == b"{":
            raise Unreadable(_broken(error)) from error
        raise Unreadable("is not JSON") from error
    except RecursionError as error:
        raise Unreadable("is nested too deeply") from error


def validate(tables: Tables) -> None:
    """Look at every document of *tables*. Raises Unreadable when one is not sound JSON."""
    for name, table in tables.items():
        for key, raw in table.items():
            try:
                load(raw)
            except (ValueError, RecursionError) as error:
                raise Unreadable(f"has something in its table {name}, under {key}, that is broken") from error
            if not key.isascii() or not key.isdigit():
                raise Unreadable(f"has a document in its table {name} under {key!r}, which is not a number")


def build(tables: Tables) -> bytes:
    """Return the snapshot of *tables*. Raises ValueError when a table's name is not sound text."""
    return ascii_json(msgspec.json.encode(tables))


def _forgiving(data: bytes) -> Tables | None:
    import json

    # Stock TinyDB keeps halves of surrogate pairs, as escapes, which msgspec refuses.
    try:
        tables = json.loads(data, parse_constant=_refuse)
        return {
            name: {key: msgspec.Raw(json.dumps(document).encode()) for key, document in table.items()}
            for name, table in tables.items()
        }
    except (ValueError, AttributeError, RecursionError):
        return None


def _spelling(data: bytes) -> str | None:
    """Return in words in which other spelling of text *data* is, or None."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:2] in (b"{\0", b"\0{"):
        return "is in UTF-16, which some editors call Unicode. In the editor, save it as UTF-8"
    if data.startswith(codecs.BOM_UTF8):
        return "begins with a mark that some editors add. In the editor, save it as UTF-8 without a BOM"
    return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _broken(error: Exception) -> str:
    byte = re.search(r"byte (\d+)", str(error))
    return f"is broken at byte {byte[1]}" if byte else "is cut short"
