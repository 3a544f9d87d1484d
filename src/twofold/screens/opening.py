"""The moment in which what both wrote alone is opened: by both, at once, in one save."""

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from twofold.domain.ready import Shown
from twofold.domain.records import SIDES, Record, Side
from twofold.store.reveal import OPEN, NotYet, Reveal
from twofold.widgets.balanced import Balanced
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.plain import plain

from .both import Both
from .door import NOTHING_OPENED, has_lock, with_both_open
from .house import House
from .page import View
from .saving import at_once
from .twokeys import Question

What = Literal["it", "them"]


def open_both(
    house: House, about: str, show: Callable[[Reveal], Record | None], *, what: What = "them", of: str = ""
) -> str:
    """Save what both wrote about *about* as *show* makes it of their writings, which are emptied with it.

    Returns "" or what failed. Both drawers are open. Saved at once or not at all: nothing is shown before it
    is kept. *show* raises NotYet when one of them writes on, and returns None when all is open already. *of*:
    the id of what is shown, where that is not *about*.
    """
    reveal = Reveal(house, house.vault, about, house.clock.now())

    def save() -> None:
        if (shown := show(reveal)) is not None:
            reveal.save(shown)

    then, nothing = f"Open {what}", f"{NOTHING_OPENED} "
    try:
        return at_once(house, [about, of or about], save, then=then, nothing=nothing)
    except NotYet as words:
        return str(words)


class Opening(Both):
    """Both press their key, and type their passphrase where they have one; then it is open.

    Subclasses give ``what`` ("it" or "them"), ``how`` (a sentence to read before), ``not_yet`` (why it cannot
    be opened), ``about`` (what they wrote about), ``written()``, ``stands()``, ``open_all()``, ``go_on()``.
    """

    why = "Both sides open at the same moment, so that neither is an answer to the other."
    notes = (
        (
            "If you have a passphrase, you are asked for it. Your drawer locks again as soon as it has been "
            "read."
        ),
    )
    what: ClassVar[What] = "them"
    how: ClassVar[str] = ""
    not_yet: ClassVar[str] = ""
    opens = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "First of you", tooltip="The first of you is ready to open it",
                id="opening.first", show=False),
        Command("j", "yes('b')", "Second of you", tooltip="The second of you is ready to open it",
                id="opening.second", show=False),
    ]  # fmt: skip

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about
        self._left = False

    def written(self) -> Shown:
        """Return the revisions of what both wrote."""
        return ()

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return whether it is open already, both wait for it, or one of them writes on."""
        return "ready"

    def open_all(self) -> str:
        """Save what is shown, and the writings emptied, in one commit; return "" or what failed.

        Both drawers are open. Saved at once or not at all: nothing is shown before it is kept.
        """
        return ""

    def go_on(self) -> None:
        """Go to what is open now."""

    def question(self) -> Question:
        """Ask whether both are ready to open it."""
        return Question(OPEN, self.about, self.written())

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        with Vertical(id="opening", classes="column"):
            yield Balanced("Are you both here?", id="opening-title", markup=False)
            yield Balanced(plain(self.how), id="opening-how", markup=False)
            yield Consent(id="opening-keys")
            yield Balanced("", id="opening-aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the two keys."""
        self.reload()

    def reload(self) -> None:
        """Follow the other terminal: it may have opened it, or somebody may write on."""
        if self._left or self.app.screen is not self:
            return  # somebody types a passphrase; what they open will be found to be open
        match self.stands():
            case "open":
                self._leave()
            case "not yet":
                self.call_later(self._go_back)
            case _:
                self.draw()

    def _go_back(self) -> None:
        # What came to lie on top meanwhile goes first; then this is asked again.
        if not self._left and self.is_active:
            self._left = True
            self.house.turned(self)  # a key that was meant for it is not for the page below
            self.house.say(self.not_yet)
            self.action_back()

    def view(self) -> View:
        """Show the two keys as they stand."""
        couple = self.house.couple()
        keys: dict[Side, str] = {"a": self.key_of("opening.first"), "b": self.key_of("opening.second")}
        said = self.said_yes
        # At a seat its own passphrase is asked for with the key; at one keyboard those of both, in the end.
        here = SIDES if self.house.seat is None else {self.house.seat}.difference(said)
        locked = [couple.name(side) for side in here if has_lock(self.house, side)]
        asked = f" {' and '.join(locked)} will be asked for the passphrase." if locked else ""
        opens = "It opens" if self.what == "it" else "They open"
        yet = f"opens {self.what}"
        return {
            "opening-keys": two_keys(couple, keys, said, done="ready ✓", yet=yet),
            "opening-aside": f"{opens} once you have both pressed.{asked}",
        }

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Open it."""
        self._open()

    @work(group="ask")
    async def _open(self) -> None:
        """Open the drawers, and then what they hold. Whatever fails, nothing is shown and nothing changed."""
        said = await with_both_open(self, self.open_all, self.two_keys.brought)
        if said:
            self.two_keys.take_back()
            self.house.say(said, calm=said == NOTHING_OPENED)
            self.draw()
        else:
            self._leave()

    def _leave(self) -> None:
        if self.app.screen is self:  # else it is found to be open once what lies on top is gone
            self._left = True
            self.go_on()
