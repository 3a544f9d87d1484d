"""Two apps on one file, walked at random: nothing is lost, nothing private seen, nobody waits in vain.

``TWOFOLD_WALKS=200`` walks longer; ``python -m tests.torture --only two_seats`` for as long as is wanted.
"""

import asyncio
import os
from collections.abc import Coroutine
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.support.screens.both import CASES, Case, Seat
from tests.support.screens.clock import FakeClock
from tests.support.screens.lived import lived
from tests.support.screens.never import Fault
from tests.support.screens.together import ACTS, Step, Walk
from tests.support.screens.walks import SEATS, begun, told, walk
from twofold.frame.handover import Handover
from twofold.screens.autosave import Autosave
from twofold.screens.page import Page
from twofold.screens.tuning.checkin import CheckInPage

__all__ = ["lived"]

WALKS = int(os.environ.get("TWOFOLD_WALKS", "4"))
KEYS = ("key", "yes", "choose", "enter", "escape", "tab", "unlock", "look again")
ELSEWHERE = ("let go", "delete", "passphrase")
MACHINE = ("disk", "sleep", "resize")
TIME = ("look", "pass", "follow")
AT_ONCE = ("both yes", "race", "race keys")
AWAY = ("home", "jump")
assert sorted(ACTS) == sorted(("type", *KEYS, *ELSEWHERE, *MACHINE, *TIME, *AT_ONCE, *AWAY))

WHO, NUMBERS = st.integers(0, 1), st.integers(0, 9999)


def one_of(*acts: str) -> st.SearchStrategy[str]:
    """One of *acts*, each as often as it is in a walk by chance."""
    return st.sampled_from([act for act in acts for _ in range(ACTS[act])])


class Together(RuleBasedStateMachine):
    """Two who do anything; after each step nothing is as it must never be, and at rest both have the same.

    The pages live in an event loop that goes on only while something is done.
    """

    lived: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.loop = self.stack.enter_context(asyncio.Runner())
        self.walk: Walk
        self.goes_on = False

    @initialize(case=st.sampled_from([None, *CASES]), seats=st.sampled_from(SEATS), locks=st.booleans())
    def begin(self, case: Case | None, seats: tuple[Seat, Seat], locks: bool) -> None:
        self.walk = self.stack.enter_context(begun(self.lived, case, seats, FakeClock(), locks))
        self.stack.callback(lambda: self.loop.run(self.walk.__aexit__(None, None, None)))
        self.go_on(self.walk.__aenter__())

    def go_on(self, doing: Coroutine[Any, Any, object]) -> None:
        self.goes_on = False
        with told(self.walk):
            self.loop.run(doing)
        self.goes_on = True

    def do(self, who: int, act: str, number: int) -> None:
        self.go_on(self.walk.step(Step(who, act, number)))

    @rule(who=WHO, act=one_of(*KEYS), number=NUMBERS)
    def press(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule(who=WHO, number=NUMBERS)
    def write(self, who: int, number: int) -> None:
        self.do(who, "type", number)

    @rule(who=WHO, act=one_of(*TIME), number=NUMBERS)
    def wait(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule(who=WHO, act=one_of(*AT_ONCE), number=NUMBERS)
    def press_both(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule(who=WHO, act=one_of(*AWAY), number=NUMBERS)
    def go(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule(who=WHO, act=one_of(*MACHINE), number=NUMBERS)
    def meet_the_machine(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule(who=WHO, act=one_of(*ELSEWHERE), number=NUMBERS)
    def change_from_elsewhere(self, who: int, act: str, number: int) -> None:
        self.do(who, act, number)

    @rule()
    def rest(self) -> None:
        self.go_on(self.walk.end())

    def teardown(self) -> None:
        with self.stack:
            if self.goes_on:
                self.rest()


def test_two_who_do_anything(lived: Path) -> None:
    how = settings(max_examples=WALKS, stateful_step_count=16, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(type("Here", (Together,), {"lived": lived}), settings=how)


def case_of(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


async def test_a_walk_sees_a_drawer_that_stays_open(
    lived: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handover, "left", lambda *_: None)
    steps = [Step(0, "look again", 0), Step(0, "unlock", 0), Step(0, "escape", 0), Step(0, "escape", 0)]
    with pytest.raises(Fault, match="stand open"):
        await walk(lived, case_of("the answers to a card"), ("a", "b"), steps, clock, True)


async def test_a_walk_sees_a_word_that_is_lost(
    lived: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Autosave, "flush", lambda _page: None)
    steps = [Step(0, "type", 0), *[Step(0, "escape", 0)] * 3]
    with pytest.raises(Fault, match="gone after escape"):
        await walk(lived, case_of("the sentence"), ("a", "b"), steps, clock, False)


async def test_a_walk_sees_a_page_that_fails(
    lived: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_page: Page) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(CheckInPage, "reload", fails)
    steps = [Step(1, "delete", 0), Step(0, "follow", 0)]
    with pytest.raises(Fault, match="ZeroDivisionError"):
        await walk(lived, case_of("a check-in"), ("a", "b"), steps, clock, False)
