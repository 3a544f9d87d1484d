"""What is in a drawer, as entries of its owner's own book: all of what was written, and theirs alone."""

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.book.private import ONLY_YOURS, Own, entries, shape_of
from twofold.domain.closeness.records import Felt
from twofold.domain.drawers import WritingKind, writing_id
from twofold.domain.letters.records import Draft as LetterDraft
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import WriteLetterRoute
from twofold.domain.moments.records import Jotted
from twofold.domain.path.records import Path, Prepared
from twofold.domain.questions.records import Answer, Asked
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.retreat.plan import Hearts, Idea, Plan
from twofold.domain.therapist.records import Said, Therapist
from twofold.domain.tuning.records import TodayCard
from twofold.domain.worksheet.requests import Circles, Reply
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.routes import RowRoute
from twofold.domain.worksheet.sheet import Draft as Sheet
from twofold.domain.worksheet.sheet import Guess, Opening, Picked, Request, Row

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ROW = Row(
    id="r1", group="touch", words="a hand", why="I rest then", moment="on the sofa",
    opening=Opening(need="your hand"), request=Request(what="hold my hand"),
)  # fmt: skip
WRITTEN: dict[WritingKind, Any] = {
    "sheet": Sheet(rows=(ROW, Row(id="r2", kind="want", words="a walk"), Row(id="blank"))),
    "guess": Guess((Picked("touch"), Picked("rest"))),
    "circles": Circles(core=("one evening",), flexible=("which one",)),
    "hearts": Hearts({"i4": 1, "i1": 3, "i2": 0, "gone": 2}, veto="i3"),
    "today": TodayCard(
        energy=1,
        mood="tired",
        mind="the move",
        wish="an early night",
        thanks="the soup",
        guess="merry",
        guess_wish="tea",
    ),
    "closeness": Felt(near=50, why="we laughed", closer="a walk"),
    "answer": Answer("my grandmother"),
    "letter": LetterDraft(title="By the sea", text="Dear you"),
    "moment": Jotted("You made tea"),
    "path": Prepared("the dishes", "I go quiet", "alone", "that we ask", "the night shifts"),
    "therapist": Said({"t1": "maybe", "gone": "no"}),
}
"""Something of each kind."""
TOLD: dict[WritingKind, tuple[Any, ...]] = {
    "sheet": (
        "worksheet",
        ("A need: a hand", ("", "a hand"), ("why it matters", "I rest then"),
         ("how it would be", "on the sofa"), ("would begin softly", "I need your hand."),
         ("would ask for", "hold my hand")),
        ("A want: a walk", ("", "a walk")),
    ),
    "guess": ("worksheet", ("What you guess of the other's needs",)),
    "circles": (
        "worksheet",
        ("Two circles: another way", ("could not give up", "one evening"),
         ("could give way in", "which one")),
    ),
    "hearts": (
        "retreat",
        ("Your hearts: By the sea", ("gave hearts to", "Boat: three hearts\nLamp: one heart"),
         ("would rather not", "Bats")),
    ),
    "today": (
        "tuning",
        ("Your card of the day: tired", ("felt", "tired, worn out"), ("had in mind", "the move"),
         ("wished for", "an early night"), ("appreciated", "the soup"),
         ("guessed of the other", "merry, tea")),
    ),
    "closeness": (
        "closeness",
        ("How close you feel: we laughed", ("felt", "just overlapping"), ("why", "we laughed"),
         ("would be closer by", "a walk")),
    ),
    "answer": ("questions", ("Whom do you miss?", ("", "my grandmother"))),
    "letter": ("letters", ("A letter that you write: By the sea", ("", "Dear you"))),
    "moment": ("moments", ("You made tea", ("", "You made tea"))),
    "path": (
        "path",
        ("Prepared for a path: who cooks", ("happens", "the dishes"), ("what I do", "I go quiet"),
         ("what I feel", "alone"), ("what I wish", "that we ask"), ("makes it harder", "the night shifts")),
    ),
    "therapist": ("therapist", ("Finding a therapist", ("said", "Dr Amari: maybe"))),
}  # fmt: skip
"""What the book tells of it: the practice, then each entry, its title and what it says."""


class Table:
    """A table with a few records."""

    def __init__(self, *some: Record) -> None:
        self._some = {each.id: each for each in some}

    def get(self, name: str) -> Any:
        return self._some.get(name)

    def peek(self, card: Any) -> list[Any]:
        return list(self._some.values())


