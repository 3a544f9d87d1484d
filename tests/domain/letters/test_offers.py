"""What home says of letters: on their day, for some days, and never a word of theirs."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from twofold.domain.letters.offers import DAYS, OCCASION_DAYS, offers
from twofold.domain.letters.records import LetterSummary

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def card(**more: object) -> LetterSummary:
    return LetterSummary(**{"id": "l", "created": NOW, "author": "a", "sealed": NOW, **more})  # type: ignore[arg-type]


def test_a_letter_for_any_time_is_offered_to_its_reader() -> None:
    (found,) = offers([card()], NOW, TODAY)
    assert (found.route.place, asdict(found.route), found.side) == ("letters.read", {"letter_id": "l"}, "b")
    assert found.weight == 4.5
    (found,) = offers([card(author="b", occasion="when you miss me")], NOW, TODAY)
    assert found.side == "a" and "when you miss me" in found.note


def test_nothing_is_said_of_what_is_written_opened_or_still_ahead() -> None:
    cards = [
        card(sealed=None),
        card(opened=NOW),
        card(opens=TODAY + timedelta(days=1)),
        card(author=None),
    ]
    assert offers(cards, NOW, TODAY) == ()


@settings(max_examples=50)
@given(st.integers(0, 60), st.integers(0, 60), st.booleans())
def test_it_is_offered_for_some_days_and_then_never_again(opens: int, later: int, dated: bool) -> None:
    day = TODAY + timedelta(days=opens) if dated else None
    today, now = TODAY + timedelta(days=later), NOW + timedelta(days=later)
    offered = bool(offers([card(opens=day)], now, today))
    first = opens if dated else 0
    assert offered == (first <= later < first + DAYS)


def test_an_occasion_is_said_once_and_not_for_long() -> None:
    for days, there in ((0, True), (OCCASION_DAYS - 1, True), (OCCASION_DAYS, False)):
        later = timedelta(days=days)
        assert bool(offers([card(occasion="when we move")], NOW + later, TODAY + later)) is there


def test_the_oldest_comes_first() -> None:
    cards = [card(id="new"), card(id="old", sealed=NOW - timedelta(days=2))]
    assert [asdict(each.route)["letter_id"] for each in offers(cards, NOW, TODAY)] == ["old", "new"]


def test_a_letter_of_both_is_to_be_opened_by_both_on_its_day() -> None:
    for ours in (card(to_both=True, opens=TODAY), card(author=None, by_both=True, opens=TODAY)):
        (found,) = offers([ours], NOW, TODAY)
        assert (found.route.place, found.side, found.sort) == ("letters.open", None, "open")
        assert f"{found.title}: {found.note}" == (
            "A letter to both of you: its day has come: open it together"
        )
    (alone,) = offers([card()], NOW, TODAY)
    assert (f"{alone.title} {alone.note}", alone.sort) == ("A letter waits may open it", "letter")
