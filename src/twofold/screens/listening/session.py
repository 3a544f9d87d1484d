"""A session under way, from the first breath to the last good word."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.listening.engine import can_come_back, hands
from twofold.domain.wall import here
from twofold.screens.page import View
from twofold.widgets.plain import hue
from twofold.widgets.turnclock import TurnClock

from .acts import TalkKeys, has_stems
from .deleting import notes_of
from .moment import Pressable
from .view import BREATH, moment_words

LOOK = 0.25
"""Seconds between looks at the breath and the heartbeat."""


class SessionPage(TalkKeys):
    """One session; made with its id. The rules are in ``domain.listening``, the words in ``view``."""

    place = "listening.session"
    why = "One speaks, the other says it back, and only the one who spoke can say whether it was understood."
    notes = (
        "The one who speaks holds the keyboard, also while the other says it back.",
        "Either of you may pass, pause, take a time-out or stop at any moment. No reason is needed, "
        "and nobody keeps who did.",
        "Esc goes home. The session stays as it is and waits for you there.",
    )
    _rung = False
    _breath = -1
    _away = (False, False)
    _moment: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out one moment: where we are, the title, the clock, the words."""
        if not self.find():
            return
        with Vertical(id="moment", classes="column"):
            yield Static(id="caption", classes="quiet centre", markup=False)
            yield Static(id="title", classes="centre", markup=False)
            yield TurnClock(self.house.clock, id="clock", rest="")
            yield Static(id="opening", markup=False)
            yield Static(id="prompt", classes="centre", markup=False)
            yield Static(id="felt", classes="centre accent", markup=False)
            with Center(id="lines-room"):
                yield Pressable(id="lines", markup=False)
            yield Pressable(id="aside", classes="quiet centre", markup=False)

    def on_mount(self) -> None:
        """Show where the session stands, and keep its clock from now on."""
        if self.is_there:
            self.head(self.talk.session.protocol.name)
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
        if now.phase == "settle" and now.over is None:
            if now.here >= self.talk.session.protocol.settle:
                self.happened("settled")
                return
            breath = int(now.here / BREATH)
            if breath != self._breath:
                self._breath = breath
                self.draw()

    def _look_at_timeout(self) -> None:
        state, wall = self.state, self.house.clock.now()
        away = can_come_back(state, wall), state.until is not None and state.until <= wall
        if away != self._away:
            if away[1]:
                self.house.ring()
            self._away = away
            self.draw()

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
            self._moment, self.felt, self.words_shown, self._rung = moment, (), None, False
            self.query_one("#body").scroll_home(animate=False)
        self.hands = hands(self.talk.session, state)
        self.query_one("#moment").set_class(self._keeps_quiet, "-talk")
        self.query_one("#lines").set_class(has_stems(state), "-stems")
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
        words = moment_words(session, state, self.house.couple(), now, self.keys, noted=noted)
        # Stems stand at hand for the listener; while someone speaks they show only when asked for.
        wanted = not self._keeps_quiet if self.words_shown is None else self.words_shown
        lines = words.lines if wanted or not has_stems(state) else ()
        lead = [words.lead] if lines and words.lead is not None else []
        # Where there are few lines, the words that matter now stand without those that do not.
        quiet = self.short and self._keeps_quiet
        spare = quiet and (words.over or bool(words.card))
        return {
            "caption": "" if quiet else words.caption,
            "title": words.title,
            "clock": state.over is None and self.talk.turn_timer() is not None,
            "opening": words.card,
            "prompt": "" if spare else words.prompt,
            "felt": " · ".join(self.felt),
            "lines": Content("\n").join([*lead, *lines]),
            "aside": words.aside,
        }

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.is_there:
            self.talk.reload()
            self.draw()

    # -- leaving --------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go home; a running clock stands still until you are back."""
        if self.is_active and self.is_there and self.talk.runs and self.state.over is None:
            self.talk.act("pause")
        super().action_back()

    def flush(self) -> None:
        """Keep the clock as it is now."""
        if self.is_there:
            self.talk.rest()
