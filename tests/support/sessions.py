"""What the tests of the domain share: protocols of every shape, a player of sessions, and what may happen."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st

from twofold.content import load_protocols
from twofold.domain.listening.engine import (
    SHORTEST_TIMEOUT,
    Event,
    Session,
    State,
    advance,
    hands,
    new_session,
    remaining,
    state_of,
)
from twofold.domain.listening.protocols import Protocol, Round, Step
from twofold.domain.listening.session import Ballot, Do, step_of
from twofold.domain.records import SIDES, Side, other

NOW = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
KEYS_WITHOUT_A_NAME: frozenset[Do] = frozenset({"pass", "pause", "timeout", "stop", "interrupted", "later"})


def step(kind: str, **more: Any) -> Step:
    """Return a step of *kind*; a talking one has four minutes unless told otherwise."""
    if kind in ("speak", "together"):
        more.setdefault("minutes", 4)
    return msgspec.convert({"kind": kind, "prompt": "Do this.", **more}, type=Step)


def protocol_of(*rounds: Round, **more: Any) -> Protocol:
    """Return a protocol of a couple's own."""
    return Protocol(
        **{
            "id": "ours",
            "name": "Ours",
            "minutes": (1.0, 120.0),
            "heat": 2,
            "why": "It helps.",
            "use_when": "Any day.",
            "rounds": rounds,
            "success": "You both know.",
            "source": "Ourselves.",
            "evidence": "None yet.",
            "close": "Thank each other.",
            **more,
        }
    )


WISH = step("wish", options=("Listen", "Ideas"))
TOGETHER = Round("Both", (step("together"),), together=True)
ODD: dict[str, Protocol] = {
    "only speak": protocol_of(Round("Say", (step("speak"),), repeat=2)),
    "by the clock": protocol_of(Round("Say", (step("speak"),), repeat=2), done_by="clock"),
    "wish after speak": protocol_of(Round("Say", (step("speak"), WISH, step("mirror")))),
    "give with gate": protocol_of(Round("Say", (step("speak"), step("give", gate=True)))),
    "gate before mirror": protocol_of(
        Round("Say", (step("speak"), step("validate", gate=True), step("mirror"), step("summary")))
    ),
    "only together": protocol_of(TOGETHER, Round("Two", (step("together"), step("together")), together=True)),
    "together between": protocol_of(
        TOGETHER, Round("Say", (WISH, step("speak"), step("mirror"))), TOGETHER, done_by="both"
    ),
    "uneven rounds": protocol_of(
        Round("Short", (step("speak", minutes=1),)), Round("Long", (step("speak", minutes=15),))
    ),
}


@cache
def built_in() -> dict[str, Protocol]:
    """Return every protocol that comes with twofold, and every length of it, by a name for the test."""
    found: dict[str, Protocol] = {}
    for protocol in load_protocols().protocols:
        found[protocol.id] = protocol
        for variant in protocol.variants:
            found[f"{protocol.id}-{variant.minutes:g}"] = protocol.with_length(variant.minutes)
    return found


def every_protocol() -> dict[str, Protocol]:
    """Return the protocols that come with twofold, whole and softer, and odd ones."""
    softer = {f"{name}, softer": each.softened() for name, each in built_in().items() if each.softer}
    return {**built_in(), **softer, **ODD}


