"""The moment in which the hearts of both are opened."""

from typing import Literal

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Plan
from twofold.screens.opening import QUICKER, Opening
from twofold.screens.page import House
from twofold.screens.private import NOTHING_OPENED

from .ideawords import finished_hearts

NOT_YET = "The hearts cannot be opened yet. One of you looks again."


class OpenHearts(Opening):
    """The hearts for the ideas of the plan *plan_id*."""

    place = "retreat.ideas"
    heading = "Open the hearts"
    how = "What you both like comes first. The rest is no verdict on anyone's taste."
    not_yet = NOT_YET

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self.plan_id = plan_id

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return whether both have finished."""
        return "ready" if finished_hearts(self.house, self.plan_id) == set(SIDES) else "not yet"

    def open_all(self) -> str:
        """Open the hearts."""
        return open_hearts(self.house, self.plan_id)

    def go_on(self) -> None:
        """Go back to the ideas, in their new order."""
        self.house.say("Open. What you both like stands first.")
        self.action_back()


def open_hearts(house: House, plan_id: str) -> str:
    """Save the plan with the hearts of both, and both writings emptied, in one commit; "" or what failed.

    Both drawers must be open. Saved at once or not at all: nothing is shown before it is kept.
    """
    from twofold.store.errors import Stale, StoreError

    store, vault = house.store, house.vault
    if any(plan_id in (record.id, getattr(record, "about", "")) for record in house.unsaved):
        return f"{house.unsaved_words()} Open them when that is done."
    try:
        plan = store.find(Plan, plan_id)
        if plan is None or finished_hearts(house, plan_id) != set(SIDES):
            return NOT_YET
        writings = [vault.writing("hearts", plan_id, side) for side in SIDES]
        a, b = (vault.read_finished(writing, Hearts) for writing in writings)
        store.save(with_hearts(plan, a, b), *(vault.emptied(writing) for writing in writings))
    except Stale:
        return QUICKER
    except (StoreError, Invalid) as error:
        return f"{NOTHING_OPENED} {error}"
    return ""
