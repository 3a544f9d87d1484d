"""Choose how to listen: the protocols, with what each is for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.listening.choosing import SORENESS, minutes_words, suggested
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.routes import HistoryRoute, SetupRoute
from twofold.domain.listening.session import SessionSummary
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .moment import Moment


class Protocols(Choices):
    """The protocols; Enter is shown, because here it is the key that matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose this way to listen", id="listening.choose"),
    ]


class Choose(Moment):
    """The list of protocols; the one under the cursor is explained beside it, or below."""

    place = "listening"
    heading = "Listening"
    why = "Much of feeling close is being heard. Pick a shape for your talk, and it will carry you."
    notes = (
        "Each one says how long it takes and how sore a topic it suits.",
        "Your own protocols, or your therapist's, go into the protocols folder of your settings. To find "
        "it, run twofold where.",
    )
    AUTO_FOCUS = "#protocols"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("b", "look_back", "Looking back", tooltip="The talks you have had", id="listening.history",
                called="history_called"),
        Command("i", "more", "More about it", tooltip="Where it comes from, and what is known of it",
                id="listening.more", called="more_called"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._more = False

    @property
    def more_called(self) -> str:
        """What the key of the source does just now."""
        return "Back to the list" if self._more else ""

    @property
    def history_called(self) -> str | None:
        """While one protocol is read about, it alone matters."""
        return None if self._more else ""

    def body(self) -> ComposeResult:
        """Lay out the list and what it says of the one under the cursor."""
        choices = [
            Choice(p.id, p.name, f"{minutes_words(p)} · {SORENESS[p.heat - 1]}", spare=True)
            for p in self.house.library.protocols
        ]
        with Horizontal(id="choose"):
            yield Protocols(choices, id="protocols")
            with Vertical(id="about"):
                yield Static("", id="about-name", classes="lead", markup=False)
                yield Static("", id="about-why", markup=False)
                yield Static("", id="about-when", classes="quiet", markup=False)
                yield Static("", id="about-rules", markup=False)
                yield Static("", id="about-source", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on what suits."""
        past = self.house.store.sessions.peek(SessionSummary)
        protocols = self.house.library.protocols
        suits = suggested(protocols, past)
        if suits:
            self.query_one("#protocols", Choices).highlighted = protocols.index(suits)

    def _current(self) -> Protocol | None:
        current = self.query_one("#protocols", Choices).current
        return self.house.library.get(current) if current else None

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Explain the protocol under the cursor."""
        message.stop()
        self.draw()

    def view(self) -> View:
        """Explain the protocol under the cursor."""
        if (protocol := self._current()) is None:
            return {}
        rules = (Content.assemble(("· ", "$accent"), plain(rule)) for rule in protocol.rules)
        return {
            "about-name": protocol.name if self._more else "",
            "about-why": protocol.why,
            "about-when": protocol.use_when,
            "about-rules": Content("\n").join(rules),
            "about-source": "\n\n".join(filter(None, (protocol.after, protocol.source, protocol.evidence)))
            if self._more
            else "",
        }

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Go on with it."""
        message.stop()
        self.house.go(SetupRoute(message.id))

    def action_look_back(self) -> None:
        """Show the talks so far."""
        self.house.go(HistoryRoute())

    def action_more(self) -> None:
        """Show all about one protocol in the place of the list, or the list again."""
        self._more = not self._more
        self.query_one("#choose").set_class(self._more, "-reading")
        self.draw()
        if not self._more:
            self.query_one("#protocols").focus()
        self.query_one("#body").scroll_home(animate=False)

    def action_back(self) -> None:
        """From the words about one protocol to the list; from the list, back."""
        if self._more:
            self.action_more()
        else:
            super().action_back()
