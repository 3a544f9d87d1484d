"""The moment in which the cards of a day are opened."""

from typing import Literal

from twofold.domain.ready import Shown
from twofold.domain.records import SIDES
from twofold.domain.tuning.cards import can_open, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.domain.tuning.routes import DayRoute
from twofold.screens.house import House, newest
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions

from .summaries import stands_on

NOT_YET = "The cards cannot be opened yet. One of you has not finished."


class OpenDay(Opening):
    """The cards of the day *about*."""

    place = "tuning.open"
    heading = "Open the cards"
    how = "Read the other's card first, to the end. Then say something to it."
    not_yet = NOT_YET

    def written(self) -> Shown:
        """Return the revisions of both cards."""
        return revisions(self.house, self.about, "today")

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
    """Open the cards of the day *about* that were sealed; see `open_both`."""

    def show(reveal: Reveal) -> Day:
        on = of_day(about)
        stands = stands_on(house, on)
        if not can_open(stands):
            raise NotYet(NOT_YET)
        sealed = [side for side, each in zip(SIDES, stands, strict=True) if each == "ready"]
        cards = {side: reveal.read(side, "today", TodayCard) for side in sealed}
        return shown(newest(house, Day, about), on, cards, reveal.now)

    return open_both(house, about, show)
