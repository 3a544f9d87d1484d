"""What a practice offers at home is read from its own tables, and each row says what waits."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support.tables import Kept
from twofold.domain.drawers import Open, Writing
from twofold.domain.letters import offers as letters
from twofold.domain.letters.records import Letter
from twofold.domain.offers import Offer
from twofold.domain.promises import newthings, rituals
from twofold.domain.promises import offers as promises
from twofold.domain.promises import sentence as sentences
from twofold.domain.questions import offers as questions
from twofold.domain.questions.records import Asked, Evening
from twofold.domain.records import Record
from twofold.domain.shelf import offers as shelf
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.tuning import offers as tuning
from twofold.domain.tuning.cards import shown
from twofold.domain.tuning.checkins import new_checkin
from twofold.domain.tuning.records import RHYTHM, Rhythm, TodayCard, day_id

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BEGUN = NOW - timedelta(days=100)
AB: tuple[Any, Any] = ("a", "b")


def at(now: datetime) -> dict[str, Any]:
    return {"created": now, "updated": now}


SENTENCE = sentences.agreed(sentences.first(BEGUN), "We come back.", AB, BEGUN, TODAY - timedelta(days=90))
SKETCH = rituals.Sketch(what="tea", when="at ten", days=14)
RITUAL = rituals.agreed(rituals.begin(BEGUN), SKETCH, AB, BEGUN, TODAY - timedelta(days=14))
SUPPER = rituals.Sketch(what="supper", when="at six")
FIRST = rituals.agreed(rituals.begin(BEGUN), SUPPER, AB, BEGUN, date(2026, 1, 1))
CHANGED = rituals.agreed(FIRST, SKETCH, AB, BEGUN, TODAY - timedelta(days=14))
THINGS = newthings.planned(newthings.added(newthings.first(BEGUN), "1", "row"), "1", "today", TODAY)
EVENING = Evening(id="e", **at(NOW), way="draw", cards=("us/a",))
BACK = Asked(id="asked-us-a", **at(BEGUN), deck="us", card="a", words="Why?", last=TODAY, again=TODAY)
BOOK = Work(id="w", title="Emma", state="under way", slices=(Slice("1", "chapter 1", TODAY),))
RHYTHM_OF_MONDAYS = Rhythm(id=RHYTHM, **at(BEGUN), days=(0,), checkin=0)


def answer(side: str) -> Writing:
    return Writing(kind="answer", about="e:us/a", author=side, veil=Open("x"), finished=NOW)  # type: ignore[arg-type]


def today_card(side: str) -> Writing:
    return Writing(kind="today", about=day_id(TODAY), author=side, veil=Open("x"), finished=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("practice", "records", "rows"),
    [
        (letters, [Letter(id="l", author="a", sealed=NOW)], [("A letter waits", "may open it", "b")]),
        (
            letters,
            [Letter(id="l", author="b", sealed=NOW, occasion="when you miss me")],
            [("A letter waits", "may open it: when you miss me", "a")],
        ),
        (promises, [SENTENCE], [("We come back.", "you wanted to read it again", None)]),
        (promises, [RITUAL], [("tea", "you wanted to look at it together", None)]),
        (promises, [CHANGED], [("tea", "you wanted to look at it together", None)]),
        (promises, [THINGS], [("row", "new, and for today", None)]),
        (questions, [EVENING], [("Questions you left open", "a card at a time", None)]),
        (
            questions,
            [EVENING.with_(way="guess")],
            [("Questions you left open", "guess my answer", None)],
        ),
        (
            questions,
            [EVENING, answer("a"), answer("b")],
            [("Questions you left open", "you both have written", None)],
        ),
        (questions, [BACK], [("A question comes back", "Why?", None)]),
        (shelf, [BOOK], [("Emma", "chapter 1, to talk about", None)]),
        (shelf, [BOOK.with_(kind="film")], [("Emma", "to talk about", None)]),
        (
            tuning,
            [RHYTHM_OF_MONDAYS],
            [
                ("Weekly check-in", "about an hour, when you like", None),
                ("How you are today", "two minutes each", None),
            ],
        ),
        (
            tuning,
            [RHYTHM_OF_MONDAYS.with_(checkin=None), today_card("b")],
            [("How you are today", "has written", "b")],
        ),
        (
            tuning,
            [today_card("a"), today_card("b")],
            [("How you are today", "both of you have written", None)],
        ),
        (
            tuning,
            [shown(None, TODAY, {"a": TodayCard(mood="calm")}, NOW)],
            [("A card was left", "may read it", "b")],
        ),
        (
            tuning,  # today's are to be opened, and yesterday's was left
            [
                today_card("a"), today_card("b"),
                shown(None, TODAY - timedelta(days=1), {"b": TodayCard(mood="calm")}, NOW),
            ],
            [
                ("How you are today", "both of you have written", None),
                ("A card was left", "may read it", "a"),
            ],
        ),
        (tuning, [answer("a").with_(about=day_id(TODAY)), answer("b").with_(about=day_id(TODAY))], []),
        (tuning, [new_checkin(NOW, TODAY)], [("Weekly check-in", "go on where you were", None)]),
    ],
)  # fmt: skip
def test_what_is_kept_is_offered_in_these_words(
    practice: Any, records: list[Record], rows: list[tuple[str, str, str | None]]
) -> None:
    found: tuple[Offer, ...] = practice.offered(Kept(*records), NOW, TODAY)
    assert [(each.title, each.note, each.side) for each in found] == rows
    assert practice.offered(Kept(), NOW, TODAY) == ()


def test_a_sentence_stands_before_a_ritual_that_came_on_the_same_day() -> None:
    sentence, ritual = promises.offered(Kept(RITUAL, SENTENCE), NOW, TODAY)
    assert (sentence.title, ritual.title) == ("We come back.", "tea")
    assert (sentence.weight, sentence.order) < (ritual.weight, ritual.order)


def test_of_several_the_latest_is_offered() -> None:
    earlier = BACK.with_(id="asked-us-b", words="How?", again=TODAY - timedelta(days=1))
    for some in ([BACK, earlier], [earlier, BACK]):
        (found,) = questions.offered(Kept(*some), NOW, TODAY)
        assert found.note == "Why?" and found.order == TODAY.toordinal()
    book = BOOK.with_(slices=(Slice("0", "chapter 0", TODAY - timedelta(days=2)), *BOOK.slices))
    for slices in (book.slices, book.slices[::-1]):
        (found,) = shelf.offered(Kept(book.with_(slices=slices)), NOW, TODAY)
        assert found.note == "chapter 1, to talk about" and found.order == 0


def test_the_evening_left_last_stands_before_the_others() -> None:
    (late,) = questions.offered(Kept(EVENING), NOW, TODAY)
    (early,) = questions.offered(Kept(EVENING.with_(updated=NOW - timedelta(hours=1))), NOW, TODAY)
    assert late.order < early.order


def test_what_does_not_wait_hides_nothing_that_does() -> None:
    written, over, waits = (
        Letter(id="1", author="a"),
        Letter(id="2", author="a", sealed=NOW - timedelta(days=100)),
        Letter(id="3", author="a", sealed=NOW),
    )
    assert len(letters.offered(Kept(written, over, waits), NOW, TODAY)) == 1
