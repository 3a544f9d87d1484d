"""What people type, made safe to keep and to show.

Terminals obey control characters, so none may reach a record: a stored escape sequence
would run on the partner's screen every time it is drawn.

Whatever comes in, the time it takes grows with its length and no faster.
"""

import unicodedata

from .patterns import pattern

NAME_LIMIT = 40
"""Longest name, in characters."""
LINE_LIMIT = 200
"""Longest one-line answer (a topic, a title), in characters."""
TEXT_LIMIT = 20_000
"""Longest text of several lines, in characters."""
MARKS = 30
"""Accents and other marks that follow each other on one letter, as Unicode's stream-safe form allows them."""

_BREAKS = pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 without \n and \t, and the characters that re-order text beyond their own line.
_CONTROLS = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = pattern("[\ud800-\udfff]")
_DRAWN = pattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")  # none of them takes up a cell
_JOINER = "\u034f"  # between two marks it is not seen, and what stands behind it is not sorted with the rest
# Where marks may follow each other: nothing below U+0300 is one.
_FAR_UP = pattern(f"[^\x00-\u02ff]{{{MARKS + 1},}}")
_HIDDEN = frozenset("\u0f73\u0f75\u0f81")  # two marks each, though Unicode counts them as letters
_PARTS = pattern("[\u200c\u200d\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What is not seen alone: joiners, and what makes one emoji another (its look, a colour of skin, a flag)."""
_UNSEEN = pattern(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What nobody sees, though Unicode counts it as letters and marks: fillers, and what chooses a look."""
_LINKS = "\u200d"  # joins two emoji into one, and letters in some scripts
_LONGEST_SIGN = 40
"""Characters of the longest sign that is kept whole."""
_MOST_TO_ONE = 4
"""Characters that may become one when they are composed."""


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return *text* without control characters, in NFC, at most *limit* characters long.

    Newlines (any convention) become ``\\n``; newlines and tabs stay; lone surrogates become U+FFFD.
    """
    return _composed(_safe(text), limit)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return *text* as one trimmed line: cleaned, with every run of white space as one space."""
    return _composed(" ".join(_safe(text).split()), limit).rstrip()


def is_joiner(character: str | None) -> bool:
    """Return whether *character* is one that a keyboard types and nobody sees alone: it joins, or parts."""
    return bool(character and _PARTS.fullmatch(character))


def sign_before(text: str, end: int) -> int:
    """Return where the last sign of *text* before *end* begins: an emoji of several parts is one."""
    start = max(0, end - 1)
    while end - start < _LONGEST_SIGN and _goes_on(text, start):
        start -= 1
    return start


def cut(text: str, limit: int) -> str:
    """Return at most *limit* characters of *text*; an emoji of several parts goes whole or not at all."""
    end = limit
    while len(text) > limit and limit - end < _LONGEST_SIGN and _goes_on(text, end):
        end -= 1
    return text[: end if end or not limit else limit]


def _goes_on(text: str, at: int) -> bool:
    """Return whether what stands in *text* at *at* belongs to the sign before it."""
    if at < 1 or at >= len(text):
        return False
    joined = text[at - 1] == _LINKS and unicodedata.category(text[at]) == "So"
    return joined or _PARTS.fullmatch(text[at]) is not None


def harmless(text: str) -> str:
    """Return *text* with a mark (U+FFFD) in the place of each character that a terminal would obey.

    It is as long as it was, so that what was a name stays one. Line breaks of every kind become ``\\n``.
    """
    return _CONTROLS.sub("\ufffd", _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text)))


def without_controls(text: str) -> str:
    """Return *text* without the characters that a terminal would obey; they take up no room."""
    return text if text.isprintable() else _SURROGATES.sub("\ufffd", _DRAWN.sub("", text))


def is_blank(text: str) -> bool:
    """Return whether nothing of *text* would be seen: only white space, joiners, fillers and formatting."""
    return not visible(text).strip()


def visible(text: str) -> str:
    """Return *text* without the characters that nobody sees (joiners, direction marks, fillers)."""
    if text.isascii():
        return text
    return "".join(c for c in _UNSEEN.sub("", text) if unicodedata.category(c) != "Cf")


def folded(text: str) -> str:
    """Return *text* as a search compares it: without capitals, accents and other marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", sparse(text.casefold()))
    return "".join(character for character in apart if not unicodedata.combining(character))


def sparse(text: str) -> str:
    """Return *text* with at most MARKS marks between two letters or joiners (U+034F).

    That is Unicode's stream-safe form: to normalise it takes linear time, where a long run of marks, which
    are sorted first, takes quadratic time.
    """
    return text if text.isascii() else _FAR_UP.sub(lambda run: _parted(run[0]), text)


def _parted(run: str) -> str:
    if not any(map(unicodedata.combining, run)) and not _HIDDEN & set(run):
        return run
    parts, marks = [], 0
    for character in run:
        # Some letters are short for a letter and its marks, and some marks for two of them.
        apart = unicodedata.normalize("NFD", character)
        if not unicodedata.combining(apart[0]):
            marks = 0
        elif marks + len(apart) > MARKS:
            parts.append(_JOINER)
            marks = 0
        marks += sum(unicodedata.combining(each) > 0 for each in apart)
        parts.append(character)
    return "".join(parts)


def _composed(text: str, limit: int) -> str:
    # Cut first, with room for what becomes less: a megabyte costs no more than what stays of it.
    return cut(unicodedata.normalize("NFC", sparse(text[: _MOST_TO_ONE * limit])), limit)


def _safe(text: str) -> str:
    return _CONTROLS.sub("", _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text)))
