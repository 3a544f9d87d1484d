"""What home says of questions: the evening left open last, and a question that comes back, for some days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import asdict

from twofold.domain.drawers import WritingSummary
from twofold.domain.questions.offers import DAYS, offers
from twofold.domain.questions.records import AskedSummary, EveningSummary

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def evening(id: str, days: int, **more: object) -> EveningSummary:
    at = NOW - timedelta(days=days)
    return EveningSummary(id, at, at, "rising", **more)  # type: ignore[arg-type]


def asked(again: int | None, card: str = "a") -> AskedSummary:
    day = None if again is None else TODAY - timedelta(days=again)
    return AskedSummary(f"asked-us-{card}", "us", card, "Why?", TODAY, kept=True, again=day)


def test_the_evening_left_open_last_is_offered() -> None:
    some = [evening("old", 3), evening("new", 1), evening("over", 0, ended=NOW)]
    (found,) = offers(some, [], [], NOW, TODAY)
    assert (found.route.place, asdict(found.route), found.weight) == (
        "questions.table",
        {"evening_id": "new"},
        2.5,
    )
    assert found.note == "the rising set"
    assert offers([evening("gone", DAYS)], [], [], NOW, TODAY) == ()


def test_what_both_wrote_is_ready_only_when_both_have_finished() -> None:
    def wrote(side: str, about: str = "new:us/a", done: datetime | None = NOW) -> WritingSummary:
        return WritingSummary(f"answer-{side}-{about}", "answer", about, side, done)  # type: ignore[arg-type]

    def note(*writings: WritingSummary) -> tuple[str, float]:
        (found,) = offers([evening("new", 1)], writings, [], NOW, TODAY)
        is_ready = found.note == "you both have written"
        assert (found.sort, found.minutes) == (("open", 10) if is_ready else ("", 20))
        return found.note, found.weight

    assert note(wrote("a"), wrote("b")) == ("you both have written", 2.6)
    assert note(wrote("a", "newer:us/a"), wrote("b", "newer:us/a"))[1] == 2.5
    assert note(wrote("a"), wrote("b", done=None))[1] == 2.5
    assert note(wrote("a"), wrote("b", "new:us/b"))[1] == 2.5
    assert note(wrote("a", "old:us/a"), wrote("b", "old:us/a"))[1] == 2.5


@pytest.mark.parametrize("days", [-1, 0, DAYS - 1, DAYS])
def test_a_question_comes_back_on_its_day_and_for_some_days(days: int) -> None:
    found = offers([], [], [asked(days), asked(None, "b")], NOW, TODAY)
    assert bool(found) == (0 <= days < DAYS)
    for each in found:
        assert (each.route.place, each.note, each.weight) == ("questions.kept", "Why?", 7.8)
        assert (each.sort, each.minutes) == ("look", 15)
