"""The moment in which the cards of a day are opened."""

from typing import Literal

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES
from twofold.domain.tuning.cards import can_open, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.domain.tuning.routes import DayRoute
from twofold.screens.opening import QUICKER, Opening
from twofold.screens.page import House, newest
from twofold.screens.private import NOTHING_OPENED

from .summaries import stands_on

NOT_YET = "The cards cannot be opened yet. One of you writes on."


class OpenDay(Opening):
    """The cards of the day *about*."""

    place = "tuning.open"
    heading = "Open the cards"
    how = "Read the other's card first, to the end. Then say something to it."
    not_yet = NOT_YET

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the two cards stand."""
        stands = stands_on(self.house, of_day(self.about))
        if stands == ("shown", "shown"):
            return "open"
        return "ready" if can_open(stands) else "not yet"

    def open_all(self) -> str:
        """Open the cards."""
        return open_day(self.house, self.about)

    def go_on(self) -> None:
        """Go to the cards."""
        self.house.go(DayRoute(self.about), instead=True)


def open_day(house: House, about: str) -> str:
    """Save the day with the cards that were sealed, and their writings emptied, in one commit.

    Returns "" or what failed. The drawers must be open. Saved at once or not at all: nothing is shown before
    it is kept.
    """
    from twofold.store.errors import Stale, StoreError

    store, vault, on = house.store, house.vault, of_day(about)
    if any(about in (record.id, getattr(record, "about", "")) for record in house.unsaved):
        return f"{house.unsaved_words()} Open them when that is done."
    try:
        stands = stands_on(house, on)
        if not can_open(stands):
            return NOT_YET
        sealed = [side for side, each in zip(SIDES, stands, strict=True) if each == "ready"]
        writings = {side: vault.writing("today", about, side) for side in sealed}
        cards = {side: vault.read_finished(each, TodayCard) for side, each in writings.items()}
        day = shown(newest(house, Day, about), on, cards, house.clock.now())
        store.save(day, *(vault.emptied(each) for each in writings.values()))
    except Stale:
        return QUICKER
    except (StoreError, Invalid) as error:
        return f"{NOTHING_OPENED} {error}"
    return ""
