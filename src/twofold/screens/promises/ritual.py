"""One ritual whole: what it is, when you look at it, and everything that happened to it."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from twofold.domain.dates import named_day, on_day
from twofold.domain.people import Couple
from twofold.domain.promises.rituals import Ritual, Shape, is_due, kept, let_go, next_day
from twofold.domain.promises.routes import DesignRoute
from twofold.domain.records import Side
from twofold.screens.edit import Edit
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent
from twofold.widgets.plain import plain, signed

from .agreeing import HeldPage
from .design import LABELS, STARTS
from .render import changed_lines, entry_head

ASKS = {
    "": "",
    "keep": "Does it still fit? Then a key for each of you keeps it as it is.",
    "go": "Let it go? A key for each of you. It stays readable, and Esc leaves it as it is.",
}
WHO_WORDS = {"either": "either of you", "turns": "in turn"}
DID = {"made": "designed", "changed": "changed", "kept": "looked at, and kept", "let go": "let go",
       "taken up": "taken up again"}  # fmt: skip


class RitualPage(HeldPage):
    """The ritual *ritual_id*; without one it gives way to the page on which a new one is designed."""

    place = "promises.ritual"
    heading = "A ritual"
    why = "It is not a contract. It holds while it means something to both of you."
    notes = ("What it used to be stays below, with who said yes. Nobody can change it alone.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("l", "ask('keep')", "Look at it", tooltip="Does it still fit?", id="ritual.look",
                when="holds"),
        Command("c", "change", "Change it", tooltip="Change the wording; both of you agree",
                id="ritual.change", when="holds"),
        Command("d", "ask('go')", "Let it go", tooltip="End it; both of you press, and it stays readable",
                id="ritual.let-go", when="holds"),
        Command("t", "take_up", "Take it up again", tooltip="Start it again; both of you agree",
                id="ritual.take-up", when="is_let_go"),
    ]  # fmt: skip

    called = "ritual"
    labels: ClassVar[Mapping[str, str]] = {
        name: label for name, label in LABELS.items() if name not in ("what", "days")
    }

    def __init__(self, ritual_id: str = "") -> None:
        super().__init__()
        self.ritual_id = ritual_id
        self.edit = Edit(self, Ritual, ritual_id, what="This ritual")

    @property
    def ritual(self) -> Ritual | None:
        """The ritual as the page shows it, or None when it is not there."""
        return self.edit.value

    def body(self) -> ComposeResult:
        """Lay out the card."""
        if not self.ritual_id:
            # None in particular: a new one is designed.
            self.call_later(self.house.go, DesignRoute(), instead=True)
            return
        if self.edit.find(lambda ritual: bool(ritual.history)) is None:
            return
        with Vertical(id="pact", classes="column"):
            yield from self.held_body("due", "asks")
        yield Consent(id="pact-brief", classes="brief")

    def on_mount(self) -> None:
        """Show it; on its day it asks at once."""
        if self.ritual is not None and is_due(self.ritual, self.today):
            self.asking = "keep"
        self.draw()

    def view(self) -> View:
        """Show it as it stands, and what is asked."""
        ritual = self.ritual
        if ritual is None:
            return {}
        couple = self.house.couple()
        told = parts(ritual.shape, couple)
        if ritual.first is not None:
            told["first"] = plain(named_day(ritual.first, self.today))
        due = "You let this go. What it was stays readable."
        if ritual.open and ritual.review is not None:
            due = f"You will look at it {on_day(ritual.review, self.today)}."
            if is_due(ritual, self.today):
                due = "It is time to look at it together."
        coming = next_day(ritual, self.today)
        if coming is not None:
            due = f"The next time is {on_day(coming, self.today)}. {due}"
        yes = "it fits" if self.asking == "keep" else "let it go"
        return {
            **self.held_view(told),
            "ritual-due": plain(due).stylize("$accent" if ritual.open else "$quiet"),
            "ritual-asks": ASKS[self.asking],
            **self.keys_view("ritual-keys", yes, asked=bool(self.asking), brief=yes),
            "ritual-history": history(ritual, couple, self.today),
        }

    @property
    def holds(self) -> bool:
        """Whether it holds, so that it can be looked at, changed or let go."""
        return self.ritual is not None and self.ritual.open

    @property
    def is_let_go(self) -> bool:
        """Whether it was let go, so that it can be taken up again."""
        return self.ritual is not None and not self.ritual.open

    def action_change(self) -> None:
        """Change it."""
        self.house.go(DesignRoute(ritual_id=self.ritual_id))

    def action_take_up(self) -> None:
        """Write it anew, from what it was."""
        self.action_change()

    def settle(self, by: tuple[Side, ...]) -> None:
        """Keep it, or let it go."""
        now = self.house.clock.now()
        if self.asking == "keep":
            self.edit.settle(kept, by, now, self.today)
        else:
            self.edit.settle(let_go, by, now)


def parts(shape: Shape, couple: Couple) -> dict[str, Content]:
    """Return each part of *shape* by its name, without those that are empty."""
    who: Side | None = "a" if shape.who == "a" else "b" if shape.who == "b" else None
    starts = signed(couple, who) if who else plain(WHO_WORDS[STARTS[shape.who]])
    told = {
        name: plain(getattr(shape, name)) for name in ("what", "when", "happens", "ends", "means", "skipped")
    }
    told["who"] = starts
    return {name: words for name, words in told.items() if words}


def history(ritual: Ritual, couple: Couple, today: date) -> Content:
    """Return everything that happened to *ritual*, the latest first."""
    told: list[Content] = []
    before: Shape | None = None
    for entry in ritual.history:
        lines = [entry_head(entry.at, DID[entry.did], entry.by, couple, today)]
        if before is not None:
            words = parts(entry.shape, couple), parts(before, couple)
            lines += changed_lines(LABELS, entry.shape, before, *words)
        told.append(Content("\n").join(lines))
        before = entry.shape
    return Content("\n").join(reversed(told))
