"""What home offers of tuning in: at its time, without a word of a card, and then no more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import asdict

from twofold.domain.drawers import WritingSummary
from twofold.domain.records import Side
from twofold.domain.tuning.cards import answered, read_by, shown
from twofold.domain.tuning.offers import CARD, CARD_FOR, CHECKIN, GOING_FOR, TODAY, offers
from twofold.domain.tuning.records import RHYTHM, CheckInSummary, Day, DaySummary, Rhythm, TodayCard, day_id

SUNDAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 19, tzinfo=UTC)
SECRET = TodayCard(3, "SECRET", "SECRET", "SECRET", "SECRET")


def as_card(day: Day) -> DaySummary:
    return DaySummary(day.id, day.day, day.a, day.b, day.answers, day.together, day.told)


def rhythm(*days: int, checkin: int | None = None) -> Rhythm:
    at = NOW - timedelta(days=60)
    return Rhythm(id=RHYTHM, created=at, updated=at, days=days, checkin=checkin)


def ready(side: Side, day: date = SUNDAY) -> WritingSummary:
    return WritingSummary(f"w-{side}-{day}", "today", day_id(day), side, NOW)


def told(
    days: Any = (), checkins: Any = (), chosen: Rhythm | None = None, writings: Any = (), after: int = 0
) -> list[tuple[Any, ...]]:
    found = offers(
        [as_card(day) for day in days], checkins, chosen, writings,
        NOW + timedelta(days=after), SUNDAY + timedelta(days=after),
    )  # fmt: skip
    assert "SECRET" not in repr(found)
    return [(each.route.place, asdict(each.route), each.side, each.weight) for each in found]


def test_without_a_rhythm_and_without_a_card_nothing_waits() -> None:
    assert told() == []


def test_a_card_that_was_left_waits_for_the_other_for_some_days() -> None:
    day = shown(None, SUNDAY, {"a": SECRET}, NOW)
    row = ("tuning.day", {"day_id": day.id, "reader": "b"}, "b", CARD)
    for after in range(CARD_FOR):
        assert told([day], after=after) == [row]
    assert told([day], after=CARD_FOR) == []
    assert told([read_by(day, "b")]) == told([answered(day, "b", "yes")]) == []


def test_both_cards_wait_to_be_opened() -> None:
    row = ("tuning.open", {"about": day_id(SUNDAY)}, None, CARD)
    both = [ready("a"), ready("b")]
    assert told(writings=both, chosen=rhythm(6)) == [row]
    assert told(writings=both, after=CARD_FOR - 1) == [row] and told(writings=both, after=CARD_FOR) == []
    left = shown(None, SUNDAY, {"a": SECRET}, NOW)
    assert told([left], writings=[ready("b")]) == [row], "one was left, the other is sealed"


def test_todays_card_is_offered_on_its_day_until_both_have_written() -> None:
    chosen = rhythm(6)
    assert told(chosen=chosen) == [("tuning", {}, None, TODAY)]
    assert told(chosen=chosen, after=1) == []
    assert told(chosen=chosen, writings=[ready("b")]) == [("tuning", {}, "b", TODAY)]
    both = shown(None, SUNDAY, {"a": SECRET, "b": SECRET}, NOW)
    assert told([both], chosen=chosen) == []
    left = shown(None, SUNDAY, {"a": SECRET}, NOW)
    assert [row[0] for row in told([left], chosen=chosen)] == ["tuning.day"], "one row for one day"
    assert told([read_by(left, "b")], chosen=chosen) == [("tuning", {}, "a", TODAY)]


def test_the_check_in_is_offered_around_its_day_and_gone_on_with_for_a_day() -> None:
    chosen = rhythm(checkin=6)
    offered: tuple[object, ...] = ("tuning.checkin", {"checkin_id": None}, None, CHECKIN)
    assert told(chosen=chosen) == told(chosen=chosen, after=2) == [offered]
    assert told(chosen=chosen, after=3) == []
    begun = CheckInSummary("c1", NOW, NOW, SUNDAY)
    going = ("tuning.checkin", {"checkin_id": "c1"}, None, CHECKIN)
    for after in range(GOING_FOR):
        assert told(checkins=[begun], chosen=chosen, after=after) == [going]
    assert told(checkins=[begun], chosen=chosen, after=GOING_FOR) == []
    done = CheckInSummary("c1", NOW, NOW, SUNDAY, ("", ""), NOW)
    assert told(checkins=[done], chosen=chosen) == []


def test_what_presses_most_stands_first() -> None:
    day = shown(None, SUNDAY - timedelta(days=1), {"b": SECRET}, NOW)
    rows = told([day], chosen=rhythm(6, checkin=6))
    assert [row[3] for row in rows] == [CARD, CHECKIN, TODAY]
