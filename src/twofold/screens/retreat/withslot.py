"""What can be done with a slot wherever it is in sight: its link, ticket or place on the map is opened."""

from abc import abstractmethod

from textual import work

from twofold.domain.retreat.athand import NAMES, AtHand, at_hand
from twofold.domain.retreat.plan import Slot
from twofold.domain.retreat.weather import change_over, other_way
from twofold.widgets.choices import Choice
from twofold.widgets.command import Command
from twofold.widgets.picker import Picker

from .going import open_at_hand
from .planned import Planned
from .signs import title

DOES = {
    "link": "in the browser", "file": "with the program for it", "address": "on the map",
    "number": "to the clipboard", "phone": "to the clipboard",
}  # fmt: skip


AT_HAND = Command(
    "o", "at_hand", "Ticket, link …", id="retreat.at-hand", when="has_at_hand", called="at_hand_word",
    tooltip="Open its link, its ticket or its place on the map, or copy its number",
)  # fmt: skip
"""The key, for the pages with a slot at hand: each has its own place for it."""


INSTEAD = Command(
    "i", "change_over", "If it rains", id="retreat.instead", when="has_other_way", called="other_way_word",
    tooltip="Switch to your plan for rain, or back to the first plan", show=False,
)  # fmt: skip
"""Likewise the key for the rain."""


class WithSlot(Planned):
    """A page with a slot at hand, and AT_HAND and INSTEAD among its keys."""

    @property
    @abstractmethod
    def current(self) -> Slot | None:
        """The slot that is meant, as it is kept; None where there is none."""

    @property
    def at_hand(self) -> tuple[AtHand, ...]:
        """What is at hand with the slot."""
        slot = self.current
        return at_hand(slot) if slot is not None else ()

    @property
    def has_at_hand(self) -> bool:
        """Whether there is something to open."""
        return bool(self.at_hand)

    @property
    def at_hand_word(self) -> str:
        """What the key is called: by what it opens."""
        first, *more = (NAMES[each.kind] for each in self.at_hand)
        return f"{first} …" if more else first

    @work(group="at-hand", exclusive=True)
    async def action_at_hand(self) -> None:
        """Open what there is; of several things, the one they choose."""
        self.flush()
        slot, things = self.current, self.at_hand
        if slot is None or not things or not self.is_active:
            return
        thing = things[0]
        if len(things) > 1:
            chosen = await self.app.push_screen_wait(AtHandList(title(slot), things))
            if chosen is None:
                return
            thing = chosen
        await open_at_hand(self, thing)

    @property
    def has_other_way(self) -> bool:
        """Whether they named what they do with it if it rains."""
        return self.current is not None and bool(other_way(self.current))

    @property
    def other_way_word(self) -> str:
        """What the key for the rain is called: by what is on now."""
        return "As planned" if self.current is not None and self.current.planned else "If it rains"

    def action_change_over(self) -> None:
        """Do what they named for the rain; or again what was planned."""
        self.flush()
        slot = self.current
        if slot is None or not self.has_other_way or self.edit.change(change_over, slot.id) is None:
            return
        if (now := self.current) is not None:
            key = self.key_of("retreat.undo")
            back = f" {key} takes it back." if key and self.may_undo else ""
            self.house.say(f"Now it is: {title(now)}.{back}")


class AtHandList(Picker[AtHand]):
    """Asks which of *things* to open, of the slot called *heading*."""

    numbered = True

    def __init__(self, heading: str, things: tuple[AtHand, ...]) -> None:
        choices = [Choice(each.kind, f"{NAMES[each.kind]}: {each.brief}", DOES[each.kind], value=each)
                   for each in things]  # fmt: skip
        super().__init__(heading, choices)
