"""The moment in which both looks are opened."""

from typing import Literal

from twofold.domain.closeness.looks import can_open, opened
from twofold.domain.closeness.records import Closeness, Felt
from twofold.domain.closeness.routes import LookRoute
from twofold.domain.dates import local_day
from twofold.domain.ready import Shown
from twofold.screens.house import House
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions

from .render import stands

NOT_YET = "They cannot be opened yet. One of you has not finished."


class OpenLook(Opening):
    """Both looks of *about*."""

    place = "closeness.open"
    heading = "Open how close you feel"
    how = "Look at the other's first. Ask what it is like there before you say anything about yours."
    not_yet = NOT_YET

    def written(self) -> Shown:
        """Return the revisions of both."""
        return revisions(self.house, self.about, "closeness")

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the two stand."""
        if self.house.store[Closeness].get(self.about) is not None:
            return "open"
        return "ready" if can_open(stands(self.house, self.about)) else "not yet"

    def open_all(self) -> str:
        """Open them."""
        return open_look(self.house, self.about)

    def go_on(self) -> None:
        """Go to what is open."""
        self.house.go(LookRoute(self.about), instead=True)


def open_look(house: House, about: str) -> str:
    """Open both looks of *about*; see `open_both`."""

    def show(reveal: Reveal) -> Closeness | None:
        if house.store[Closeness].get(about) is not None:
            return None
        if not can_open(stands(house, about)):
            raise NotYet(NOT_YET)
        a, b = (reveal.read(side, "closeness", Felt) for side in ("a", "b"))
        look = opened(about, a, b, reveal.now, local_day(reveal.now))
        # The last one may have been removed: this one has its name, and is its successor.
        return look.with_(rev=house.store.rev(Closeness, about))

    return open_both(house, about, show)
