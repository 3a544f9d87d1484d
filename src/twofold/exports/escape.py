"""What people typed, as Markdown that shows exactly their words (CommonMark and its common extensions)."""

import re

from ..domain.retreat.looking import is_link, read_link
from ..domain.text import clean, clean_line

_EVERYWHERE = re.compile(r"([\\`*_\[\]<>&|~#$=^!]|:(?=//)|(?<=[wW]{3})\.|@)")
_AT_START = re.compile(r"([-+]|\d{1,9}[.)])")


def escape_line(text: str) -> str:
    """Return one line of what people typed as Markdown that shows exactly these words."""
    text = _EVERYWHERE.sub(r"\\\1", clean_line(text, len(text)))
    return (
        _AT_START.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", text, count=1) if _AT_START.match(text) else text
    )


def is_plain_link(text: str) -> bool:
    """Return whether *text* says itself that it is a link to a page: "x.y" may be anything."""
    return text.strip().lower().startswith(("http://", "https://", "www.")) and is_link(text)


def linked(text: str) -> str:
    """Return *text* as a link that can be followed and shows exactly these words; what is none, as a line."""
    if not is_plain_link(text):
        return escape_line(text)
    # Of what would end it, or be read as something else (";" behind "&"), none is left as it is.
    return f"[{escape_line(text)}](<{read_link(text)}>)"


def quote(text: str) -> str:
    """Return what people typed, in several lines perhaps, as a block quote with their line breaks."""
    lines = []
    for line in clean(text, len(text)).strip("\n").split("\n"):
        words = line.expandtabs(4).rstrip(" ")
        margin = len(words) - len(words.lstrip(" "))
        # No-break spaces: ordinary ones would be dropped, or make a block of code.
        lines.append(("\u00a0" * margin + escape_line(words)) if words else "")
    shown = [
        f"> {line}  " if line and following else f"> {line}".rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(shown)
