"""Name a time: for a talk that is not for now, or to come back from a time-out."""

from datetime import datetime, timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.clock import Clock
from twofold.domain.listening.engine import SHORTEST_TIMEOUT
from twofold.domain.wall import here, lasting
from twofold.domain.when import Choice as Moment
from twofold.domain.when import clock, later_choices, read_time, return_choices, within_a_day
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain

from .ask import Ask

OTHER = "other"


class When(Ask[datetime]):
    """Asks for a moment within a day; returns it (aware), or None when they went back."""

    AUTO_FOCUS = "#when-list"

    def __init__(
        self, clock: Clock, title: str, why: str, moments: tuple[Moment, ...], least: timedelta
    ) -> None:
        super().__init__(title, why)
        self._clock, self._moments, self._least = clock, moments, least

    @classmethod
    def for_later(cls, clock: Clock) -> "When":
        """Ask when to talk instead of now."""
        now = here(clock.now())
        why = "Not now is a good answer too. Name a time that suits you both."
        return cls(clock, "When would be better?", why, later_choices(now), timedelta(minutes=1))

    @classmethod
    def for_return(cls, clock: Clock, *, again: bool = False) -> "When":
        """Ask when to come back from a time-out; *again*: from one that is under way."""
        now = here(clock.now())
        least = timedelta(minutes=1) if again else SHORTEST_TIMEOUT
        why = "At least 20 minutes, the same day if you can. Come back even if only to ask for longer."
        moments = return_choices(now, timedelta(minutes=10) if again else least)
        return cls(clock, "When do you come back?", why, moments, least)

    def body(self) -> ComposeResult:
        """Lay out the moments, and a field for another one."""
        width = max(len(moment.words) for moment in self._moments) + 3
        choices = [
            Choice(
                str(index),
                Content.assemble(plain(f"{moment.words:<{width}}"), (clock(moment.at), "$quiet")),
            )
            for index, moment in enumerate(self._moments)
        ]
        yield Choices([*choices, Choice(OTHER, "another time")], id="when-list")
        yield Line(placeholder="20:30, then Enter", limit=12, id="when-other")
        yield Static("", id="when-trouble", classes="accent", markup=False)

    def on_mount(self) -> None:
        """Keep the field away until it is wanted."""
        self.query_one("#when-other").display = False
        self.query_one("#when-trouble").display = False

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take a moment, or open the field."""
        message.stop()
        if message.id == OTHER:
            field = self.query_one("#when-other", Line)
            field.display = True
            field.focus()
            return
        self._take(self._moments[int(message.id)].at)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the time that was typed, if it is one."""
        message.stop()
        now = here(self._clock.now())
        try:
            moment = read_time(message.value, now)
        except ValueError as trouble:
            self._trouble(str(trouble))
            return
        if lasting(now, moment) < self._least:
            soon = "Give it at least 20 minutes." if self._least >= SHORTEST_TIMEOUT else "Name a later one."
            self._trouble(f"That is too soon. {soon}")
            return
        self._take(moment)

    def _trouble(self, sentence: str) -> None:
        line = self.query_one("#when-trouble", Static)
        line.update(plain(sentence))
        line.display = True

    def _take(self, moment: datetime) -> None:
        # What was offered when this opened may be a little too soon by now.
        self.answer(within_a_day(moment, here(self._clock.now()), self._least))
