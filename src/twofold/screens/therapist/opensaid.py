"""The moment in which both see what the other said of those on the list."""

from typing import Literal

from twofold.domain.ready import Shown, are_both
from twofold.domain.therapist.records import SHORTLIST, Said, Shortlist
from twofold.domain.therapist.shortlisting import opened
from twofold.screens.house import House
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions, who_finished, writing_summaries

NOT_YET = "It cannot be opened yet. One of you is looking again."


class OpenSaid(Opening):
    """What both said."""

    place = "therapist.open"
    heading = "Open both"
    how = "A no is a no, and needs no reason. Two maybes are enough for one call."
    not_yet = NOT_YET

    def written(self) -> Shown:
        """Return the revisions of both."""
        return revisions(self.house, self.about, "therapist")

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the two stand."""
        begun = [each for each in writing_summaries(self.house) if each.about == self.about]
        if not begun and self.house.store[Shortlist].get(SHORTLIST) is not None:
            return "open"  # at the other terminal: what was opened is emptied
        return "ready" if are_both(who_finished(self.house, "therapist", self.about)) else "not yet"

    def open_all(self) -> str:
        """Open them."""
        return open_said(self.house)

    def go_on(self) -> None:
        """Go back to the list, where it stands now."""
        self.house.say("Open. It stands beside the names.")
        self.action_back()


def open_said(house: House) -> str:
    """Open what both said; see `open_both`."""

    def show(reveal: Reveal) -> Shortlist:
        if not are_both(who_finished(house, "therapist", SHORTLIST)):
            raise NotYet(NOT_YET)
        a, b = (reveal.read(side, "therapist", Said) for side in ("a", "b"))
        made = opened(house.store[Shortlist].get(SHORTLIST), a, b, reveal.now)
        # The last one may have been removed: this one has its name, and is its successor.
        return made.with_(rev=house.store.rev(Shortlist, SHORTLIST))

    return open_both(house, SHORTLIST, show)
