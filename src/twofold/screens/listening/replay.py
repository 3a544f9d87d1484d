"""One session told again: its timeline, and once, as a mirror, how the floor was shared."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.listening.lookback import NOT_OVER
from twofold.domain.listening.session import Session, SessionSummary
from twofold.domain.routes import RemoveRoute
from twofold.screens.page import View
from twofold.screens.puttingaway import LookingBack, notes_of
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import reading_keys

from .story import Story


class Replay(LookingBack):
    """The session with *session_id*, looked back on; left and right go to the ones before and after it."""

    place = "listening.replay"
    heading = "Looking back"
    why = "This is how one of your talks went. It shows that one time, and grades neither of you."
    notes = (
        "The two colours show how you shared the floor. Nothing is added up from talk to talk.",
        "Nothing records who passed, paused, took a time-out or stopped.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("left,p", "older", "Earlier", tooltip="The talk before this one", id="replay.earlier"),
        Command("right,n", "newer", "Later", tooltip="The talk after this one", id="replay.later"),
        Command("d", "put_away", "Delete", tooltip="Delete this talk; it can be brought back",
                id="replay.put-away", when="is_there"),
        Command("u", "undo", "Bring back", tooltip="Bring back the one you deleted last",
                id="replay.bring-back", when="may_undo"),
        Command("D", "remove", "Remove", tooltip="Remove this talk for good, with both keys", show=False,
                id="replay.remove", when="is_there"),
        *reading_keys("replay", "pagedown"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.session: Session | None = None
        self._away = ""
        # Kept when the session is put away, so that its neighbours are still beside it.
        self._place: tuple[datetime, str] | None = None

    def body(self) -> ComposeResult:
        """Lay out the story, and what is said in its place when it is gone."""
        yield Story(id="story")
        yield Static("", id="none", markup=False)

    def on_mount(self) -> None:
        """Tell it."""
        self.reload()

    def reload(self) -> None:
        """Tell it as it is in the file now."""
        session = self.session = self.house.store.find(Session, self.session_id)
        if session is not None:
            self._place = (session.created, session.id)
            told = session, self.house.couple(), notes_of(self.house, session.id)
            self.query_one(Story).tell(*told)
        self.draw()

    def changed(self) -> None:
        """Follow what was put away, or brought back."""
        self.reload()

    @property
    def is_there(self) -> bool:
        """Whether the session is there."""
        return self.session is not None

    def view(self) -> View:
        """Show the story, or what is said in its place."""
        return {"story": self.is_there, "none": "" if self.is_there else self._gone()}

    def _gone(self) -> Content:
        away = self._away == self.session_id
        there = "You deleted this one." if away else "This one is no longer here."
        words = [plain(self.house.store.fault(Session, self.session_id) or there)]
        if self.steps:
            key = (self.key_of("replay.bring-back"), "bold $accent")
            words.append(Content.assemble("Press ", key, " to bring back the one you deleted last."))
        return Content("\n\n").join(words)

    # Keys

    def action_older(self) -> None:
        """Go to the session before this one."""
        self._go(-1, "There is no earlier talk.")

    def action_newer(self) -> None:
        """Go to the session after this one."""
        self._go(1, "There is no later talk.")

    def _go(self, way: int, no_further: str) -> None:
        over = [c for c in self.house.store.sessions.peek(SessionSummary) if c.status not in NOT_OVER]
        places = sorted((card.created, card.id) for card in over)
        if self._place is not None:
            places = [place for place in places if (place > self._place if way > 0 else place < self._place)]
        if not places:
            self.house.say(no_further)
            return
        self.go_to(places[0 if way > 0 else -1][1])
        self.query_one("#body").scroll_home(animate=False)

    def go_to(self, session_id: str) -> None:
        """Tell another one."""
        self.session_id = session_id
        self.reload()

    def action_put_away(self) -> None:
        """Take this session away; the page stays, so that it can come back."""
        before, self._away = self._away, self.session_id
        if not self.put_away(self.session_id):
            self._away = before

    def action_remove(self) -> None:
        """Ask both whether it shall go for good."""
        if self.is_active:
            self._away = ""
            self.house.go(RemoveRoute("sessions", self.session_id))

    def action_read_on(self, way: str) -> None:
        """Move the story: "up", "down", "page_up", "page_down", "home" or "end"."""
        getattr(self.query_one("#body", VerticalScroll), f"scroll_{way}")(animate=False)
