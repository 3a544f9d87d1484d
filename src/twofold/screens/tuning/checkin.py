"""The weekly check-in: its parts one after the other, a note where they like, and a promise each."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.tuning import tuning_words
from twofold.domain.clock import Timer
from twofold.domain.dates import past_day_alone
from twofold.domain.listening.talks import way_to_talk
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.checkins import (
    LINES,
    PARTS,
    TALK,
    Part,
    about_issue,
    at_part,
    note_of,
    told_before,
)
from twofold.domain.tuning.records import CheckIn
from twofold.screens.ownmoments import Thanking
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.turnclock import TurnClock

from .checkinform import CheckInForm
from .checkinkept import AtCheckIn
from .render import promised_words
from .render_checkin import at_end, held, part_head, render_talk, render_turn


class CheckInPage(AtCheckIn, Thanking):
    """The check-in *checkin_id*; without one, the one under way, or a new one."""

    place = "tuning.checkin"
    heading = "Weekly check-in"
    why = tuning_words().checkin.why
    notes = (tuning_words().checkin.how, tuning_words().checkin.source)
    AUTO_FOCUS = ""
    redraws_on = ("focus", "layout")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,right", "go(1)", "Go on", tooltip="Go on; a part may be left out", id="checkin.on",
                when="may_go"),
        Command("space", "turn", "Next line", tooltip="It is the other's turn", id="checkin.turn",
                when="has_turns"),
        Command("l", "talk", "Talk about it", tooltip="A talk in which each is understood first",
                id="checkin.talk", when="may_talk"),
        Command("e", "edit", "Write", id="checkin.edit", when="may_write", called="write_called",
                tooltip="Name the issue, or write the promises down"),
        Command("a", "agree", "Agreements", tooltip="Make them agreements as well, or not",
                id="checkin.agree", when="may_agree"),
        Command("left", "go(-1)", "Before", tooltip="Back to the part before", show=False,
                id="checkin.before", when="may_go"),
        Command("n", "note", "Note", tooltip="Write a note for this part, if you want one", show=False,
                id="checkin.note", when="is_free"),
        Command("f", "yes('a')", "The first of you", tooltip="The first of you closes it", show=False,
                id="checkin.key-a", when="may_promise"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you closes it", show=False,
                id="checkin.key-b", when="may_promise"),
        Command("m", "moments", "Your moments", tooltip="What you have kept, for your eyes only", show=False,
                id="checkin.moments", when="may_look_at_moments"),
        *scrolling_keys("checkin"),
    ]  # fmt: skip

    def __init__(self, checkin_id: str | None = None) -> None:
        super().__init__(checkin_id)
        self._turn = 0
        self._noting = False
        self._over = False

    def body(self) -> ComposeResult:
        """Lay out a part, of which what belongs to it is shown."""
        if self.find() is None:
            return
        self.form: CheckInForm = CheckInForm(self.house.couple())
        with Vertical(id="checkin", classes="column"):
            yield Static("", id="checkin-head", markup=False)
            yield Static("", id="checkin-prompt", markup=False)
            yield Static("", id="checkin-told", markup=False)
            yield TurnClock(self.house.clock, id="checkin-clock")
            yield self.form
            yield Consent(id="checkin-keys")
            yield Static("", id="checkin-end", classes="quiet", markup=False)
        yield Consent(id="checkin-brief", classes="brief")

    def on_mount(self) -> None:
        """Go to where they are."""
        if self.checkin is not None:
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
        self.begin_part()
        self.draw()
        self.query_one("#body").scroll_home(animate=False)

    def view(self) -> View:
        """Show the part they are at, or what was kept of one that is closed."""
        checkin, couple = self.checkin, self.house.couple()
        if checkin is None:
            return {}
        if checkin.closed is not None:
            gone = dict.fromkeys(("head", "prompt", "keys", "brief", "end"), "")
            return {
                **{f"checkin-{name}": words for name, words in gone.items()},
                "checkin-form": False,
                "checkin-clock": False,
                "checkin-told": held(checkin, couple),
            }
        part, closing = self.part, self.may_promise
        ids: dict[Side, str] = {side: self.key_of(f"checkin.key-{side}") for side in SIDES}
        end = at_end(
            part,
            typing=self.is_typing,
            over=self._over,
            promised=any(checkin.promises),
            agreeing=self.agreeing,
            key=lambda name: self.key_at_start(f"checkin.{name}"),
            noting=self._noting,
        )
        return {
            "checkin-form": True,
            "checkin-clock": part not in ("issue", "promise"),
            "checkin-head": part_head(part, self.parts, narrow=self.is_narrow),
            "checkin-prompt": tuning_words().agenda[part].prompt,
            "checkin-told": self._told(part),
            **self._asks(),
            "checkin-keys": two_keys(couple, ids, self.said_yes, yet="closes it") if closing else "",
            "checkin-brief": two_keys(couple, ids, self.said_yes, joint="   ") if closing else "",
            "checkin-end": end,
        }

    def _asks(self) -> View:
        """Return what each promised last time, where that is asked about."""
        promises = self.last.promises if self.last is not None else ("", "")
        couple = self.house.couple()
        return {
            f"checkin-promised-{side}": promised_words(couple, side, words)
            for side, words in zip(SIDES, promises, strict=True)
        }

    def draw(self) -> None:
        """Draw it, and whose turn it is becomes whose keyboard it is."""
        super().draw()
        if (checkin := self.checkin) is None:
            return
        self.hands = "both"
        if checkin.closed is not None:
            self.head(f"Check-in, {past_day_alone(checkin.day, self.today)}")
            return
        if self._turn < 2 * LINES.get(self.part, 0):
            self.hands = self._whose
        self.form.at(self.part, noting=self._noting, asked=self.asked)

    @property
    def _whose(self) -> Side:
        """Whose turn it is."""
        return self.first if self._turn % 2 == 0 else other(self.first)

    @property
    def thanks_of(self) -> Side | None:
        """Whose turn it is to say thanks, or None."""
        says = self.is_free and self.part == "thanks" and self._turn < 2 * LINES["thanks"]
        return self._whose if says else None

    def _told(self, part: Part) -> Content:
        """Return what belongs to *part*."""
        couple = self.house.couple()
        if part == "last" and self.last is not None:
            return self._looked_at()
        if part == "issue":
            return render_talk(self.talks(), self.checkin.issue if self.checkin else "", self.key_at_start)
        return render_turn(part, couple, self._whose, self._turn) if part in LINES else Content("")

    def _looked_at(self) -> Content:
        """Return the promises of last time that a look was taken at since, and what it said."""
        assert self.last is not None
        couple, lines = self.house.couple(), []
        for side, made in self.promised().items():
            if told := told_before(made):
                one = promised_words(couple, side, self.last.promises[SIDES.index(side)])
                lines.append(Content.assemble(one, (f"   looked at already: {told}", "$quiet")))
        return Content("\n").join(lines)

    def on_turn_clock_over(self, event: TurnClock.Over) -> None:
        """Say softly that the minutes of this part are over."""
        event.stop()
        if self.app.screen is self and self.query_one(TurnClock).display:
            self._over = True
            self.house.ring()
            self.draw()

    def reload(self) -> None:
        """Follow the other terminal, and what was talked about meanwhile; what is typed here stays."""
        if self.checkin is None:
            return
        self.flush()
        if not self.ready:
            self.edit.find()  # nothing is typed in one that is closed; it is followed all the same
        if self.checkin is not None and self.part != self.written_at:
            self._show()
        self.draw()

    def followed(self, before: CheckIn, *, typed: bool) -> None:
        """Say that both have closed it."""
        if self.checkin is not None and self.checkin.closed is not None and self.app.screen is self:
            self.house.say("Both of you have closed it.")

    # -- keys ---------------------------------------------------------------------------------------

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
        self.house.go(way_to_talk(self.talks(), about_issue(self.checkin), TALK, topic=self.checkin.issue))

    def action_note(self) -> None:
        """Write a note for this part."""
        self._noting = True
        self.draw()
        self.set_focus(self.form.words("note"))

    def action_edit(self) -> None:
        """Go to the line of the issue; of the promises, to the first that is empty, else to the first."""
        if self.part == "issue":
            self.set_focus(self.form.line("issue"))
            return
        if self.part == "last":
            self.set_focus(self.form.widget(f"happened.{SIDES.index(self.asked[0])}"))
            return
        lines = [self.form.line(f"promises.{n}") for n in range(len(SIDES))]
        lines = [line for line in lines if not line.disabled]
        self.set_focus(next((line for line in lines if not line.line), lines[0]))

    def action_agree(self) -> None:
        """Make the promises agreements as well, or not."""
        self.two_keys.leave()
        self.agreeing = not self.agreeing
        self.draw()
