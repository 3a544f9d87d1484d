"""A session under way, from the first breath to the last good word."""

from collections.abc import Mapping
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.listening.engine import can_come_back, hands
from twofold.domain.listening.routes import NoteRoute, PulseRoute, ReplayRoute
from twofold.domain.listening.session import Do, Note, step_of
from twofold.domain.records import Side
from twofold.domain.wall import here
from twofold.widgets.plain import hue, plain
from twofold.widgets.turnclock import TurnClock

from .acts import BINDINGS, allowed, has_stems, next_do
from .frame import View
from .labels import labels
from .moment import Moment, Pressable
from .talk import Talk
from .view import BREATH, view
from .wayback import go_back

LOOK = 0.25
"""Seconds between looks at the breath and the heartbeat."""
HANDOVER = 1.0
"""Seconds after a hand-over in which a key pressed twice does nothing."""


class SessionPage(Moment):
    """One session; made with its id. The rules are in ``domain.listening``, the words in ``view``."""

    place = "listening.session"
    why = "One speaks, the other says it back, and only the one who spoke can say whether it was understood."
    notes = (
        "The one who speaks holds the keyboard, also while the other says it back.",
        "Either of you may pass, pause, take a time-out or stop at any moment. No reason is needed, "
        "and nobody keeps who did.",
        "Esc goes home. The session stays as it is and waits for you there.",
    )
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self._words_shown: bool | None = None
        self._felt: tuple[str, ...] = ()
        self._rung = False
        self._breath = -1
        self._away: tuple[bool, bool] = (False, False)
        self._moment: tuple[object, ...] = ()
        self._guarded = -HANDOVER

    def body(self) -> ComposeResult:
        """Lay out one moment: where we are, the title, the clock, the words."""
        try:
            self.talk = Talk(self.house, self.session_id)
        except LookupError as gone:
            self.house.say(str(gone), calm=False)
            self.call_later(self.action_back)
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
        if not hasattr(self, "talk"):
            return
        self.head(self.talk.session.protocol.name)
        self.draw()
        self.set_interval(LOOK, self.look)

    # drawing

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
                self._act("settled")
                return
            breath = int(now.here / BREATH)
            if breath != self._breath:
                self._breath = breath
                self.draw()

    def _look_at_timeout(self) -> None:
        state, wall = self.talk.state, self.house.clock.now()
        away = can_come_back(state, wall), state.until is not None and state.until <= wall
        if away != self._away:
            if away[1]:
                self.house.ring()
            self._away = away
            self.draw()

    def on_turn_clock_over(self, message: TurnClock.Over) -> None:
        """The time is up: say so softly. Nobody is cut off."""
        message.stop()
        if self.talk.state.phase in ("speak", "together") and not self._rung:
            self._rung = True
            self.house.ring()
            self.draw()

    def draw(self) -> None:
        """Draw the moment the session is in."""
        if not self.query("#aside"):
            return  # the page is not laid out yet, or not any more
        talk, couple = self.talk, self.house.couple()
        state = talk.now
        moment = (state.phase, state.over, len(state.turns), state.step, len(talk.session.events))
        if moment != self._moment:
            self._moment, self._felt, self._words_shown = moment, (), None
            self._rung = False
            self.query_one("#body").scroll_home(animate=False)
        now = here(self.house.clock.now())
        shown = view(talk.session, state, couple, now, self.keys, noted=self._noted())
        self.hands = hands(talk.session, state)
        self._draw_view(shown)
        clock = self.query_one("#clock", TurnClock)
        timer = talk.turn_timer()
        clock.display = shown.clock and timer is not None
        if timer is not None:
            clock.hue = (
                hue(couple.partner(state.turn.speaker).colour)
                if state.turns and state.turn.speaker
                else "$accent"
            )
            clock.timer = timer
        self.refresh_bindings()

    def _draw_view(self, shown: View) -> None:
        lines = self._lines(shown)
        moment = self.query_one("#moment")
        moment.set_class(shown.talk, "-talk")
        # Where there are few lines, the words that matter now stand without those that do not.
        spare = {"caption"} if self.short and shown.talk else set()
        spare |= {"prompt"} if self.short and (shown.over or (shown.talk and shown.card)) else set()
        for name, content in (
            ("caption", plain(shown.caption)),
            ("title", shown.title),
            ("opening", shown.card),
            ("prompt", plain(shown.prompt)),
            ("felt", plain(" · ".join(self._felt))),
            (
                "lines",
                Content("\n").join([shown.lead, *lines] if lines and shown.lead is not None else lines),
            ),
            ("aside", shown.aside),
        ):
            line = self.query_one(f"#{name}", Static)
            line.update(content)
            line.display = bool(content.plain) and name not in spare
        self.query_one("#lines").set_class(self._has_stems, "-stems")

    def on_resize(self) -> None:
        """Show more words, or fewer, in another size."""
        if self.is_mounted and hasattr(self, "talk"):
            self.call_after_refresh(self.draw)

    def _noted(self) -> bool:
        if self.talk.state.phase != "ended":
            return False
        notes = [note for note in self.house.unsaved if isinstance(note, Note)]
        notes += self.house.store.notes.where(lambda note: note.session == self.session_id)
        return any(note.session == self.session_id and note.text for note in notes)

    @property
    def _has_stems(self) -> bool:
        return has_stems(self.talk.state)

    def _lines(self, shown: View) -> tuple[Content, ...]:
        """Stems stand at hand for the listener; while someone speaks they show only when asked for."""
        if not self._has_stems:
            return shown.lines
        wanted = not shown.talk if self._words_shown is None else self._words_shown
        return shown.lines if wanted else ()

    def reload(self) -> None:
        """Follow the other terminal."""
        if hasattr(self, "talk"):
            self.talk.reload()
            self.draw()

    # keys

    def labels(self) -> Mapping[str, str | None]:
        """Say what the keys do just now."""
        return labels(self.talk.session, self.talk.now) if hasattr(self, "talk") else {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that can act now."""
        if not hasattr(self, "talk"):
            return super().check_action(action, parameters)
        if action == "go_on" and self.talk.state.phase == "ended" and self.talk.session.origin:
            return True
        known = allowed(self.talk.session, self.talk.state, action, parameters)
        return super().check_action(action, parameters) if known is None else known

    def _act(self, do: Do, by: Side | None = None, *, holder: bool = False, **what: object) -> bool:
        before = self.talk.state.phase
        done = self.talk.act_as_holder(do, **what) if holder else self.talk.act(do, by, **what)
        if self.talk.state.phase == "swap" != before:
            self._guarded = self.house.clock.monotonic()
        self.draw()
        return done

    def action_go_on(self) -> None:
        """Do what comes next."""
        state, do = self.talk.state, next_do(self.talk.state)
        if state.phase == "ended":
            go_back(self, self.talk.session.origin)
        elif do == "pulse":
            self.house.go(PulseRoute(self.session_id))
        elif do is not None and not self._just_handed_over():
            self._act(do, holder=True)

    def _just_handed_over(self) -> bool:
        """A key pressed twice must not take the floor before the keyboard has changed hands."""
        return self.talk.state.phase == "swap" and self.house.clock.monotonic() - self._guarded < HANDOVER

    def action_answer(self, number: int) -> None:
        """Give the numbered answer: a verdict, or a wish."""
        state = self.talk.state
        if state.phase == "wish":
            options = step_of(self.talk.session.protocol, state).options
            if number <= len(options):
                self._act("wish", holder=True, word=options[number - 1])
            return
        answers: tuple[Do, Do, Do] = ("got_it", "not_quite", "more")
        self._act(answers[number - 1], holder=True)

    def action_aye(self, side: Side) -> None:
        """Count the key of *side*, where both must agree."""
        state = self.talk.state
        if state.over == "timeout":
            self._act("back", side)
        else:
            self._act("agree" if state.phase == "consent" else "done", side)

    def action_pause(self) -> None:
        """Stop the clock, or start it again."""
        self._act("resume" if self.talk.state.over == "paused" else "pause")

    def action_pass(self) -> None:
        """Leave this one out."""
        self._act("pass")

    def action_undo(self) -> None:
        """Take the last step back."""
        self._act("undo")

    def action_extend(self) -> None:
        """A little longer."""
        if self._act("extend"):
            alone = self.talk.state.turn.speaker is not None
            self.house.say("Two minutes more." + (" The other of you will get as much." if alone else ""))

    def action_stop(self) -> None:
        """End it here."""
        self._act("stop")

    @work(group="ask")
    async def action_later(self) -> None:
        """Name a better time."""
        from .when import When

        until = await self.app.push_screen_wait(When.for_later(self.house.clock))
        if until is not None and self._act("later", until=until):
            self.house.say("It waits for you at home until then.")

    @work(group="ask")
    async def action_timeout(self) -> None:
        """Take a time-out, or name a later return."""
        from .when import When

        again = self.talk.state.over == "timeout"
        until = await self.app.push_screen_wait(When.for_return(self.house.clock, again=again))
        if until is not None:
            self._act("timeout", until=until)

    @work(group="ask")
    async def action_repair(self) -> None:
        """Show a repair to both."""
        from .repair import Repair

        noticed = await self.app.push_screen_wait(Repair())
        if noticed is not None:
            self._act("repair", word=noticed)

    @work(group="ask")
    async def action_words(self) -> None:
        """Show or hide the beginnings of sentences; at empathise, pick feelings."""
        state = self.talk.state
        if state.phase == "empathise" and step_of(self.talk.session.protocol, state).feelings:
            from .feelings import Feelings

            felt = await self.app.push_screen_wait(Feelings(self._felt))
            self._felt = self._felt if felt is None else felt
        else:
            shown = self._words_shown
            self._words_shown = state.phase == "speak" if shown is None else not shown
        self.draw()

    def action_note(self) -> None:
        """Write something down."""
        self.house.go(NoteRoute(self.session_id))

    def action_look_back(self) -> None:
        """Look back at this session."""
        self.house.go(ReplayRoute(self.session_id))

    def action_back(self) -> None:
        """Go home; a running clock stands still until you are back."""
        talk = getattr(self, "talk", None)
        if self.is_active and talk and talk.runs and talk.state.over is None:
            talk.act("pause")
        super().action_back()

    def flush(self) -> None:
        """Keep the clock as it is now."""
        if hasattr(self, "talk"):
            self.talk.rest()
