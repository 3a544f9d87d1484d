"""The cards of a day as they were shown, and a line of each in answer to the other's."""

from functools import partial
from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.dates import past_day
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.cards import answered, card_of, of_day, read_by
from twofold.domain.tuning.records import Day
from twofold.screens.autosave import Typing
from twofold.screens.edit import Edit
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed
from twofold.widgets.scrolling import scrolling_keys

from .render import STANDS, render_card
from .summaries import stands_on, to_card


class Answers(msgspec.Struct, frozen=True):
    """A line of each about the other's card."""

    a: str = ""
    b: str = ""


class DayPage(Typing[Day, Answers]):
    """The day *day_id*; *reader*: for whom a card was left, where that is why one comes here."""

    place = "tuning.day"
    heading = "What is on today"
    why = "Read it to the end before you say anything. A line in answer is enough; most of it is for talking."
    notes = ("Each answers below the card of the other. It is kept as it is typed, and both can read it.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write_own", "Write yours", tooltip="Write a card of your own for this day",
                id="day.write"),
        Binding("f", "answer('a')", "First answers", tooltip="The first of you answers the other's card",
                show=False, id="day.first"),
        Binding("j", "answer('b')", "Second answers", tooltip="The second of you answers the other's card",
                show=False, id="day.second"),
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
        with Vertical(id="day"):
            with Horizontal(id="day-cards"):
                for side in SIDES:
                    away, last = other(side), " day-side-last" if side == "b" else ""
                    words = self.day.answers[SIDES.index(away)] if self.day else ""
                    with Vertical(classes=f"day-side{last}"):
                        yield Static("", id=f"day-name-{side}", classes="day-name", markup=False)
                        yield Static("", id=f"day-told-{side}", classes="day-told", markup=False)
                        yield Static("", id=f"day-back-{away}", classes="day-back", markup=False)
                        yield Line(words, placeholder="a line in answer", id=f"answer-{away}")
            yield Static("", id="day-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show what is there; for whom it was left has come to it."""
        on, today = of_day(self.day_id), self.today
        self.head(self.heading if on == today else f"What was on, {past_day(on, today)}")
        for line in self.query(Line):
            line.on_enter = partial(self.set_focus, None)
        if self.reader is not None and self.day is not None:
            self.edit.change(read_by, self.reader)
        self.draw()
        self.query_one("#body").scroll_home(animate=False)

    # -- what is shown ------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw what is not typed."""
        if not self.query("#day-end"):
            return
        couple, stands = self.house.couple(), stands_on(self.house, of_day(self.day_id))
        short = self.has_class("-short")
        for side, stand in zip(SIDES, stands, strict=True):
            card, away = card_of(self.day, side) if self.day else None, other(side)
            name = signed(couple, side)
            if card is None:
                name = Content.assemble(name, (f"  {STANDS[stand]}", "$quiet"))
            self.query_one(f"#day-name-{side}", Static).update(name)
            told = self.query_one(f"#day-told-{side}", Static)
            told.update(render_card(card, couple, side, gaps=not short) if card else "")
            told.display = card is not None
            back = self.query_one(f"#day-back-{away}", Static)
            line = self.query_one(f"#answer-{away}", Line)
            back.display = line.display = card is not None
            key = self.key_of("day.first" if away == "a" else "day.second")
            back.update(
                Content.assemble((f"{key}  ", "bold $accent"), signed(couple, away, bold=False),
                                 (" answers", "$quiet"))
            )  # fmt: skip
        typing = isinstance(self.focused, Line)
        end = "Kept as you type. Enter, or Esc, leaves the line." if typing else ""
        self.query_one("#day-end", Static).update(plain(end))
        self.query_one("#day-end").display = bool(end)
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Say which keys act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Say which keys act now."""
        self.draw()

    def on_resize(self) -> None:
        """Leave the gaps out where there is little room."""
        self.call_after_refresh(self.draw)

    def reload(self) -> None:
        """Follow the other terminal; what was typed here goes into it."""
        if self.base is None:
            self.edit.look()
            self.begin_typing()
        self.catch_up()
        self.draw()

    # -- answering ----------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self.retyped()

    @property
    def ready(self) -> bool:
        """Whether there is a card to answer, and the page is laid out."""
        return super().ready and bool(self.query("#day-end"))

    def typed(self) -> Answers:
        """Return both lines."""
        return Answers(*(self.query_one(f"#answer-{side}", Line).line for side in SIDES))

    def typed_of(self, record: Day) -> Answers:
        """Return both lines of *record*."""
        return Answers(*record.answers)

    def with_typed(self, record: Day, value: Answers) -> Day:
        """Return *record* with both lines. Raises Invalid where there is no card to answer."""
        for side in SIDES:
            if (words := getattr(value, side)) != getattr(self.typed_of(record), side):
                record = answered(record, side, words)
        return record

    def fill(self, value: Answers) -> None:
        """Put *value* into the lines that say something else."""
        for side in SIDES:
            line, there = self.query_one(f"#answer-{side}", Line), getattr(value, side)
            if line.line != there:
                line.value = there

    # -- keys ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "answer":
            side: Side = "a" if parameters == ("a",) else "b"
            return self.day is not None and card_of(self.day, other(side)) is not None
        if action == "write_own":
            return self.day is not None and self._own is not None
        return super().check_action(action, parameters)

    @property
    def _own(self) -> Side | None:
        """Whose card of this day is not shown while the other's is."""
        hidden = [side for side in SIDES if self.day is not None and card_of(self.day, side) is None]
        return hidden[0] if len(hidden) == 1 else None

    def action_answer(self, side: Side) -> None:
        """Go to the line of *side*."""
        line = self.query_one(f"#answer-{side}", Line)
        self.set_focus(line)
        line.cursor_position = len(line.value)

    @work(group="ask")
    async def action_write_own(self) -> None:
        """Let the one whose card is missing write it."""
        if self._own is not None and self.app.screen is self:
            self.flush()
            await to_card(self, self._own, self.day_id)
