"""Wall time over a change of the clocks: what is named is kept as it was named, in every zone."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twofold.domain.wall import HERE, after, here, lasting, on_the_wall
from twofold.domain.when import (
    a_day_on,
    clock_words,
    later_choices,
    read_time,
    return_choices,
    within_a_day,
)

CHANGES = {
    "Europe/Berlin": (datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)),
    "America/New_York": (datetime(2027, 3, 14, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2026, 10, 3, 15, 30, tzinfo=UTC), datetime(2027, 4, 3, 15, tzinfo=UTC)),
    "America/Santiago": (datetime(2026, 9, 6, 4, tzinfo=UTC), datetime(2027, 4, 4, 3, tzinfo=UTC)),
    "Africa/Casablanca": (datetime(2027, 3, 14, 2, tzinfo=UTC), datetime(2027, 2, 7, 2, tzinfo=UTC)),
    "Asia/Kolkata": (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)),
}
"""When the clocks are set forward, and back; in Kolkata never."""
ZONES = st.sampled_from(sorted(CHANGES))
AWAY = st.integers(-30 * 3600, 30 * 3600)
HOURS, MINUTES = st.integers(0, 23), st.integers(0, 59)


@contextmanager
def machine_in(zone: str) -> Iterator[None]:
    """Put this machine there."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def near(zone: str, which: int, away: int) -> datetime:
    """Return a moment *away* seconds from a change of the clocks of *zone*."""
    return CHANGES[zone][which] + timedelta(seconds=away)


def shows(moment: datetime, hour: int, minute: int) -> bool:
    return (moment.hour, moment.minute) == (hour, minute)


@given(ZONES, st.integers(0, 1), AWAY)
def test_here_is_what_the_zone_of_the_machine_says(zone: str, which: int, away: int) -> None:
    moment = near(zone, which, away)
    with machine_in(zone):
        there = here(moment)
        wanted = moment.astimezone(ZoneInfo(zone))
        assert (there.replace(tzinfo=None), there.fold) == (wanted.replace(tzinfo=None), wanted.fold)
        assert there.utcoffset() == wanted.utcoffset() and there.tzname() == wanted.tzname()
        assert there.astimezone(UTC) == moment


def test_here_follows_rules_that_have_no_name() -> None:
    with machine_in("CET-1CEST,M3.5.0,M10.5.0/3"):
        now = here(datetime(2026, 10, 24, 20, tzinfo=UTC))
        assert str(now.utcoffset()) == "2:00:00"
        assert on_the_wall(now, 1, 9, 0).astimezone(UTC) == datetime(2026, 10, 25, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "change", [datetime(2027, 3, 27, 18, tzinfo=UTC), datetime(2026, 10, 24, 18, tzinfo=UTC)]
)
def test_tomorrow_at_nine_is_nine_on_the_clock_of_that_day(change: datetime) -> None:
    with machine_in("Europe/Berlin"):
        now = here(change)
        for moment in (read_time("9:00", now), later_choices(now)[-2].at):
            kept = moment.astimezone(UTC)
            assert clock_words(here(kept), now) == "tomorrow at 9:00"
            assert kept.astimezone(ZoneInfo("Europe/Berlin")).hour == 9
        same = later_choices(now)[-1].at.astimezone(UTC)
        assert clock_words(here(same), now) == f"tomorrow at {now.hour}:00"


def zones_of(zone: str) -> list[tzinfo]:
    return [ZoneInfo(zone), HERE]


@given(ZONES, st.integers(0, 1), AWAY, HOURS, MINUTES)
def test_a_time_that_is_typed_is_the_next_at_which_the_wall_shows_it(
    zone: str, which: int, away: int, hour: int, minute: int
) -> None:
    with machine_in(zone):
        for rules in zones_of(zone):
            now = near(zone, which, away).astimezone(rules)
            found = read_time(f"{hour}:{minute:02d}", now)
            assert timedelta(0) < lasting(now, found) <= timedelta(hours=26)
            step = (now.astimezone(UTC)).replace(second=0) + timedelta(minutes=1)
            if not shows(found, hour, minute):
                # It is skipped on that day: moved forward by what is skipped, and meant for that night.
                wall = now.replace(tzinfo=None, hour=hour, minute=minute)
                assert wall.time() != found.time() and lasting(now, found) <= timedelta(hours=26)
                assert on_the_wall(found, 0, hour, minute) == found
                continue
            while step < found.astimezone(UTC):
                assert not shows(step.astimezone(rules), hour, minute), "it came before"
                step += timedelta(minutes=1)


@given(ZONES, st.integers(0, 1), AWAY)
def test_the_same_time_tomorrow_is_that_on_the_wall(zone: str, which: int, away: int) -> None:
    now = near(zone, which, away).astimezone(ZoneInfo(zone))
    then = a_day_on(now)
    assert then.date() == now.date() + timedelta(days=1)
    gap = then.replace(tzinfo=None) - (now.replace(tzinfo=None) + timedelta(days=1))
    assert gap in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))
    if gap:
        wall = (now + timedelta(days=1)).replace(fold=0)
        assert wall.astimezone(UTC).astimezone(now.tzinfo).replace(tzinfo=None) != wall.replace(tzinfo=None)


@given(ZONES, st.integers(0, 1), AWAY, st.sampled_from([1, 10, 20]))
def test_what_is_offered_lies_ahead_in_order_and_within_that_day(
    zone: str, which: int, away: int, least: int
) -> None:
    now = near(zone, which, away).astimezone(ZoneInfo(zone))
    later = [lasting(now, choice.at) for choice in later_choices(now)]
    back = [lasting(now, choice.at) for choice in return_choices(now, timedelta(minutes=least))]
    assert later[:3] == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]
    assert back[:4] == [timedelta(minutes=least), *later[:2], timedelta(hours=3)] and back == sorted(back)
    assert all(timedelta(0) < each <= lasting(now, a_day_on(now)) for each in later + back)
    words = {choice.words: choice.at for choice in later_choices(now)}
    if "this evening" in words:
        assert shows(words["this evening"], 20, 0) and words["this evening"].date() == now.date()
    if "tomorrow morning" in words:
        assert shows(words["tomorrow morning"], 9, 0)


@given(ZONES, st.integers(0, 1), AWAY, st.integers(-3600, 100 * 3600))
def test_what_is_chosen_is_kept_where_it_may_be(zone: str, which: int, away: int, later: int) -> None:
    now, least = near(zone, which, away).astimezone(ZoneInfo(zone)), timedelta(minutes=20)
    moment = after(now, timedelta(seconds=later))
    kept = within_a_day(moment, now, least)
    assert least <= lasting(now, kept) <= lasting(now, a_day_on(now))
    if least <= lasting(now, moment) <= lasting(now, a_day_on(now)):
        assert lasting(moment, kept) == timedelta(0)


@given(ZONES, st.integers(0, 1), AWAY, AWAY)
def test_an_hour_is_an_hour(zone: str, which: int, away: int, by: int) -> None:
    now = near(zone, which, away).astimezone(ZoneInfo(zone))
    then = after(now, timedelta(seconds=by))
    assume(by)
    assert lasting(now, then) == timedelta(seconds=by) and then.tzinfo is now.tzinfo
