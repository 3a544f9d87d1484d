"""One letter as it goes on paper: its words, from whom to whom, and what came back."""

from datetime import tzinfo

import msgspec

from ..domain.dates import Known, known_words
from ..domain.letters.records import CAME, Form, Letter, Way, is_known
from ..domain.records import SIDES, other
from ..domain.text import clean_line, is_blank

NAMELESS: dict[Form, str] = {"letter": "A letter", "poem": "A poem", "list": "A list", "message": "A message"}
"""What stands where one has no title."""
FOOT = "Written by twofold on {}. It is yours, and it is not sealed."


class OnPaper(msgspec.Struct, frozen=True):
    """A letter as it goes on paper: who wrote it to whom ("" for themselves), its ``day`` in words ("" for
    none), and the line of thanks that came back ("" for none)."""

    title: str
    text: str
    form: Form
    writer: str
    reader: str
    day: str = ""
    thanked: str = ""
    way: Way = "sealed"
    known: Known = "day"

    @property
    def when(self) -> str:
        """Return when it came to the other, after a comma, or ""."""
        on = "on" if self.known == "day" else "in"
        return f", {CAME[self.way]} {on} {self.day}" if self.day else ""

    @property
    def name(self) -> str:
        """Its title, or what it is."""
        title = clean_line(self.title)
        return NAMELESS[self.form] if is_blank(title) else title


def opened_letter(letter: Letter, names: tuple[str, str], zone: tzinfo | None = None) -> OnPaper:
    """Return the opened *letter*, with the day in *zone* (None: this machine's) on which it was opened.

    *names* are those of a and b. Raises ValueError for one that is not opened, or has no writer.
    """
    if letter.opened is None or not is_known(letter):
        raise ValueError("only what was opened goes on paper")
    named = dict(zip(SIDES, names, strict=True))
    writer = named[letter.author] if letter.author else letter.writer or " and ".join(names)
    reader = (
        ""
        if letter.by_both
        else "both"
        if letter.to_both or not letter.author
        else named[other(letter.author)]
    )
    return OnPaper(
        letter.title,
        letter.text,
        letter.form,
        writer,
        "" if letter.by_both else reader,
        known_words(letter.written or letter.opened.astimezone(zone).date(), letter.known),
        letter.thanked,
        letter.way,
        letter.known,
    )
