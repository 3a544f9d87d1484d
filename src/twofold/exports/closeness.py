"""How close they felt, as Markdown: only what both opened together."""

from collections.abc import Iterable
from datetime import tzinfo

from ..domain.closeness.circles import words_of
from ..domain.closeness.looks import felt_by
from ..domain.closeness.records import Closeness
from ..domain.dates import full_day
from ..domain.records import SIDES
from ..domain.text import is_blank
from .escape import escape_line


def told(looks: Iterable[Closeness], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with what each showed, in words, the latest first; "" where nothing was opened.

    Days are local days already, and *zone* changes nothing.
    """
    parts: list[str] = []
    for look in sorted(looks, key=lambda each: (each.day, len(each.id), each.id), reverse=True):
        parts += ["", f"### {full_day(look.day)}", ""]
        for name, side in zip(names, SIDES, strict=True):
            felt = felt_by(look, side)
            said = [words for words in (words_of(felt.near), felt.why) if not is_blank(words)]
            parts.append(f"- {escape_line(name)}: {escape_line('; '.join(said)) or '…'}")
            if not is_blank(felt.closer):
                parts.append(f"    - Would bring us closer: {escape_line(felt.closer)}")
    return "\n".join(["## How close", *parts, ""]) if parts else ""
