"""A time to come back: its floor, its limit, over midnight and a change of the clocks, and how it fades."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.listening.situation import SHORTEST_TIMEOUT
from twofold.domain.now.records import Return
from twofold.domain.now.rules import (
    BREATH,
    apart_choices,
    breath_left,
    came_back,
    longer_choices,
    may_be_back,
    moved,
    named,
    nothing_named,
    stands,
)
from twofold.domain.wall import here
from twofold.domain.when import clock, read_time

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def apart(minutes: float, now: datetime = NOW) -> Return:
    return named(nothing_named(), "apart", now + timedelta(minutes=minutes), now)


def at(found: Return) -> datetime:
    assert found.at is not None
    return found.at


def test_the_breath_changes_once_a_second_and_ends() -> None:
    seen = [breath_left(tenth / 10) for tenth in range(100)]
    assert seen[0] == BREATH == 5 and seen[10] == 4 and seen[49] == 1 and set(seen[50:]) == {0}


@given(st.integers(-3000, 3000))
def test_apart_is_twenty_minutes_at_least_and_a_day_at_most(minutes: int) -> None:
    found = apart(minutes)
    assert SHORTEST_TIMEOUT <= at(found) - NOW <= DAY
    assert at(found) - NOW == timedelta(minutes=min(max(minutes, 20), 24 * 60))
    assert found.since == NOW and found.author is None


@given(st.integers(-3000, 3000), st.integers(20, 300), st.integers(0, 400))
def test_longer_never_makes_it_shorter(minutes: int, first: int, passed: int) -> None:
    found, now = apart(first), NOW + passed * MINUTE
    later = moved(found, now + minutes * MINUTE, now)
    assert at(later) >= at(found)
    assert at(later) - now <= max(DAY, at(found) - now)
    assert stands(later, now) == "away" or at(later) <= now


def test_another_time_to_talk_may_be_sooner() -> None:
    found = named(nothing_named(), "later", NOW + 5 * 60 * MINUTE, NOW)
    assert at(moved(found, NOW + 30 * MINUTE, NOW)) == NOW + 30 * MINUTE


def test_the_choices_are_named_by_the_wall_over_midnight() -> None:
    now = here(datetime(2026, 11, 23, 22, 50, tzinfo=UTC))
    assert [clock(each.at) for each in apart_choices(now)] == ["0:10", "0:20", "0:50", "1:50"]
    typed = read_time("0:15", now)
    assert at(named(nothing_named(), "apart", typed, now)) == datetime(2026, 11, 23, 23, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        # At three in summer time it is two again; at two in winter time it is three.
        (datetime(2026, 10, 25, 0, 40, tzinfo=UTC), ["2:00", "2:10", "2:40", "3:40"]),
        (datetime(2027, 3, 28, 0, 40, tzinfo=UTC), ["3:00", "3:10", "3:40", "4:40"]),
    ],
)
def test_an_hour_is_an_hour_when_the_clocks_change(now: datetime, shown: list[str]) -> None:
    choices = apart_choices(here(now))
    assert [clock(each.at) for each in choices] == shown
    lengths = [at(named(nothing_named(), "apart", each.at, now)) - now for each in choices]
    assert lengths == [timedelta(minutes=minutes) for minutes in (20, 30, 60, 120)]


def test_longer_goes_on_from_the_time_that_is_named_or_from_now() -> None:
    found = apart(30)
    before = longer_choices(found, here(NOW + 5 * MINUTE))
    assert [each.at for each in before][:3] == [NOW + minutes * MINUTE for minutes in (50, 60, 90)]
    after = longer_choices(found, here(NOW + 45 * MINUTE))
    assert after[0].at == NOW + 65 * MINUTE
    # What would be more than a day away is not offered.
    far = longer_choices(apart(24 * 60 - 25), here(NOW))
    assert [each.words for each in far] == ["20 minutes longer", "tomorrow, the same time"]


def test_it_stands_until_both_are_back_or_a_day_has_gone_by() -> None:
    found = apart(30)
    due = at(found)
    assert stands(None, NOW) == stands(nothing_named(), NOW) == ""
    assert [stands(found, due + by) for by in (-MINUTE, 0 * MINUTE, DAY - MINUTE, DAY)] == [
        "away", "time", "time", "",
    ]  # fmt: skip
    assert stands(came_back(found, due), due) == ""


def test_both_may_be_back_once_it_is_long_enough_or_the_time_has_come() -> None:
    found = apart(60)
    assert not may_be_back(found, NOW + 19 * MINUTE)
    assert came_back(found, NOW + 19 * MINUTE) == found
    assert may_be_back(found, NOW + 20 * MINUTE)
    assert may_be_back(named(found, "later", NOW + 60 * MINUTE, NOW), NOW + MINUTE)
    assert not may_be_back(nothing_named(), NOW) and not may_be_back(found, at(found) + DAY)
    # Longer begins no new twenty minutes.
    assert may_be_back(moved(found, NOW + 90 * MINUTE, NOW + 25 * MINUTE), NOW + 26 * MINUTE)


def test_the_next_time_takes_the_place_of_the_last() -> None:
    back = came_back(apart(20), NOW + 30 * MINUTE)
    again = named(back, "later", NOW + 90 * MINUTE, NOW + 40 * MINUTE)
    assert (again.id, again.back, again.kind) == (back.id, None, "later")
    assert stands(again, NOW + 41 * MINUTE) == "away"
