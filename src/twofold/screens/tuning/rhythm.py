"""The rhythm: on which days home offers the card, and on which one the check-in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.dates import WEEKDAYS
from twofold.domain.tuning.records import RHYTHM, Rhythm
from twofold.domain.tuning.rhythm import (
    WEEK,
    new_rhythm,
    rhythm_words,
    with_checkin,
    with_day,
    with_days,
)
from twofold.screens.edit import Edit, Editing
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain


class RhythmPage(Editing):
    """On which weekdays what is offered."""

    place = "tuning.rhythm"
    heading = "Your rhythm"
    why = "A time you both chose needs no reminder: home just has it ready on the day."
    notes = (
        "What you skip is not asked for again, and nothing keeps count.",
        "Choose it together. No day at all is a rhythm too.",
    )
    AUTO_FOCUS = "#rhythm-days"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "card", "The card", tooltip="Offer the card on this weekday, or not",
                id="rhythm.card"),
        Binding("c", "checkin", "The check-in", tooltip="Offer the check-in on this weekday, or not",
                id="rhythm.checkin"),
        Binding("d", "daily", "Daily", tooltip="Offer the card every day", id="rhythm.daily"),
        Binding("n", "none", "Nothing", tooltip="Offer nothing", id="rhythm.none"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="rhythm.undo",
                when="may_undo"),
    ]  # fmt: skip

    undo_named = True

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Rhythm, RHYTHM, history=RHYTHM)

    @property
    def history(self) -> str:
        """What was done to the rhythm is taken back here."""
        return RHYTHM

    def body(self) -> ComposeResult:
        """Lay out the week."""
        yield Static("", id="rhythm-words", classes="column", markup=False)
        yield Choices(self._choices(), id="rhythm-days", classes="column")
        yield Static("", id="rhythm-then", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what is chosen, with the cursor on today."""
        self.draw()
        self.query_one(Choices).highlighted = self.house.clock.now().astimezone().weekday()

    @property
    def rhythm(self) -> Rhythm:
        """The rhythm as it is now."""
        return self.edit.begin(new_rhythm(self.house.clock.now()))

    def view(self) -> View:
        """Show what is chosen."""
        words = rhythm_words(self.rhythm)
        lead = f"{words[:1].upper()}{words[1:]}." if words else "Nothing is offered."
        then = "Home has it ready on the day, and says nothing about it afterwards."
        return {
            "rhythm-words": Content.styled(lead, "bold"),
            "rhythm-days": self._choices(),
            "rhythm-then": "" if self.is_short else then,
        }

    def _choices(self) -> list[Choice]:
        rhythm, rows = self.rhythm, []
        for day in WEEK:
            card, checkin = day in rhythm.days, day == rhythm.checkin
            parts = ["card"] * card + ["check-in"] * checkin
            sign = Content.styled("✓", "bold $accent") if parts else plain(" ")
            gap = " " * (12 - len(WEEKDAYS[day]))
            title = Content.assemble(
                (WEEKDAYS[day], "bold" if parts else ""), gap, (" and ".join(parts), "$quiet")
            )
            rows.append(Choice(str(day), title, sign=sign))
        return rows

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def _weekday(self) -> int:
        return int(self.query_one(Choices).current or 0)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """The card on this day, or no more."""
        event.stop()
        self.action_card()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep what the list says to itself."""
        event.stop()

    def action_card(self) -> None:
        """Offer the card on this weekday, or not."""
        self.edit.change(with_day, self._weekday)

    def action_checkin(self) -> None:
        """Offer the check-in on this weekday, or not."""
        self.edit.change(with_checkin, self._weekday)

    def action_daily(self) -> None:
        """Offer the card every day."""
        self.edit.change(with_days, WEEK)

    def action_none(self) -> None:
        """Offer nothing."""
        self.edit.change(lambda rhythm: with_days(rhythm, ()).with_(checkin=None))
