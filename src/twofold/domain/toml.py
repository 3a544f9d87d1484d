"""TOML that people wrote, or were sent: read within bounds, so that no file takes long.

The reader of Python takes quadratic time for keys with many dots, and goes as deep as brackets lead it.
"""

import re
from typing import Any

from .patterns import pattern

DOTS = 8
"""Most parts of one key, such as ``rules.first.words`` with three."""
DEPTH = 12
"""How deep brackets may stand in each other."""
LINE = 8_000
"""Longest line, in characters."""

# What is in quotes or behind a # counts for nothing; each of these begins at its first sign alone.
_WORDS = pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_DOTTED = pattern(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DOTS},}}")
_BRACKETS = pattern(r"[][{}]")


class TooMuch(ValueError):
    """It is larger, longer or deeper than what is read. ``line``: where, counted from one, or None."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def read_toml(text: str) -> dict[str, Any]:
    """Return what the TOML *text* holds. Raises TooMuch, and tomllib.TOMLDecodeError for what is no TOML
    (another ValueError for a number that is too long).
    """
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE:
            raise TooMuch(f"it has more than {LINE} characters: break it up", number)
    bare = _WORDS.sub(_quoted, text)
    if found := _DOTTED.search(bare):
        line_number = bare.count("\n", 0, found.start()) + 1
        raise TooMuch(f"a key here has more than {DOTS} parts: use fewer dots", line_number)
    depth = 0
    for bracket in _BRACKETS.finditer(bare):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > DEPTH:
            raise TooMuch("it is nested too deeply")
    import tomllib  # where it is used: most people never have such a file

    return tomllib.loads(text)


def _quoted(words: re.Match[str]) -> str:
    # One letter stands for a part of a key in quotes, and lines are counted on.
    return "" if words[0].startswith("#") else "q" + "\n" * words[0].count("\n")
