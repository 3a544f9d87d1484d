"""The list: the first call, the sessions, what each says, and when it is time to ask whether it helps."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.people import Invalid
from twofold.domain.therapist.finding import (
    answer_to,
    answered,
    asked,
    in_state,
    listed,
    look_day,
    looked_at,
    next_session,
    proposed,
    read_when,
    sessions,
    with_session,
    with_words,
    without_session,
)
from twofold.domain.therapist.records import (
    Answer,
    Meeting,
    Shortlist,
    State,
    Therapist,
    TherapistSummary,
)

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WHO = Therapist(id="t1", created=NOW, updated=NOW, name="Dr Amari")


def had(*days: int, **more: object) -> Therapist:
    """Return one with sessions so many days from today."""
    return WHO.with_(meetings=tuple(Meeting(f"m{n}", TODAY + timedelta(n)) for n in days), **more)


def card(id: str, name: str = "", state: State = "listed") -> TherapistSummary:
    return TherapistSummary(id, NOW, name or id, state)


def test_a_name_is_enough_and_is_cleaned() -> None:
    made = with_words(Therapist(), name="  Dr\x1b Amari ", reach="020\n7946")
    assert (made.name, made.reach, made.note) == ("Dr Amari", "020 7946", "")
    assert with_words(made, note="by video").reach == "020 7946"
    with pytest.raises(Invalid):
        with_words(Therapist(), name=" \x1b ")


def test_what_is_said_a_second_time_is_taken_back() -> None:
    assert in_state(WHO, "chosen").state == "chosen"
    assert in_state(in_state(WHO, "chosen"), "chosen").state == "listed"
    assert in_state(in_state(WHO, "chosen"), "put aside").state == "put aside"


def test_a_question_is_ticked_and_not_after_all_but_an_answer_is_not_lost() -> None:
    once = asked(WHO, "How long?")
    assert once.answers == (Answer("How long?"),)
    assert asked(once, "How long?").answers == ()
    noted = answered(answered(once, "How long?", "ten years"), "Do you like dogs?", "")
    assert noted.answers == (Answer("How long?", "ten years"), Answer("Do you like dogs?"))
    assert answer_to(noted, "How long?") == Answer("How long?", "ten years")
    with pytest.raises(Invalid):
        asked(noted, "How long?")
    with pytest.raises(Invalid):
        answered(WHO, "  ", "yes")


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("Tuesday at 17:00", date(2026, 11, 24), time(17)),
        ("17:30, 3 December", date(2026, 12, 3), time(17, 30)),
        ("tomorrow", date(2026, 11, 24), None),
        ("in two weeks at 5 pm", date(2026, 12, 7), time(17)),
    ],
)
def test_a_day_and_a_time_are_read_from_one_line(text: str, day: date, at: time | None) -> None:
    assert read_when(text, TODAY) == (day, at)


@pytest.mark.parametrize("text", ["", "17:00", "soon", "3/4 at 17:00"])
def test_without_a_day_there_is_no_session(text: str) -> None:
    with pytest.raises(Invalid):
        with_session(WHO, "m1", text, TODAY)


def test_a_session_is_added_moved_and_taken_away() -> None:
    one = with_session(WHO, "m1", "3 December at 17:00", TODAY)
    assert one.state == "chosen" and one.meetings == (Meeting("m1", date(2026, 12, 3), time(17)),)
    assert proposed(one, TODAY) == (date(2026, 12, 10), time(17))
    moved = with_session(one, "m1", "4 December", TODAY)
    assert moved.meetings == (Meeting("m1", date(2026, 12, 4)),)
    both = with_session(moved, "m0", "Tuesday at 9:00", TODAY)
    assert [each.id for each in sessions(both)] == ["m0", "m1"]
    assert next_session(both, TODAY) == Meeting("m0", date(2026, 11, 24), time(9))
    assert without_session(both, "m0") == moved
    assert proposed(WHO, TODAY) is None
    assert with_session(WHO.with_(state="put aside"), "m1", "tomorrow", TODAY).state == "put aside"


@given(st.integers(1, 400))
def test_the_next_session_is_proposed_ahead_on_the_same_day_of_the_week(back: int) -> None:
    guess = proposed(had(-back), TODAY)
    assert guess is not None
    day = guess[0]
    assert TODAY < day <= TODAY + timedelta(7)
    assert day.weekday() == (TODAY - timedelta(back)).weekday()


def test_who_was_chosen_stands_first_and_who_was_put_aside_last() -> None:
    some = [card("3", "a", "put aside"), card("2", "B"), card("1", "a"), card("4", "z", "chosen")]
    assert [each.id for each in listed(some)] == ["4", "1", "2", "3"]


@pytest.mark.parametrize(
    ("days", "looked", "due"),
    [
        ((), None, None),
        ((-7, -1, 1), None, None),
        ((-14, -7, 0), None, None),
        ((-15, -8, -1), None, -1),
        ((-21, -14, -7, -1), None, -7),
        ((-34,), None, None),
        ((-35,), None, 0),
        ((-40, -33), None, -5),
        ((-40, -33, -26, -19, -12), -26, None),
        ((-40, -33, -26, -19, -12, -5), -26, -5),
        ((-60,), -20, None),
    ],
)
def test_it_is_asked_after_three_sessions_or_after_five_weeks(
    days: tuple[int, ...], looked: int | None, due: int | None
) -> None:
    one = had(*days, looked=None if looked is None else TODAY + timedelta(looked))
    assert look_day(one, TODAY) == (None if due is None else TODAY + timedelta(due))
    assert look_day(one.with_(state="put aside"), TODAY) is None


def test_looking_for_another_puts_this_one_aside() -> None:
    one = had(-14, -7, 0, state="chosen")
    assert looked_at(one, "on", TODAY).state == "chosen"
    after = looked_at(one, "other", TODAY)
    assert (after.state, after.outcome, after.looked) == ("put aside", "other", TODAY)
    assert look_day(looked_at(one, "say", TODAY), TODAY) is None


def test_a_record_with_a_name_alone_can_be_read() -> None:
    """A later field must have a default, for what an earlier version wrote to open."""
    when = "2026-11-23T19:30:00Z"
    bare = {"id": "t1", "created": when, "updated": when, "name": "Dr Amari"}
    assert msgspec.convert(bare, Therapist) == WHO
    said = {"id": "shortlist", "created": when, "updated": when, "day": "2026-11-23"}
    assert msgspec.convert(said, Shortlist).a == {}
