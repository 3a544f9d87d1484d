"""The day, and the rows of home that lead to every practice and to what is beside them."""

from datetime import datetime

from textual.content import Content

from twofold.domain.dates import greeting, long_date
from twofold.domain.routes import LeftOutRoute, Route, SettingsRoute, SupportRoute
from twofold.practices import PRACTICES

from .choices import Choice
from .plain import plain

MORE = "more"
"""The row that shows the others."""


def what_you_can_do(left_out: int) -> list[Choice]:
    """Return a choice for each practice and for what is beside them; *left_out* things cannot be used."""
    count = f"{left_out:,} thing{'s' * (left_out != 1)} in your own files"
    besides: list[tuple[Route, str, str, str]] = [
        (SettingsRoute(), "Settings", "names, colours, bell, theme", "s"),
        *([(LeftOutRoute(), "Left out", count, "v")] if left_out else ()),
        (SupportRoute(), "Support", "when not to use this, and where help is", "h"),
    ]
    return [
        *(Choice(each.name, each.title, each.line, each.key, value=each) for each in PRACTICES if each.key),
        *(Choice(route.place, title, note, key, route=route) for route, title, note, key in besides),
    ]


def the_day(now: datetime, sentence: str) -> Content:
    """Return the greeting at *now*, the day, and the *sentence* the two share, if they have one."""
    said = Content.assemble((f"{greeting(now)}.", "bold"), (f" {long_date(now)}", "$quiet"))
    if not sentence:
        return said
    return Content("\n").join([said, plain(f"“{sentence}”").stylize_before("italic $quiet")])
