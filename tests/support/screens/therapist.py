"""What the tests of finding a therapist share: somebody on the list, and the way to a page."""

from datetime import date, time, timedelta
from typing import Any

from twofold.domain.therapist.records import Meeting, Therapist
from twofold.store import Store

TODAY = date(2026, 11, 23)


def only(store: Store) -> Therapist:
    (one,) = store[Therapist].all()
    return one


def kept(store: Store, clock: Any, *days: int, name: str = "Dr Amari", **more: Any) -> Therapist:
    now = clock.now()
    meetings = tuple(Meeting(f"m{n}", TODAY + timedelta(n), time(17)) for n in days)
    made = Therapist(id=name, created=now, updated=now, name=name, meetings=meetings, **more)
    (saved,) = store.save(made)
    assert isinstance(saved, Therapist)
    return saved


async def go(pilot: Any, route: Any) -> None:
    pilot.app.go(route)
    await pilot.pause()
