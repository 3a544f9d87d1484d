"""No sequence of keys leads out of the listening engine, loses time, or lets the listener go on alone."""

from datetime import timedelta
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from tests.support.sessions import (
    KEYS_WITHOUT_A_NAME,
    NOW,
    Play,
    every_protocol,
    listener_of,
    offered,
    sensible,
)
from twofold.domain.listening.engine import (
    FAIR,
    LISTENERS,
    SHORTEST_TIMEOUT,
    Event,
    Invalid,
    Session,
    State,
    advance,
    apply,
    can_undo_timeout,
    floor,
    hands,
    offers,
    remaining,
    state_of,
)
from twofold.domain.listening.session import UNDER_WAY, Do, Phase
from twofold.domain.listening.turns import owed_to
from twofold.domain.records import SIDES

ALL: tuple[Do, ...] = get_args(Do)
ALWAYS: frozenset[Do] = frozenset({"pass", "pause", "timeout", "stop"})
RARE: frozenset[Do] = ALWAYS | {"interrupted", "repair", "later", "undo"}
UNDOABLE: frozenset[Do] = frozenset(
    {"settled", "agree", "wish", "done", "got_it", "not_quite", "more", "ready", "extend", "pass", "stop"}
)
decode = msgspec.json.Decoder(Session).decode


def place(state: State) -> tuple[object, ...]:
    """Return what tells where a session stands, without the time."""
    turns = tuple(replace(turn, spent=0.0) for turn in state.turns)
    return state.phase, state.step, turns, state.again, state.said_yes, state.owed, state.until


