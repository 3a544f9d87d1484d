"""A day's two cards: shown alone or together, answered, and found again while they wait."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from twofold.domain.drawers import WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import Side
from twofold.domain.tuning.cards import (
    LATELY,
    CardStatus,
    answered,
    can_open,
    card_status,
    energy_words,
    guessed,
    is_empty,
    left_for,
    of_day,
    read_by,
    shown,
    unshown,
)
from twofold.domain.tuning.records import Day, DaySummary, TodayCard, day_id

NOW = datetime(2026, 11, 24, 19, tzinfo=UTC)
TODAY = date(2026, 11, 24)
HERS = TodayCard(2, "tender", "Dad", "ring me", "the coffee")
HIS = TodayCard(mood="calm")


def written(side: Side, day: date = TODAY, *, finished: bool = False) -> WritingSummary:
    return WritingSummary(f"today-{side}-{day}", "today", day_id(day), side, NOW if finished else None)


def as_card(day: Day) -> DaySummary:
    return DaySummary(day.id, day.day, day.a, day.b, day.answers, day.together, day.told)


def test_the_id_of_a_day_tells_the_day() -> None:
    assert of_day(day_id(TODAY)) == TODAY
    for wrong in ("", "2026-11-24", "day-", "day-2026-13-01"):
        with pytest.raises(ValueError):
            of_day(wrong)
    with pytest.raises(ValueError, match=r"^'2026-11-24' is no day$"):
        of_day("2026-11-24")


def test_the_energy_is_told_in_words_or_not_at_all() -> None:
    told = [energy_words(TodayCard(energy)) for energy in (None, 1, 2, 3, 4, 5)]
    assert told == ["", "worn out", "tired", "steady", "lively", "wide awake"]


def test_how_a_card_stands_is_told_without_a_word_of_it() -> None:
    others = [
        WritingSummary("x", "sheet", day_id(TODAY), "a"),
        WritingSummary("y", "today", "day-2026-11-23", "a", NOW),
    ]
    assert card_status(None, others, TODAY, "a") == ""
    assert card_status(None, [*others, written("a")], TODAY, "a") == "begun"
    assert card_status(None, [written("a", finished=True)], TODAY, "a") == "ready"
    assert card_status(None, [written("a", finished=True)], TODAY, "b") == ""
    day = shown(None, TODAY, {"a": HERS}, NOW)
    assert card_status(day, [written("b")], TODAY, "a") == "shown"
    assert card_status(as_card(day), [written("b")], TODAY, "b") == "begun"


def test_there_is_something_to_open_once_nobody_writes_and_something_is_sealed() -> None:
    kinds: tuple[CardStatus, ...] = ("", "begun", "ready", "shown")
    able = {pair for pair in product(kinds, kinds) if can_open(pair)}
    assert able == {("ready", "ready"), ("ready", "shown"), ("shown", "ready")}


def test_opened_together_both_are_there_and_nobody_is_told_of_the_other() -> None:
    day = shown(None, TODAY, {"a": HERS, "b": HIS}, NOW)
    assert (day.id, day.a, day.b, day.together) == (day_id(TODAY), HERS, HIS, NOW)
    assert not left_for(day, "a") and not left_for(day, "b")


def test_a_card_that_was_left_waits_for_the_other_until_they_come_to_it() -> None:
    day = shown(None, TODAY, {"a": HERS}, NOW)
    assert day.together is None and left_for(day, "b") and not left_for(day, "a")
    assert not left_for(read_by(day, "b"), "b")
    assert not left_for(answered(day, "b", "I will ring."), "b")
    after = shown(day, TODAY, {"b": HIS}, NOW)
    assert after.a == HERS and not left_for(after, "b")
    assert left_for(after, "a"), "what was left second waits too"
    assert read_by(read_by(day, "b"), "a").told == ("a", "b") and read_by(after, "b") is after


def test_a_card_is_shown_once_and_never_empty() -> None:
    day = shown(None, TODAY, {"a": HERS}, NOW)
    with pytest.raises(Invalid, match="open already"):
        shown(day, TODAY, {"a": HIS}, NOW)
    for empty in (TodayCard(), TodayCard(mood=" ", mind="\n\u200b")):
        assert is_empty(empty)
        with pytest.raises(Invalid, match="nothing on the card"):
            shown(None, TODAY, {"b": empty}, NOW)
    assert not is_empty(TodayCard(energy=1)) and energy_words(TodayCard(energy=1)) == "worn out"


def test_what_is_shown_is_clean() -> None:
    day = shown(None, TODAY, {"a": TodayCard(mood="a\x1b[2Jb ", mind="one\r\ntwo\x00")}, NOW)
    assert day.a == TodayCard(mood="a[2Jb", mind="one\ntwo")


def test_a_guess_shows_only_once_both_cards_are_open() -> None:
    mine = TodayCard(mood="calm", guess=" tired\x00", guess_wish="tea")
    left = shown(None, TODAY, {"a": mine}, NOW)
    assert guessed(left, "a") == ("", ""), "the other still writes, and must not be led"
    both = shown(left, TODAY, {"b": HERS}, NOW)
    assert guessed(both, "a") == ("tired", "tea") and guessed(both, "b") == ("", "")
    assert not is_empty(TodayCard(guess_wish="tea")), "a guess alone is kept"


def test_only_what_was_shown_can_be_answered() -> None:
    day = shown(None, TODAY, {"a": HERS}, NOW)
    assert answered(day, "b", " I  will ring. ").answers == ("", "I will ring.")
    with pytest.raises(Invalid, match="no card to answer"):
        answered(day, "a", "to nothing")


def test_cards_of_the_last_days_that_were_not_shown_are_found() -> None:
    far = TODAY - timedelta(days=LATELY + 1)
    near, day = TODAY - timedelta(days=LATELY), shown(None, TODAY - timedelta(days=2), {"a": HERS}, NOW)
    writings = [
        written("a", far), written("b", near, finished=True), written("a"), written("b", day.day),
    ]  # fmt: skip
    found = unshown([as_card(day)], writings, TODAY)
    assert [(each.day, each.side, each.status) for each in found] == [
        (day.day, "b", "begun"), (near, "b", "ready"),
    ]  # fmt: skip
