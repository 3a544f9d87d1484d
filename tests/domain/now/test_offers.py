"""What home offers of a time that was named, and that it comes first; nothing says who named it."""

from datetime import UTC, date, datetime, timedelta

from twofold.domain.now.offers import offers
from twofold.domain.now.records import Return, ReturnKind
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.now.rules import came_back, named, nothing_named
from twofold.domain.offers import Offer
from twofold.domain.tonight import first

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)


def at(kind: ReturnKind, hours: float) -> Return:
    return named(nothing_named(), kind, NOW + hours * HOUR, NOW)


def told(found: Return | None, after: float, today: date = TODAY) -> tuple[str, str, str] | None:
    made = offers(found, NOW + after * HOUR, today)
    assert all(each.side is None and each.route == ReturnRoute() for each in made)
    return (made[0].title, made[0].note, made[0].sort) if made else None


def test_a_time_apart_comes_first_from_the_beginning() -> None:
    found = at("apart", 1)
    assert told(found, 0) == ("Apart until 20:30", "each on your own; it will keep", "return")
    assert told(found, 1) == ("Come back to each other", "you named 20:30", "return")


def test_a_time_to_talk_comes_first_once_it_is_there() -> None:
    found = at("later", 2)
    assert told(found, 0) == ("To talk at 21:30", "you named this time", "look")
    assert told(found, 2) == ("Time to talk", "you named 21:30", "return")
    tomorrow = at("later", 14)
    assert told(tomorrow, 0) == ("To talk tomorrow at 9:30", "you named this time", "")


def test_it_is_gone_a_day_later_or_once_both_are_back() -> None:
    found = at("apart", 1)
    tomorrow, yesterday = date(2026, 11, 24), "you named yesterday at 20:30"
    assert told(found, 24.9, tomorrow) == ("Come back to each other", yesterday, "return")
    assert told(found, 25, tomorrow) is None
    assert told(came_back(found, NOW + HOUR), 1) is None
    assert told(None, 0) is told(nothing_named(), 0) is None


def test_it_stands_before_all_else_for_tonight_at_either_seat() -> None:
    (found,) = offers(at("apart", 1), NOW, TODAY)
    letter = Offer(ReturnRoute(), "A letter", side="a", sort="letter", weight=-1.0)
    for seat in ("a", "b", None):
        assert first([letter, found], NOW, seat) == found
