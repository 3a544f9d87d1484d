"""A quiet look once a week, if the two like: offered on its day, and on no other."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from twofold.domain.eyes.gaze import Gaze
from twofold.domain.eyes.offers import offers
from twofold.domain.eyes.rhythm import Weekly, is_due, with_weekly
from twofold.domain.eyes.routes import EyesRoute

CHOSEN = date(2026, 11, 24)


def at(day: date) -> datetime:
    return datetime.combine(day, time(20), UTC)


@pytest.fixture
def weekly() -> Weekly:
    chosen = with_weekly(None, at(CHOSEN), CHOSEN)
    return chosen.with_(updated=at(CHOSEN))


def test_it_is_offered_on_its_weekday_from_the_next_week_on(weekly: Weekly) -> None:
    due = [day for n in range(22) if is_due(weekly, day := CHOSEN + timedelta(days=n))]
    assert due == [CHOSEN + timedelta(days=n) for n in (7, 14, 21)]


def test_it_fades_and_nothing_of_a_day_that_was_missed_is_said(weekly: Weekly) -> None:
    (offer,) = offers(weekly, (), CHOSEN + timedelta(days=14))
    assert offer.route == EyesRoute() and offer.sort == "rhythm"
    assert not any(c.isdigit() for c in offer.title + offer.note), "nothing is counted"
    assert offers(weekly, (), CHOSEN + timedelta(days=15)) == ()


def test_a_look_of_today_is_not_asked_for_again(weekly: Weekly) -> None:
    day = CHOSEN + timedelta(days=7)
    assert offers(weekly, (Gaze(created=at(day)),), day) == ()
    assert offers(weekly, (Gaze(created=at(day - timedelta(days=2))),), day)


def test_the_same_key_ends_it(weekly: Weekly) -> None:
    ended = with_weekly(weekly, at(CHOSEN), CHOSEN)
    assert ended.weekday is None and not any(is_due(ended, CHOSEN + timedelta(days=n)) for n in range(15))
    assert is_due(None, CHOSEN) is False
