"""Whether records can be read, one by one, and what is wrong with those that cannot, in words.

The words name the field and never say what stands in it. What could not be read and was written anew is kept
as the text that it was, in the table UNREADABLE.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec import Raw

from twofold.domain.patterns import pattern
from twofold.domain.people import COUPLE_ID
from twofold.domain.records import Record, new_id

from . import sums
from .errors import BadRecord
from .journal import Tables
from .text import load

UNREADABLE = "unreadable"
"""The table of what could not be read and was written anew."""
NOT_READ = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding a document may raise."""
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "object": "a table of fields",
    "array": "a list",
    "bytes": "sealed text",
    "datetime": "a moment",
    "date": "a day",
    "time": "a time of day",
}
_PLACE = pattern(r" - at `(?:key in )?\$?\.?(.*)`\Z", re.DOTALL)


def words(error: Exception) -> str:
    """Return what *error*, one of NOT_READ, means: words that fit after a colon."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeError):
        return "it contains bytes that are not text"
    text = str(error)
    if not isinstance(error, msgspec.ValidationError):
        if "truncated" in text:
            return "it ends too early"
        byte = re.search(r"byte (\d+)", text)
        return f"it is broken at byte {byte[1]}" if byte else text
    place = _PLACE.search(text)
    what = _meaning(text[: place.start()] if place else text)
    return f"at {place[1]}, {what}" if place and place[1] else what


def _meaning(text: str) -> str:
    if length := re.fullmatch(r"Expected `(\w+)` of length (>=|<=|) ?(\d+).*", text):
        kind, sign, number = length.groups()
        things = "entries" if kind == "array" else "characters"
        if sign == ">=":
            return "it is empty" if number == "1" else f"it has fewer than {number} {things}"
        return f"it has more than {number} {things}" if sign == "<=" else f"it should have {number} {things}"
    if bound := re.fullmatch(r"Expected `\w+` (>=|<=|>|<) ([\d.-]+)", text):
        sizes = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
        return f"it should be {sizes[bound[1]]} {bound[2]}"
    if kinds := re.fullmatch(r"Expected `(.*)`, got `(.*)`", text):
        wanted, got = map(_named, kinds.groups())
        return f"this should be {wanted}, not {got}"
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", text):
        return f"{missing[1]} is missing"
    if "unknown field" in text:
        return "there is a field that does not belong there"
    if text.startswith("Invalid RFC3339") or "encoded date" in text:
        return "this is not a date or time"
    if "timezone" in text:
        return "the time zone is missing"
    if text.startswith("Invalid"):
        return "twofold does not know what is there"
    return text.replace("`", "")[:1].lower() + text.replace("`", "")[1:]


def _named(kinds: str) -> str:
    return " or ".join(_KINDS.get(kind, kind) for kind in kinds.split(" | "))


def id_of(raw: Raw) -> str | None:
    """Return the id that the document *raw* says it has, or None."""
    try:
        found = load(raw).get("id")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def unreadable(name: str, kind: type[Record], table: dict[str, Raw]) -> Iterator[tuple[str, BadRecord]]:
    """Yield the key of, and what is wrong with, each document of *table* that is no record of *kind*."""
    decoder, seen = msgspec.json.Decoder(kind), set[str]()
    for key, raw in table.items():
        try:
            name_of_it = decoder.decode(raw).id
        except NOT_READ as error:
            yield key, BadRecord(name, id_of(raw) or f"document {key}", words(error))
            continue
        if name_of_it in seen:
            yield key, BadRecord(name, name_of_it, "it is there twice")
        seen.add(name_of_it)


def bad_records(tables: Tables) -> list[tuple[str, str, BadRecord]]:
    """Return (table, key, what is wrong) for each document of *tables* that cannot be read."""
    from .kinds import KINDS

    found = []
    for name, kind in KINDS.items():
        found += [(name, key, bad) for key, bad in unreadable(name, kind, tables.get(name, {}))]
    return found


def couple_in(tables: Tables) -> bool:
    """Tell whether *tables* say who the two are, or hold nothing yet that they could have written."""
    from .kinds import KINDS

    begun = any(tables.get(name) for name in KINDS)
    return not begun or any(id_of(raw) == COUPLE_ID for raw in tables.get("couple", {}).values())


def is_whole(tables: Tables) -> bool:
    """Tell whether every record of *tables* can be read, is what its checksum says, and the two are there."""
    return couple_in(tables) and not bad_records(tables) and not any(sums.unfit(tables))


def as_text(name: str, key: str, raw: Raw, now: datetime) -> Raw:
    """Return what is kept of the document *raw* of the table *name*, which stood there under *key*."""
    text = bytes(raw).decode("utf-8", "backslashreplace")
    return sums.renewed({"id": new_id(), "created": now.isoformat(), "table": name, "key": key, "text": text})


def free_key(*keys: Iterable[str]) -> str:
    """Return a key that is none of *keys*."""
    return str(max((int(key) for some in keys for key in some if key.isdecimal()), default=0) + 1)
