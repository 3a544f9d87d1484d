"""A side of a worksheet that has just begun, on its page."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.sides import at, earlier, round_of
from tests.support.waiting import until
from twofold.domain.worksheet.rounds import Worksheet
from twofold.store import Store
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]


@pytest.fixture
def worksheet(store: Store, clock: Any) -> Worksheet:
    """A round that has just begun."""
    (saved,) = store.save(round_of(clock))
    assert isinstance(saved, Worksheet)
    return saved


async def sheet(pilot: Any, worksheet: Worksheet, side: str = "a") -> Any:
    """Open the side of *side*, with the rounds below it."""
    await at(pilot, "worksheet")
    return await at(pilot, "worksheet.sheet", side=side, about=worksheet.id)


def listed(pilot: Any) -> str:
    return pilot.app.screen.query_one(Choices).current or ""


async def comes_to(pilot: Any, line: str) -> None:
    """Wait until the cursor is on the line whose id begins with *line*."""
    await until(pilot, lambda: listed(pilot).startswith(line))


@pytest.fixture
def next_round(store: Store, clock: Any) -> Worksheet:
    """A round that goes on from one six weeks ago."""
    (last,) = store.save(earlier(clock, 42))
    (saved,) = store.save(round_of(clock, previous=last.id))
    assert isinstance(saved, Worksheet)
    return saved
