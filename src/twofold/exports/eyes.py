"""What the two said after a quiet look, as Markdown."""

from collections.abc import Iterable
from datetime import tzinfo

from twofold.domain.eyes.gaze import Gaze, how_long, written

from ..domain.dates import full_day
from .escape import escape_line


def told(gazes: Iterable[Gaze], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with what was said after each look, the latest first; "" where nothing is written.

    Days are in *zone* (None: this machine's).
    """
    parts: list[str] = []
    for gaze in written(gazes):
        day = full_day(gaze.created.astimezone(zone).date())
        parts += ["", f"### {day}, {how_long(gaze.seconds)}", ""]
        for name, word, sentence in zip(names, gaze.words, gaze.sentences, strict=True):
            said = ": ".join(escape_line(words) for words in (word, sentence) if words)
            if said:
                parts.append(f"- {escape_line(name)}: {said}")
    return "\n".join(["## Looking at each other", *parts, ""]) if parts else ""
