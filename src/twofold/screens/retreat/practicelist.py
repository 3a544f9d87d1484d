"""The list of what twofold has for a slot."""

from collections.abc import Sequence

from twofold.content import Practice
from twofold.domain.dates import short_minutes
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker

from .signs import DEEP


class PracticeList(Picker[str]):
    """Shows *practices*, with the cursor on the id *chosen*.

    Gives the id taken, "" for none, or None for Esc.
    """

    takes = False

    def __init__(self, practices: Sequence[Practice], chosen: str) -> None:
        choices = [Choice("", "none of these", "something of your own")]
        for each in practices:
            note = f"about {short_minutes(each.minutes)}"
            note += f", {DEEP[each.depth]}" if DEEP[each.depth] else ""
            choices.append(Choice(each.id, each.name, note))
        super().__init__("Which practice it is", choices, at=chosen)
