"""A file to bring in, as its tests write it, name it and read it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support.waiting import ended
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import BringRoute
from twofold.screens.retreat.completing import PathLine
from twofold.store import Store

SIZES = [(40, 11), (80, 24), (120, 40)]


def ics(*events: str) -> str:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n{body}END:VCALENDAR\r\n"


TRAIN = (
    "UID:t1\r\nSUMMARY:Train to the sea\r\nLOCATION:Track 5\r\n"
    "DTSTART:20261127T131500Z\r\nDTEND:20261127T160500Z"
)


CLASS = "UID:c1\r\nSUMMARY:Pottery for two\r\nDTSTART:20261128T100000Z\r\nDTEND:20261128T113000Z"


DENTIST = "UID:d1\r\nSUMMARY:Dentist\r\nDTSTART:20261203T100000Z\r\nDTEND:20261203T103000Z"


async def enter(pilot: Pilot[int], plan_id: str = "by-the-sea") -> None:
    pilot.app.go(BringRoute(plan_id))  # type: ignore[attr-defined]
    await pilot.pause()


async def go_on(pilot: Pilot[int]) -> None:
    await pilot.press("enter")
    await ended(pilot, "bring")
    await pilot.pause()


async def read(pilot: Pilot[int], path: str) -> None:
    pilot.app.screen.query_one(PathLine).value = path
    await pilot.pause()
    await go_on(pilot)


def one_line(text: str) -> str:
    return " ".join(text.split())


def titles(store: Store) -> list[str]:
    return [slot.title for slot in store.plans.all()[0].slots]


@pytest.fixture(autouse=True)
def plan(store: Store) -> Plan:
    """Save the weekend, and return it."""
    store.save(a_weekend())
    return store.plans.all()[0]


@pytest.fixture
def booking(home: Path) -> Path:
    """Write a calendar with three things, and return where it is."""
    path = home / "booking.ics"
    path.write_text(ics(TRAIN, CLASS, DENTIST), newline="")
    return path
