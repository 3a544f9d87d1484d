"""Two people at a keyboard: what the tests of the listening screens do and see."""

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot

from twofold.content import load_protocols
from twofold.domain.listening.engine import (
    Event,
    Session,
    State,
    advance,
    hands,
    new_session,
    remaining,
    state_of,
)
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Do
from twofold.domain.records import Side
from twofold.domain.routes import Route
from twofold.screens.listening.acts import HANDOVER
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.talk import Talk
from twofold.store import Store
from twofold.widgets.turnclock import TurnClock

SIZES = [(40, 11), (80, 24), (120, 40)]
LIBRARY = load_protocols()
PATIENCE = 30.0
"""Seconds after which a key did nothing."""


class Clock(Protocol):
    """The fake clock of the fixtures."""

    seconds: float
    wall: Any

    def monotonic(self) -> float: ...

    def now(self) -> Any: ...

    def advance(self, seconds: float) -> None: ...


def happened(
    session: Session, clock: Clock, do: Do, t: float, by: Side | None = None, **what: Any
) -> Session:
    """Return *session* after something that happened at *t* on its clock."""
    return advance(session, Event(do=do, t=t, at=clock.now(), by=by, **what))


def begun(clock: Clock, protocol: str = "floor-and-mirror", topic: str = "the visit") -> Session:
    """Return a session in which Ana has just been given the floor, 62 seconds in."""
    chosen = LIBRARY.get(protocol)
    assert chosen is not None
    session = new_session(chosen, topic, 2, "a", clock.now())
    session = happened(session, clock, "begin", 0)
    session = happened(session, clock, "settled", 60)
    session = happened(session, clock, "agree", 61, "a")
    return happened(session, clock, "agree", 62, "b")


def a_talk(store: Store, clock: Clock) -> Session:
    """Keep a talk that nobody has begun yet."""
    protocol = LIBRARY.get("floor-and-mirror")
    assert protocol is not None
    (saved,) = store.save(new_session(protocol, "the visit", 2, "a", clock.now()))
    assert isinstance(saved, Session)
    return saved


def reached(
    clock: Clock, phase: str, protocol: str = "floor-and-mirror", topic: str = "the visit"
) -> Session:
    """Return a session that has just come to *phase* for the first time."""
    session, t = begun(clock, protocol, topic), 62.0
    while (state := state_of(session)).phase != phase:
        t += 1 + max(0.0, remaining(session, state) or 0.0) * (session.protocol.done_by == "clock")
        session = _next(session, state, clock, t)
    return session


def _next(session: Session, state: State, clock: Clock, t: float) -> Session:
    holder = hands(session, state)
    by: Side | None = None if holder == "both" else holder
    if state.phase == "verdict":
        return happened(session, clock, "got_it", t, by)
    if state.phase == "wish":
        options = session.protocol.rounds[state.turn.round].steps[state.step].options
        return happened(session, clock, "wish", t, by, word=options[0])
    if state.phase == "swap":
        return happened(session, clock, "ready", t, by)
    if state.phase == "together":
        return happened(session, clock, "done", t, "b" if "a" in state.said_yes else "a")
    return happened(session, clock, "done", t, by)


def fill(monkeypatch: pytest.MonkeyPatch, call: str = "write") -> list[bool]:
    """Return a list; while there is anything in it the disk is full, and *call* (of ``os``) says so."""
    full: list[bool] = []
    real = getattr(os, call)

    def refusing(*args: Any) -> Any:
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args)

    monkeypatch.setattr(os, call, refusing)
    return full