class Tables:
    """Tables with a plan, a question, a letter that was given, and replies to what was asked for."""

    plan = Plan(
        id="x", title="By the sea", start=date(2026, 5, 1), zone="UTC",
        ideas=(
            Idea(id="i1", title="Boat"), Idea(id="i2", title="Church"), Idea(id="i3", title="Bats"),
            Idea(id="i4", title="Lamp"),
        ),
    )  # fmt: skip

    def __getitem__(self, kind: type[Record]) -> Any:
        path = Path(id="x", problem="who cooks")
        asked = Asked(id="asked-warm-7", deck="warm", card="7", words="Whom do you miss?", last=NOON.date())
        rows = (ROW, Row(id="r2", words="a walk"))
        sheet = Worksheet(id="w", day=NOON.date(), revealed=Revealed(NOON, Shown(rows), Shown()))
        some: dict[type[Record], tuple[Record, ...]] = {
            Plan: (self.plan,), Asked: (asked,), Path: (path,), Worksheet: (sheet,),
            Therapist: (Therapist(id="t1", name="Dr Amari"),),
            Letter: (Letter(id="sent", author="a", sealed=NOON),),
            Reply: tuple(Reply(id=f"to-{row.id}", worksheet="w", row=row.id) for row in rows),
        }  # fmt: skip
        return Table(*some.get(kind, ()))


ABOUT: dict[str, str] = {"answer": "evening:warm/7"}


def told(kind: WritingKind, value: Any, side: Side = "a", about: str = "x") -> list[Any]:
    about = ABOUT.get(kind, about)
    return list(entries(Own(writing_id(kind, about, side), kind, about, side, NOON, value), Tables()))


def test_every_kind_of_private_writing_is_told_but_the_letter_that_waits_for_its_reader() -> None:
    assert {kind for kind in get_args(WritingKind) if shape_of(kind) is None} == {"envelope"}
    assert {kind for kind in get_args(WritingKind) if shape_of(kind)} == WRITTEN.keys()


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("kind", WRITTEN)
def test_each_is_its_writers_alone_and_says_so(kind: WritingKind, side: Side) -> None:
    found = told(kind, WRITTEN[kind], side)
    assert found
    for each in found:
        assert each.owner == side and each.kind == ONLY_YOURS and not each.good
        assert each.route.side == side and each.route.told_by is None, "the other is not told of it"
        assert {words.side for words in each.said} <= {side}
        assert (each.day, each.at) == (NOON.date(), NOON)
    assert len({each.id for each in found}) == len(found)
    assert all(
        each.id.startswith(f"private/{writing_id(kind, ABOUT.get(kind, 'x'), side)}") for each in found
    )


@pytest.mark.parametrize("kind", WRITTEN)
def test_all_that_was_written_is_told_under_what_it_is(kind: WritingKind) -> None:
    found = told(kind, WRITTEN[kind])
    practice, *parts = TOLD[kind]
    assert {each.practice for each in found} == {practice}
    assert [(each.title, *((words.label, words.words) for words in each.said)) for each in found] == parts


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_empty_is_not_there(kind: WritingKind) -> None:
    shape = shape_of(kind)
    assert shape is not None and told(kind, shape()) == []


def test_each_row_of_a_sheet_is_for_itself_and_an_empty_one_is_not_there() -> None:
    first, second = told("sheet", WRITTEN["sheet"])
    assert (first.route, first.themes) == (RowRoute("a", "x", "r1"), ("touch",))
    assert (first.title, second.title) == ("A need: a hand", "A want: a walk")


def test_circles_say_about_which_request_they_are() -> None:
    titles = [told("circles", WRITTEN["circles"], about=about)[0].title for about in ("to-r1", "to-r2")]
    assert titles == ["Two circles: hold my hand", "Two circles: a walk"]


def test_a_guess_is_found_by_its_themes() -> None:
    (found,) = told("guess", WRITTEN["guess"])
    assert found.themes == ("touch", "rest") and found.said == ()


def test_a_letter_that_was_given_says_so() -> None:
    (draft,) = told("letter", WRITTEN["letter"])
    (given_,) = told("letter", WRITTEN["letter"], about="sent")
    assert draft.title == "A letter that you write: By the sea" and draft.route == WriteLetterRoute("a", "x")
    assert given_.title == "Given, and not read yet: By the sea"


def test_hearts_of_a_retreat_that_is_gone_are_gone() -> None:
    assert told("hearts", WRITTEN["hearts"], about="gone") == []


@given(st.text(max_size=200))
def test_any_words_are_kept_as_they_are(words: str) -> None:
    found = told("moment", Jotted(words))
    assert [each.said[0].words for each in found] == ([words] if words.strip() else [])
    for each in told("letter", LetterDraft(text=words)):
        assert each.said[0].words == words and each.title and "\n" not in each.title.strip()
