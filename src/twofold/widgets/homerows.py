"""The rows of home that lead to every practice and to what is beside them, and to what is for tonight."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from twofold.domain.dates import greeting, long_date, spoken_minutes
from twofold.domain.open_things import Thing
from twofold.domain.routes import LeftOutRoute, Route, SettingsRoute, SupportRoute
from twofold.domain.tonight import Invitation, minutes_of
from twofold.practices import PRACTICES

from .choices import Choice
from .openrows import Rows
from .plain import plain

MORE = "more"
"""The row that shows the others."""


def what_you_can_do(left_out: int) -> list[Choice]:
    """Return a choice for each practice and for what is beside them; *left_out* things cannot be used."""
    count = f"{left_out:,} thing{'s' * (left_out != 1)} in your own files"
    besides: list[tuple[Route, str, str, str]] = [
        (SettingsRoute(), "Settings", "names, colours, bell, theme", "s"),
        *([(LeftOutRoute(), "Left out", count, "v")] if left_out else ()),
        (SupportRoute(), "Support", "when not to use this, and where to get help", "h"),
    ]
    return [
        *(Choice(each.name, each.title, each.line, each.key, value=each) for each in PRACTICES),
        *(Choice(route.place, title, note, key, route=route) for route, title, note, key in besides),
    ]


def the_day(now: datetime, sentence: str) -> Content:
    """Return the greeting at *now*, the day, and the *sentence* the two share, if they have one."""
    said = Content.assemble((f"{greeting(now)}.", "bold"), (f" {long_date(now)}", "$quiet"))
    if not sentence:
        return said
    return Content("\n").join([said, plain(f"“{sentence}”").stylize_before("italic $quiet")])


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
