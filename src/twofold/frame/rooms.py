"""Which page stands where: the one table in which the screens meet. They are imported when first entered."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from twofold.practices import PRACTICES
from twofold.screens.page import Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from twofold.domain.routes import Route

ROOMS: dict[str, str] = {
    "home": "twofold.screens.home:Home",
    "meeting": "twofold.screens.meeting:Welcome",
    "meeting.names": "twofold.screens.meeting:Names",
    "settings": "twofold.screens.settings:SettingsPage",
    "support": "twofold.screens.support.pages:Support",
    "exit-info": "twofold.screens.quickexit:QuickExit",
    "privacy": "twofold.screens.privacy:Privacy",
    "left-out": "twofold.screens.leftout:LeftOutPage",
    "elsewhere": "twofold.screens.elsewhere:Elsewhere",
    "remove": "twofold.screens.removing:Removing",
    "help": "twofold.screens.help:Help",
    "drawers": "twofold.screens.drawers:Drawers",
    "support.paper": "twofold.screens.support.paper:SupportPaper",
    **{
        place: f"twofold.screens.{page}"
        for practice in PRACTICES for place, page in practice.pages.items()
    },
}  # fmt: skip
"""The place of a route to "module:class"; the class is called with the fields of the route."""


def room(place: str) -> "type[Screen[Any]]":
    """Return the class of the page at *place*. Raises LookupError when there is no such place."""
    try:
        module, _, name = ROOMS[place].partition(":")
    except KeyError:
        raise LookupError(f"There is no place called {place}.") from None
    found: type[Screen[Any]] = getattr(import_module(module), name)
    return found


def page_of(route: "Route") -> "Screen[Any]":
    """Return a new page as *route* asks for it. Raises LookupError when there is no such place."""
    page = room(route.place)(**asdict(route))
    if isinstance(page, Page):
        page.spot = route.spot
    return page
