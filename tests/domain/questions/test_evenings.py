"""An evening: who reads, going on and back, the time of a set, and nothing that says who passed."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.people import Invalid
from twofold.domain.questions import answers, evenings
from twofold.domain.questions.keeping import (
    HALF_YEAR,
    answers_of,
    bring_back,
    is_back,
    keep,
    met,
    opened,
    stay_away,
)
from twofold.domain.questions.records import Answer, Answered, Evening, Way
from twofold.domain.records import Side, other

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
RISING = (("us/a", "joy/b"), ("us/c", "joy/d"), ("us/e",))


def anything(_: str) -> bool:
    return True


def begun(way: Way = "rising", sets: object = RISING, reader: Side = "a") -> Evening:
    return evenings.begun("e1", way, sets, reader, False, NOW)  # type: ignore[arg-type]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["on", "back"]), st.floats(0, 2000)), max_size=25), st.booleans())
def test_whatever_is_pressed_the_reader_alternates_and_one_step_back_is_where_one_was(
    steps: list[tuple[str, float]], first: bool
) -> None:
    evening = begun(reader="a" if first else "b")
    shown = [evening]
    for what, spent in steps:
        if what == "on" and evening.ended is None:
            after = evenings.go_on(evening, spent, NOW, anything)
            if after.ended is None:
                assert evenings.reader(after) == other(evenings.reader(evening))
                assert after.at > evening.at
                shown.append(after)
            back = evenings.go_back(after, after.spent)
            assert (back.at, back.seen, back.ended) == (evening.at, evening.seen, None)
            assert evenings.reader(back) == evenings.reader(evening)
            assert back.spent == spent
            evening = after
        elif what == "back" and (evening.seen or evening.ended):
            if evening.ended is None:
                shown.pop()
            evening = evenings.go_back(evening, evening.spent)
            assert evening.at == shown[-1].at
    assert len({place for place, _ in evening.seen} | {evening.at}) == len(evening.seen) + 1


def test_the_first_card_has_none_before_and_no_cards_are_no_evening() -> None:
    with pytest.raises(Invalid, match="first card"):
        evenings.go_back(begun(), 0)
    with pytest.raises(Invalid, match="Choose another depth"):
        begun(sets=((),))
    assert begun("draw", (("us/a", "us/b"),)).sets == ()


def test_the_time_of_a_set_goes_on_to_the_next_and_never_before() -> None:
    evening = begun()
    after = evenings.go_on(evening, 899, NOW, anything)
    assert (after.at, after.spent) == (1, 899)
    over = evenings.go_on(evening, 900, NOW, anything)
    assert (over.at, over.spent, evenings.set_at(over)) == (2, 0.0, 1)
    assert evenings.is_over(evening, 900) and not evenings.is_over(evening, 899.9)
    assert not evenings.is_over(begun("draw", (("us/a",),)), 5000)
    back = evenings.go_back(over, 20)
    assert (back.at, back.spent) == (0, 900)
    last = evenings.go_on(over, 900, NOW, anything)
    assert evenings.set_at(last) == 2
    ended = evenings.go_on(last, 900, NOW, anything)
    assert ended.ended == NOW and evenings.on_table(ended) == "us/e"
    assert evenings.go_back(ended, 0).ended is None


def test_cards_without_words_are_left_out() -> None:
    def known(key: str) -> bool:
        return key not in ("us/a", "us/c", "joy/d")

    evening = begun()
    settled = evenings.settled(evening, NOW, known)
    assert evenings.on_table(settled) == "joy/b" and settled.seen == ()
    assert evenings.settled(settled, NOW, known) is settled
    assert evenings.on_table(evenings.go_on(settled, 5, NOW, known)) == "us/e"
    assert evenings.settled(evening, NOW, lambda _: False).ended == NOW
    assert evenings.on_table(evening.with_(at=99)) is None


def test_the_next_evening_begins_with_the_other() -> None:
    assert evenings.reads_next(None) == "a"
    assert evenings.reads_next(begun()) == "b"
    assert evenings.reads_next(evenings.go_on(begun(), 1, NOW, anything)) == "a"


def test_nothing_tells_a_pass_from_an_answer() -> None:
    fields = {field.name for kind in (Evening,) for field in msgspec.structs.fields(kind)}
    assert not [name for name in fields if "pass" in name]
    # One way to go on is all there is: what it is given says nothing of the two.
    one = evenings.go_on(begun(), 1, NOW, anything)
    assert msgspec.json.encode(one) == msgspec.json.encode(evenings.go_on(begun(), 1, NOW, anything))


def test_a_card_comes_once_an_evening_and_back_in_half_a_year() -> None:
    first = met(None, "us/a", "A?", "e1", 1, NOW, TODAY)
    assert (first.id, first.deck, first.card, first.last, first.round) == ("asked-us-a", "us", "a", TODAY, 1)
    assert met(first, "us/a", "A?", "e1", 9, NOW, TODAY) is first
    kept = bring_back(first, TODAY)
    assert kept.kept and kept.again == TODAY + timedelta(days=182) == TODAY + HALF_YEAR
    assert not is_back(kept, TODAY + timedelta(days=181)) and is_back(kept, TODAY + HALF_YEAR)
    early = met(kept, "us/a", "B?", "e2", 2, NOW, TODAY + timedelta(days=9))
    assert early.again == kept.again and (early.words, early.round) == ("B?", 2)
    late = met(kept, "us/a", "A?", "e2", 2, NOW, TODAY + HALF_YEAR)
    assert late.again is None and late.kept
    assert keep(kept, False).again is None and not keep(kept, False).kept
    assert stay_away(kept).kept and stay_away(kept).again is None


def test_what_both_wrote_is_kept_by_its_evening_and_an_empty_one_not_at_all() -> None:
    asked = met(None, "us/a", "A?", "e1", 1, NOW, TODAY)
    evening = begun("draw", (("us/a",),))
    told = answers.together(evening, Answer("mine"), Answer("yours"))
    assert told == Answered(("mine", "yours"), ("", ""), "e1")
    kept = opened(asked, told, TODAY)
    assert (
        kept.answers == ((TODAY, told),) and answers_of(kept, "e1") == told and answers_of(kept, "e2") is None
    )
    assert opened(asked, answers.together(evening, Answer(), Answer()), TODAY) is asked
    once_more = answers.together(evening, Answer("mine too"), Answer("yours"))
    assert answers_of(opened(kept, once_more, TODAY), "e1") == once_more, "the latest of an evening"
    guess = begun("guess", (("us/a", "us/b"),))
    assert answers.guesses(guess, "a") and not answers.guesses(guess, "b")
    told = answers.together(guess, Answer("mine"), Answer("yours?"))
    assert (told.answers, told.guesses) == (("", "yours?"), ("mine", ""))
    after = evenings.go_on(guess, 0, NOW, anything)
    assert answers.guesses(after, "b") and not answers.guesses(after, "a")
    assert answers.parts(answers.about("e1", "us/a")) == ("e1", "us/a")


def test_of_cards_without_words_only_those_are_left_out() -> None:
    def known(key: str) -> bool:
        return key not in ("joy/b", "joy/d")

    evening = begun()
    assert evenings.on_table(evenings.go_on(evening, 5, NOW, known)) == "us/c"
    assert evenings.on_table(evenings.settled(evening.with_(at=3, spent=5.0), NOW, known)) == "us/e"


def test_where_a_card_lost_its_words_the_time_of_its_set_goes_on() -> None:
    evening = begun().with_(spent=5.0)
    same = evenings.settled(evening, NOW, lambda key: key != "us/a")
    assert (same.at, same.spent) == (1, 5.0)
    other_set = evenings.settled(evening, NOW, lambda key: key not in ("us/a", "joy/b"))
    assert (other_set.at, other_set.spent) == (2, 0.0)
