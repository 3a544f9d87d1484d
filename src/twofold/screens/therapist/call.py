"""The first call: the questions to say aloud, each ticked as it is asked, with the answer in a line."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.routes import SupportPaperRoute
from twofold.domain.therapist.finding import answer_to, answered, asked
from twofold.domain.therapist.records import Therapist
from twofold.screens.asks import Asks
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain

from .kept import OnOne, questions

TICK, NONE = "✓", "·"


class CallPage(OnOne, Asks):
    """The call to the one with *therapist_id*."""

    place = "therapist.call"
    heading = "The first call"
    why = "It is easier to ask what stands in front of you. As many as you like; four or five are plenty."
    notes = (
        "Say first in two sentences who you are and what it is about. Nobody expects the whole story.",
        "One of you calls, and the other can tick and note. Nothing has to be asked or written down.",
    )
    asks_in = "call"
    AUTO_FOCUS = "#call-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "tick", "Asked", tooltip="You asked this one, or not after all", id="call.tick",
                when="is_on_one"),
        Command("a", "answer", "Answer", tooltip="Note the answer in a line", id="call.answer",
                when="is_on_one"),
        Command("n", "own", "One of your own", tooltip="A question of your own", id="call.own"),
        leads("w", SupportPaperRoute(), "On paper", tooltip="The questions for the first call, as a file",
                show=False, id="call.paper"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="call.undo",
                when="may_undo"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the question to say, all of them, and a line."""
        with Vertical(id="call", classes="column"):
            yield Static("", id="call-say", markup=False)
            yield Choices(id="call-list")
            yield from self.asked()

    def on_mount(self) -> None:
        """Show the questions."""
        if self.edit.find() is None:
            return
        self.draw()
        self.query_one(Choices).first()

    def view(self) -> View:
        """Show the questions, and the one under the cursor with its answer."""
        one = self.one
        if one is None:
            return {}
        return {
            "call-list": self._rows(one),
            "call-say": lambda: self._said(one),
            **self.asked_view(),
        }

    def _rows(self, one: Therapist) -> list[Choice]:
        parts = questions()
        ours = {each for _, some in parts for each in some}
        own = [each.id for each in one.answers if each.id not in ours]
        return sections(*(
            (title, [self._row(one, each) for each in some])
            for title, some in (*parts, ("Your own", own))
        ))  # fmt: skip

    def _row(self, one: Therapist, question: str) -> Choice:
        there = answer_to(one, question)
        sign = Content.styled(TICK, "$accent") if there else Content.styled(NONE, "$quiet")
        row = Choice(question, plain(question), sign=sign, value=question)
        row.brief = True
        return row

    def _said(self, one: Therapist) -> Content:
        question = self.under_cursor.value
        if not isinstance(question, str):
            return Content("")
        there = answer_to(one, question)
        said = plain(f"“{question}”").stylize_before("bold")
        answer = there.words if there and there.words else ""
        return Content("\n").join([said, Content.styled(answer, "$quiet")] if answer else [said])

    def on_option_list_option_highlighted(self) -> None:
        """Say the one under the cursor."""
        self.draw()

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on a question."""
        return isinstance(self.under_cursor.value, str)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Note the answer."""
        event.stop()
        self.action_answer()

    def action_tick(self) -> None:
        """Say that it was asked, or not after all."""
        if isinstance(question := self.under_cursor.value, str):
            self.edit.change(asked, question)

    def action_answer(self) -> None:
        """Note the answer."""
        one, question = self.one, self.under_cursor.value
        if one is not None and isinstance(question, str):
            there = answer_to(one, question)

            def done(typed: str) -> bool:
                return self.edit.change(answered, question, typed) is not None

            self.ask("What they answer", "a few words", there.words if there else "", done)

    def action_own(self) -> None:
        """Ask a question of their own."""

        def done(typed: str) -> bool:
            return not typed or self.edit.change(answered, typed, "") is not None

        self.ask("A question of your own", "what you want to know", "", done)
