"""Orders to a terminal in what a file holds: taken out of each record on its way in, and named by ``check``.

What twofold writes holds none: all that is typed is cleaned first. Another program, or a hand, may have put
some there; a drawn escape sequence would write to the clipboard, and a turned line would say something else.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import Raw

from twofold.domain.patterns import pattern
from twofold.domain.text import harmless

from .errors import Unreadable
from .text import load

T = TypeVar("T")

# JSON writes them as escapes. It may find too many, such as a backslash and an "u" that were typed.
_ESCAPES = pattern(
    rb"\\(?:u(?:00[189][0-9a-fA-F]|000[0-8bcefBCEF]|007[fF]|202[89a-eA-E]|206[6-9]|[fF][eE][fF][fF])|[bfr])"
)
_ORDERS = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_MOST_NAMED = 20


def is_suspicious(raw: Raw) -> bool:
    """Return whether the document *raw* may hold an order to a terminal; quick, and seldom wrong."""
    text = bytes(raw)
    return not text.isascii() or b"\x7f" in text or _ESCAPES.search(text) is not None


def tamed(value: T) -> T:
    """Return *value*, a record or a part of one, with its texts as `harmless` makes them.

    Its own id stays: it is never drawn, and other records know it by that. Open text of a drawer stays as
    well: it is JSON once more, and is tamed when it is read.
    """
    kept: T = _tamed(value)
    if kept is not value and isinstance(kept, msgspec.Struct) and hasattr(kept, "id"):
        return msgspec.structs.replace(kept, id=value.id)  # type: ignore[attr-defined]
    return kept


def planted(name: str, table: Mapping[str, Raw]) -> Iterator[str]:
    """Yield a sentence for each record of the table *name* that holds orders to a terminal, naming its fields
    and nothing of what they say."""
    for key, raw in table.items():
        if not is_suspicious(raw):
            continue
        try:
            document = load(raw)
        except (ValueError, RecursionError):
            continue
        fields = list(dict.fromkeys(_fields(document)))
        if fields:
            more = f" and {len(fields) - _MOST_NAMED} more" if len(fields) > _MOST_NAMED else ""
            which = document.get("id")
            yield (
                f"The record {harmless(str(which or f'document {key}'))[:80]} in {name} holds "
                "characters that would control a terminal, in "
                f"{', '.join(fields[:_MOST_NAMED])}{more}. They are never shown, and disappear when "
                "it is changed."
            )


def _fields(value: object, place: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if _ORDERS.search(value):
            yield place
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _fields(each, f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            name = harmless(key)[:40]
            if key != name:
                yield f"{place}.{name}" if place else name
            yield from _fields(each, f"{place}.{name}" if place else name)


def _tamed(value: Any) -> Any:
    if isinstance(value, str):
        if value.isprintable() or (kept := harmless(value)) == value:
            return value
        return kept
    if isinstance(value, msgspec.Struct):
        if getattr(value, "is_json", False):
            return value
        changes = {}
        for name in _telling(type(value)):
            old = getattr(value, name)
            if old and (new := _tamed(old)) is not old:
                changes[name] = new
        return msgspec.structs.replace(value, **changes) if changes else value
    if isinstance(value, tuple | list):
        fresh = [_tamed(each) for each in value]
        same = all(new is old for new, old in zip(fresh, value, strict=True))
        return value if same else type(value)(fresh)
    if isinstance(value, dict):
        return {_tamed(key): _tamed(each) for key, each in value.items()}
    return value


@cache
def _telling(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of *kind* that may hold words."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if not _is_wordless(field.type))


def _is_wordless(kind: Any) -> bool:
    if get_origin(kind) is Literal or kind in (int, float, bool, bytes, type(None)):
        return True
    parts = get_args(kind)
    if parts:
        return all(_is_wordless(part) for part in parts if part is not ...)
    return getattr(kind, "__module__", "") == "datetime"


def as_value(text: str, kind: type[T]) -> T:
    """Return *text*, the JSON of what somebody wrote, as *kind* ("" as ``kind()``). Raises Unreadable."""
    try:
        return tamed(msgspec.json.decode(text, type=kind)) if text else kind()
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        # What it could not make sense of is private: it must not reach a traceback.
        raise Unreadable from None