class Keys(RuleBasedStateMachine):
    """Any keys, in any order, at any time, by anybody."""

    @initialize(
        name=st.sampled_from(sorted(every_protocol())), first=st.sampled_from(SIDES), ahead=st.integers(0, 24)
    )
    def choose(self, name: str, first: Any, ahead: int) -> None:
        """Begin somewhere: after so many plain steps of some protocol."""
        play = Play(every_protocol()[name], first)
        for _ in range(ahead):
            if play.state.phase not in ("pulse", "ended"):
                play.next()
        self.session, self.state, self.at = play.session, play.state, play.at
        self.states: list[State] = []
        self.called = NOW

    def press(self, event: Event) -> None:
        before, raw = self.state, msgspec.json.encode(self.session)
        after = advance(self.session, event)
        assert msgspec.json.encode(self.session) == raw, "the session before was changed in place"
        self.session, self.state, self.at = after, state_of(after), event.at
        self.states.append(self.state)
        self.check(before, event, self.state)

    def check(self, before: State, event: Event, after: State) -> None:
        assert after.t == max(before.t, event.t)
        assert self.session.events[-1].t == after.t
        if event.do in KEYS_WITHOUT_A_NAME:
            assert self.session.events[-1].by is None
        for old, new in zip((*before.turns, *after.turns[len(before.turns) :]), after.turns, strict=False):
            if new.understood and not (old.understood and old is not new) and event.do != "undo":
                assert event.do == "got_it"
                assert event.by == new.speaker
        undone = event.do == "undo" and can_undo_timeout(before, event.at)
        if before.over == "timeout" and after.over != "timeout" and after.phase != "ended" and not undone:
            assert after.over == "restart"
            assert event.at - self.called >= SHORTEST_TIMEOUT
        if after.over == "timeout" and before.over != "timeout" and before.phase != "ended":
            self.called = event.at
        if after.over == "timeout":
            assert after.until is not None
            assert after.until - self.called >= SHORTEST_TIMEOUT
        if after.phase == "close" != before.phase:
            self.check_equal_time(after)
        if event.do == "undo" and before.phase != "ended" and not undone:
            assert (after.over, after.repairs) == (before.over, before.repairs)

    def check_equal_time(self, state: State) -> None:
        a, b = (offered(state, side) for side in SIDES)
        evenings = [turn for turn in state.turns if turn.evening]
        excused = len(evenings) == 2 or any(turn.passed for turn in evenings)
        if not (excused or any(event.do == "undo" for event in self.session.events)):
            assert abs(a - b) <= FAIR * max(a, b)

    @rule(data=st.data())
    def offered_key(self, data: st.DataObject) -> None:
        """What is offered can be done, with the right key and what belongs to it."""
        can = sorted(offers(self.session, self.state, self.at))
        if not can:
            return
        likely = [do for do in can if do not in RARE]
        do: Do = data.draw(st.sampled_from([*likely * 12, *can]))
        before = self.state
        self.press(sensible(data.draw, self.session, self.state, do, self.at))
        if do in UNDOABLE:
            back = advance(self.session, Event(do="undo", t=self.state.t, at=self.at))
            assert place(state_of(back)) == place(before)

    @invariant()
    def the_listener_never_closes_the_loop(self) -> None:
        """No key of the listener's own leaves a verdict; a step of theirs only "done" does."""
        side = listener_of(self.state)
        if self.state.phase not in (*LISTENERS, "verdict") or side is None:
            return
        own: set[Do] = {"done"} if self.state.phase in LISTENERS else set()
        for do in set(ALL) - KEYS_WITHOUT_A_NAME - own:
            at = self.at + SHORTEST_TIMEOUT
            try:
                after = apply(self.session, self.state, Event(do=do, t=self.state.t + 5, at=at, by=side))
            except Invalid:
                continue
            assert place(after)[:3] == place(self.state)[:3]

    @invariant()
    def what_is_not_offered_is_refused(self) -> None:
        """It is refused with a sentence, and nothing is changed."""
        raw = msgspec.json.encode(self.session)
        for do in set(ALL) - offers(self.session, self.state, self.at):
            for by in (None, *SIDES):
                with pytest.raises(Invalid, match=r"\.$"):
                    apply(self.session, self.state, Event(do=do, t=self.state.t + 5, at=self.at, by=by))
        assert msgspec.json.encode(self.session) == raw

    @invariant()
    def nobody_comes_back_too_soon(self) -> None:
        if self.state.over == "timeout":
            soon = self.called + SHORTEST_TIMEOUT - timedelta(seconds=1)
            for by in SIDES:
                with pytest.raises(Invalid, match="20 minutes"):
                    apply(self.session, self.state, Event(do="back", t=self.state.t + 9e6, at=soon, by=by))

    @invariant()
    def no_time_is_lost(self) -> None:
        state = self.state
        assert sum(state.ledger.values()) == state.t
        rested = state.ledger.get("paused", 0.0) + state.ledger.get("timeout", 0.0)
        assert self.session.seconds == state.t - rested
        talked = self.state.ledger.get("speak", 0.0) + self.state.ledger.get("together", 0.0)
        assert sum(turn.spent for turn in self.state.turns) + sum(self.state.carried.values()) == talked

    @invariant()
    def it_stands_somewhere(self) -> None:
        state, can = self.state, offers(self.session, self.state, self.at)
        assert state.phase in get_args(Phase)
        assert hands(self.session, state) in (*SIDES, "both")
        assert floor(self.session, state) in (*SIDES, "both")
        timed = state.phase in ("settle", "speak", "together")
        assert (remaining(self.session, state) is not None) == timed
        assert (state.phase == "ended") == (state.outcome is not None)
        if state.phase == "ended":
            assert can <= {"undo"}
            assert self.session.status == state.outcome
        else:
            assert can >= ALWAYS
            assert (state.over == "timeout") == (self.session.status == "timeout")
            early = self.session.status == "planned" and state.phase in ("settle", "consent")
            assert self.session.status in UNDER_WAY or state.phase == "choose" or early
        assert len(state.past) <= 8
        assert all(not past.past for past in state.past)
        assert min(owed_to(state, side) for side in SIDES) >= 0

    @invariant()
    def it_can_be_taken_up_again(self) -> None:
        again = decode(msgspec.json.encode(self.session))
        assert again == self.session
        assert state_of(again) == self.state

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        for back, state in enumerate(reversed(self.states)):
            length = len(self.session.events) - back
            assert state_of(replace(self.session, events=self.session.events[:length])) == state


TestKeys = Keys.TestCase
TestKeys.settings = settings(max_examples=100, stateful_step_count=50)
