"""A session under way: its clock, its events, and the file they go to. No widgets here."""

from contextlib import suppress
from typing import Any

from twofold.domain.clock import Gap, Timer
from twofold.domain.listening.engine import (
    Beat,
    Event,
    Invalid,
    Session,
    State,
    advance,
    elapse,
    hands,
    state_of,
)
from twofold.domain.listening.session import Do
from twofold.domain.listening.talks import AWAY as AWAY
from twofold.domain.listening.talks import NO_ONES_TURN
from twofold.domain.records import Side
from twofold.screens.house import House, gone_words, newest
from twofold.screens.saving import kept

TRIES = 5
"""Times that a key is tried again, when something is pressed at the other terminal in the same moment."""
BEAT_EVERY = 1.0
"""Seconds between heartbeats: what a crash may cost."""


class Talk:
    """Drives one session. ``session`` is as last saved or queued; ``state`` is where it stands.

    Raises LookupError when there is no session of that id.
    """

    def __init__(self, house: House, session_id: str) -> None:
        session = newest(house, Session, session_id)
        if session is None:
            raise LookupError(gone_words(house, Session, session_id, "This talk"))
        self.house = house
        self.session: Session = session
        self.state: State = state_of(session)
        self._beat = newest(house, Beat, session_id)
        self._timer = Timer()
        self._gap = Gap.read(house.clock)
        self._adopt_clock()
        self._notice_absence()

    # the clock

    @property
    def runs(self) -> bool:
        """Whether time passes in this session now."""
        return self.state.phase not in NO_ONES_TURN

    @property
    def t(self) -> float:
        """The session clock now, in seconds."""
        return self._timer.elapsed(self.house.clock.monotonic())

    @property
    def now(self) -> State:
        """The state with the time up to now accounted for."""
        return elapse(self.state, self.t) if self.runs else self.state

    def turn_timer(self) -> Timer | None:
        """Return the timer of what is timed now, or None."""
        now = self.now
        if now.phase == "settle":
            length, spent = float(self.session.protocol.settle), now.here
        elif now.phase in ("speak", "together"):
            length, spent = now.turn.allotted, now.turn.spent
        else:
            return None
        timer = Timer(length=length, banked=spent)
        return timer if now.over else timer.start(self.house.clock.monotonic())

    def _adopt_clock(self) -> None:
        kept = max(self.session.seconds, self.state.t, self._beat.t if self._beat else 0.0)
        self._timer = Timer(banked=kept)
        if self.runs:
            self._timer = self._timer.start(self.house.clock.monotonic())

    def _notice_absence(self) -> None:
        """A session that was running when the program ended stands still, and asks."""
        if not self.runs or self.state.over:
            return
        seen = max(self.session.updated, self._beat.updated) if self._beat else self.session.updated
        away = (self.house.clock.now() - seen).total_seconds()
        if away > AWAY:
            self.act("interrupted", seconds=away)

    # what happens

    def act(self, do: Do, by: Side | None = None, **what: Any) -> bool:
        """Let *do* happen now and save it. Returns False, with a word on screen, when it cannot."""
        for _ in range(TRIES):
            event = Event(do=do, t=self.t, at=self.house.clock.now(), by=by, **what)
            try:
                after = advance(self.session, event)
            except Invalid as refused:
                self.house.say(str(refused))
                return False
            if saved := kept(self.house, after):
                self._take(saved[0])  # type: ignore[arg-type]
                return True
            before = self.moment
            # Where both press in the same moment, as they say yes, both count.
            if not self.reload() or self.moment != before:
                break
        wanted = state_of(after)
        if (self.state.phase, self.state.over) != (wanted.phase, wanted.over):
            self.house.say("The other terminal was quicker. This is where you stand now.")
        return False

    @property
    def moment(self) -> tuple[object, ...]:
        """What tells the moment they are in from every other."""
        return self.state.phase, self.state.over, len(self.state.turns), self.state.step

    def act_as_holder(self, do: Do, **what: Any) -> bool:
        """Let *do* happen by the key of the one who holds the keyboard, or who sits at this seat."""
        holder = self.house.seat or hands(self.session, self.state)
        return self.act(do, by=None if holder == "both" else holder, **what)

    def _take(self, session: Session) -> None:
        now = self.house.clock.monotonic()
        self.session, self.state = session, state_of(session)
        self._timer = self._timer.start(now) if self.runs else self._timer.stop(now)

    def reload(self) -> bool:
        """Follow what the other terminal did. Returns whether the session changed."""
        session = self.house.store.sessions.get(self.session.id)
        if session is None or session.rev <= self.session.rev:
            return False
        self._beat = self.house.store.beats.get(session.id)
        kept = max(state_of(session).t, self.t if len(session.events) >= len(self.session.events) else 0.0)
        self.session, self.state = session, state_of(session)
        self._timer = Timer(banked=kept)
        if self.runs:
            self._timer = self._timer.start(self.house.clock.monotonic())
        return True

    # the heartbeat

    def beat(self) -> bool:
        """Keep the clock, at most once a second. Returns True when the program turns out to have stood still,
        because the machine slept or it was stopped."""
        reading = Gap.read(self.house.clock)
        slept = self._gap.slept(reading)
        if not slept and reading.monotonic - self._gap.monotonic < BEAT_EVERY:
            return False
        self._gap = reading
        if self.runs and not self.state.over:
            if slept:
                return self._went_on_elsewhere() or self.act("interrupted", seconds=slept)
            self.rest()
        return False

    def _went_on_elsewhere(self) -> bool:
        """Follow the other terminal where the talk went on meanwhile; return whether it did."""
        from twofold.store.errors import StoreError

        with suppress(StoreError):
            self.house.store.refresh()
        if self.reload():
            return True
        beat, own = self.house.store.beats.get(self.session.id), self._beat
        if beat is None or (own is not None and beat.rev <= own.rev):
            return False
        if (self.house.clock.now() - beat.updated).total_seconds() > AWAY:
            return False
        self._beat = beat
        self._adopt_clock()
        return True

    def rest(self) -> None:
        """Keep the clock as it is now, so that a later start goes on at this second."""
        if not self.runs:
            return
        now = self.house.clock.now()
        beat = self._beat or Beat(id=self.session.id, created=now, updated=now, t=0.0)
        saved = kept(self.house, beat.with_(t=self.t))
        self._beat = saved[0] if saved else self.house.store.beats.get(self.session.id)  # type: ignore[assignment]
