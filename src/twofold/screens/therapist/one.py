"""Somebody on the list: how to reach them, the first call, the sessions, and whether they help."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import full_day
from twofold.domain.promises.timing import clock_time
from twofold.domain.records import new_id
from twofold.domain.routes import SupportRoute
from twofold.domain.therapist.finding import (
    has_begun,
    in_state,
    look_day,
    proposed,
    sessions,
    with_session,
    with_words,
    without_session,
)
from twofold.domain.therapist.records import Meeting, Outcome, State, Therapist
from twofold.domain.therapist.routes import CallRoute, HelpsRoute, TherapistPaperRoute
from twofold.screens.asks import Asks
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .kept import OnOne, said_words, session_words

OUTCOMES: dict[Outcome, str] = {
    "on": "you wanted to go on", "say": "you wanted to say there what is missing",
    "other": "you wanted to look for somebody else",
}  # fmt: skip


class OnePage(OnOne, Asks):
    """The one with *therapist_id*."""

    place = "therapist.one"
    heading = "On your list"
    why = "A call, and then one visit. Neither of you promises more than that."
    notes = (
        "A session is on home on its day. As a file, it goes into the calendar of your phones.",
        "After three sessions home asks once whether it helps. Without their days, it asks after five weeks.",
    )
    asks_in = "therapist"
    AUTO_FOCUS = "#therapist-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("c", "call", "The call", tooltip="The questions for the first call", id="therapist.call"),
        Command("d", "session", "A session", tooltip="A day and a time, the first or the next",
                id="therapist.session"),
        Command("p", "reach", "How to reach", tooltip="A number, a page or a street", show=False,
                id="therapist.reach"),
        Command("t", "note", "A note", tooltip="A line to remember them by", show=False,
                id="therapist.note"),
        Command("e", "name", "The name", tooltip="Change the name", show=False, id="therapist.name"),
        Command("l", "helps", "Does it help", tooltip="Ask each other whether it helps",
                id="therapist.helps", when="has_begun"),
        Command("k", "state('chosen')", "This one", tooltip="You chose this one, or not after all",
                show=False, id="therapist.chosen"),
        Command("a", "state('put aside')", "Put aside", tooltip="Put them aside, or back on the list",
                show=False, id="therapist.aside"),
        Command("w", "paper", "On paper", tooltip="The sessions for a calendar, or what you noted",
                id="therapist.paper"),
        Command("x", "remove", "Take away", tooltip="Take this session away; u brings it back", show=False,
                id="therapist.remove", when="is_on_session"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="therapist.undo",
                when="may_undo"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out what is known, what can be done, and a line."""
        with Vertical(id="therapist", classes="column"):
            yield Static("", id="therapist-head", markup=False)
            yield Choices(id="therapist-rows")
            yield Static("", id="therapist-end", classes="quiet", markup=False)
            yield from self.asked()

    def on_mount(self) -> None:
        """Show it, with the cursor on what comes next."""
        if self.edit.find() is None:
            return
        self.draw()
        self.query_one(Choices).first()

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show what is known, and what can be done."""
        one = self.one
        if one is None:
            return {}
        return {
            "therapist-head": self._head(one),
            "therapist-rows": self._rows(one),
            "therapist-end": "" if self.is_short else lambda: self._end(one),
            **self.asked_view(),
        }

    def _head(self, one: Therapist) -> Content:
        lines = [said_words(self.house, one.id)]
        if one.state != "listed":
            lines.append(
                Content.styled("You chose this one." if one.state == "chosen" else "Put aside.", "$quiet")
            )
        if one.looked is not None and one.outcome:
            when = session_words(Meeting("", one.looked), self.today)
            lines.append(Content.styled(f"You looked back ({when}): {OUTCOMES[one.outcome]}.", "$quiet"))
        elif one.state != "put aside" and look_day(one, self.today) is not None:
            lines.append(plain("It is time to ask each other whether it helps."))
        return Content("\n").join([line for line in lines if line])

    def _end(self, one: Therapist) -> str:
        key = self.key_of
        choose = "not this one after all" if one.state == "chosen" else "choose this one"
        aside = "back on the list" if one.state == "put aside" else "put aside"
        words = [
            f"{key('therapist.chosen')} {choose}",
            f"{key('therapist.aside')} {aside}",
            f"{key('therapist.name')} change the name",
        ]
        if self.is_on_session:
            words.append(f"{key('therapist.remove')} take it away")
        return " · ".join(words)

    def on_option_list_option_highlighted(self) -> None:
        """Say what can be done with what is under the cursor."""
        self.draw()

    def _rows(self, one: Therapist) -> list[Choice]:
        key = self.key_of
        asked = len(one.answers)
        call = f"{asked} question{'s' * (asked != 1)} asked" if asked else "the questions, to say aloud"
        new = "the next" if one.meetings else "the first: a day and a time"
        rows = [
            Choice("call", "The call", call, key("therapist.call"), value="call"),
            Choice("reach", "Reached at", plain(one.reach) if one.reach else "a number, a page, a street",
                   key("therapist.reach"), value="reach"),
            Choice("note", "A note", plain(one.note) if one.note else "what to remember",
                   key("therapist.note"), value="note"),
            Choice("session", "A session", new, key("therapist.session"), value="session"),
        ]  # fmt: skip
        if self.has_begun:
            rows.append(Choice("helps", "Does it help?", "five questions, for the two of you",
                               key("therapist.helps"), value="helps"))  # fmt: skip
        elif one.meetings:
            rows.append(Choice("before", "First visit", "what helps before you go",
                               route=SupportRoute(at="helping")))  # fmt: skip
        dated = [
            Choice(each.id, session_words(each, self.today)[:1].upper() + session_words(each, self.today)[1:],
                   value=each)
            for each in sessions(one)
        ]  # fmt: skip
        return sections(("", rows), ("Sessions", dated))

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def has_begun(self) -> bool:
        """Whether they had a session."""
        return (one := self.one) is not None and has_begun(one, self.today)

    @property
    def is_on_session(self) -> bool:
        """Whether the cursor is on a session."""
        return isinstance(self.under_cursor.value, Meeting)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        match event.choice.value:
            case Meeting() as meeting:
                self._ask_when(meeting)
            case "call" | "reach" | "note" | "session" | "helps" as what:
                getattr(self, f"action_{what}")()

    def action_call(self) -> None:
        """Go to the questions of the first call."""
        self.house.go(CallRoute(self.therapist_id))

    def action_helps(self) -> None:
        """Ask each other whether it helps."""
        self.house.go(HelpsRoute(self.therapist_id))

    def action_paper(self) -> None:
        """Write it into a file."""
        self.house.go(TherapistPaperRoute(self.therapist_id))

    def action_state(self, state: State) -> None:
        """Say that they are chosen or put aside, or not after all."""
        self.edit.change(in_state, state)

    def action_reach(self) -> None:
        """Ask how to reach them."""
        if (one := self.one) is not None:
            self.ask("How to reach them", "a number, a page, a street", one.reach, self._reached)

    def _reached(self, typed: str) -> bool:
        return self.edit.change(lambda one: with_words(one, reach=typed)) is not None

    def action_note(self) -> None:
        """Ask for a line to remember them by."""
        if (one := self.one) is not None:
            self.ask("A note", "what to remember", one.note, self._noted)

    def _noted(self, typed: str) -> bool:
        return self.edit.change(lambda one: with_words(one, note=typed)) is not None

    def action_name(self) -> None:
        """Ask for the name."""
        if (one := self.one) is not None:
            self.ask("The name", "", one.name, self._named)

    def _named(self, typed: str) -> bool:
        return not typed or self.edit.change(lambda one: with_words(one, name=typed)) is not None

    def action_session(self) -> None:
        """Ask when the next session is: a week after the last one, where nothing else is said."""
        if (one := self.one) is not None:
            guess = proposed(one, self.today)
            self._ask_when(Meeting(new_id(), *guess) if guess else None)

    def _ask_when(self, meeting: Meeting | None) -> None:
        value, about = "", new_id()
        if meeting is not None:
            about = meeting.id
            value = full_day(meeting.day) + (f" at {clock_time(meeting.at)}" if meeting.at else "")
        self.ask("When is it?", "Tuesday at 17:00", value, partial(self._dated, about))

    def _dated(self, id: str, typed: str) -> bool:
        return not typed or self.edit.change(with_session, id, typed, self.today) is not None

    def action_remove(self) -> None:
        """Take the session away."""
        meeting = self.under_cursor.value
        if isinstance(meeting, Meeting) and self.edit.change(without_session, meeting.id):
            self.house.say(f"Taken away. {self.key_of('therapist.undo') or 'u'} brings it back.")
