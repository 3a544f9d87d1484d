"""The table of what could not be read and was written anew: each kept as the text that it was."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Raw

from twofold.domain.records import new_id

from . import sums

UNREADABLE = "unreadable"
"""The name of the table."""


def as_text(name: str, key: str, raw: Raw, now: datetime) -> Raw:
    """Return what is kept of the document *raw* of the table *name*, which stood there under *key*."""
    text = bytes(raw).decode("utf-8", "backslashreplace")
    return sums.renewed({"id": new_id(), "created": now.isoformat(), "table": name, "key": key, "text": text})


def free_key(*keys: Iterable[str]) -> str:
    """Return a key that is none of *keys*."""
    return str(max((int(key) for some in keys for key in some if key.isdecimal()), default=0) + 1)
