"""A year ago tonight, on home: a quiet row, or the one thing for tonight where nothing waits."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.home import session
from twofold.domain.book.ago import year_before
from twofold.domain.book.records import AGO, Ago
from twofold.domain.book.routes import EntryRoute
from twofold.domain.dates import local_day
from twofold.domain.moments.showing import show
from twofold.domain.now.records import RETURN, Return
from twofold.store import Store
from twofold.widgets.choices import Choices

DAY = 86_400
SIZES = [(40, 11), (80, 24), (120, 40)]
WORDS = "You made tea before I woke."
Seen = Callable[..., str]


@pytest.fixture
def lived(store: Store, clock: Any) -> Store:
    """A file with a moment that was shown a year ago."""
    day = year_before(local_day(clock.now()))
    at = clock.now().replace(year=day.year, month=day.month, day=day.day, hour=12)
    store.save(show("tea", "a", WORDS, at, at))
    return store


def kept(store: Store) -> Any:
    """Return the day that is kept of it."""
    found = store[Ago].get(AGO)
    return found and found.shown


async def wait(pilot: Any, clock: Any, days: float) -> None:
    """Let *days* pass on home."""
    clock.advance(days * DAY)
    pilot.app.screen.watch_time()
    await pilot.pause()


def go_to_it(pilot: Any) -> None:
    """Put the cursor on it."""
    assert pilot.app.screen.query_one(Choices).go_to(repr(EntryRoute("moments/tea")))


@pytest.mark.parametrize("size", SIZES)
async def test_where_nothing_waits_it_is_for_tonight(
    opened: Any, lived: Store, seen: Seen, press: Any, clock: Any, size: tuple[int, int]
) -> None:
    async with opened(lived, size=size) as pilot:
        text = " ".join(seen(pilot).split())
        assert "A year ago tonight" in text and WORDS in text
        assert kept(lived) == local_day(clock.now())
        await press(pilot, "home.open")
        await pilot.pause()
        assert pilot.app.screen.place == "book.entry"


@pytest.mark.parametrize("size", SIZES)
async def test_what_waits_stays_before_it(
    opened: Any, lived: Store, seen: Seen, size: tuple[int, int]
) -> None:
    lived.save(*(session(f"topic {n}", status="open") for n in range(4)))
    async with opened(lived, size=size) as pilot:
        titles = [row.title.plain for row in pilot.app.screen.query_one(Choices)._choices]
        place = next(n for n, title in enumerate(titles) if title.startswith("A year ago"))
        assert all(any(f"topic {n}" in title for title in titles[:place]) for n in range(4))
        assert "topic 0" in seen(pilot) and pilot.app.screen.leads_on != EntryRoute("moments/tea")
        shown = size != (40, 11)
        text = " ".join(seen(pilot).split())
        assert ("A year ago" in text) == (WORDS in text) == shown
        assert ("read it to each other?" in text) == (size == (120, 40)), "elsewhere it is one line"
        assert (kept(lived) is not None) == shown, "where it is out of sight, it was not shown"
        go_to_it(pilot)
        await pilot.pause()
        assert "A year ago" in seen(pilot) and kept(lived) is not None


async def test_it_stays_for_the_evening_and_a_week_goes_by(
    opened: Any, lived: Store, seen: Seen, clock: Any
) -> None:
    at = clock.now() - timedelta(days=365 - 5)
    lived.save(show("walk", "b", "You walked me to the bus.", at, at))
    async with opened(lived) as pilot:
        assert WORDS in seen(pilot)
        await wait(pilot, clock, 0.1)
        assert WORDS in seen(pilot)
        pilot.app.screen.reload()
        await pilot.pause()
        assert WORDS in seen(pilot), "and when home is looked at again"
        found = []
        for _ in range(7):
            await wait(pilot, clock, 1)
            found.append("A year ago" in seen(pilot))
        assert found == [False] * 6 + [True] and "You walked me" in seen(pilot)


async def test_a_week_goes_by_for_both_seats(opened: Any, lived: Store, seen: Seen, clock: Any) -> None:
    lived.save(Ago(id=AGO, shown=local_day(clock.now()) - timedelta(days=2)))
    for seat in ("a", "b"):
        async with opened(lived, seat=seat) as pilot:
            assert "A year ago" not in seen(pilot)


async def test_waved_away_it_is_gone_and_nothing_more_is_kept(
    opened: Any, lived: Store, seen: Seen, press: Any, clock: Any
) -> None:
    async with opened(lived) as pilot:
        before = lived[Ago].get(AGO)
        await press(pilot, "home.another")
        await pilot.pause()
        assert "A year ago" not in seen(pilot) and "Tonight" in seen(pilot)
        assert lived[Ago].get(AGO) == before and kept(lived) == local_day(clock.now())


async def test_waved_away_where_something_waits_it_alone_goes(
    opened: Any, lived: Store, seen: Seen, press: Any
) -> None:
    lived.save(session("the visit", status="open"))
    async with opened(lived) as pilot:
        tonight = pilot.app.screen.leads_on
        go_to_it(pilot)
        await pilot.pause()
        await press(pilot, "home.another")
        await pilot.pause()
        assert "A year ago" not in seen(pilot) and pilot.app.screen.leads_on == tonight


async def test_enter_leads_to_it(opened: Any, lived: Store, press: Any) -> None:
    lived.save(session("the visit", status="open"))
    async with opened(lived) as pilot:
        go_to_it(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.place == "book.entry"


@pytest.mark.parametrize("difficult", ["timeout", "return", "sore"])
async def test_while_something_difficult_stands_open_there_is_nothing(
    opened: Any, lived: Store, seen: Seen, clock: Any, difficult: str
) -> None:
    soon = clock.now() + timedelta(minutes=20)
    lived.save(
        Return(id=RETURN, at=soon, since=clock.now()) if difficult == "return"
        else session("money", heat=4, status="open") if difficult == "sore"
        else session("the visit", status="timeout", due=soon)
    )  # fmt: skip
    async with opened(lived, size=(120, 40)) as pilot:
        assert "A year ago" not in seen(pilot)
    assert kept(lived) is None


async def test_a_file_that_may_not_be_changed_shows_it_all_the_same(
    opened: Any, lived: Store, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "read_only", property(lambda _self: "it may only be read"))
    async with opened(lived) as pilot:
        assert WORDS in seen(pilot)
    assert kept(lived) is None
