"""The made-up couple, and how the two go through a session: with the real engine, as if they lived it."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from msgspec.structs import replace

from twofold.domain.listening.engine import advance, apply, hands, new_session, remaining, state_of
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.session import Ballot, Do, Event, Session, State, step_of
from twofold.domain.people import Couple, meet
from twofold.domain.records import Side

YEAR = 364
"""How many days ago the two met here."""


def couple(now: datetime) -> Couple:
    """Return the couple, as of *now* (aware)."""
    met = moment(now.date(), YEAR, time(20), now.tzinfo)
    return meet("Ines", "Rowan").with_(created=met, updated=met)


def moment(today: date, days: int, at: time, zone: tzinfo | None) -> datetime:
    """Return the moment *days* before *today*, at the local time *at* in *zone*."""
    return datetime.combine(today - timedelta(days=days), at, zone).astimezone(UTC)


class Play:
    """Two people going through a session: each step takes a believable while."""

    def __init__(
        self, rng: Random, protocol: Protocol, topic: str, heat: int, first: Side, start: datetime
    ) -> None:
        self.rng = rng
        self.session = new_session(protocol, topic, heat, first, start).with_(id=made_id(rng))
        self.state: State = state_of(self.session)
        self.at = start

    def to_the_end(self, fate: str) -> Session:
        """Play until it is over; *fate* may be "timeout" or "stop" on the way."""
        self.do("begin", 1)
        while self.state.phase != "ended":
            half = len(self.state.turns) > 1 and self.state.phase == "speak"
            if fate and half:
                self.timeout() if fate == "timeout" else self.do("stop", 50)
                fate = ""
            else:
                self.step()
        return self.session

    def do(self, do: Do, after: float = 2.0, by: Side | None = None, **more: object) -> None:
        """Let *do* happen *after* so many seconds."""
        self.at += timedelta(seconds=after)
        event = Event(do=do, t=round(self.state.t + after, 3), at=self.at, by=by)
        before, self.session = self.session, advance(self.session, replace(event, **more), self.state)
        self.state = apply(before, self.state, self.session.events[-1])

    def step(self) -> None:
        """Do the next thing that this phase asks for."""
        rng, session, state = self.rng, self.session, self.state
        holder = hands(session, state)
        by: Side = "a" if holder == "both" else holder
        match state.phase:
            case "settle":
                self.do("settled", session.protocol.settle)
            case "consent":
                self.both("agree", 3)
            case "wish":
                wishes = step_of(session.protocol, state).options
                self.do("wish", rng.uniform(4, 20), by, word=rng.choice(wishes))
            case "speak":
                self.do("done", self.talk(), by)
            case "together":
                self.both("done", self.talk())
            case "verdict":
                self.verdict(by)
            case "swap":
                self.do("ready", rng.uniform(4, 15), by)
            case "close":
                self.both("done", rng.uniform(10, 40))
            case "pulse":
                self.do("pulse", rng.uniform(20, 60), a=self.ballot(), b=self.ballot())
            case _:
                self.do("done", rng.uniform(9, 32), by)

    def both(self, do: Do, after: float) -> None:
        """Let both press their key for *do*."""
        self.do(do, after, "a")
        self.do(do, self.rng.uniform(1, 4), "b")

    def talk(self) -> float:
        """Return how many seconds this piece of talking takes."""
        left = remaining(self.session, self.state) or 0.0
        if self.session.protocol.done_by == "clock":
            return max(left, 0.0) + self.rng.uniform(1, 6)
        kinds = {step.kind for round_ in self.session.protocol.rounds for step in round_.steps}
        if "mirror" in kinds:
            return self.rng.uniform(35, 95)
        return max(15.0, left * self.rng.uniform(0.55, 1.02))

    def verdict(self, by: Side) -> None:
        """Let the speaker say how the mirror was: mostly right, and there is more while there is time."""
        turn = self.state.turn
        luck = self.rng.random()
        tries = turn.mirrors
        if luck < 0.16 and tries < 6:
            self.do("not_quite", self.rng.uniform(2, 6), by)
        elif luck < 0.8 and turn.spent < 0.7 * turn.allotted and tries < 6:
            self.do("more", self.rng.uniform(2, 6), by)
        else:
            self.do("got_it", self.rng.uniform(2, 6), by)

    def timeout(self) -> None:
        """Take a time-out, with the program closed, and come back from it."""
        self.do("timeout", 40, until=self.at + timedelta(minutes=45))
        self.at += timedelta(minutes=47)
        self.both("back", 5)
        self.do("restarted", 30)

    def ballot(self) -> Ballot:
        """Return what one of them answers afterwards."""
        return Ballot(*(self.rng.choices((2, 3, 4, 5), (1, 3, 7, 6))[0] for _ in range(3)))


def made_id(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"
