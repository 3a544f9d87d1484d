"""Choose how to listen: the protocols, with what each is for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.listening.choosing import SORENESS, is_new_kind, minutes_words, suggested
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.routes import HistoryRoute, SetupRoute
from twofold.domain.listening.session import SessionSummary
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain

from .moment import Moment, Pressable


class Protocols(Choices):
    """The protocols; Enter is shown, because here it is the key that matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose this way to listen", id="listening.choose"),
    ]


class Choose(Moment):
    """The list of protocols; the one under the cursor is explained beside it, or below."""

    place = "listening"
    heading = "Listening"
    why = "Being heard is a large part of feeling close. Choose a way to talk, and it will guide you."
    notes = (
        "Each says how long it takes, and how sore a topic it suits.",
        "Your own protocols, or your therapist's, go into the protocols folder of your settings. To find "
        "it, run twofold where.",
    )
    AUTO_FOCUS = "#protocols"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("g", "softer", "Softer", tooltip="A smaller and softer version of it, for a first time",
                id="listening.softer", when="has_softer"),
        leads("b", HistoryRoute(), "Looking back", tooltip="The talks you have had", id="listening.history",
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
                yield Pressable("", id="about-softer", classes="quiet", markup=False)
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
        soft = self._offer(protocol)
        rules = (Content.assemble(("· ", "$accent"), plain(rule)) for rule in protocol.rules)
        return {
            "about-name": protocol.name if self._more else "",
            "about-why": protocol.why,
            # Where there are few lines, the softer version is offered in the place of when to take it.
            "about-when": "" if self.is_short and soft else protocol.use_when,
            "about-softer": soft,
            "about-rules": Content("\n").join(rules),
            "about-source": "\n\n".join(filter(None, (protocol.after, protocol.source, protocol.evidence)))
            if self._more
            else "",
        }

    @property
    def has_softer(self) -> bool:
        """Whether the protocol under the cursor comes smaller and softer, too."""
        protocol = self._current()
        return protocol is not None and protocol.softer is not None

    def _offer(self, protocol: Protocol) -> Content:
        """Return the key of the softer version; with what it is, for who has not talked in this way yet."""
        if protocol.softer is None:
            return Content("")
        past, key = self.house.store.sessions.peek(SessionSummary), self.keys("listening.softer")
        if is_new_kind("", protocol.id, past):
            makes = f" makes it smaller and softer. {protocol.softer.why}"
            return Content.assemble("The first time? ", key, makes)
        return key + " makes it smaller and softer."

    def action_softer(self) -> None:
        """Go on with the smaller and softer version."""
        if protocol := self._current():
            self.house.go(SetupRoute(protocol.id, softer=True))

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Go on with it."""
        message.stop()
        self.house.go(SetupRoute(message.id))

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
