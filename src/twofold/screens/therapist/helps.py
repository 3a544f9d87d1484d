"""After a few sessions: does it help? Questions to talk about, and what the two want to do then."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content import page
from twofold.domain.therapist.finding import looked_at
from twofold.domain.therapist.records import Outcome
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.scrolling import scrolling_keys

from .kept import OnOne, bullets

DONE: dict[Outcome, tuple[str, str]] = {
    "on": ("Go on", "it helps, or begins to"),
    "say": ("Say there what is missing", "and see whether it changes"),
    "other": ("Look for somebody else", "this one is put aside"),
}


class HelpsPage(OnOne):
    """Whether it helps to go to the one with *therapist_id*."""

    place = "therapist.helps"
    heading = "Does it help?"
    why = "Ask each other, without hurry. Nothing of your answers is kept, only what you want to do."
    notes = (
        "If one of you dreads it, that is reason enough to stop, or to see the therapist alone once.",
        "If one of you is afraid of what follows a session, stop going together, and turn to somebody alone.",
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Command(str(n), f"done('{outcome}')", words, tooltip=f"{words}: {note}", show=False,
                    id=f"helps.{outcome}")
            for n, (outcome, (words, note)) in enumerate(DONE.items(), 1)
        ),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="helps.undo",
                when="may_undo"),
        *scrolling_keys("helps"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the questions, and what to do then."""
        with Vertical(id="helps", classes="column"):
            yield Static("", id="helps-asks", markup=False)
            yield Static("Then, both of you", id="helps-then", classes="quiet", markup=False)
            yield Choices(id="helps-list")

    def on_mount(self) -> None:
        """Show the questions."""
        if self.edit.find() is None:
            return
        self.draw()
        self.query_one(Choices).first()
        if not self.is_short:
            self.query_one(Choices).focus()
        else:  # the questions first: the arrows move the page, and the keys choose
            body = self.query_one("#body")
            body.can_focus = True
            body.focus()

    def view(self) -> View:
        """Show the questions, and what to do then."""
        if self.one is None:
            return {}
        asks = bullets(page("helping").split("\n# ")[2])
        lead = [] if self.is_short else ["Ask each other, without hurry:", ""]
        return {
            "helps-asks": "\n".join([*lead, *(f"– {each}" for each in asks)]),
            "helps-list": [
                Choice(outcome, words, note, str(n), spare=True, value=outcome)
                for n, (outcome, (words, note)) in enumerate(DONE.items(), 1)
            ],
        }

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Keep what they want to do."""
        event.stop()
        if event.choice.value in DONE:
            self.action_done(event.choice.value)

    def action_done(self, outcome: Outcome) -> None:
        """Keep what they want to do."""
        if self.app.screen is self and self.edit.change(looked_at, outcome, self.today) is not None:
            self.house.say("Thank you. It was good to ask.")
            self.action_back()
