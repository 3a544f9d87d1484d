"""The rows of home that lead to what is for tonight, and to what is open."""

from collections.abc import Sequence

from textual.content import Content

from twofold.domain.dates import spoken_minutes
from twofold.domain.open_things import Thing
from twofold.domain.tonight import Invitation, minutes_of

from .choices import Choice
from .menurows import MORE
from .openrows import Rows


def first_row(
    rows: Rows, thing: Thing | Invitation, key: str, *, brief: bool = False, room: int = 0
) -> Choice:
    """Return the row of the one thing for tonight, with the *key* that begins it, its minutes and its why.

    *brief*: where there is room for a few lines only, the minutes are said in fewer letters. *room*: the
    cells of the one line that there is for both (0: as many lines as they take).
    """
    if isinstance(thing, Invitation):
        title = Content.styled(thing.title, "bold")
        row = Choice(repr(thing.route), title, thing.why, key, route=thing.route)
        minutes = thing.minutes
    else:
        row, minutes = rows.row(thing, key), minutes_of(thing)
    length = f" · {minutes} min" if brief else f" · about {spoken_minutes(minutes)}"
    length = length if minutes else ""
    if room:
        row.note = row.note.truncate(max(room - len(length), 1), ellipsis=True)
    row.note = row.note + length
    return row


def folded(near: Sequence[Thing], others: int, rows: Rows, most: int) -> list[Choice]:
    """Return *near* as rows, the first *most* of them, and a row that shows the *others* and the rest."""
    shown = [rows.row(thing) for thing in near[:most]]
    hidden = len(near) - len(shown) + others
    return [*shown, Choice(MORE, f"{hidden} more")] if hidden else shown
