"""What is asked on the way: the problem, a link of the circle, and the day of a talk."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.dates import full_day, weekday
from twofold.domain.days import read_day
from twofold.domain.path.paths import FARTHEST
from twofold.domain.path.records import Line as Words
from twofold.domain.path.records import LinkKind
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.domain.text import is_blank
from twofold.widgets.ask import Ask
from twofold.widgets.choices import Choice
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Text
from twofold.widgets.picker import OrTyped
from twofold.widgets.plain import partner_options


class Problem(Ask[str]):
    """Asks for the problem, in one line; begins with what it is called so far."""

    AUTO_FOCUS = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", tooltip="Take these words", id="problem.take"),
    ]

    def __init__(self, problem: str = "") -> None:
        super().__init__("What is it about?", path_words().begin)
        self._problem = problem

    def body(self) -> ComposeResult:
        """Lay out the line."""
        line = Line(self._problem, placeholder=f"such as: {path_words().example}", id="problem")
        line.on_enter = self.action_take
        yield line
        yield Static("Enter takes it.", classes="quiet path-hint", markup=False)

    def action_take(self) -> None:
        """Give it back, if it says anything."""
        said = self.query_one("#problem", Line).line
        if not is_blank(said):
            self.answer(said)


class Said(msgspec.Struct, frozen=True):
    """What a link of the circle says."""

    side: Side
    kind: LinkKind
    words: Words = ""


class LinkAsk(Ask[Said]):
    """Asks whose link it is, whether they do or feel something, and what."""

    AUTO_FOCUS = "#link-words"
    notes = ("Tab goes to whose it is; left and right choose there.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", tooltip="Take it like this", id="link.take"),
    ]

    def __init__(self, said: Said, couple: Couple) -> None:
        super().__init__("A link of the circle", "One thing you can see or feel, without “always”.")
        fields = (
            Pick("side", "who", partner_options(couple)),
            Pick("kind", " ", [("does", "does", "", ""), ("feels", "feels", "", "")]),
            Text("words", "what", "in a few words"),
        )
        self.form: Form[Said] = Form(said, fields, "link", then=self.action_take, id="link-form")

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        yield self.form
        yield Static("Enter takes it. Tab goes to whose it is.", classes="quiet path-hint", markup=False)

    def action_take(self) -> None:
        """Give it back, if it says anything."""
        said = self.form.read()
        if not is_blank(said.words):
            self.answer(said)


class DayAsk(OrTyped[date]):
    """Asks for a day from *today* on; *days*: how many days ahead those to choose from are."""

    numbered = True

    def __init__(self, heading: str, why: str, today: date, days: Sequence[int]) -> None:
        self._today = today
        choices = [
            Choice(str(n), _called(today, n), full_day(day), spare=True, value=day)
            for n in days
            if (day := today + timedelta(days=n))
        ]
        super().__init__(heading, choices, why, "another day", "12 March, Friday, in 10 days", 40)

    def meant(self, typed: str) -> str:
        """Say which day is understood, as far as it is one."""
        try:
            return full_day(read_day(typed, self._today))
        except ValueError:
            return ""

    def read(self, typed: str) -> date:
        """Return the day that was typed, if it is one to come."""
        day = read_day(typed, self._today)
        if not self._today <= day <= self._today + timedelta(days=FARTHEST):
            raise ValueError(f"That is {full_day(day)}. Choose today or a later day, within a year.")
        return day


def _called(today: date, days: int) -> str:
    words = {0: "today", 1: "tomorrow", 7: "in a week", 14: "in two weeks", 28: "in four weeks"}
    return words.get(days) or f"on {weekday(today + timedelta(days=days))}"
