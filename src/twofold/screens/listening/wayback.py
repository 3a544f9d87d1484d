"""The way back from a talk to what it came from."""

from typing import TYPE_CHECKING, Any

from twofold.domain.listening.session import Origin
from twofold.screens.page import Page

if TYPE_CHECKING:
    from twofold.store import Records

CAME_FROM: dict[Origin, str] = {"row": "row", "slot": "retreat", "work": "shelf", "checkin": "check-in"}
"""What a talk can come from, as its last key says it."""


def go_back(page: Page, origin: tuple[Origin, str, str] | None) -> None:
    """Leave *page* for where a talk of *origin* came from; just back, where that lies below or is gone."""
    kind, whole, part = origin or ("row", "", "")
    below, store = page.app.screen_stack[-2], page.house.store
    book: Records[Any]
    what: dict[str, Any]
    match kind:
        case "row":
            book, place = store.worksheets, "worksheet.together"
            what = {"worksheet_id": whole, "row_id": part}
        case "slot":
            book, place, what = store.plans, "retreat.today", {"plan_id": whole}
        case "work":
            book, place, what = store.works, "shelf.work", {"work_id": whole}
        case "checkin":
            book, place, what = store.checkins, "tuning.checkin", {"checkin_id": whole}
    near = isinstance(below, Page) and below.place.startswith(place.partition(".")[0])
    if near or book.get(whole) is None:
        page.action_back()
    else:
        page.house.go(place, instead=True, **what)
