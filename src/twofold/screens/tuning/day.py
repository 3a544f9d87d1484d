"""The cards of a day as they were shown, and a line of each in answer to the other's."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import past_day
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.cards import CardStatus, answered, card_of, guessed, of_day, read_by
from twofold.domain.tuning.records import Day
from twofold.screens.autosave import FormTyping
from twofold.screens.edit import Edit
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import signed
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.view import Later, Part

from .dayform import Answers, DayForm
from .render import STANDS, render_card, render_guess
from .summaries import stands_on, to_card


class DayPage(FormTyping[Day, Answers]):
    """The day *day_id*; *reader*: for whom a card was left, where that is why one comes here."""

    place = "tuning.day"
    heading = "How you are today"
    why = "Read to the end before you say anything. A line in answer is enough; talk about the rest."
    notes = ("Each answers below the other's card. It is saved as you type, and you can both read it.",)
    redraws_on = ("focus", "layout")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("w", "write_own", "Write yours", tooltip="Write a card of your own for this day",
                id="day.write", when="may_write_own"),
        Command("f", "answer('a')", "First answers", tooltip="The first of you answers the other's card",
                show=False, id="day.first", when="may_answer"),
        Command("j", "answer('b')", "Second answers", tooltip="The second of you answers the other's card",
                show=False, id="day.second", when="may_answer"),
        *scrolling_keys("day"),
    ]  # fmt: skip

    def __init__(self, day_id: str, reader: Side | None = None) -> None:
        super().__init__()
        self.day_id, self.reader = day_id, reader
        self.edit = Edit(self, Day, day_id)

    @property
    def day(self) -> Day | None:
        """The day as the page shows it, or None when nothing was shown of it."""
        return self.edit.value

    def body(self) -> ComposeResult:
        """Lay out both cards."""
        self.edit.look()
        self.begin_typing()
        self.form = DayForm(self.base or Answers())
        with Vertical(id="day"):
            yield self.form
            yield Static("", id="day-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show what is there; for whom it was left has come to it."""
        on, today = of_day(self.day_id), self.today
        self.head(self.heading if on == today else f"What was on, {past_day(on, today)}")
        if self.reader is not None and self.day is not None:
            self.edit.change(read_by, self.reader)
        self.draw()
        self.query_one("#body").scroll_home(animate=False)

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show both cards, and whose key answers which."""
        stands = stands_on(self.house, of_day(self.day_id))
        typing = isinstance(self.focused, Line)
        parts: dict[str, Part | Later] = {
            "day-end": "Saved as you type. Enter or Esc leaves the line." if typing else ""
        }
        for side, stand in zip(SIDES, stands, strict=True):
            parts |= self._side(side, stand)
        return parts

    def _side(self, side: Side, stand: CardStatus) -> View:
        """Return the card of *side*, which stands like *stand*, with the answer of the other below it."""
        couple, away = self.house.couple(), other(side)
        name, card = signed(couple, side), card_of(self.day, side) if self.day else None
        if card is None or self.day is None:
            return {
                f"day-name-{side}": Content.assemble(name, (f"  {STANDS[stand]}", "$quiet")),
                f"day-told-{side}": "",
                f"day-back-{away}": "",
                f"answer-{away}": False,
            }
        told = render_card(card, couple, side, gaps=not self.is_short)
        if guess := render_guess(guessed(self.day, away), couple, away):
            told = Content("\n" if self.is_short else "\n\n").join([told, guess])
        key = self.key_of("day.first" if away == "a" else "day.second")
        return {
            f"day-name-{side}": name,
            f"day-told-{side}": told,
            f"day-back-{away}": Content.assemble(
                (f"{key}  " if key else "", "bold $accent"),
                signed(couple, away, bold=False),
                (" answers", "$quiet"),
            ),
            f"answer-{away}": True,
        }

    def reload(self) -> None:
        """Follow the other terminal; what was typed here goes into it."""
        if self.base is None:
            self.edit.look()
            self.begin_typing()
            self.form.value = self.base or Answers()
        self.catch_up()
        self.draw()

    # -- answering ----------------------------------------------------------------------------------

    def typed_of(self, record: Day) -> Answers:
        """Return both lines of *record*."""
        return Answers(*record.answers)

    def with_typed(self, record: Day, value: Answers) -> Day:
        """Return *record* with both lines. Raises Invalid where there is no card to answer."""
        for side in SIDES:
            if (words := getattr(value, side)) != getattr(self.typed_of(record), side):
                record = answered(record, side, words)
        return record

    # -- keys ---------------------------------------------------------------------------------------

    def may_answer(self, side: Side) -> bool:
        """Whether there is a card for *side* to answer."""
        return self.day is not None and card_of(self.day, other(side)) is not None

    @property
    def may_write_own(self) -> bool:
        """Whether one of the two can still write a card for this day."""
        return self._own is not None

    @property
    def _own(self) -> Side | None:
        """Whose card of this day is not shown while the other's is."""
        hidden = [side for side in SIDES if self.day is not None and card_of(self.day, side) is None]
        return hidden[0] if len(hidden) == 1 and self.house.seat in (None, hidden[0]) else None

    def action_answer(self, side: Side) -> None:
        """Go to the line of *side*."""
        line = self.form.line(side)
        self.set_focus(line)
        line.cursor_position = len(line.value)

    @work(group="ask")
    async def action_write_own(self) -> None:
        """Let the one whose card is missing write it."""
        if self._own is not None and self.app.screen is self:
            self.flush()
            await to_card(self, self._own, self.day_id)