class Room:
    """An app with the two of them in front of it."""

    def __init__(
        self,
        pilot: Pilot[int],
        clock: Clock,
        press: Callable[..., Awaitable[None]],
        seen: Callable[[Pilot[int]], str],
    ) -> None:
        self.pilot, self.clock, self._press, self._seen = pilot, clock, press, seen

    @property
    def app(self) -> Any:
        return self.pilot.app

    @property
    def page(self) -> Any:
        return self.pilot.app.screen

    @property
    def talk(self) -> Talk:
        pages = [page for page in self.app.screen_stack if isinstance(page, SessionPage)]
        return pages[-1].talk

    @property
    def state(self) -> Any:
        """Where the session stands (a State; any, because a type checker takes it for a constant)."""
        return self.talk.state

    @property
    def text(self) -> str:
        """The lines on the screen."""
        return self._seen(self.pilot)

    @property
    def words(self) -> str:
        """The words on the screen, however they are wrapped."""
        return " ".join(self.text.replace("▌", " ").split())

    async def go(self, route: Route) -> None:
        self.app.go(route)
        await self.settle()

    async def open(self, session: Session) -> None:
        """Save *session*, and open it."""
        (saved,) = self.app.store.save(session)
        await self.go(SessionRoute(saved.id))

    async def settle(self) -> None:
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *ids: str) -> None:
        """Press the keys of these bindings."""
        await self._press(self.pilot, *ids)

    async def tap(self, *ids: str) -> None:
        """Press the keys of these bindings, and wait only until the session has one more event for each."""
        for id_ in ids:
            active = self.page.active_bindings.values()
            (key,) = [a.binding.key for a in active if a.binding.id == id_ and a.enabled]
            count = len(self.talk.session.events)
            self.app.simulate_key(key)
            deadline = monotonic() + PATIENCE
            while len(self.talk.session.events) == count:
                assert monotonic() < deadline, f"{id_} did nothing: {self.text}"
                await asyncio.sleep(0)

    async def until(self, test: Callable[[], bool], what: str) -> None:
        for _ in range(100):
            if test():
                return
            await self.pilot.pause()
        raise AssertionError(f"waited in vain {what}: {self.text}")

    async def past(self, seconds: float) -> None:
        """Let time pass, and let the page look at its clock."""
        self.clock.advance(seconds)
        await self.look()

    async def look(self) -> None:
        if isinstance(self.page, SessionPage):
            self.page.look()
        for face in self.page.query(TurnClock):
            face.show_time()
        await self.settle()

    async def take_floor(self) -> None:
        """Hand the keyboard over, unhurried."""
        self.clock.advance(HANDOVER + 0.5)
        await self.press("listening.go-on")

    async def step(self) -> None:
        """Do whatever comes next, the plainest way."""
        state = self.talk.now
        if state.phase in ("consent", "together"):
            await self.tap("listening.key-a", "listening.key-b")
        elif state.phase in ("verdict", "wish"):
            await self.tap("listening.first")
        else:
            left = remaining(self.talk.session, state) or 0.0
            closed = self.talk.session.protocol.done_by == "clock" and state.phase == "speak"
            self.clock.advance(HANDOVER + 0.5 + (max(0.0, left) if closed else 0.0))
            await self.tap("listening.go-on")

    async def finish(self) -> None:
        """Go on, the plainest way, until the talk has ended."""
        for _ in range(60):
            if self.state.phase == "pulse":
                await self.press("listening.pass")
            if self.state.phase == "ended":
                return
            await self.step()
        raise AssertionError(f"no end in sight: {self.text}")


Enter = Callable[[Pilot[int]], Room]
"""Makes a Room of a pilot; the fixture ``enter``."""


def only(store: Store) -> Session:
    """Return the one session there is."""
    (session,) = store.sessions.all()
    return session


def anywhere(clock: Clock, phase: str) -> Session:
    """Return a session in *phase*, of a protocol that has it."""
    if phase in ("settle", "consent"):
        session = begun(clock)
        upto = 1 if phase == "settle" else 2
        return session.with_(events=session.events[:upto], status="open", seconds=0.0 if upto == 1 else 60.0)
    protocol = {"wish": "outside-stress", "together": "understand-first"}.get(
        phase, "mirror-validate-empathise"
    )
    return reached(clock, phase, protocol)