class Play:
    """Two people going through a session, key by key."""

    def __init__(self, protocol: Protocol, first: Side = "a") -> None:
        self.session: Session = new_session(protocol, "the garden", 2, first, NOW)
        self.state: State = State()
        self.at = NOW

    @property
    def holder(self) -> Side:
        """Whose keyboard it is (a's, where it is both's)."""
        holder = hands(self.session, self.state)
        return "a" if holder == "both" else holder

    def do(self, do: Do, by: Side | None = None, after: float = 1.0, **more: Any) -> "Play":
        """Let *do* happen *after* so many seconds."""
        self.at += timedelta(seconds=max(after, 0.0))
        event = Event(do=do, t=max(0.0, self.state.t + after), at=self.at, by=by, **more)
        self.session = advance(self.session, event)
        self.state = state_of(self.session)
        return self

    def key(self, do: Do, after: float = 1.0, **more: Any) -> "Play":
        """Let whoever holds the keyboard do *do*."""
        return self.do(do, self.holder, after, **more)

    def both(self, do: Do, after: float = 1.0) -> "Play":
        """Let each of them press their own key."""
        return self.do(do, "a", after).do(do, "b", after)

    def sit_down(self) -> "Play":
        """Go from choosing to the first turn."""
        return self.do("begin").do("settled", after=30).both("agree")

    def time_out(self, minutes: float = 30) -> "Play":
        """Call a time-out of so many minutes."""
        return self.do("timeout", until=self.at + timedelta(minutes=minutes))

    def next(self) -> "Play":
        """Do what this phase asks for, in the plainest way."""
        state, session = self.state, self.session
        match state.phase:
            case "choose":
                return self.do("begin")
            case "settle":
                return self.do("settled", after=session.protocol.settle)
            case "consent":
                return self.both("agree")
            case "wish":
                return self.key("wish", word=step_of(session.protocol, state).options[0])
            case "verdict":
                return self.key("got_it")
            case "swap":
                return self.key("ready")
            case "together" | "close":
                return self.both("done")
            case "pulse":
                return self.do("pulse", a=Ballot(5, 4, 3), b=Ballot(1, 2, None))
            case "speak":
                return self.key("done", after=max(1.0, remaining(session, state) or 0.0))
            case _:
                return self.key("done")

    def until(self, phase: str, turn: int = 0) -> "Play":
        """Go on plainly until *phase*, in turn number *turn* (0: any)."""
        for _ in range(400):
            if self.state.phase == phase and turn in (0, len(self.state.turns)):
                return self
            self.next()
        raise AssertionError(f"never came to {phase}")


def offered(state: State, side: Side) -> float:
    """Return the seconds that *side* was given or took in all turns."""
    return sum(max(turn.allotted, turn.spent) for turn in state.turns if turn.speaker == side)


quarters = st.integers(-240, 2400).map(lambda n: n / 4)
"""Seconds between two keys: mostly forward, sometimes back; multiples of 1/4 add up exactly."""
waits = st.one_of(st.just(1.0), quarters, st.sampled_from([0.0, 300.0, 3 * 3600.0]))
ballots = st.builds(Ballot, *[st.none() | st.integers(1, 5)] * 3)


def sensible(draw: Any, session: Session, state: State, do: Do, at: datetime) -> Event:
    """Return an event *do* as the screen would send it: the right key, and what belongs to it."""
    holder = hands(session, state)
    by: Side | None = draw(st.sampled_from(SIDES)) if holder == "both" else holder
    t, more = max(0.0, state.t + draw(waits)), dict[str, Any]()
    if do == "done" and state.phase == "speak" and session.protocol.done_by == "clock":
        t = max(t, state.t + max(0.0, remaining(session, state) or 0.0))
    elif do in KEYS_WITHOUT_A_NAME or do in ("extend", "repair"):
        by = draw(st.sampled_from([None, *SIDES]))
    elif do == "undo":
        # While both may press, the page names nobody.
        by = None if holder == "both" else draw(st.sampled_from([None, by]))
    if do in ("timeout", "later"):
        least = 20 if do == "timeout" and state.over != "timeout" else 1
        more["until"] = at + timedelta(minutes=draw(st.integers(least, 1440)))
    elif do == "back" and state.called:
        at = max(at, state.called + SHORTEST_TIMEOUT)
    elif do == "wish":
        more["word"] = draw(st.sampled_from(step_of(session.protocol, state).options))
    elif do == "extend":
        more["seconds"] = draw(st.sampled_from([None, 30.0, 1800.0]))
    elif do == "interrupted":
        more["seconds"] = draw(st.sampled_from([None, 5.0, 4e8]))
    elif do == "pulse":
        more |= {"a": draw(st.none() | ballots), "b": draw(st.none() | ballots)}
    return Event(do=do, t=t, at=at, by=by, **more)


def listener_of(state: State) -> Side | None:
    """Return who listens in *state*'s turn, or None where nobody does."""
    return other(state.turn.speaker) if state.turns and state.turn.speaker else None
