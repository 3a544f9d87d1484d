"""How close one of the two feels, written alone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.closeness.looks import is_empty
from twofold.domain.closeness.records import Closeness, Felt
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side, other
from twofold.screens.page import View
from twofold.screens.sealedform import SealedForm
from twofold.widgets.command import Command
from twofold.widgets.form import Form
from twofold.widgets.kinds import Own, Text
from twofold.widgets.scrolling import scrolling_keys

from .nearness import Nearness
from .render import LARGE, SMALL, SOURCE, circles, felt_words, stands


class FeltForm(Form[Felt]):
    """The circles of *side*, a word why, and what would bring us closer."""

    private = True

    def __init__(self, felt: Felt, couple: Couple, side: Side) -> None:
        fields = (
            Own("near", "How close do you feel?", lambda value, its: Nearness(value, couple, side, id=its)),
            Text("why", "Why, in a word", "one word is enough"),
            Text("closer", "What would bring us closer?", "something small, or nothing"),
        )
        super().__init__(felt, fields, "felt", id="felt-form")

    def on_nearness_changed(self, event: Nearness.Changed) -> None:
        """Follow the circles as the other fields."""
        event.stop()
        self.changed("near")


class FeltPage(SealedForm[Felt]):
    """How close *side* feels, in the look *about*."""

    place = "closeness.write"
    heading = "How close"
    why = "How it is right now, not how it should be. The circles alone are enough."
    notes = (
        "Any part may stay empty. Everything is saved as you type, and sealed if you have a passphrase.",
        "What you do not seal for opening is yours alone; you can add to it whenever you like.",
        SOURCE,
    )
    writing_kind = "closeness"
    shape = Felt
    nothing = "There is nothing here yet. The circles alone are enough."
    was_opened = "Both were opened at the other terminal."
    end = "felt-then"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "finish", "Open together", tooltip="Done; it stays sealed until both have written",
                id="felt.finish", when="may_write"),
        Command("e,enter", "edit", "Write", tooltip="Go back into the fields", id="felt.edit",
                when="has_left"),
        Command("t", "take_back", "Take back", tooltip="Take it back and keep writing", id="felt.take-back",
                when="may_take_back"),
        *scrolling_keys("felt"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the circles, the two lines, and what can be done with them."""
        with Vertical(id="felt", classes="column"):
            yield Static("", id="felt-words", markup=False)
            yield FeltForm(self.value, self.house.couple(), self.side)
            yield Static("", id="felt-read", markup=False)
            with Vertical(id="felt-then"):
                yield Static("", id="felt-together", classes="quiet", markup=False)
                yield Static("", id="felt-keep", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the circles."""
        self.redraw()
        if not self.is_finished:
            for nearness in self.query(Nearness):
                self.set_focus(nearness)

    @property
    def form(self) -> FeltForm:
        """The circles and the two lines."""
        return self.query_one(FeltForm)

    def is_blank(self, value: Felt) -> bool:
        """Return whether nothing is in *value*."""
        return is_empty(value)

    def is_opened(self) -> bool:
        """Return whether this look was opened."""
        return self.house.store[Closeness].get(self.about) is not None

    def has_other_finished(self) -> bool:
        """Return whether the other has written theirs."""
        return stands(self.house, self.about)[SIDES.index(other(self.side))] == "ready"

    def view(self) -> View:
        """Show the fields, and what can be done with them; or what was written, once it is done."""
        done = self.is_finished
        sealed, together, keep = self.ends_words("felt.finish", "written")
        return {
            "felt-form": not done,
            "felt-words": sealed if done else "",
            "felt-read": self._read() if done else "",
            "felt-together": "" if done else together,
            "felt-keep": "" if done else keep,
        }

    def _read(self) -> Content:
        parts = [felt_words(self.value, gaps=not self.is_short)]
        if self.value.near is not None:
            width = SMALL if self.is_narrow or self.is_short else LARGE
            parts.insert(0, circles(self.value.near, self.house.couple(), self.side, width))
        return Content("\n").join(parts)
