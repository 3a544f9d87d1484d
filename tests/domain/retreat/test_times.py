"""Times of a plan: written, read, and as moments, across changes of the clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plans import FRIDAY
from twofold.domain.dates import short_minutes
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, Plan, Slot
from twofold.domain.retreat.times import clock_of, instant, known_zone, local, read_times, span, zones

# The day of a change, the wall times that it skips, and by how much (minutes).
SPRING = [
    ("Europe/Berlin", date(2027, 3, 28), 120, 180),
    ("Europe/London", date(2027, 3, 28), 60, 120),
    ("Australia/Lord_Howe", date(2027, 10, 3), 120, 150),
]
AUTUMN = [
    ("Europe/Berlin", date(2027, 10, 31), 120, 180),
    ("Europe/London", date(2027, 10, 31), 60, 120),
    ("Australia/Lord_Howe", date(2027, 4, 4), 90, 120),
]


def plan(zone: str = "UTC", start: date = FRIDAY) -> Plan:
    return Plan(title="Ours", start=start, days=3, zone=zone)


def test_times_are_written_short() -> None:
    assert [clock_of(m) for m in (0, 545, 1170, 1440, 1470)] == ["0:00", "9:05", "19:30", "0:00", "0:30"]
    assert span(Slot(title="", start=1170, length=90)) == "19:30–21:00"
    assert span(Slot(title="", start=1410, length=60)) == "23:30–0:30"
    assert [short_minutes(m) for m in (5, 45, 60, 90, 65, 120)] == [
        "5 min",
        "45 min",
        "1 h",
        "1 h 30",
        "1 h 05",
        "2 h",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("19", "19:00 1 h"),
        ("7pm", "19:00 1 h"),
        (" 7 P.M. ", "19:00 1 h"),
        ("at 8 o'clock", "8:00 1 h"),
        ("8 o’clock", "8:00 1 h"),
        ("19.30", "19:30 1 h"),
        ("1930", "19:30 1 h"),
        ("730pm", "19:30 1 h"),
        ("19h30", "19:30 1 h"),
        ("noon", "12:00 1 h"),
        ("midnight", "0:00 1 h"),
        ("24", "0:00 1 h"),
        ("19.30–21", "19:30 1 h 30"),
        ("19:30 - 21:15", "19:30 1 h 45"),
        ("from 7 to 9pm", "19:00 2 h"),
        ("7-9pm", "19:00 2 h"),
        ("7pm-9", "19:00 2 h"),
        ("11-1pm", "11:00 2 h"),
        ("10-12pm", "10:00 2 h"),
        ("9-12am", "21:00 3 h"),
        ("7-7pm", "7:00 12 h"),
        ("11-1", "11:00 2 h"),
        ("22 to 1", "22:00 3 h"),
        ("11pm-1", "23:00 2 h"),
        ("22 until midnight", "22:00 2 h"),
        ("0-6", "0:00 6 h"),
        ("9–01:00", "9:00 16 h"),
        ("19:30 for 45", "19:30 45 min"),
        ("19:30 for an hour and a half", "19:30 1 h 30"),
        ("19 for half an hour", "19:00 30 min"),
        ("19 for 2", "19:00 2 h"),
        ("19 for 5", "19:00 5 min"),
        ("19 for two hours", "19:00 2 h"),
        # From one in the afternoon on nobody means the morning.
        ("13-2", "13:00 13 h"),
        ("12:59-2", "12:59 1 h 01"),
        ("2pm-12:59", "14:00 10 h 59"),
        ("19 for 1,5h", "19:00 1 h 30"),
        ("19 for 1:15", "19:00 1 h 15"),
        ("19:30+1h30", "19:30 1 h 30"),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, written: str) -> None:
    start, length = read_times(text)
    assert f"{clock_of(start)} {short_minutes(length)}" == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("19", "19:00 1 h 15"),
        ("19h30", "19:30 1 h 15"),
        ("until 21", "14:00 7 h"),
        ("to 4", "14:00 2 h"),
        ("till 4pm", "14:00 2 h"),
        ("for 45", "14:00 45 min"),
        ("90 min", "14:00 1 h 30"),
        ("1 h 30", "14:00 1 h 30"),
        ("2h", "14:00 2 h"),
        ("half an hour", "14:00 30 min"),
    ],
)
def test_what_a_text_leaves_out_stays(text: str, written: str) -> None:
    start, length = read_times(text, 14 * 60, 75)
    assert f"{clock_of(start)} {short_minutes(length)}" == written


NIGHT = [
    ("24", "24:00 1 h"),
    ("24:00", "24:00 1 h"),
    ("24:15", "24:15 1 h"),
    ("midnight", "24:00 1 h"),
    ("12am", "24:00 1 h"),
    ("0:15", "24:15 1 h"),
    ("00.15 for 45", "24:15 45 min"),
    ("3:45", "27:45 1 h"),
    ("4", "4:00 1 h"),
    ("midnight to 2", "24:00 2 h"),
    ("24-1", "24:00 1 h"),
    ("0:30–2:00", "24:30 1 h 30"),
    ("22 to 24:15", "22:00 2 h 15"),
    ("0-6", "24:00 6 h"),
    # No night is that long: it is early on the day itself.
    ("1-8", "1:00 7 h"),
    ("0:15 for 6h", "0:15 6 h"),
]


@pytest.mark.parametrize(("text", "written"), NIGHT)
@pytest.mark.parametrize("start", [21 * 60, 9 * 60, DAY + 30])
def test_after_an_evening_a_time_in_the_night_is_in_the_night_after_it(
    text: str, written: str, start: int
) -> None:
    begins, length = read_times(text, start, 60)
    assert f"{begins // 60}:{begins % 60:02} {short_minutes(length)}" == written


def test_what_stands_in_the_night_is_typed_as_it_is_written() -> None:
    assert read_times("until 2", DAY + 15) == (DAY + 15, 105)
    assert read_times("for 45", DAY + 15) == (DAY + 15, 45)
    # Early on its day it stays, unless they say midnight.
    assert read_times("0:45", 30, 15) == (45, 15)
    assert read_times("24", 30, 15) == (DAY, 15)
    with pytest.raises(ValueError, match="six in the morning"):
        read_times("24 for 7h", 21 * 60)


@given(st.integers(DAWN, DAY + DAWN - 1), st.integers(5, 360))
def test_each_time_of_a_day_and_its_night_is_read_back(start: int, length: int) -> None:
    if start + length <= LATEST:
        assert read_times(f"{clock_of(start)} for {short_minutes(length)}", start, length) == (start, length)


def test_a_length_is_cut_where_the_night_ends() -> None:
    assert read_times("23", 600, 12 * 60) == (23 * 60, 7 * 60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write the time like"),
        ("soon", "Write the time like"),
        ("[/b]", "Write the time like"),
        ("+30", "Write the time like"),
        ("-21", "Write the time like"),
        ("٢٠", "Write the time like"),
        ("until 21", "Write the time like"),
        ("7 for ages", "Write how long like"),
        ("25", "between 0:00 and 24:00"),
        ("19:60", "between 0:00 and 24:00"),
        ("13pm", "hour is 1 to 12"),
        ("7-7", "would end as it begins"),
        ("21-20", "by six in the morning"),
        ("2pm-13", "by six in the morning"),
        ("7:59-8pm", "five minutes"),
        ("19 for 4 min", "five minutes"),
        ("23 for 9h", "by six in the morning"),
        ("19 for 0h", "five minutes"),
    ],
)
def test_what_is_no_time_is_said_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_times(text)


TEXTS = st.text(max_size=12) | st.text("0123456789:.-–+hapm tofr", max_size=14)


@given(TEXTS, st.none() | st.integers(0, DAY - 1), st.integers(5, 360))
def test_any_text_is_a_time_or_a_sentence(text: str, start: int | None, length: int) -> None:
    try:
        begins, long = read_times(text, start, length)
    except ValueError as trouble:
        assert str(trouble).endswith(".") and "literal" not in str(trouble)
    else:
        assert 0 <= begins < (DAY if start is None else LATEST) and long >= 5 and begins + long <= LATEST


@given(st.integers(0, DAY - 1), st.integers(5, 360))
def test_what_is_written_is_read_back(start: int, length: int) -> None:
    slot = Slot(title="", start=start, length=length)
    assert read_times(f"{clock_of(start)} for {short_minutes(length)}") == (start, length)
    if slot.start >= 13 * 60 or slot.end <= DAY:
        # "7:00–3:00" is read across noon; in an evening nothing else can be meant.
        assert read_times(span(slot)) == (start, length)


@pytest.mark.parametrize(("zone", "day", "gap", "after"), SPRING)
def test_in_spring_a_skipped_time_is_moved_forward(zone: str, day: date, gap: int, after: int) -> None:
    ours = plan(zone, day - timedelta(days=1))
    for minutes in range(DAY):
        expected = minutes + (after - gap if gap <= minutes < after else 0)
        assert local(ours, instant(ours, 1, minutes)) == (1, expected)
    assert instant(ours, 1, after) - instant(ours, 1, gap - 1) == timedelta(minutes=1)


@pytest.mark.parametrize(("zone", "day", "twice", "after"), AUTUMN)
def test_in_autumn_a_time_that_comes_twice_is_the_first(zone: str, day: date, twice: int, after: int) -> None:
    ours = plan(zone, day - timedelta(days=1))
    moments = [instant(ours, 1, minutes) for minutes in range(DAY)]
    assert [local(ours, moment) for moment in moments] == [(1, minutes) for minutes in range(DAY)]
    assert moments == sorted(moments)
    assert moments[after - 1] - moments[twice] == timedelta(minutes=after - twice - 1)
    assert moments[after] - moments[after - 1] == timedelta(minutes=1 + after - twice)


@pytest.mark.parametrize(("zone", "day", "gap", "after"), SPRING + AUTUMN)
@given(st.integers(0, 2), st.integers(0, LATEST), st.integers(0, 2), st.integers(0, LATEST))
def test_moments_follow_the_wall(
    zone: str, day: date, gap: int, after: int, d: int, m: int, e: int, n: int
) -> None:
    ours = plan(zone, day - timedelta(days=1))
    skipped = [DAY + minutes for minutes in range(gap, after)] if (zone, day, gap, after) in SPRING else []
    one, other = d * DAY + m, e * DAY + n
    if one not in skipped and other not in skipped and one <= other:
        assert instant(ours, d, m) <= instant(ours, e, n)
        assert local(ours, instant(ours, d, m)) == divmod(one, DAY)
    assert instant(ours, d, m).tzinfo is UTC


def test_before_and_after_a_plan_there_are_days_too() -> None:
    ours = plan("Europe/Berlin")
    assert local(ours, datetime(2026, 11, 26, 22, 59, tzinfo=UTC)) == (-1, DAY - 1)
    assert local(ours, datetime(2026, 12, 1, 0, 0, tzinfo=UTC)) == (4, 60)
    assert instant(ours, 0, DAY + 30) == instant(ours, 1, 30) == datetime(2026, 11, 27, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Moon/Crater", "../etc", "Europe", "\0", "x" * 200])
def test_a_zone_that_nobody_knows_is_read_as_utc(zone: str) -> None:
    assert not known_zone(zone)
    assert instant(plan(zone), 0, 60) == datetime(2026, 11, 27, 1, tzinfo=UTC)


def test_the_zones_are_known() -> None:
    assert {"UTC", "Europe/Berlin", "Australia/Lord_Howe"} <= set(zones())
    assert all(known_zone(name) for name in zones()) and len(set(zones())) == len(zones())
