"""The five lines of a day's card."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from twofold.content.tuning import tuning_words
from twofold.domain.tuning.records import TodayCard
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.words import Words

from .energy import Energy
from .render import named


class CardForm(Vertical):
    """What is asked on a card, with *card* in it; *name*: that of the other."""

    def __init__(self, card: TodayCard, name: str) -> None:
        super().__init__(id="card-form")
        self._begun: TodayCard | None = card
        self._asked_of = name

    def compose(self) -> ComposeResult:
        """Lay out the questions and their lines."""
        card, words, name = self._begun or TodayCard(), tuning_words().card, self._asked_of
        self._begun = None  # what is private must not stay here once the drawer is locked
        yield from _row(words.energy, Energy(card.energy, id="card-energy"))
        yield from _row(words.mood, Line(card.mood, placeholder=words.mood_hint, id="card-mood"))
        yield from _row(words.mind, Words(card.mind, placeholder=words.mind_hint, id="card-mind"))
        wish = Line(card.wish, placeholder=words.wish_hint, id="card-wish")
        yield from _row(named(words.wish, name), wish)
        thanks = Line(card.thanks, placeholder=words.thanks_hint, id="card-thanks")
        yield from _row(named(words.thanks, name), thanks)

    def on_mount(self) -> None:
        """Let Enter go from line to line, and out of the last one."""
        self._line("mood").on_enter = partial(self._go_to, "mind")
        self._line("wish").on_enter = partial(self._go_to, "thanks")
        self._line("thanks").on_enter = partial(self._go_to, "")

    def _go_to(self, name: str) -> None:
        self.screen.set_focus(self.query_one(f"#card-{name}") if name else None)

    def read(self) -> TodayCard:
        """Return the card as it stands in the lines."""
        return TodayCard(
            energy=self.query_one(Energy).value,
            mood=self._line("mood").line,
            mind=self._mind.text,
            wish=self._line("wish").line,
            thanks=self._line("thanks").line,
        )

    def show(self, card: TodayCard) -> None:
        """Put *card* into the lines, where they say something else."""
        with self.prevent(Input.Changed, TextArea.Changed, Energy.Changed):
            self.query_one(Energy).value = card.energy
            for name, words in (("mood", card.mood), ("wish", card.wish), ("thanks", card.thanks)):
                if self._line(name).line != words:
                    self._line(name).value = words
            if self._mind.text != card.mind:
                self._mind.load_text(card.mind)

    def first_empty(self) -> Widget:
        """Return the first line that is empty, else the first."""
        fields: list[tuple[Widget, object]] = [(self.query_one(Energy), self.query_one(Energy).value)]
        fields += [(line, line.line) for line in (self._line("mood"),)]
        fields.append((self._mind, self._mind.text))
        fields += [(line, line.line) for line in (self._line("wish"), self._line("thanks"))]
        return next((field for field, value in fields if not value), fields[0][0])

    @property
    def _mind(self) -> Words:
        return self.query_one("#card-mind", Words)

    def _line(self, name: str) -> Line:
        return self.query_one(f"#card-{name}", Line)


def _row(question: str, field: Widget) -> ComposeResult:
    with Vertical(classes="card-row"):
        yield Static(plain(question), classes="card-label", markup=False)
        yield field
