"""Name a time: for a talk that is not for now, or to come back from a time-out."""

from datetime import datetime, timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from twofold.domain.clock import Clock
from twofold.domain.listening.engine import SHORTEST_TIMEOUT
from twofold.domain.wall import here, lasting
from twofold.domain.when import Choice as Moment
from twofold.domain.when import clock, later_choices, read_time, return_choices, within_a_day
from twofold.widgets.choices import Choice
from twofold.widgets.picker import HELP, OrTyped
from twofold.widgets.plain import plain


class When(OrTyped[datetime]):
    """Asks for a moment within a day; returns it (aware), or None when they went back."""

    numbered = True
    BINDINGS: ClassVar[list[BindingType]] = [HELP]

    def __init__(
        self, clock_: Clock, heading: str, why: str, moments: tuple[Moment, ...], least: timedelta
    ) -> None:
        self._clock, self._least = clock_, least
        width = max(len(moment.words) for moment in moments) + 3
        choices = [
            Choice(
                str(index),
                Content.assemble(plain(f"{moment.words:<{width}}"), (clock(moment.at), "$quiet")),
                value=moment.at,
            )
            for index, moment in enumerate(moments)
        ]
        super().__init__(heading, choices, why, "another time", "20:30, then Enter", 12)

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
        why = "At least 20 minutes, the same day if you can. Come back, even if only to ask for more time."
        moments = return_choices(now, timedelta(minutes=10) if again else least)
        return cls(clock, "When will you be back?", why, moments, least)

    def answer(self, value: datetime | None) -> None:
        """Close with *value*, or a little later: what was offered at first may be too soon by now."""
        now = here(self._clock.now())
        super().answer(value and within_a_day(value, now, self._least))

    def read(self, typed: str) -> datetime:
        """Return the time that was typed, if it is one."""
        now = here(self._clock.now())
        moment = read_time(typed, now)
        if lasting(now, moment) < self._least:
            soon = "Give it at least 20 minutes." if self._least == SHORTEST_TIMEOUT else "Name a later one."
            raise ValueError(f"That is too soon. {soon}")
        return moment
