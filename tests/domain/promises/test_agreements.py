"""Agreements: both agree to every line of a history that only grows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.dates import full_day
from twofold.domain.merge import merged
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import (
    HAPPENED,
    Agreement,
    AgreementSummary,
    EntrySummary,
    Review,
    agree,
    begin,
    change,
    drop,
    from_reply,
    is_due,
    look_at,
    moved,
    still_open,
)
from twofold.domain.promises.terms import (
    FARTHEST,
    REVIEW_DAYS,
    Sketch,
    Terms,
    review_day,
    sketch_of,
    terms_of,
)
from twofold.domain.records import Side
from twofold.domain.text import clean_line

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BOTH: tuple[Side, ...] = ("b", "a")

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
words = st.text("abc xyz", min_size=1, max_size=20).map(clean_line).filter(bool)


def terms(what: str = "a walk", **more: Any) -> Terms:
    wanted: dict[str, Any] = {"who": "both", "what": what, "review": TODAY + timedelta(days=7)}
    return Terms(**wanted | more)


def refused(says: str, *acts: Callable[[], object]) -> None:
    """Each of *acts* is refused, and says so."""
    for act in acts:
        with pytest.raises(Invalid, match=says):
            act()


def made(**more: Any) -> Agreement:
    return agree(terms(**more), BOTH, NOW, TODAY, card=begin(NOW, asker="a", need="air", met=3))


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, Terms, int, int]]:
    """What happens to an agreement: (verb, terms, days that pass before, how far met)."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(["change", "keep", "changed at a look", "drop", "drop at a look"]),
                st.builds(terms, words, often=words),
                st.integers(0, 40),
                st.integers(0, 10),
            ),
            max_size=8,
        )
    )


@given(start=days, course=steps())
def test_a_history_only_grows_and_its_last_terms_hold(
    start: date, course: list[tuple[str, Terms, int, int]]
) -> None:
    today = start
    first = terms(review=review_day(today, 7))
    agreement = agree(first, BOTH, NOW, today)
    for verb, wanted, passed, met in course:
        today += timedelta(days=passed)
        before = agreement
        new = Terms(wanted.who, wanted.what, review_day(today, 14), often=wanted.often)
        kept = Terms(before.terms.who, before.terms.what, review_day(today, 7), often=before.terms.often)
        review = Review("partly", met)
        try:
            if verb == "change":
                agreement = change(before, new, BOTH, NOW, today)
            elif verb == "keep":
                agreement = look_at(before, review, "keep", kept, BOTH, NOW, today)
            elif verb == "changed at a look":
                agreement = look_at(before, review, "change", new, BOTH, NOW, today)
            elif verb == "drop":
                agreement = drop(before, BOTH, NOW, today)
            else:
                agreement = look_at(before, review, "drop", new, BOTH, NOW, today)
        except Invalid:
            assert not before.open or new == before.terms or new.often == before.terms.often
            assert agreement is before
            continue
        assert agreement.history[:-1] == before.history
        assert agreement.terms == agreement.history[-1].terms
        assert agreement.open == (not verb.startswith("drop"))
        assert agreement.due == (agreement.terms.review if agreement.open else None)
        if verb.startswith("drop"):
            assert agreement.terms == before.terms, "what was let go is what had been agreed"


@pytest.mark.parametrize("by", [(), ("a",), ("b",), ("a", "a"), ("a", "b", "a")])
def test_one_alone_changes_nothing(by: tuple[Side, ...]) -> None:
    agreement, other, now, today = made(), terms("tea"), NOW, TODAY
    refused(
        "both of you",
        lambda: agree(terms(), by, now, today),
        lambda: change(agreement, other, by, now, today),
        lambda: drop(agreement, by, now, today),
        lambda: look_at(agreement, Review("mostly"), "keep", agreement.terms, by, now, today),
    )


