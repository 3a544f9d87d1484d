"""What the pages of tuning in know together: how the cards of a day stand, and the way to one's own."""

from datetime import date

from twofold.domain.records import SIDES, Side
from twofold.domain.tuning.cards import CardStatus, card_status, of_day
from twofold.domain.tuning.records import CheckInSummary, Day, DaySummary, day_id
from twofold.domain.tuning.routes import CardRoute, DayRoute
from twofold.screens.door import admitted
from twofold.screens.house import House, newest
from twofold.screens.page import Page
from twofold.store.reveal import writing_summaries


def stands_on(house: House, on: date) -> tuple[CardStatus, CardStatus]:
    """Return how both cards of the local day *on* stand."""
    day, cards = newest(house, Day, day_id(on)), writing_summaries(house)
    return card_status(day, cards, on, "a"), card_status(day, cards, on, "b")


def day_summaries(house: House) -> list[DaySummary]:
    """Return the little that lists need of each day."""
    return house.store.days.peek(DaySummary)


def checkin_summaries(house: House) -> list[CheckInSummary]:
    """Return the little that lists need of each check-in."""
    return house.store.checkins.peek(CheckInSummary)


async def to_card(page: Page, side: Side, about: str) -> None:
    """Bring *side* behind the curtain to their card of the day *about*. To be awaited in a worker.

    What they showed already is read where both cards are.
    """
    house = page.house
    on = of_day(about)
    if stands_on(house, on)[SIDES.index(side)] == "shown":
        house.go(DayRoute(about))
        return
    if not await admitted(page, side, "Only you will see what you write."):
        return
    if stands_on(house, on)[SIDES.index(side)] == "shown":  # meanwhile, at the other terminal
        house.vault.lock(side)
        page.reload()
        return
    house.go(CardRoute(side, about))
