"""A session under way, from the first breath to the last good word."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.listening.choosing import is_new_kind
from twofold.domain.listening.engine import State, can_come_back, can_undo_timeout, ends_by_itself, hands
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.wall import here
from twofold.screens.page import Page, View
from twofold.screens.puttingaway import notes_of
from twofold.widgets.balanced import Balanced
from twofold.widgets.plain import hue
from twofold.widgets.turnclock import TurnClock

from .acts import TalkKeys
from .frame import beside_each_other
from .guides import guide, guides, is_first_time
from .labels import has_stems
from .moment import Pressable
from .origin import source
from .safety import others, safety
from .seated import at_seat
from .view import BREATH, moment_words, rules

LOOK = 0.25
"""Seconds between looks at the breath and the heartbeat."""


class SessionPage(TalkKeys):
    """One session; made with its id. The rules are in ``domain.listening``, the words in ``view``."""

    place = "listening.session"
    why = "One speaks, and the other listens."
    notes: tuple[str, ...] = (
        "Either of you may pass, pause, take a time-out or stop at any moment. No reason is needed, and "
        "nothing records who did.",
        "Esc goes home. The talk stays as it is and waits for you there.",
    )
    _rung = _asks_shown = False
    _breath = -1
    _away = (False, False, False)
    _moment: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out one moment: where we are, the title, the clock, the words."""
        if not self.find():
            return
        with Vertical(id="moment", classes="column"):
            yield Balanced(id="caption", classes="quiet centre", markup=False)
            yield Balanced(id="title", classes="centre", markup=False)
            yield Balanced(id="source", classes="centre quiet", markup=False)
            yield TurnClock(self.house.clock, id="clock", rest="")
            yield Static(id="opening", markup=False)
            yield Balanced(id="prompt", classes="centre", markup=False)
            yield Balanced(id="listener", classes="centre quiet", markup=False)
            yield Balanced(id="felt", classes="centre accent", markup=False)
            with Center(id="lines-room"):
                yield Pressable(id="lines", markup=False)
            yield Pressable(id="aside", classes="quiet centre", markup=False)
            yield Balanced(id="guide", classes="centre quiet", markup=False)

    def foot(self) -> ComposeResult:
        """What is always there for either of them, and what else can be done: in the same two lines."""
        yield Pressable(id="others", classes="foot", markup=False)
        yield Pressable(id="safety", classes="foot", markup=False)

    def on_mount(self) -> None:
        """Show where the session stands, and keep its clock from now on."""
        if self.is_there:
            protocol = self.talk.session.protocol
            self.head(protocol.name)
            self.why = protocol.why
            self.notes = (
                *protocol.rules,
                *guides(protocol, seated=self.house.seat is not None),
                *SessionPage.notes,
                *filter(None, (protocol.after, protocol.evidence, protocol.source)),
            )
            self.draw()
            self.set_interval(LOOK, self.look)

    # -- the clock ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Keep the heartbeat; draw again when the breath turns, or a time-out may end."""
        if self.talk.beat():
            self.draw()
            return
        now = self.talk.now
        if now.over == "timeout":
            self._look_at_timeout()
        if ends_by_itself(self.talk.session, now):
            self.happened("done", holder=True)
            return
        if self.asks_whether_all != self._asks_shown:
            self.draw()
        if now.phase == "settle" and now.over is None:
            if now.here >= self.talk.session.protocol.settle:
                self.happened("settled")
                return
            breath = int(now.here / BREATH)
            if breath != self._breath:
                self._breath = breath
                self.draw()

    def _look_at_timeout(self) -> None:
        away = self._how_away()
        if away != self._away:
            if away[2] and not self._away[2]:
                self.house.ring()
            self.draw()

    def _how_away(self) -> tuple[bool, bool, bool]:
        """Whether a time-out may end by now, whether it may be taken back, and whether its time has come."""
        state, wall = self.state, self.house.clock.now()
        back = state.over == "timeout" and state.until is not None and state.until <= wall
        return can_come_back(state, wall), can_undo_timeout(state, wall), back

    def on_turn_clock_over(self, message: TurnClock.Over) -> None:
        """The time is up: say so softly. Nobody is cut off."""
        message.stop()
        if self.state.phase in ("speak", "together") and not self._rung:
            self._rung = True
            self.house.ring()
            self.draw()

    # -- drawing --------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the moment the session is in, and its clock."""
        if not self.is_there or not self.children:
            return
        state, couple = self.talk.now, self.house.couple()
        moment = (state.phase, state.over, len(state.turns), state.step, len(self.talk.session.events))
        if moment != self._moment:
            # What was guessed stays in sight while the speaker says whether that is how it felt.
            self.felt = self.felt if state.phase == "verdict" else ()
            self._moment, self.words_shown, self._rung = moment, None, False
            self.rules_shown, self.asked_at = False, None
            self.query_one("#body").scroll_home(animate=False)
        self._away, self._asks_shown = self._how_away(), self.asks_whether_all
        self.hands = hands(self.talk.session, state)
        self.query_one("#moment").set_class(self._keeps_quiet, "-talk")
        self.query_one("#lines").set_class(has_stems(state) and state.phase != "together", "-stems")
        if timer := self.talk.turn_timer():
            clock = self.query_one("#clock", TurnClock)
            speaker = state.turn.speaker if state.turns else None
            clock.hue = hue(couple.partner(speaker).colour) if speaker else "$accent"
            clock.timer = timer
        super().draw()

    @property
    def _keeps_quiet(self) -> bool:
        """Whether someone is speaking, so that the screen keeps quiet."""
        return self.state.over is None and self.state.phase in ("speak", "together")

    def view(self) -> View:
        """Show the moment the session is in: the words of it, and what is asked for beside them."""
        if not self.is_there:
            return {}
        session, state, now = self.talk.session, self.talk.now, here(self.house.clock.now())
        noted = self.has_ended and any(note.text for note in notes_of(self.house, self.session_id))
        couple, keys = self.house.couple(), self.keys
        words = moment_words(session, state, couple, now, keys, noted=noted, early=self.asks_whether_all)
        if self.house.seat is not None:
            words = at_seat(words, session, state, couple, keys, self.house.seat)
        # Stems stand at hand for whoever acts; while one speaks they show only when asked for.
        wanted = state.phase != "speak" if self.words_shown is None else self.words_shown
        beside = words.stems if wanted else ()
        told = self.rules_shown or (state.phase == "consent" and state.over is None and not self.is_short)
        # What was asked for stands in the place of what need not be read again.
        asked = self.rules_shown or (state.phase == "speak" and bool(self.words_shown))
        if told:
            beside = rules(session)
        keyed = words.lines
        if self.is_short and self.asks_each and len(keyed) == 2:
            keyed = (beside_each_other(keyed, self.size.width - 4),)  # so that both keys are in sight
        # What is pressed next stays in sight, however long that is which stands beside it.
        last = told and not self.is_short
        gap = (Content(""),) if beside and keyed and last else ()
        lines = (*beside, *gap, *keyed) if last else (*keyed, *gap, *beside)
        narrow = self.is_narrow
        talks = not self.has_ended and state.phase != "choose"
        # Where there are few lines, the words that matter now stand without those that do not.
        quiet = self.is_short and self._keeps_quiet
        spare = quiet and (words.over or self.asks_whether_all or bool(words.card))
        return {
            "caption": "" if quiet else words.caption,
            "title": words.title,
            "source": self._source(state),
            "clock": state.over is None and self.talk.turn_timer() is not None,
            "opening": words.card,
            "prompt": "" if spare or told or asked else words.prompt,
            "listener": "" if spare or asked else words.listener,
            "felt": " · ".join(self.felt),
            "lines": Content("\n").join(lines),
            "aside": "" if asked and self._keeps_quiet else words.aside,
            "guide": self._guide(state),
            "others": others(keys, narrow=narrow, instead=self.called_now),
            "safety": safety(keys, narrow=narrow, instead=self.called_now) if talks else "",
        }

    def _source(self, state: State) -> Content:
        """What it came from, while it is talked about."""
        if self.talk.session.origin is None or self.has_ended or state.over or self.is_short:
            return Content("")
        speaker = state.turn.speaker if state.turns else None
        return source(self.house, self.talk.session, self.house.couple(), speaker)

    def _guide(self, state: State) -> str:
        """A sentence at the first hand-over, mirror and verdict of the first talk of its kind, and at the end
        what may follow on another day."""
        if state.outcome == "finished" and not self.is_short:
            return self.talk.session.protocol.after
        if state.over or not is_first_time(state) or self.is_short or self.is_for_other:
            return ""
        session = self.talk.session
        told = self.house.store.sessions.peek(SessionSummary)
        if not is_new_kind(session.id, session.protocol.id, told):
            return ""
        return guide(session.protocol, state, seated=self.house.seat is not None)

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.is_there:
            self.talk.reload()
            self.draw()

    # -- leaving --------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go home; a running clock stands still until you are back."""
        talking = self.is_active and self.is_there and self.talk.runs and self.state.phase != "pulse"
        if talking and self.state.over is None:
            self.talk.act("pause")
        below = self.app.screen_stack[-2] if self.is_active and len(self.app.screen_stack) > 1 else None
        if isinstance(below, Page):
            below.came_back(SessionRoute(self.session_id))
        super().action_back()

    def flush(self) -> None:
        """Keep the clock as it is now."""
        if self.is_there:
            self.talk.rest()
