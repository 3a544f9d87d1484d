"""The moment in which the hearts of both are opened."""

from typing import Literal

from twofold.domain.drawers import finished
from twofold.domain.ready import Shown, are_both
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Plan
from twofold.screens.house import House, newest
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions, who_finished, writing_summaries

NOT_YET = "The hearts cannot be opened yet. One of you is looking again."


class OpenHearts(Opening):
    """The hearts for the ideas of the plan *plan_id*."""

    place = "retreat.ideas"
    heading = "Open the hearts"
    how = "What you both like comes first. The rest says nothing about anybody's taste."
    not_yet = NOT_YET

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)

    def written(self) -> Shown:
        """Return the revisions of the hearts of both."""
        return revisions(self.house, self.about, "hearts")

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return whether both have finished."""
        given = [card for card in writing_summaries(self.house) if card.about == self.about]
        if not given and newest(self.house, Plan, self.about) is not None:
            return "open"  # at the other terminal: what was opened is emptied
        return "ready" if are_both(finished(given, self.about, "hearts")) else "not yet"

    def open_all(self) -> str:
        """Open the hearts."""
        return open_hearts(self.house, self.about)

    def go_on(self) -> None:
        """Go back to the ideas, in their new order."""
        self.house.say("Open. What you both like comes first.")
        self.action_back()


def open_hearts(house: House, plan_id: str) -> str:
    """Open the hearts of both for the ideas of the plan *plan_id*; see `open_both`."""

    def show(reveal: Reveal) -> Plan:
        plan = house.store.plans.get(plan_id)
        if plan is None or not are_both(who_finished(house, "hearts", plan_id)):
            raise NotYet(NOT_YET)
        return with_hearts(plan, reveal.read("a", "hearts", Hearts), reveal.read("b", "hearts", Hearts))

    return open_both(house, plan_id, show)
