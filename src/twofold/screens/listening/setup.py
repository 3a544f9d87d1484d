"""Before a session: what about, how sore it is, who begins, how long."""

from collections.abc import Callable
from random import SystemRandom
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content import suggestions
from twofold.domain.listening.choosing import SORENESS, begins_now, coming_back, minutes_words, too_sore
from twofold.domain.listening.engine import Event, Session, advance, new_session
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Do, SessionSummary
from twofold.domain.records import SIDES, Side, other
from twofold.domain.routes import HomeRoute
from twofold.domain.worksheet.sheet import Opening
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed

from .moment import Pressable
from .origin import fitted
from .smaller import Smaller
from .sore import steps

AT_THE_FIELD = "Enter begins. Tab goes to the topics, Esc to the other settings."
"""What is said while a topic is typed, so that letters are letters."""


class Setup(Smaller):
    """The last page before a session of the protocol *protocol_id*; Enter begins it.

    *topic* and *first* (None: whose turn it is) are proposed. *opening* and *about* are what the session
    comes with; with *about* the page below stays, to come back to. *shortest*: it takes
    the shortest of its lengths. *softer*: it begins with the smaller version, where there is one.
    """

    place = "listening.setup"
    why = "One topic is enough. Agree on it first, and on how sore it is for whoever feels it more."
    notes: tuple[str, ...] = (
        "Tab moves to the suggestions, Esc leaves the field. You can also begin without a topic.",
        "You take turns to begin, from talk to talk; x swaps it, c tosses a coin.",
    )
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "begin", "Begin", tooltip="Begin with a slow breath", id="setup.begin"),
        Command("l", "later", "Another time", tooltip="Name a time within a day", id="setup.later"),
        Command("x", "swap", "Who begins", tooltip="Let the other one begin", id="setup.swap",
                show=False),
        Command("c", "toss", "Toss a coin", tooltip="Let a coin decide who begins", id="setup.toss",
                show=False),
        Command("e", "edit", "Topic", tooltip="Change the topic", id="setup.topic"),
        Command("f2,o", "soften", "Soft opening", id="setup.soften", show=False,
                tooltip="Find soft first words for whoever begins"),
        Command("g", "softer", "Softer", id="setup.softer", show=False, when="has_softer",
                called="softer_called", tooltip="Take it smaller and softer, or whole again"),
        Command("m", "length", "Length", tooltip="Choose another length", id="setup.length", show=False,
                when="has_lengths"),
        *(
            Command(str(heat), f"heat({heat})", f"It is {SORENESS[heat - 1]}", show=False,
                    id=f"setup.heat-{heat}", tooltip="How sore the topic is")
            for heat in range(1, 6)
        ),
    ]  # fmt: skip

    def __init__(
        self,
        protocol_id: str,
        topic: str = "",
        first: Side | None = None,
        opening: str = "",
        about: str = "",
        shortest: bool = False,
        softer: bool = False,
    ) -> None:
        super().__init__()
        self.protocol_id = protocol_id
        self.about = about
        self._given = topic, first
        self._shortest, self._softer = shortest, softer
        self._composed = Opening()
        # The opening is the words of one of them: it does not begin the other's turn.
        self._opens: tuple[str, Side | None] = opening, first
        self.coin: Callable[[], Side] = lambda: SystemRandom().choice(SIDES)
        self._began = False
        self._tossed = False

    def body(self) -> ComposeResult:
        """Lay out the four answers, and topics to pick from."""
        protocol = self.house.library.get(self.protocol_id)
        assert protocol is not None
        topic, first = self._given
        self.first: Side = first or begins_now(self.house.store.sessions.peek(SessionSummary))
        self.heat = min(protocol.heat, 2)
        self.take(fitted(self.house, protocol, self.about), softer=self._softer)
        if self._shortest:
            self.length = self.protocol.offered()[0]
        with Vertical(id="setup", classes="column"):
            yield Static("What would you like to talk about?", classes="lead", markup=False)
            yield Line(topic, placeholder="one topic, in your words (or none)", id="topic")
            yield Pressable("", id="setup-heat", markup=False)
            yield Pressable("", id="setup-first", markup=False)
            yield Pressable("", id="setup-length", markup=False)
            yield Pressable("", id="setup-opening", markup=False)
            yield Pressable("", id="setup-warning", classes="quiet gap", markup=False)
            yield Static("or one of these", id="setup-or", classes="quiet", markup=False)
            yield Choices([], id="topics")

    def on_mount(self) -> None:
        """Begin with the topic."""
        self.head(self.protocol.name)
        self.notes = (*Setup.notes, self.protocol.evidence, self.protocol.source)
        self.draw()
        topic = self.query_one("#topic", Line)
        topic.on_enter = self.action_begin
        # What was filled in needs no typing: Enter begins.
        if not topic.value:
            topic.focus()

    def view(self) -> View:
        """Show the answers as they stand."""
        typing = isinstance(self.focused, Line)
        return {
            **self._rows(),
            "setup-or": "" if self.is_short else "or one of these",
            "setup-warning": self._said(typing),
            "topics": [Choice(topic, topic) for topic in self._topics()],
        }

    def _said(self, typing: bool) -> Content:
        """Return what is said under the answers: what to mind, what is smaller, what is known about it."""
        sore = too_sore(self.heat, self.protocol)
        minded = plain(sore or AT_THE_FIELD) if sore or typing else self._beside()
        known = plain("" if self.is_short else self.protocol.known)
        return Content("\n").join([words for words in (minded, self.smaller(), known) if words])

    def _beside(self) -> Content:
        """Return the keys for which there is no room in a narrow bar."""
        if not self.is_narrow:
            return Content("")
        words = {"setup.later": " later", "setup.topic": " topic", "setup.softer": self.softer_hint}
        keys = self.keys
        return Content(", ").join(keys(id_) + word for id_, word in words.items() if id_ in keys.bound)

    def _topics(self) -> list[str]:
        """Return what it may be about: what keeps coming back, what its file names, else what is as sore."""
        past = self.house.store.sessions.peek(SessionSummary)
        again = coming_back(past) if self.protocol.recurring else ()
        usual = self.protocol.topics or [
            topic for heat in range(self.heat, 0, -1) for topic in suggestions(heat)
        ]
        return list(dict.fromkeys((*again, *usual)))

    def _rows(self) -> dict[str, Content]:
        keys, typing = self.keys, isinstance(self.focused, Line)
        # While a topic is typed the letters are letters: no hint names one.
        another, coin = (" other, ", " coin") if self.is_narrow else (" the other, ", " a coin")
        swaps = Content.assemble(keys("setup.swap"), another, keys("setup.toss"), coin)
        longer = self.lengths_hint()
        softens = Content.assemble(
            keys("setup.soften"), " another way" if self.opening else " a soft opening"
        )
        if typing:
            swaps = longer = Content("")
        first, length = signed(self.house.couple(), self.first), plain(minutes_words(self.chosen))
        sore, rows = steps(self.heat, keys, narrow=self.is_narrow), {}
        for name, label, value, hint in (
            ("heat", "How sore", sore, plain(SORENESS[self.heat - 1])),
            ("first", "Who begins", keys.press("setup.swap", first), self._by_coin() or swaps),
            ("length", "How long", length, longer),
            ("opening", "First words", plain(self.opening), softens),
        ):
            row = Content.assemble((f"{label:<12}", "$quiet"), value)
            line = self.query_one(f"#setup-{name}", Pressable)
            room = (line.content_size.width or self.size.width - 6) - row.cell_length
            gap = min(3, room - hint.cell_length) if value else 0
            fits = gap > 0 or not value
            rows[f"setup-{name}"] = row + " " * gap + hint.stylize_before("$quiet") if fits else row
        return rows

    @property
    def opening(self) -> str:
        """How whoever begins would softly begin, or ""."""
        opening, side = self._opens
        return opening if side in (None, self.first) else ""

    def _by_coin(self) -> Content:
        return plain("the coin decided" if self._tossed else "")

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take a topic from the list."""
        message.stop()
        self.query_one("#topic", Line).value = message.id
        self.set_focus(None)

    def _answered(self) -> None:
        """Draw an answer that is another now; the topics begin at the top."""
        self.draw()
        listed = self.query_one("#topics", Choices)
        if not listed.has_focus:
            listed.first()

    def action_heat(self, heat: int) -> None:
        """Say how sore it is."""
        self.heat = heat
        self._answered()

    def action_swap(self) -> None:
        """Let the other one begin."""
        self.first, self._tossed = other(self.first), False
        self._answered()

    def action_toss(self) -> None:
        """Toss a coin."""
        self.first, self._tossed = self.coin(), True
        self._answered()

    def action_edit(self) -> None:
        """Change the topic."""
        self.query_one("#topic").focus()

    @work(group="ask")
    async def action_soften(self) -> None:
        """Compose how whoever begins would begin; where there is no topic yet, what it is about is one."""
        from twofold.screens.softly import Softly

        name = self.house.couple().name(self.first)
        composed = await self.app.push_screen_wait(Softly(self._composed, name))
        if composed is None or composed == self._composed:
            return
        self._composed, self._opens = composed, (composed.words, self.first)
        topic = self.query_one("#topic", Line)
        if not topic.line:
            topic.value = composed.about
        self.set_focus(None)
        self._answered()

    def action_softer(self) -> None:
        """Take it smaller and softer, or whole again."""
        self.take(self.whole, softer=not self.is_softer)
        self._answered()

    def action_length(self) -> None:
        """Go to the next length."""
        self.take_next_length()
        self._answered()

    def _keep(self, do: Do, **what: object) -> Session:
        now = self.house.clock.now()
        topic = self.query_one("#topic", Line).line
        session = new_session(self.chosen, topic, self.heat, self.first, now, self.opening, self.about)
        event = Event(do=do, t=0.0, at=now, **what)  # type: ignore[arg-type]
        (saved,) = self.house.keep(advance(session, event))
        assert isinstance(saved, Session)
        self._began = True
        return saved

    def action_begin(self) -> None:
        """Begin."""
        if not self._began and self.is_active:
            id_, back = self._keep("begin").id, bool(self.about)
            self.house.go(SessionRoute(id_), afresh=not back, instead=back)

    @work(group="ask")
    async def action_later(self) -> None:
        """Keep it for another time."""
        from twofold.screens.when import When

        until = await self.app.push_screen_wait(When.for_later(self.house.clock))
        if until is not None and not self._began:
            self._keep("later", until=until)
            self.house.say("Home keeps it ready for you.")
            if self.about:
                self.action_back()
            else:
                self.house.go(HomeRoute())
