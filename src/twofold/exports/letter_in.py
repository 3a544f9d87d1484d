"""A letter from a text file."""

import stat
from pathlib import Path

from ..domain.people import Invalid
from ..domain.text import TEXT_LIMIT, clean

SIZE_LIMIT = 400_000
"""Most bytes of such a file."""


def read_letter(path: Path) -> str:
    """Return the text in the file at *path*: UTF-8, UTF-16 with its mark, or else Windows-1252.

    Raises Invalid, with a sentence, when it cannot be read, is no text, or is too long for a letter.
    """
    try:
        if not path.exists() or not stat.S_ISREG(path.stat().st_mode):
            raise Invalid(f"There is no file at {path}.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        why = (error.strerror or "it is not readable").lower()
        raise Invalid(f"{path.name} cannot be opened: {why}.") from None
    text = _decoded(raw)
    if text is None:
        raise Invalid(f"{path.name} is not a text file. Save it as plain text (.txt) first.")
    if len(raw) > SIZE_LIMIT or len(text) > TEXT_LIMIT:
        raise Invalid(f"{path.name} is longer than {TEXT_LIMIT:,} characters. Add it in parts.")
    return clean(text)


def _decoded(raw: bytes) -> str | None:
    """Return *raw* as text, or None where it is none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
