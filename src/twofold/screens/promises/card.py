"""One agreement whole: what holds, where it comes from, and everything that happened to it."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from twofold.domain.dates import named_day
from twofold.domain.listening.session import SessionSummary
from twofold.domain.listening.talks import way_to_talk
from twofold.domain.path.records import Path
from twofold.domain.path.routes import OnPathRoute
from twofold.domain.promises.agreements import drop, is_due, next_look
from twofold.domain.promises.routes import ReviewRoute, WriteAgreementRoute
from twofold.domain.records import Side
from twofold.domain.worksheet.routes import RequestRoute
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .agreeing import HeldPage
from .pact import Pact
from .render import LABELS, history, origin, parts
from .source import let_go

ASKS = "Let it go? A key for each of you. It stays readable, and Esc leaves it as it is."


class AgreementPage(HeldPage, Pact):
    """The agreement *agreement_id*."""

    place = "promises.card"
    heading = "An agreement"
    why = "It is not a contract. It holds while it serves you both, and either of you may ask to look at it."
    notes = ("What you agreed before stays below, with who said yes. Nobody can change it alone.",)
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("l", "look", "Look at it", tooltip="Did it happen, and does it still fit?", id="card.look",
                when="holds"),
        Command("t", "talk", "Talk about it", tooltip="Talk about it, listening to each other in turns",
                id="card.talk", when="holds"),
        Command("c", "change", "Change it", tooltip="Change the wording; both of you agree", id="card.change",
                when="holds"),
        Command("w", "row", "Its row", tooltip="The worksheet row that it came from", id="card.row",
                when="has_row"),
        Command("p", "path", "Its path", tooltip="The path that led to it", id="card.path",
                when="has_path"),
        Command("d", "ask('let go')", "Let it go", tooltip="End it; both of you press, and it stays readable",
                id="card.drop", when="holds"),
    ]  # fmt: skip

    called = "card"
    labels: ClassVar[Mapping[str, str]] = {name: label for name, label in LABELS.items() if name != "what"}

    def body(self) -> ComposeResult:
        """Lay out the card."""
        if self.edit.find(lambda agreement: bool(agreement.history)) is None:
            return
        with Vertical(id="pact", classes="column"):
            yield from self.held_body("due", "origin", "asks")

    def view(self) -> View:
        """Show it as it stands, and what is asked."""
        agreement = self.agreement
        if agreement is None:
            return {}
        couple, today = self.house.couple(), self.today
        told = parts(agreement.terms, couple, lambda day: named_day(day, today))
        due = ""
        if not agreement.open:
            due = "You let this go. What you agreed on stays readable."
            del told["review"]
        elif is_due(agreement, today):
            due = "It is time to look at it together."
        return {
            **self.held_view(told),
            "card-due": plain(due).stylize("$accent" if agreement.open else "$quiet"),
            "card-origin": origin(agreement, couple),
            "card-asks": ASKS if self.asking else "",
            "card-keys": self.yes_lines("let it go") if self.asking else "",
            "card-history": history(agreement, couple, today),
        }

    def draw(self) -> None:
        """Draw it, and say in the bar when they look at it next."""
        super().draw()
        if self.agreement is not None:
            look = next_look(self.agreement, self.today)
            self.head(look[:1].upper() + look[1:] or self.heading)

    @property
    def holds(self) -> bool:
        """Whether it holds, so that it can be looked at, changed or let go."""
        return self.agreement is not None and self.agreement.open

    @property
    def has_row(self) -> bool:
        """Whether it came from a row of the worksheet."""
        return self.agreement is not None and bool(self.agreement.worksheet and self.agreement.row)

    @property
    def has_path(self) -> bool:
        """Whether it was made on a path that is still there."""
        agreement = self.agreement
        return (
            agreement is not None
            and bool(agreement.path)
            and (newest(self.house, Path, agreement.path) is not None)
        )

    def action_path(self) -> None:
        """Go to the path on which it was made."""
        agreement = self.agreement
        assert agreement is not None
        below = self.app.screen_stack[-2]
        if getattr(below, "place", "").startswith("path."):
            self.action_back()
        else:
            self.house.go(OnPathRoute(agreement.path))

    def action_look(self) -> None:
        """Look at it together, now."""
        self.house.go(ReviewRoute(self.agreement_id))

    def action_talk(self) -> None:
        """Begin the talk about it, or go on with the one that was begun."""
        agreement = self.agreement
        if agreement is not None and self.is_active:
            cards = self.house.store.sessions.peek(SessionSummary)
            about = f"promise:{agreement.id}:talk"
            self.house.go(way_to_talk(cards, about, "floor-and-mirror", agreement.terms.what))

    def action_change(self) -> None:
        """Change it."""
        self.house.go(WriteAgreementRoute(agreement_id=self.agreement_id))

    def action_row(self) -> None:
        """Go to the row that it came from."""
        agreement = self.agreement
        assert agreement is not None
        below = self.app.screen_stack[-2]
        if getattr(below, "place", "") == "worksheet.request":
            self.action_back()
        else:
            self.house.go(RequestRoute(agreement.worksheet, agreement.row))

    def settle(self, by: tuple[Side, ...]) -> None:
        """Let it go."""
        now = self.house.clock.now()
        self.edit.settle(lambda agreement: let_go(self.house, drop(agreement, by, now, self.today)))
