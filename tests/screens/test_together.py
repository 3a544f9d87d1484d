"""Two apps on one file, walked at random: nothing is lost, nothing private seen, nobody waits in vain.

``TWOFOLD_WALKS=200`` walks longer; ``python -m tests.torture --only two_seats`` for as long as is wanted.
"""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.screens.both import CASES, Case, Seat
from tests.support.screens.clock import FakeClock
from tests.support.screens.lived import lived
from tests.support.screens.never import Fault
from tests.support.screens.together import ACTS, Step
from tests.support.screens.walks import SEATS, walk
from twofold.frame.handover import Handover
from twofold.screens.autosave import Autosave
from twofold.screens.page import Page
from twofold.screens.tuning.checkin import CheckInPage

__all__ = ["lived"]

WALKS = int(os.environ.get("TWOFOLD_WALKS", "4"))
STEPS = st.builds(
    Step,
    st.integers(0, 1),
    st.sampled_from([act for act, often in ACTS.items() for _ in range(often)]),
    st.integers(0, 9999),
)


@settings(max_examples=WALKS, suppress_health_check=list(HealthCheck))
@given(
    case=st.sampled_from([None, *CASES]),
    seats=st.sampled_from(SEATS),
    locks=st.booleans(),
    steps=st.lists(STEPS, min_size=10, max_size=16),
)
def test_two_who_do_anything(
    lived: Path, case: Case | None, seats: tuple[Seat, Seat], locks: bool, steps: Sequence[Step]
) -> None:
    asyncio.run(walk(lived, case, seats, steps, FakeClock(), locks))


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
