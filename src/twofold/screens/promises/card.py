"""One agreement whole: what holds, where it comes from, and everything that happened to it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import day_words
from twofold.domain.promises.agreements import drop, is_due
from twofold.domain.promises.routes import ReviewRoute, WriteAgreementRoute
from twofold.domain.records import Side
from twofold.domain.worksheet.routes import RequestRoute
from twofold.screens.edit import STANDS
from twofold.widgets.consent import Consent
from twofold.widgets.form import Labelled
from twofold.widgets.plain import plain

from .pact import Pact
from .render import LABELS, history, next_look, origin, parts
from .source import let_go


class AgreementPage(Pact):
    """The agreement *agreement_id*."""

    place = "promises.card"
    heading = "An agreement"
    why = "It is no contract: it holds while it serves you both, and either may ask to look at it."
    notes = ("What was agreed before stays below, with who said yes. Nobody can change it alone.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "look", "Look at it", tooltip="Did it happen, and does it still fit?", id="card.look"),
        Binding("c", "change", "Change it", tooltip="Write other words; both of you agree", id="card.change"),
        Binding("w", "row", "Its row", tooltip="The row of the worksheet that it came from", id="card.row"),
        Binding("d", "let_go", "Let it go", tooltip="End it; both of you press, and it stays readable",
                id="card.drop"),
    ]  # fmt: skip

    def __init__(self, agreement_id: str) -> None:
        super().__init__(agreement_id)
        self._letting_go = False

    def body(self) -> ComposeResult:
        """Lay out the card."""
        if self.edit.find(lambda agreement: bool(agreement.history)) is None:
            return
        with Vertical(id="pact", classes="column"):
            yield Static("", id="card-what", classes="lead", markup=False)
            for name, label in LABELS.items():
                if name != "what":
                    text = Static("", id=f"card-{name}", classes="text", markup=False)
                    yield Labelled(text, label, id=f"row-{name}")
            for name in ("due", "origin", "asks"):
                yield Static("", id=f"card-{name}", classes="pact-part", markup=False)
            yield Consent(id="card-keys", classes="pact-part")
            yield Static("What happened to it", classes="pact-part quiet", markup=False)
            yield Static("", id="card-history", classes="pact-part", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.draw()

    @property
    def act(self) -> str:
        """What is asked."""
        return "let go" if self._letting_go else ""

    def draw(self) -> None:
        """Draw it as it stands."""
        agreement = self.agreement
        if agreement is None or not self.query("#card-history"):
            return
        couple, today = self.house.couple(), self.today
        told = parts(agreement.terms, couple, lambda day: day_words(day, today))
        for name in LABELS:
            self.show(f"card-{name}", told.get(name, Content("")))
            for row in self.query(f"#row-{name}"):
                row.display = name in told and (agreement.open or name != "review")
        due = ""
        if not agreement.open:
            due = "You let this go. What you agreed on stays readable."
        elif is_due(agreement, today):
            due = "The day to look at it together has come."
        self.show("card-due", plain(due).stylize("$accent" if agreement.open else "$quiet"))
        self.show("card-origin", origin(agreement, couple))
        asks = "Let it go? A key for each of you. It stays readable, and Esc leaves it as it is."
        self.show("card-asks", plain(asks if self._letting_go else ""))
        self.show("card-keys", self.yes_lines("let it go") if self._letting_go else Content(""))
        self.show("card-history", history(agreement, couple, today))
        self.head(next_look(agreement, today)[:1].upper() + next_look(agreement, today)[1:] or self.heading)
        self.refresh_bindings()

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        if self.agreement is None:
            return
        seen = self.agreement.rev
        there = self.edit.find()
        if there is not None and there.rev != seen:
            if self._letting_go:
                self.house.say(STANDS)
            self._letting_go = False
        self.draw()

    def outrun(self) -> None:
        """Show how it stands there."""
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        agreement = self.agreement
        if action in ("look", "change", "let_go", "row", "yes") and agreement is None:
            return False
        if action in ("look", "change", "let_go"):
            return agreement is not None and agreement.open
        if action == "row":
            return agreement is not None and bool(agreement.worksheet and agreement.row)
        if action == "yes":
            return self._letting_go
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """Look at it together, now."""
        self.house.go(ReviewRoute(self.agreement_id))

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

    def action_let_go(self) -> None:
        """Ask both whether to let it go."""
        self._letting_go = True
        self.draw()
        self.query_one("#card-keys").scroll_visible(animate=False)

    def action_back(self) -> None:
        """Leave it as it is, or go back."""
        if self._letting_go:
            self.two_keys.leave()
            self._letting_go = False
            self.draw()
        else:
            super().action_back()

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Let it go."""
        now = self.house.clock.now()
        self.edit.settle(lambda agreement: let_go(self.house, drop(agreement, by, now, self.today)))
        self.two_keys.take_back()
        self._letting_go = False
