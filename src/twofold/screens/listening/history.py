"""Looking back: the sessions of the two, newest first, and the way into each of them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.dates import month_words
from twofold.domain.listening.lookback import NOT_OVER, shelve
from twofold.domain.listening.routes import ListeningRoute, ReplayRoute, SessionRoute
from twofold.domain.listening.session import SessionSummary
from twofold.screens.page import View
from twofold.screens.puttingaway import LookingBack
from twofold.screens.walking import Walking, walking_keys
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.longlist import LongList
from twofold.widgets.plain import plain

from .ledger import Ledger


class History(Walking, LookingBack):
    """The list of sessions. Those that are not over stand on top; Enter goes on with them."""

    place = "listening.history"
    heading = "Looking back"
    why = "Your talks are kept here, so neither of you has to remember them alone."
    notes = (
        "Talks that are still open come first. Open one to go on where you were.",
        "Deleting a talk deletes its note too. Bringing it back brings back both.",
    )
    finds_in = "words"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "open", "Open", tooltip="Look at this talk, or go on with it", id="history.open",
                when="is_on_one"),
        Command("b", "begin", "Begin listening", tooltip="Choose a way to listen", id="history.begin",
                when="is_empty"),
        Command("slash", "find", "Find", tooltip="Show the talks with these words", id="history.find",
                key_display="/", when="may_find"),
        Command("d", "put_away", "Delete", tooltip="Delete this talk; it can be brought back",
                id="history.put-away", when="is_on_one"),
        Command("u", "undo", "Bring back", tooltip="Bring back the one you deleted last",
                id="history.bring-back", show=False, when="may_undo"),
        *walking_keys("history"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[SessionSummary] | None = None
        self._framed = self._due = False

    def body(self) -> ComposeResult:
        """Lay out the field to find with, the list, and what an empty one says."""
        with Vertical(id="history"):
            yield Line(placeholder="a topic, or a way to listen", id="words")
            yield Ledger(id="ledger")
            yield Static("", id="none", markup=False)

    def on_long_list_ready(self, message: LongList.Ready) -> None:
        """Read the sessions for the first time."""
        message.stop()
        self._framed = True
        self.reload()

    def reload(self) -> None:
        """Read the sessions again, once this frame is drawn."""
        if self._framed and not self._due:
            self._due = True
            self.call_after_refresh(self.changed)

    def changed(self) -> None:
        """Read the sessions again, at once."""
        self._due = False
        if self.is_attached:
            self._cards = self.house.store.sessions.peek(SessionSummary)
            self._shelve()

    def _shelve(self) -> None:
        """Put those that have the words into the list."""
        if self._cards is not None:
            ledger = self.ledger
            ledger.show_shelf(shelve(self._cards, self.words.line), self.house.clock.now())
            ledger.set_class(ledger.current is None, "-bare")
            self.draw()

    @property
    def ledger(self) -> Ledger:
        """The list."""
        return self.query_one(Ledger)

    def view(self) -> View:
        """Show the field, where something is looked for, and what an empty list says."""
        none = Content("")
        if not self.is_on_one:
            none = self._nothing_found() if self._cards else self._nothing_yet()
        return {"words": self._finding, "none": none}

    def _nothing_yet(self) -> Content:
        key = self.key_of("history.begin")
        away = self.key_of("history.bring-back")
        words = [
            plain("Nothing to look back on yet."),
            plain(
                "Your talks are kept here. You see what each was about, how long it took, how you shared "
                "the floor, and any note you wrote."
            ),
            Content.assemble("Press ", (key, "bold $accent"), " to begin listening."),
        ]
        if self.steps:
            words.append(Content.assemble((f"{away} brings back what you deleted.", "$quiet")))
        return Content("\n\n").join(words)

    @staticmethod
    def _nothing_found() -> Content:
        return Content.assemble(
            "No talk has these words.\n\n", ("Change them, or clear the field to see all.", "$quiet")
        )

    # Keys

    @property
    def is_on_one(self) -> bool:
        """Whether there is a session under the cursor, as far as is known."""
        return self._cards is None or self.ledger.current is not None

    @property
    def is_empty(self) -> bool:
        """Whether there was never a session, as far as is known."""
        return self._cards == []

    @property
    def may_find(self) -> bool:
        """Whether there may be something to look for, and it is not looked for just now."""
        return not self.is_empty and not self.words.has_focus

    def action_open(self) -> None:
        """Look at the session under the cursor, or go on with it."""
        card = self.ledger.current
        if card is None or not self.is_active:
            return
        self.house.go(SessionRoute(card.id) if card.status in NOT_OVER else ReplayRoute(card.id))

    @property
    def month(self) -> str:
        """The month of the session under the cursor, where that is over."""
        card = self.ledger.current
        over = card is not None and card.status not in NOT_OVER
        return month_words(card.created.astimezone()) if card is not None and over else ""

    def on_long_list_opened(self, message: LongList.Opened) -> None:
        """Open what was clicked on."""
        message.stop()
        self.action_open()

    def action_begin(self) -> None:
        """Go and choose a way to listen."""
        if not self.is_active:
            return
        stack = self.app.screen_stack
        if len(stack) > 1 and getattr(stack[-2], "place", "") == "listening":
            self.action_back()
        else:
            self.house.go(ListeningRoute())

    def action_put_away(self) -> None:
        """Take the session under the cursor out of the list."""
        card = self.ledger.current
        if card is not None and self.put_away(card.id):
            self.house.say(f"Deleted. {self.key_of('history.bring-back')} brings it back.")

    def go_to(self, session_id: str) -> None:
        """Put the cursor on a session."""
        self.ledger.go_to(session_id)

    # Finding

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has these words."""
        event.stop()
        self._shelve()
