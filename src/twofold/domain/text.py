"""What people type, made safe to keep and to show.

Terminals obey control characters, so none may reach a record: a stored escape sequence
would run on the partner's screen every time it is drawn.
"""

import re
import unicodedata

NAME_LIMIT = 40
"""Longest name, in characters."""
LINE_LIMIT = 200
"""Longest one-line answer (a topic, a title), in characters."""
TEXT_LIMIT = 20_000
"""Longest text of several lines, in characters."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 without \n and \t, and the characters that re-order text beyond their own line.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return *text* without control characters, in NFC, at most *limit* characters long.

    Newlines (any convention) become ``\\n``; newlines and tabs stay; lone surrogates become U+FFFD.
    """
    return _safe(text)[:limit]


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return *text* as one trimmed line: cleaned, with every run of white space as one space."""
    return " ".join(_safe(text).split())[:limit].rstrip()


def is_blank(text: str) -> bool:
    """Return whether nothing of *text* would be seen: only white space, joiners and other formatting."""
    return not visible(text).strip()


def visible(text: str) -> str:
    """Return *text* without the characters that only format it (joiners, direction marks)."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _safe(text: str) -> str:
    text = _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))
