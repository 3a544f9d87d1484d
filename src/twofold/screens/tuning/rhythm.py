"""The rhythm: on which days home offers the card, and on which one the check-in."""

from collections.abc import Callable
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
from twofold.screens.page import Page, newest
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .summaries import SHORT, changed


class RhythmPage(Page):
    """On which weekdays what is offered."""

    place = "tuning.rhythm"
    heading = "Your rhythm"
    why = "A time that both chose needs no reminding: home only has it ready on its day."
    notes = (
        "What was not done is not asked for again, and nothing counts it.",
        "Choose it together. No day at all is a rhythm as well.",
    )
    AUTO_FOCUS = "#rhythm-days"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "card", "The card", tooltip="Offer the card on this weekday, or no more",
                id="rhythm.card"),
        Binding("c", "checkin", "The check-in", tooltip="Offer the check-in on this weekday, or no more",
                id="rhythm.checkin"),
        Binding("d", "daily", "Daily", tooltip="Offer the card every day", id="rhythm.daily"),
        Binding("n", "none", "Nothing", tooltip="Offer nothing", id="rhythm.none"),
        Binding("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="rhythm.undo"),
    ]  # fmt: skip

    @property
    def _before(self) -> list[Rhythm]:
        return self.house.steps(RHYTHM)

    def body(self) -> ComposeResult:
        """Lay out the week."""
        yield Static("", id="rhythm-words", classes="column", markup=False)
        yield Choices(self._choices(), id="rhythm-days", classes="column")
        yield Static("", id="rhythm-then", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what is chosen, with the cursor on today."""
        self._draw()
        self.query_one(Choices).highlighted = self.house.clock.now().astimezone().weekday()

    def on_resize(self) -> None:
        """Say less where there is little room."""
        if self.query("#rhythm-then"):
            self._draw()

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.query("#rhythm-then"):
            self._draw()

    @property
    def rhythm(self) -> Rhythm:
        """The rhythm as it is now."""
        return newest(self.house, Rhythm, RHYTHM) or self._new()

    def _new(self) -> Rhythm:
        return new_rhythm(self.house.clock.now())

    def _draw(self) -> None:
        short = self.app.size.height < SHORT
        words = rhythm_words(self.rhythm)
        lead = self.query_one("#rhythm-words", Static)
        lead.update(
            Content.styled(f"{words[:1].upper()}{words[1:]}." if words else "Nothing is offered.", "bold")
        )
        self.query_one(Choices).set_choices(self._choices())
        then = self.query_one("#rhythm-then", Static)
        then.update(plain("Home has it ready on its day, and says no more about it afterwards."))
        then.display = not short

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

    def _change(self, change: Callable[[Rhythm], Rhythm]) -> None:
        before = self.rhythm
        after = changed(self, Rhythm, RHYTHM, self._new, change)
        if after is not None and after != before:
            self._before.append(before)
        self._draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """The card on this day, or no more."""
        event.stop()
        self.action_card()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep what the list says to itself."""
        event.stop()

    def action_card(self) -> None:
        """Offer the card on this weekday, or no more."""
        day = self._weekday
        self._change(lambda rhythm: with_day(rhythm, day))

    def action_checkin(self) -> None:
        """Offer the check-in on this weekday, or no more."""
        day = self._weekday
        self._change(lambda rhythm: with_checkin(rhythm, day))

    def action_daily(self) -> None:
        """Offer the card every day."""
        self._change(lambda rhythm: with_days(rhythm, WEEK))

    def action_none(self) -> None:
        """Offer nothing."""
        self._change(lambda rhythm: with_days(rhythm, ()).with_(checkin=None))

    def action_undo(self) -> None:
        """Take the last change back."""
        if not self._before:
            self.house.say("There is nothing to take back here.")
            return
        last = self._before.pop()
        changed(self, Rhythm, RHYTHM, self._new, lambda now: now.with_(days=last.days, checkin=last.checkin))
        self._draw()
