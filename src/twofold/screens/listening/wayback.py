"""The way back from a talk to what it came from."""

from typing import TYPE_CHECKING, Any

from twofold.domain.letters.routes import LetterRoute
from twofold.domain.listening.session import Origin
from twofold.domain.path.records import TALKS, Path
from twofold.domain.path.routes import PathTalkRoute
from twofold.domain.promises.routes import AgreementRoute
from twofold.domain.retreat.routes import TodayRoute
from twofold.domain.routes import Route
from twofold.domain.shelf.routes import WorkRoute
from twofold.domain.tuning.routes import CheckInRoute
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.screens.page import Page

if TYPE_CHECKING:
    from twofold.store import Records

CAME_FROM: dict[Origin, str] = {
    "row": "row",
    "slot": "retreat",
    "work": "shelf",
    "checkin": "check-in",
    "promise": "agreement",
    "letter": "letter",
    "path": "path",
}
"""What a talk can come from, as its last key says it."""


def go_back(page: Page, origin: tuple[Origin, str, str] | None) -> None:
    """Leave *page* for where a talk of *origin* came from; just back, where that lies below or is gone."""
    kind, whole, part = origin or ("row", "", "")
    below, store = page.app.screen_stack[-2], page.house.store
    book: Records[Any]
    route: Route
    match kind:
        case "row":
            book, route = store.worksheets, TogetherRoute(whole, part)
        case "slot":
            book, route = store.plans, TodayRoute(whole)
        case "work":
            book, route = store.works, WorkRoute(whole)
        case "checkin":
            book, route = store.checkins, CheckInRoute(whole)
        case "promise":
            book, route = store.agreements, AgreementRoute(whole)
        case "letter":
            book, route = store.letters, LetterRoute(whole)
        case "path":
            name = next((each for each in TALKS if each == part), TALKS[0])
            book, route = store[Path], PathTalkRoute(whole, name)
    near = isinstance(below, Page) and below.place.startswith(route.place.partition(".")[0])
    if near or book.get(whole) is None:
        page.action_back()
    else:
        page.house.go(route, instead=True)
