"""Openings and frames at hand while one writes."""

from collections.abc import Sequence

from twofold.content.letters import letter_words
from twofold.domain.letters.records import Form
from twofold.widgets.choices import Choice, sections
from twofold.widgets.picker import Picker

TITLES: dict[Form, str] = {
    "letter": "To begin a letter",
    "poem": "To begin a poem",
    "list": "To begin a list",
    "message": "To begin a message",
}


MOST = 5
"""Moments of one's own that stand above all else; those before them stand below."""


class OpeningsList(Picker[str]):
    """First lines and frames for *form*, and one's own *moments*; returns the text of the one taken, or None.

    A frame has several lines, and ends with a new one; a first line is one line to go on from.
    """

    def __init__(self, form: Form, moments: Sequence[str] = ()) -> None:
        openings, frames = letter_words().for_(form)
        lines = [(group.about, [_line(line) for line in group.lines]) for group in openings]
        to_fill = [
            Choice(f"frame:{frame.name}", frame.name, frame.note, value=frame.text.strip("\n") + "\n")
            for frame in frames
        ]
        own = [Choice(f"moment:{n}", words, value=words) for n, words in enumerate(moments)]
        super().__init__(
            TITLES[form],
            sections(
                ("Your moments", own[:MOST]),
                *lines,
                ("A frame to fill in", to_fill),
                ("More of your moments", own[MOST:]),
            ),
        )


def _line(line: str) -> Choice:
    shown = line if line.endswith((":", ",")) else f"{line} …"
    return Choice(line, shown, value=f"{line} ")