@given(start=days, after=st.sampled_from(REVIEW_DAYS))
def test_the_next_look_is_so_many_days_on_whatever_the_calendar_does(start: date, after: int) -> None:
    day = review_day(start, after)
    agreement = agree(terms(review=day), BOTH, NOW, start)
    assert day.weekday() == start.weekday()
    assert [is_due(agreement, start + timedelta(days=n)) for n in (0, after - 1, after, after + 1)] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "after", "day"),
    [
        (date(2026, 3, 22), 7, date(2026, 3, 29)),  # summer time begins that night
        (date(2026, 10, 18), 7, date(2026, 10, 25)),  # and ends
        (date(2026, 1, 31), 14, date(2026, 2, 14)),
        (date(2028, 2, 22), 7, date(2028, 2, 29)),
        (date(2027, 2, 22), 7, date(2027, 3, 1)),
        (date(2026, 12, 25), 14, date(2027, 1, 8)),
    ],
)
def test_odd_days_of_the_calendar(start: date, after: int, day: date) -> None:
    assert review_day(start, after) == day


def test_other_numbers_of_days_are_none() -> None:
    with pytest.raises(ValueError, match="7 or 14"):
        review_day(TODAY, 8)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"what": " \u200b "}, "in a few words"),
        ({"review": TODAY}, "Choose tomorrow"),
        ({"until": TODAY - timedelta(days=1)}, "still to come"),
        ({"review": TODAY + timedelta(days=FARTHEST + 1)}, "more than a year"),
        ({"until": date.max}, "more than a year"),
    ],
)
def test_terms_that_do_not_hold_together_are_refused(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        agree(terms(**wrong), BOTH, NOW, TODAY)
    with pytest.raises(Invalid, match=says):
        change(made(), terms(**({"what": "other"} | wrong)), BOTH, NOW, TODAY)


@given(until=st.integers(0, 20), review=st.integers(1, 20))
def test_a_compromise_for_a_while_is_looked_at_when_it_ends_at_the_latest(until: int, review: int) -> None:
    ends, look = TODAY + timedelta(days=until), TODAY + timedelta(days=review)
    agreement = agree(terms(review=look, until=ends), BOTH, NOW, TODAY)
    assert agreement.due == min(look, ends + timedelta(days=1))
    assert not is_due(agreement, TODAY)


def test_keeping_changes_nothing_but_days() -> None:
    agreement = made(until=TODAY + timedelta(days=9))
    later = TODAY + timedelta(days=14)
    with pytest.raises(Invalid, match="not as it was"):
        look_at(agreement, Review("mostly"), "keep", terms("tea", review=later), BOTH, NOW, TODAY)
    kept = look_at(agreement, Review("mostly"), "keep", terms(review=later, until=later), BOTH, NOW, TODAY)
    assert kept.terms.until == kept.terms.review == later and kept.history[-1].did == "kept"


def test_a_change_changes_something() -> None:
    agreement, same = made(), terms(review=TODAY + timedelta(days=14))
    refused(
        "Nothing has changed yet",
        lambda: change(agreement, same, BOTH, NOW, TODAY),
        lambda: look_at(agreement, Review("partly"), "change", same, BOTH, NOW, TODAY),
    )


def test_what_was_let_go_stays_and_can_only_be_read() -> None:
    gone = drop(made(), BOTH, NOW, TODAY)
    assert not gone.open and gone.due is None and gone.terms == terms()
    refused(
        "was let go",
        lambda: drop(gone, BOTH, NOW, TODAY),
        lambda: change(gone, terms("tea"), BOTH, NOW, TODAY),
        lambda: look_at(gone, Review("partly"), "keep", gone.terms, BOTH, NOW, TODAY),
    )


def test_what_is_only_written_is_not_agreed() -> None:
    card = begin(NOW, id="x", asker="a", need=" more\nair ", met=2).with_(sketch=Sketch(what="a walk"))
    assert (card.open, card.history, card.need) == (False, (), "more air")
    refused(
        "Nothing is agreed here yet",
        lambda: drop(card, BOTH, NOW, TODAY),
        lambda: change(card, terms(), BOTH, NOW, TODAY),
        lambda: look_at(card, Review("partly"), "keep", terms(), BOTH, NOW, TODAY),
    )
    done = agree(terms(), BOTH, NOW, TODAY, card=card)
    assert (done.id, done.asker, done.met, done.open, done.sketch) == ("x", "a", 2, True, None)
    assert done.history[0].by == ("b", "a"), "in the order in which they said yes"
    with pytest.raises(Invalid, match="already"):
        agree(terms(), BOTH, NOW, TODAY, card=done)


@pytest.mark.parametrize("happened", HAPPENED)
def test_a_look_keeps_what_was_said(happened: Any) -> None:
    review = Review(happened, 6, ("thank you", ""))
    kept = look_at(made(), review, "keep", terms(review=TODAY + timedelta(days=14)), BOTH, NOW, TODAY)
    assert kept.history[-1].review == review
    assert moved(kept) == (3, 6)
    assert moved(made()) is None


def test_the_soonest_look_comes_first() -> None:
    def card(id: str, due: date | None, day: int, is_open: bool = True) -> AgreementSummary:
        return AgreementSummary(id, NOW + timedelta(days=day), (EntrySummary(terms()),), is_open, due)

    late = TODAY + timedelta(days=3)
    cards = [card("d", None, 0), card("c", late, 2), card("b", late, 1), card("a", TODAY, 3)]
    cards.append(card("x", TODAY, 0, False))
    assert [each.id for each in still_open(cards)] == ["a", "b", "c", "d"]
    assert [each.id for each in cards if is_due(each, TODAY)] == ["a"]


@given(today=days, first=days, until=days, after=st.sampled_from(REVIEW_DAYS), what=words, often=words)
def test_terms_that_are_changed_start_from_what_holds(
    today: date, first: date, until: date, after: int, what: str, often: str
) -> None:
    held = Terms("a", what, review_day(max(today, first), after), first, often, "we smile", until)
    sketch = sketch_of(held)
    assert sketch.first == full_day(first)
    read = terms_of(Sketch(sketch.who, sketch.what, sketch.first, sketch.often, sketch.notice, after, "",
                           sketch.until), today)  # fmt: skip
    assert read == held


@pytest.mark.parametrize(
    ("sketch", "says"),
    [
        (Sketch(what="x", first="soonish"), "About when it happens first: Write the day"),
        (Sketch(what="x", until="3/4"), "About until when it holds: Write the month as a word"),
        (
            Sketch(what="x", days=0, review="31 February"),
            "About the day to look at it again: There is no such",
        ),
        (Sketch(what="x", days=0), "Choose a day"),
    ],
)
def test_a_day_that_cannot_be_read_is_told(sketch: Sketch, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        terms_of(sketch, TODAY)


sketches = st.builds(Sketch, st.sampled_from(["a", "b", "both"]), words, words, words, words)


@given(base=sketches, mine=sketches, theirs=sketches)
def test_what_two_typed_at_once_stays(base: Sketch, mine: Sketch, theirs: Sketch) -> None:
    both = merged(base, mine, theirs)
    for name in base.__struct_fields__:
        was, here, there = (getattr(each, name) for each in (base, mine, theirs))
        assert getattr(both, name) == (here if here != was else there)


def test_each_agreement_that_comes_of_a_reply_has_an_id_of_its_own() -> None:
    assert [from_reply("r", over) for over in range(3)] == ["agreement-r", "agreement-r-2", "agreement-r-3"]


def test_what_is_being_written_stays_where_it_is_only_kept() -> None:
    card = made().with_(sketch=Sketch(what="tea"))
    again = terms(review=TODAY + timedelta(days=14))
    assert look_at(card, Review("partly"), "keep", again, BOTH, NOW, TODAY).sketch == Sketch(what="tea")
    for done in (
        look_at(card, Review("partly"), "change", terms("tea"), BOTH, NOW, TODAY),
        look_at(card, Review("partly"), "drop", again, BOTH, NOW, TODAY),
        change(card, terms("tea"), BOTH, NOW, TODAY),
    ):
        assert done.sketch is None


def test_a_look_is_after_one_week_or_two() -> None:
    assert [review_day(TODAY, n) for n in REVIEW_DAYS] == [date(2026, 11, 30), date(2026, 12, 7)]
    with pytest.raises(ValueError, match=r"^A review is after 7 or 14 days, not 8\.$"):
        review_day(TODAY, 8)
