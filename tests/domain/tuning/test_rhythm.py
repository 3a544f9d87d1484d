"""The rhythm: what is offered on which days, and never for long."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.tuning.records import CheckInSummary, Rhythm
from twofold.domain.tuning.rhythm import (
    CHECKIN_FOR,
    EARLY,
    WEEK,
    card_due,
    checkin_due,
    new_rhythm,
    rhythm_brief,
    rhythm_words,
    with_checkin,
    with_day,
    with_days,
)

LONG_AGO = datetime(2026, 1, 1, 12, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


def rhythm(*days: int, checkin: int | None = None) -> Rhythm:
    return with_days(new_rhythm(LONG_AGO), days).with_(checkin=checkin)


def held(day: date) -> CheckInSummary:
    return CheckInSummary("c", LONG_AGO, LONG_AGO, day)


@settings(max_examples=50)
@given(st.lists(st.sampled_from(WEEK), max_size=12))
def test_each_press_puts_a_day_in_or_takes_it_out(pressed: list[int]) -> None:
    chosen = new_rhythm(LONG_AGO)
    for day in pressed:
        chosen = with_day(chosen, day)
    assert chosen.days == tuple(day for day in WEEK if pressed.count(day) % 2)


def test_the_card_is_for_its_weekdays() -> None:
    assert not card_due(None, SUNDAY) and not card_due(rhythm(0), SUNDAY)
    assert card_due(rhythm(0, 6), SUNDAY)


@settings(max_examples=50)
@given(weekday=st.sampled_from(WEEK), back=st.integers(0, 13))
def test_the_check_in_is_offered_for_some_days_and_no_longer(weekday: int, back: int) -> None:
    today = SUNDAY + timedelta(days=back)
    due = checkin_due(rhythm(checkin=weekday), [], today)
    last = today - timedelta(days=(today.weekday() - weekday) % 7)
    assert due == (last if (today - last).days < CHECKIN_FOR else None)


def test_one_that_was_held_around_its_day_is_not_asked_for() -> None:
    chosen = rhythm(checkin=6)
    assert checkin_due(chosen, [], SUNDAY) == SUNDAY
    for days in range(EARLY + 1):
        assert checkin_due(chosen, [held(SUNDAY - timedelta(days=days))], SUNDAY) is None
    assert checkin_due(chosen, [held(SUNDAY - timedelta(days=EARLY + 1))], SUNDAY) == SUNDAY
    assert checkin_due(chosen, [held(SUNDAY)], SUNDAY + timedelta(days=2)) is None


def test_a_day_before_they_chose_it_is_not_asked_for() -> None:
    monday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    chosen = rhythm(checkin=6).with_(updated=monday)
    assert checkin_due(chosen, [], monday.date()) is None
    assert checkin_due(rhythm(checkin=0).with_(updated=monday), [], monday.date()) == monday.date()
    assert checkin_due(chosen, [], SUNDAY + timedelta(days=7)) == SUNDAY + timedelta(days=7)
    assert checkin_due(None, [], SUNDAY) is None and checkin_due(rhythm(), [], SUNDAY) is None


def test_it_is_told_in_words() -> None:
    assert rhythm_words(None) == rhythm_brief(None) == rhythm_words(rhythm()) == ""
    assert rhythm_words(rhythm(*WEEK, checkin=6)) == "the card daily, the check-in on Sunday"
    assert rhythm_words(rhythm(2)) == "the card on Wednesday"
    assert rhythm_words(rhythm(0, 2, 4)) == "the card on Mon, Wed and Fri"
    assert rhythm_words(rhythm(0, 4)) == "the card on Monday and Friday"
    assert (rhythm_brief(rhythm(2)), rhythm_brief(rhythm(*WEEK))) == ("Wed", "daily")
    assert rhythm_brief(rhythm(checkin=6)) == "check-in Sunday"
    assert rhythm_brief(rhythm(0, 2, 4, checkin=6)) == "Mon Wed Fri · check-in Sunday"
    assert with_checkin(rhythm(checkin=6), 6).checkin is None and with_checkin(rhythm(), 6).checkin == 6
