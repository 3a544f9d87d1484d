"""One session told again: its timeline, and once, as a mirror, how the floor was shared."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.listening.lookback import NOT_OVER
from twofold.domain.listening.session import Session, SessionSummary
from twofold.screens.page import Page
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import reading_keys

from .deleting import bring_back, can_bring_back, notes_of, put_away
from .story import Story


class Replay(Page):
    """The session with *session_id*, looked back on; left and right go to the ones before and after it."""

    place = "listening.replay"
    heading = "Looking back"
    why = (
        "Here is how one of your talks went. It is a mirror of that one time, and no grade of either of you."
    )
    notes = (
        "The two colours show how the floor was shared that time. Nothing here is added up over time.",
        "Nobody's name is kept with a pass, a pause, a time-out or a stop.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,p", "older", "Earlier", tooltip="The session before this one", id="replay.earlier"),
        Binding("right,n", "newer", "Later", tooltip="The session after this one", id="replay.later"),
        Binding("d", "put_away", "Put away", tooltip="Take this session away, at once", id="replay.put-away"),
        Binding("u", "bring_back", "Bring back", tooltip="Bring back what you put away last",
                id="replay.bring-back"),
        *reading_keys("replay"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self._here = True
        self._away = ""
        # Kept when the session is put away, so that its neighbours are still beside it.
        self._place: tuple[datetime, str] | None = None

    def body(self) -> ComposeResult:
        """Lay out the story, and what is said in its place when it is gone."""
        yield Story(id="story")
        yield Static("", id="none", markup=False)

    def on_mount(self) -> None:
        """Tell it."""
        self._tell()

    def reload(self) -> None:
        """Tell it as it is in the file now."""
        self._tell()

    def _tell(self) -> None:
        session = self.house.store.sessions.get(self.session_id)
        story, none = self.query_one(Story), self.query_one("#none", Static)
        self._here = session is not None
        story.display, none.display = self._here, not self._here
        if session is not None:
            self._place = (session.created, session.id)
            story.tell(session, self.house.couple(), notes_of(self.house, session.id))
        else:
            away = self._away == self.session_id
            trouble = self.house.store.fault(Session, self.session_id)
            none.update(
                self._gone(
                    trouble or ("You put this one away." if away else "This one is not here any more.")
                )
            )
        self.refresh_bindings()

    def _gone(self, why: str) -> Content:
        words: list[Content] = [plain(why)]
        if can_bring_back(self.house):
            key = self.key_of("replay.bring-back")
            words.append(
                Content.assemble("Press ", (key, "bold $accent"), " to bring back what you put away last.")
            )
        return Content("\n\n").join(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if not self.is_mounted:
            return True
        if action == "put_away":
            return self._here
        if action == "bring_back":
            return can_bring_back(self.house)
        return super().check_action(action, parameters)

    # Keys

    def action_older(self) -> None:
        """Go to the session before this one."""
        self._go(-1, "This is the earliest one.")

    def action_newer(self) -> None:
        """Go to the session after this one."""
        self._go(1, "This is the latest one.")

    def _go(self, way: int, no_further: str) -> None:
        over = [c for c in self.house.store.sessions.peek(SessionSummary) if c.status not in NOT_OVER]
        places = sorted((card.created, card.id) for card in over)
        if self._place is not None:
            places = [place for place in places if (place > self._place if way > 0 else place < self._place)]
        if not places:
            self.house.say(no_further)
            return
        self.session_id = places[0 if way > 0 else -1][1]
        self._tell()
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def action_put_away(self) -> None:
        """Take this session away; the page stays, so that it can come back."""
        if put_away(self.house, self.session_id):
            self._away = self.session_id
            self._tell()

    def action_bring_back(self) -> None:
        """Bring back what was put away last, and show it."""
        if session_id := bring_back(self.house):
            self.session_id = session_id
            self._tell()

    def action_read_on(self, way: str) -> None:
        """Move the story: "up", "down", "page_up", "page_down", "home" or "end"."""
        getattr(self.query_one("#body", VerticalScroll), f"scroll_{way}")(animate=False)
