"""Pages on which both of the two say yes, each with their own key, at one terminal or at two."""

from typing import TYPE_CHECKING, ClassVar

from textual import work

from twofold.domain.ready import are_both
from twofold.domain.records import Side, other
from twofold.widgets.consent import Consent

from .door import NOTHING_OPENED, with_open
from .page import Page, StoreChanged
from .saving import at_once
from .twokeys import Question, TwoKeys

if TYPE_CHECKING:
    from twofold.store.halves import Half


class Both(Page):
    """A page with a key for each of the two; once both have pressed, it does what they said yes to.

    Subclasses bind their keys to ``yes('a')`` and ``yes('b')``, show them in a `Consent`, and give
    ``question()``, ``both_said_yes(by)`` and ``draw()``. ``opens``: what they say yes to takes a while, for
    passphrases may be asked for; a key that is pressed again is not taken back there.
    """

    opens: ClassVar[bool] = False
    _two_keys: TwoKeys | None = None

    def question(self) -> Question | None:
        """Return what both are asked now; None where nothing is."""
        return None

    @property
    def moment(self) -> object:
        """What both are asked; while it is the same, a yes means the same."""
        return self.question() if self.children else None

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """A yes."""
        return action == "yes"

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        return ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Do it: both said yes, in the order *by*. What it saves goes with ``two_keys.done()``."""

    @property
    def two_keys(self) -> TwoKeys:
        """The two keys."""
        if self._two_keys is None:
            self._two_keys = TwoKeys(self.house, self.question)
        return self._two_keys

    @property
    def said_yes(self) -> tuple[Side, ...]:
        """Whose yes holds now, in the order in which they said it."""
        return self.two_keys.said

    def action_yes(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_active:
            return
        self.flush()
        if self.question() is None:
            return
        if words := self.refusal():
            self.house.say(words)
            self.two_keys.take_back()
        elif side in self.said_yes and not self.opens:
            self.two_keys.take_back(side)
        elif self.opens and self.house.seat is not None:
            self._bring(side)
        elif are_both(by := self.two_keys.press(side)):
            if self.two_keys.has_brought(other(side)):
                self._bring(side)  # what the other opened at their seat opens with ours
            else:
                self.both_said_yes(by)
            if not self.opens:
                self.two_keys.take_back()  # where it could not be done, both say yes anew
        self.draw()

    @work(group="ask")
    async def _bring(self, side: Side) -> None:
        """Let *side* open what they wrote, and bring it; it is shown with the other's."""
        asked = self.question()
        if asked is None or self.two_keys.has_brought(side):
            return
        from twofold.store.halves import half_of

        found: list[Half] = []

        def open_it() -> str:
            vault, about = self.house.vault, asked.about

            def read() -> None:
                found.append(half_of(self.house, vault, side, about, asked.shown))

            return at_once(self.house, [about], read, then="Open it", nothing=f"{NOTHING_OPENED} ")

        said = await with_open(self, [side], open_it)
        if not said and asked != self.question():
            said = "Something changed at the other terminal. Press again."
        if said:
            self.two_keys.take_back(side)
            self.house.say(said, calm=said == NOTHING_OPENED)
        else:
            self.two_keys.bring(found[0])
            self.exchanged()
        self.draw()

    def exchanged(self) -> None:
        """Go on with what both bring, at two seats; the last to press shows it."""
        from twofold.store.errors import StoreError

        if self._two_keys is None or not self.opens or not self.is_attached:
            return
        try:
            if self.app.screen is not self:
                return  # what is on top now is finished first
            if self.two_keys.exchange():
                self.both_said_yes(self.said_yes)
            for side in self.two_keys.pressed_here:
                # At one keyboard for both, where nothing was opened yet: the other brings it from their seat.
                if self.two_keys.has_brought(other(side)) and not self.two_keys.has_brought(side):
                    self._bring(side)
        except StoreError as error:
            self.two_keys.take_back()
            self.house.say(f"{NOTHING_OPENED} {error}", calm=False)

    def on_store_changed(self, message: StoreChanged) -> None:
        """Go on with what the other brings."""
        self.exchanged()

    def on_screen_resume(self) -> None:
        """Go on with what the other brought meanwhile."""
        self.exchanged()

    def on_consent_pressed(self, event: Consent.Pressed) -> None:
        """Take a click on a name for the key of its owner."""
        event.stop()
        if self.check_action("yes", (event.side,)):
            self.action_yes(event.side)

    def on_unmount(self) -> None:
        """Take back what was said here: whoever said it is here no more."""
        if self._two_keys is not None:
            self._two_keys.leave()
