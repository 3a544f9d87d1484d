"""What of a year may be printed: what they share, in the local year that it belongs to, and nothing else."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.support.tables import Kept
from tests.support.weekend import a_weekend
from tests.support.years import (
    TODAY,
    a_book,
    a_sentence,
    a_year,
    agreement,
    asked,
    at,
    letter,
    moment,
    private,
    ritual,
)
from twofold.domain.book.entries import Said
from twofold.domain.book.leaves import LET_GO, TABLES, leaves, years
from twofold.domain.book.year import PARTS, Leaf
from twofold.domain.questions.records import Answered
from twofold.domain.records import Record
from twofold.domain.retreat.plan import FollowUp, Plan
from twofold.domain.shelf.records import Passage, Slice
from twofold.store.kinds import table_of


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def of(year: int, *records: Record, stars: tuple[str, ...] = ()) -> dict[str, Leaf]:
    return {leaf.id: leaf for leaf in leaves(Kept(*records), year, TODAY, stars)}


def test_all_that_is_shared_is_there_in_the_order_of_the_parts_and_days() -> None:
    found = leaves(Kept(*a_year()), 2026, TODAY)
    assert [(leaf.part, leaf.id, leaf.starts) for leaf in found] == [
        ("sentence", "sentences/sentence", True),
        ("letters", "letters/l1", True),
        ("moments", "moments/m2", False),
        ("moments", "moments/m1", True),
        ("retreats", "plans/over", True),
        ("answers", "asked/q1", True),
        ("answers", "asked/q2", False),
        ("passages", "works/w1/s1", True),
        ("rituals", "rituals/r1", True),
        ("kept", "agreements/k1", True),
    ]
    assert [leaf.part for leaf in found] == sorted((leaf.part for leaf in found), key=PARTS.index)


def test_every_table_that_is_looked_at_is_named() -> None:
    asked_for = []

    class Asked(Kept):
        def __getitem__(self, kind: type[Any], /) -> Any:
            asked_for.append(table_of(kind))
            return super().__getitem__(kind)

    leaves(Asked(), 2026, TODAY)
    assert sorted(asked_for) == sorted(TABLES)


def test_nothing_that_is_private_or_not_opened_is_in_it() -> None:
    secret = letter("l9", None, "sealed words")
    unseen = moment("m9", "not shown", at(4, 4)).with_(shown=None)
    found = of(2026, secret, unseen, private("moment", "m8", "mine alone"), private("letter", "l8", "draft"))
    assert found == {}
    told = msgspec.json.encode(leaves(Kept(*a_year()), 2026, TODAY)).decode()
    for words in ("only mine", "not talked about", "Letter l2", "Run each day"):
        assert words not in told


@pytest.mark.parametrize(
    ("zone", "year"), [("Pacific/Auckland", 2027), ("UTC", 2026), ("America/Adak", 2026)], indirect=["zone"]
)
@pytest.mark.usefixtures("zone")
def test_the_local_day_says_in_which_year_it_is(year: int) -> None:
    turn = datetime(2026, 12, 31, 20, tzinfo=UTC)
    records = (
        letter("l", turn), moment("m", "Fireworks", turn), ritual("r", "Tea", turn),
        a_sentence((turn, "We begin again.")), agreement("k", "Phones", (turn, "mostly", "keep")),
    )  # fmt: skip
    found = leaves(Kept(*records), year, date(2027, 1, 1))
    assert [leaf.part for leaf in found] == ["sentence", "letters", "moments", "rituals", "kept"]
    assert {leaf.day.year for leaf in found} == {year}
    other = leaves(Kept(*records), 4053 - year, date(2027, 1, 1))
    assert [leaf.part for leaf in other] == (["sentence"] if year == 2026 else [])
    assert years(Kept(*records), date(2027, 1, 1)) == (year,)


def test_the_years_are_those_there_is_something_of_the_latest_first() -> None:
    records = (letter("l", at(3, 3, year=2024)), moment("m", "Tea", at(1, 1)), a_sentence((at(1, 9), "We.")))
    assert years(Kept(*records), date(2028, 1, 1)) == (2026, 2024)
    assert years(Kept(), TODAY) == ()
    # A plan for a year to come is none that was lived.
    assert years(Kept(a_weekend(start=date(2031, 1, 1))), TODAY) == ()


def test_the_sentence_comes_with_the_one_the_year_began_with() -> None:
    sentence = a_sentence((at(3, 3, year=2024), "First."), (at(4, 4), "Second."), (at(9, 9), "Third."))
    (leaf,) = of(2026, sentence).values()
    assert leaf.title == "Third."
    assert [(day.day.year, day.said[0].words) for day in leaf.days] == [
        (2024, "First."), (2026, "Second."), (2026, "Third."),
    ]  # fmt: skip
    (carried,) = of(2025, sentence).values()
    assert carried.title == "First." and len(carried.days) == 1
    assert [day.said[0].words for day in leaves(Kept(sentence), 2027, date(2027, 1, 1))[0].days] == ["Third."]
    assert of(2023, sentence) == of(2027, sentence) == {}, "there was none yet, and nobody knows"


def test_a_sentence_that_was_let_go_holds_no_further() -> None:
    gone = a_sentence((at(3, 3, year=2024), "First."), (at(4, 4), ""))
    (leaf,) = of(2026, gone).values()
    assert leaf.title == "First." and leaf.days[-1].said == (Said(LET_GO, label=LET_GO),)
    assert leaves(Kept(gone), 2027, date(2027, 1, 1)) == ()
    again = a_sentence((at(3, 3, year=2024), "First."), (at(4, 4, year=2025), ""), (at(5, 5), "New."))
    assert [day.said[0].words for day in of(2026, again)["sentences/sentence"].days] == ["New."]


def test_what_has_a_star_is_in_it_from_the_start() -> None:
    plain = moment("m", "Tea", at(1, 1), reached=False)
    card = asked("q", "Why?", (date(2026, 2, 2), Answered(("so", "")))).with_(kept=False)
    assert [leaf.starts for leaf in of(2026, plain, card).values()] == [False, False]
    starred = of(2026, plain, card, stars=("moments/m", "asked/q/2026-02-02//"))
    assert [leaf.starts for leaf in starred.values()] == [True, True]
    assert not of(2026, plain, stars=("moments/mm", "moments"))["moments/m"].starts


def test_a_retreat_tells_its_days_that_were_lived_without_journeys() -> None:
    (leaf,) = of(2026, *[each for each in a_year() if each.id == "over"]).values()
    assert leaf.title == "Last time by the sea" and leaf.last == date(2026, 11, 29)
    assert [[said.words for said in day.said] for day in leaf.days] == [
        ["Supper at the harbour", "What I liked this week"], ["A boat to the seals"],
    ]  # fmt: skip
    told = [(said.words, said.side) for said in leaf.said]
    assert (
        ("The seals", "a") in told and ("Her laugh in the boat", "b") in told and ("We walked", "b") in told
    )


def test_when_they_sat_down_again_stands_behind_what_they_said_after_a_week_and_a_month() -> None:
    (over,) = (each for each in a_year() if isinstance(each, Plan))
    looks = [FollowUp(after=after, words=(f"after {after}", "")) for after in (0, 30, 7, 90)]
    (leaf,) = of(2026, over.with_(follow_ups=tuple(looks))).values()
    assert [(said.label, said.words) for said in leaf.said[-4:]] == [
        ("A week after", "after 7"),
        ("A month after", "after 30"),
        ("90 days after", "after 90"),
        ("When you sat down again", "after 0"),
    ]


def test_a_retreat_that_was_not_closed_is_in_it_once_it_is_over_and_something_was_lived() -> None:
    plan = a_weekend(start=date(2026, 5, 1))
    lived = plan.with_(slots=tuple(replace(each, happened="done") for each in plan.slots))
    assert of(2026, plan) == {}
    assert set(of(2026, lived)) == {"plans/by-the-sea"}
    assert leaves(Kept(lived), 2026, date(2026, 5, 3)) == ()


def test_a_retreat_over_the_turn_of_the_year_is_of_the_one_in_which_it_began() -> None:
    plan = a_weekend(start=date(2025, 12, 31))
    lived = plan.with_(slots=tuple(replace(each, happened="done") for each in plan.slots))
    assert of(2026, lived) == {} and set(of(2025, lived)) == {"plans/by-the-sea"}


def test_what_was_kept_happened_and_was_kept_by_both_in_that_year() -> None:
    cards = (
        agreement("yes", "a", (at(2, 2), "partly", "keep")),
        agreement("not yet", "b", (at(2, 2), "not yet", "keep")),
        agreement("dropped", "c", (at(3, 3), "", "drop")),
        agreement("never looked at", "d"),
        agreement("another year", "e", (at(2, 2, year=2027), "mostly", "keep")),
    )
    found = of(2026, *cards)
    assert set(found) == {"agreements/yes"}
    assert found["agreements/yes"].who == "a"
    assert [(said.words, said.side) for said in found["agreements/yes"].said] == [
        ("each week", None), ("for asking", "a"),
    ]  # fmt: skip


def test_a_ritual_is_of_the_year_in_which_it_began_unless_it_was_let_go_in_it() -> None:
    tea, gone = ritual("tea", "Tea", at(3, 3)), ritual("gone", "Runs", at(3, 3), at(6, 6))
    later = ritual("later", "Walks", at(3, 3), at(6, 6, year=2027))
    assert set(of(2026, tea, gone, later)) == {"rituals/tea", "rituals/later"}
    assert of(2027, tea, gone, later) == {}


def test_a_ritual_tells_when_it_is_what_they_do_how_it_ends_and_what_it_means() -> None:
    tea = ritual("tea", "Tea", at(3, 3))
    held = [replace(each, shape=replace(each.shape, ends="a kiss")) for each in tea.history]
    (leaf,) = of(2026, tea.with_(history=tuple(held))).values()
    assert [(said.label, said.words) for said in leaf.said] == [
        ("When", "at ten"), ("What you do", "tea"), ("How it ends", "a kiss"),
        ("What it means to you", "we are home"),
    ]  # fmt: skip


def test_answers_and_passages_are_of_the_year_in_which_they_came() -> None:
    card = asked(
        "q", "Why?", (date(2025, 2, 2), Answered(("then", ""))), (date(2026, 2, 2), Answered(("", "now")))
    )
    empty = asked("e", "And?", (date(2026, 2, 2), Answered(evening="x")))
    work = a_book("w", Slice("s", talked=date(2025, 12, 31), b=Passage("x")), Slice("t", talked=TODAY))
    assert [day.said for day in of(2026, card, empty, work)["asked/q"].days] == [(Said("now", "b"),)]
    assert set(of(2026, card, empty, work)) == {"asked/q"}
    assert set(of(2025, card, empty, work)) == {"asked/q", "works/w/s"}


def test_a_day_in_order_keeps_the_order_of_the_day() -> None:
    some = [moment(f"m{n}", f"{n}", at(5, 5, 9) + timedelta(minutes=n)) for n in (3, 1, 2)]
    assert [leaf.title for leaf in leaves(Kept(*some), 2026, TODAY)] == ["1", "2", "3"]
