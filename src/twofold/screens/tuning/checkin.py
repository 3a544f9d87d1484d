"""The weekly check-in: its parts one after the other, a note where they like, and a promise each."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from twofold.content.tuning import tuning_words
from twofold.domain.clock import Timer
from twofold.domain.dates import past_day_alone
from twofold.domain.listening.routes import SessionRoute, SetupRoute
from twofold.domain.listening.session import NOT_OVER
from twofold.domain.records import SIDES, Record, Side, other
from twofold.domain.tuning.checkins import (
    LINES,
    PARTS,
    TALK,
    Part,
    about_issue,
    at_part,
    closed,
    note_of,
)
from twofold.domain.tuning.records import CheckIn
from twofold.screens.both import Question, shown_of
from twofold.screens.edit import CLOSE_AGAIN
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.turnclock import TurnClock

from .checkinform import CheckInForm, written
from .checkinkept import AtCheckIn
from .render import render_promises
from .render_checkin import at_end, held, part_head, render_talk, render_turn


class CheckInPage(AtCheckIn):
    """The check-in *checkin_id*; without one, the one under way, or a new one."""

    place = "tuning.checkin"
    heading = "Weekly check-in"
    why = tuning_words().checkin.why
    notes = (tuning_words().checkin.how, tuning_words().checkin.source)
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "go(1)", "Go on", tooltip="Go on; a part may be left out", id="checkin.on"),
        Binding("space", "turn", "Next line", tooltip="It is the other's turn", id="checkin.turn"),
        Binding("l", "talk", "Talk about it", tooltip="A talk in which each is understood first",
                id="checkin.talk"),
        Binding("e", "edit", "Write", tooltip="Write the promises down", id="checkin.edit"),
        Binding("a", "agree", "Agreements", tooltip="Make them agreements as well, or not",
                id="checkin.agree"),
        Binding("left", "go(-1)", "Before", tooltip="Back to the part before", show=False,
                id="checkin.before"),
        Binding("n", "note", "Note", tooltip="Write a note for this part, if you want one", show=False,
                id="checkin.note"),
        Binding("f", "yes('a')", "The first of you", tooltip="The first of you closes it", show=False,
                id="checkin.key-a"),
        Binding("j", "yes('b')", "The second of you", tooltip="The second of you closes it", show=False,
                id="checkin.key-b"),
        *scrolling_keys("checkin"),
    ]  # fmt: skip

    def __init__(self, checkin_id: str | None = None) -> None:
        super().__init__(checkin_id)
        self.agreeing = False
        self._turn = 0
        self._noting = False
        self._over = False

    def body(self) -> ComposeResult:
        """Lay out a part, of which what belongs to it is shown."""
        if self.find() is None:
            return
        with Vertical(id="checkin", classes="column"):
            yield Static("", id="checkin-head", markup=False)
            yield Static("", id="checkin-prompt", markup=False)
            yield Static("", id="checkin-told", markup=False)
            yield TurnClock(self.house.clock, id="checkin-clock")
            yield CheckInForm(self.house.couple())
            yield Consent(id="checkin-keys")
            yield Static("", id="checkin-end", classes="quiet", markup=False)
        yield Consent(id="checkin-brief", classes="brief")

    def on_mount(self) -> None:
        """Go to where they are."""
        if self.checkin is None:
            return
        self._show()

    # -- what is shown ------------------------------------------------------------------------------

    def _show(self) -> None:
        """Begin a part anew: its turns, its minutes, and its note."""
        assert self.checkin is not None
        self.two_keys.leave()
        self._turn, self._over = 0, False
        self._noting = bool(note_of(self.checkin, self.part))
        clock = self.query_one(TurnClock)
        length = 60.0 * tuning_words().agenda[self.part].minutes
        clock.timer = Timer(length).start(self.house.clock.monotonic())
        self.form.value = written(self.checkin, self.part)
        self.draw()
        self.query_one("#body").scroll_home(animate=False)

    def _say(self, name: str, words: Content) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(words)
        line.display = bool(words)

    def draw(self) -> None:
        """Draw what is not typed."""
        checkin, couple = self.checkin, self.house.couple()
        if checkin is None or not self.query("#checkin-brief"):
            return
        clock, part = self.query_one(TurnClock), self.part
        if checkin.closed is not None:
            self.head(f"Check-in, {past_day_alone(checkin.day, self.today)}")
            self.form.display = clock.display = False
            for name in ("head", "prompt", "keys", "brief", "end"):
                self._say(f"checkin-{name}", Content(""))
            self._say("checkin-told", held(checkin, couple))
            self.hands = "both"
            return
        clock.display = part not in ("issue", "promise")
        self.form.at(part, noting=self._noting)
        self._say("checkin-head", part_head(part, self.parts, narrow=self.has_class("-narrow")))
        self._say("checkin-prompt", plain(tuning_words().agenda[part].prompt))
        self._say("checkin-told", self._told(part))
        typing = isinstance(self.focused, (Line, TextArea))
        closing = part == "promise" and not typing
        for name, joint in (("keys", "\n"), ("brief", "   ")):
            ids = {side: self.key_of(f"checkin.key-{side}") for side in SIDES}
            yet = "closes it" if joint == "\n" else ""
            told = Content("")
            if closing:
                told = two_keys(couple, ids, self.said_yes, yet=yet, joint=joint)
            self._say(f"checkin-{name}", told)
        self._say("checkin-end", plain(at_end(
            part, typing=typing, over=self._over, promised=any(checkin.promises), agreeing=self.agreeing,
            key=lambda name: self._key(f"checkin.{name}"), noting=self._noting,
        )))  # fmt: skip
        self.refresh_bindings()

    def _key(self, id: str) -> str:
        key = self.key_of(id)
        return key[:1].upper() + key[1:]

    def _told(self, part: Part) -> Content:
        """Return what belongs to *part*; whose turn it is becomes whose keyboard it is."""
        couple = self.house.couple()
        self.hands = "both"
        if part == "last" and self.last is not None:
            return render_promises(self.last.promises, couple)
        if part == "issue":
            return render_talk([card.status for card in self.talks()], self._key("checkin.talk"))
        if part in LINES:
            side = self.first if self._turn % 2 == 0 else other(self.first)
            if self._turn < 2 * LINES[part]:
                self.hands = side
            return render_turn(part, couple, side, self._turn)
        return Content("")

    def on_turn_clock_over(self, event: TurnClock.Over) -> None:
        """Say softly that the minutes of this part are over."""
        event.stop()
        if self.app.screen is self and self.query_one(TurnClock).display:
            self._over = True
            self.house.ring()
            self.draw()

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_resize(self) -> None:
        """Fit the words to the room there is."""
        self.call_after_refresh(self.draw)

    def reload(self) -> None:
        """Follow the other terminal, and what was talked about meanwhile; what is typed here stays."""
        if self.checkin is None or not self.query("#checkin-brief"):
            return
        seen, was = self.checkin.rev, self.part
        self.flush()
        there = self.edit.find()
        if there is not None and there.rev != seen:
            if there.closed is not None and self.app.screen is self:
                self.house.say("Both of you closed it at the other terminal.")
            if self.part != was:
                self._show()
            elif there.closed is None:
                self.form.value = written(there, self.part)
        self.draw()

    # -- keys ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what belongs to the part they are at."""
        if action in ("go", "turn", "talk", "edit", "agree", "note", "yes"):
            if self.checkin is None or self.checkin.closed is not None or not self.is_mounted:
                return False
            if isinstance(self.focused, (Line, TextArea)):
                return False  # there these are letters, and Enter is its own
            place, part = self.parts.index(self.part), self.part
            if action == "go":
                return 0 <= place + (1 if parameters == (1,) else -1) < len(self.parts)
            return {
                "turn": part in LINES, "talk": part == "issue", "edit": part == "promise",
                "agree": part == "promise" and any(self.checkin.promises), "note": True,
                "yes": part == "promise",
            }[action]  # fmt: skip
        return super().check_action(action, parameters)

    def action_go(self, by: int) -> None:
        """Go on to the next part, or back to the one before."""
        if self.checkin is None or self.app.screen is not self:
            return
        self.flush()
        place = self.parts.index(self.part) + by
        if 0 <= place < len(self.parts):
            self.set_focus(None)
            self.edit.change(partial(at_part, part=PARTS.index(self.parts[place])))
            self._show()

    def action_turn(self) -> None:
        """It is the other's turn."""
        self._turn += 1
        self.draw()

    def action_talk(self) -> None:
        """Begin the talk about the issue, or go on with it."""
        if self.checkin is None or self.app.screen is not self:
            return
        self.flush()
        self.edit.change(partial(at_part, part=PARTS.index("issue")))
        begun = [card for card in self.talks() if card.status in NOT_OVER]
        if begun:
            latest = max(begun, key=lambda card: card.created)
            self.house.go(SessionRoute(latest.id))
        else:
            self.house.go(SetupRoute(TALK, topic="", about=about_issue(self.checkin)))

    def action_note(self) -> None:
        """Write a note for this part."""
        self._noting = True
        self.draw()
        self.set_focus(self.form.words("note"))

    def action_edit(self) -> None:
        """Go to the first promise that is empty, else to the first."""
        lines = [self.form.line(f"promises.{n}") for n in range(len(SIDES))]
        self.set_focus(next((line for line in lines if not line.line), lines[0]))

    def action_agree(self) -> None:
        """Make the promises agreements as well, or not."""
        self.two_keys.leave()
        self.agreeing = not self.agreeing
        self.draw()

    def question(self) -> Question | None:
        """Ask whether to close it as it is; what is not saved yet is other words."""
        checkin = self.checkin
        if checkin is None or checkin.closed is not None or self.part != "promise":
            return None
        shown = shown_of(self.house, checkin)
        act = "close, agreeing" if self.agreeing else "close"
        return Question(act, checkin.id, (*shown, -1) if self.unsaved() else shown)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Close it, in one save."""
        now = self.house.clock.now()

        def done(checkin: CheckIn) -> tuple[Record, ...]:
            after, made = closed(checkin, by, now, self.today, agreeing=self.agreeing)
            return after, *made, *self.two_keys.done()

        if (kept := self.edit.settle(done)) is not None:
            promised = any(kept.promises)
            self.house.say("Closed. You read the promises out next time." if promised else "Closed.")
            self.action_back()
        else:
            self.draw()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and close it anew."""
        self.house.say(CLOSE_AGAIN)
        self.reload()
