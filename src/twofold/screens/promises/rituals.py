"""The rituals of the two: those that hold, those being written, those they let go."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from twofold.content.rituals import ritual_words
from twofold.domain.dates import on_day
from twofold.domain.promises.rituals import RitualSummary, is_due
from twofold.domain.promises.routes import DesignRoute, RitualRoute
from twofold.screens.edit import Editing
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain


class Rituals(Editing):
    """Every ritual, and examples to begin from."""

    place = "promises.rituals"
    heading = "Rituals"
    why = "Small things you do again and again, in your own way, hold two people together."
    notes = (
        "A ritual has a time, a beginning and an end, and it means something to both of you.",
        "Look at it from time to time. Change it when it no longer fits, and let it go without regret.",
    )
    AUTO_FOCUS = "#rituals"
    BINDINGS: ClassVar[list[BindingType]] = [
        leads("n", DesignRoute(), "A new one", tooltip="Design a ritual together", id="rituals.new"),
        Command("u", "undo", "Undo", tooltip="Bring back the one you deleted", id="rituals.undo",
                when="may_undo"),
    ]  # fmt: skip

    @property
    def history(self) -> str:
        """What is put away comes back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Static("", id="rituals-begin", classes="column", markup=False)
        yield Choices(id="rituals", classes="column")

    def on_mount(self) -> None:
        """Show what there is."""
        self.draw()
        self.query_one(Choices).first()

    def view(self) -> View:
        """Show what there is now."""
        cards = self.house.store.rituals.peek(RitualSummary)
        begin = (
            "You have no rituals of your own yet. A good one takes ten minutes to design and a minute "
            f"to do. Press {self.key_of('rituals.new')} to begin, or start from one of these."
        )
        return {"rituals-begin": "" if cards else begin, "rituals": self._choices(cards)}

    def _choices(self, cards: list[RitualSummary]) -> list[Choice]:
        today = self.today
        cards = sorted(cards, key=lambda card: (card.created, card.id))
        examples: dict[str, list[Choice]] = {}
        for n, example in enumerate(ritual_words().examples):
            way = DesignRoute(example=n)
            row = Choice(f"example:{n}", plain(example.what), example.occasion, spare=True, route=way)
            examples.setdefault(example.group, []).append(row)
        due = [card for card in cards if is_due(card, today)]
        held = [card for card in cards if card.open and card.history and card not in due]
        past = [card for card in cards if card.history and not card.open]
        return sections(
            ("Look at it together", [*map(self._choice, due)]),
            ("Your rituals", [*map(self._choice, held)]),
            ("Being designed", [self._choice(card) for card in cards if not card.history]),
            ("Let go, and still readable", [*map(self._choice, past)]),
            *((f"To start from: {group.lower()}", rows) for group, rows in examples.items()),
        )

    def _choice(self, card: RitualSummary) -> Choice:
        today = self.today
        if not card.history:
            what = card.sketch.what if card.sketch else ""
            write = DesignRoute(ritual_id=card.id)
            return Choice(card.id, plain(what or "not named yet"), "not agreed yet", route=write)
        shape = card.history[-1].shape
        note = shape.when
        if card.open and card.first is not None and card.first > today:
            note = f"{shape.when}, from {on_day(card.first, today).removeprefix('on ')} on"
        return Choice(card.id, plain(shape.what), plain(note), spare=True, route=RitualRoute(card.id))
