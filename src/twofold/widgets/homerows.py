"""The rows of home that lead to every practice and to what is beside them, and to what is open besides."""

from collections.abc import Sequence

from twofold.domain.listening.routes import HistoryRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.offers import Offer
from twofold.domain.open_things import Thing
from twofold.domain.routes import LeftOutRoute, Route, SettingsRoute, SupportRoute
from twofold.practices import PRACTICES, front

from .choices import Choice


def what_you_can_do(left_out: int) -> list[Choice]:
    """Return a row for each practice and for what is beside them; *left_out* things cannot be used."""
    count = f"{left_out:,} thing{'s' * (left_out != 1)} in your own files"
    besides: list[tuple[Route, str, str, str]] = [
        (HistoryRoute(), "Look back", "at what you have listened to", "b"),
        (SettingsRoute(), "Settings", "names, colours, bell, theme", "s"),
        *([(LeftOutRoute(), "What was left out", count, "v")] if left_out else ()),
        (SupportRoute(), "Who this is not for, and help", "", "h"),
    ]
    return [
        *(Choice(each.name, each.title, each.line, each.key, spare=True, value=each) for each in PRACTICES),
        *(
            Choice(route.place, title, note, key, spare=bool(note), route=route)
            for route, title, note, key in besides
        ),
    ]


def more(hidden: Sequence[Thing]) -> list[Choice]:
    """Return a row that leads to where most of what is *hidden* can be found; none where nothing is."""
    if not hidden:
        return []
    return [Choice("more", f"and {len(hidden)} more", route=_where(hidden))]


def _where(hidden: Sequence[Thing]) -> Route:
    if any(isinstance(thing, SessionSummary) for thing in hidden):
        return HistoryRoute()
    first = hidden[0]
    name = first.route.place.partition(".")[0] if isinstance(first, Offer) else "promises"
    route: Route = front(name)()
    return route
