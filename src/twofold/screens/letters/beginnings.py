"""Openings and frames at hand while one writes."""

from twofold.content.letters import letter_words
from twofold.domain.letters.records import Form
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker

TITLES: dict[Form, str] = {
    "letter": "To begin a letter",
    "poem": "To begin a poem",
    "list": "To begin a list",
}


class OpeningsList(Picker[str]):
    """First lines and frames for *form*; returns the text of the one taken, or None.

    A frame has several lines, and ends with a new one; a first line is one line to go on from.
    """

    def __init__(self, form: Form) -> None:
        openings, frames = letter_words().for_(form)
        choices: list[Choice] = []
        for group in openings:
            choices += [Choice("", "", heading=True)] if choices else []
            choices.append(Choice("", group.about, heading=True))
            for line in group.lines:
                shown = line if line.endswith((":", ",")) else f"{line} …"
                choices.append(Choice(line, shown, value=f"{line} "))
        choices += [Choice("", "", heading=True), Choice("", "A frame to fill", heading=True)]
        for frame in frames:
            text = frame.text.strip("\n") + "\n"
            choices.append(Choice(f"frame:{frame.name}", frame.name, frame.note, value=text))
        super().__init__(TITLES[form], choices)
