"""The weekly check-in: its parts, who begins, what was promised, and the end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Review, agree, drop, is_due, look_at
from twofold.domain.promises.terms import Terms
from twofold.domain.records import Side
from twofold.domain.text import clean, clean_line, is_blank
from twofold.domain.tuning.checkins import (
    OPEN_FOR,
    PARTS,
    Part,
    about_issue,
    agreement_id,
    at_part,
    before,
    begins,
    closed,
    closed_ones,
    is_untouched,
    new_checkin,
    note_of,
    part_of,
    told_before,
    under_way,
    with_happened,
    with_issue,
    with_note,
    with_promise,
)
from twofold.domain.tuning.records import CheckIn

BOTH: tuple[Side, ...] = ("a", "b")
NOW = datetime(2026, 11, 22, 19, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


def held(weeks: int) -> CheckIn:
    at = NOW - timedelta(weeks=weeks)
    checkin = with_promise(new_checkin(at, SUNDAY - timedelta(weeks=weeks)), "a", f"promise of {weeks}")
    return closed(checkin, ("b", "a"), at + timedelta(hours=1), checkin.day)[0]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(PARTS), st.text(max_size=20)), max_size=8))
def test_each_part_keeps_its_own_note(written: list[tuple[Part, str]]) -> None:
    checkin, wanted = new_checkin(NOW, SUNDAY), dict.fromkeys(PARTS, "")
    for part, words in written:
        checkin = with_note(checkin, part, words)
        wanted[part] = clean(words)
    for part in PARTS:
        # Blank ones at the end are not kept.
        assert note_of(checkin, part) == wanted[part] or is_blank(wanted[part])
    assert not checkin.notes or not is_blank(checkin.notes[-1])


def test_an_issue_is_one_line_and_makes_it_worth_keeping() -> None:
    checkin = with_issue(new_checkin(NOW, SUNDAY), "the mornings,\nagain ")
    assert checkin.issue == clean_line("the mornings,\nagain ") and not is_untouched(checkin)
    with pytest.raises(Invalid):
        with_issue(held(1), "too late")


def test_it_goes_through_its_parts_and_no_others() -> None:
    checkin = new_checkin(NOW, SUNDAY)
    assert part_of(checkin) == "last" and is_untouched(checkin)
    assert part_of(at_part(checkin, 5)) == "promise" and not is_untouched(at_part(checkin, 5))
    for wrong in (-1, len(PARTS)):
        with pytest.raises(ValueError):
            at_part(checkin, wrong)
    assert [part_of(at_part(checkin, n)) for n in range(len(PARTS))] == list(PARTS)
    assert part_of(checkin.with_(part=20)) == "promise", "a later version may have more parts"
    assert note_of(checkin, "promise") == "", "nothing is written there yet"
    assert about_issue(checkin) == f"checkin:{checkin.id}:issue"


def test_what_was_left_lately_is_gone_on_with() -> None:
    old = new_checkin(NOW, SUNDAY - timedelta(days=OPEN_FOR + 1))
    left = new_checkin(NOW, SUNDAY - timedelta(days=OPEN_FOR))
    assert under_way([old, held(0)], SUNDAY) is None
    assert under_way([old, left, held(0)], SUNDAY) is left
    later = new_checkin(NOW, SUNDAY - timedelta(days=1))
    assert under_way([left, later, old], SUNDAY) is under_way([later, left], SUNDAY) is later
    assert under_way([left], left.day - timedelta(days=1)) is None, "a clock set back finds nothing of later"


def test_the_last_closed_one_is_read_out_and_the_first_word_goes_by_turns() -> None:
    now = new_checkin(NOW, SUNDAY)
    one, two = held(2), held(1)
    assert before([], now) is None and begins([], now) == "a"
    assert before([two, one, now], now) is two
    assert closed_ones([one, now, two]) == [two, one]
    assert (begins([one], now), begins([one, two], now)) == ("b", "a")
    later = held(-1)
    assert before([one, later], two) is one, "an old one does not read out what came after it"


def test_both_close_it_and_promises_become_agreements_if_they_want() -> None:
    checkin = with_promise(new_checkin(NOW, SUNDAY), "b", " ask  first ")
    assert checkin.promises == ("", "ask first")
    with pytest.raises(Invalid, match="both of you"):
        closed(checkin, ("a",), NOW, SUNDAY)
    done, made = closed(checkin, ("b", "a"), NOW, SUNDAY)
    assert done.closed == NOW and made == () and done.agreements == ()
    done, (agreement,) = closed(checkin, ("b", "a"), NOW, SUNDAY, agreeing=True)
    assert agreement.id == agreement_id(checkin, "b") == f"agreement-{checkin.id}-b" and done.agreements == (
        agreement.id,
    )
    assert agreement.terms.what == "ask first" and agreement.terms.who == "b"
    assert agreement.open and agreement.due == SUNDAY + timedelta(days=7)


def test_what_was_said_of_a_promise_is_the_look_at_what_came_of_it() -> None:
    at, day = NOW - timedelta(weeks=1), SUNDAY - timedelta(weeks=1)
    last, made = closed(with_promise(new_checkin(at, day), "b", "ask first"), BOTH, at, day, agreeing=True)
    (agreement,) = made
    assert agreement.due == SUNDAY and agreement.id == agreement_id(last, "b")
    said = with_happened(new_checkin(NOW, SUNDAY), "b", "partly")
    assert not is_untouched(said) and said.happened == ("", "partly")
    done, (settled,) = closed(said, BOTH, NOW, SUNDAY, asked=made)
    assert done.agreements == (), "it came of the check-in before"
    assert settled.history[-1].did == "kept" and told_before(settled) == "partly"
    assert not is_due(settled, SUNDAY + timedelta(days=13)), "nothing asks about the same again"
    assert closed(said, BOTH, NOW, SUNDAY, asked=(settled,))[1] == (), "one look at it is enough"
    for checkin, asked in (
        (new_checkin(NOW, SUNDAY), agreement),
        (with_happened(new_checkin(NOW, SUNDAY), "a", "yes"), agreement),
        (said, drop(agreement, BOTH, NOW, SUNDAY)),
    ):
        assert closed(checkin, BOTH, NOW, SUNDAY, asked=(asked,))[1] == ()


def test_what_was_said_of_it_in_an_earlier_version_counts_as_a_yes() -> None:
    made = agree(Terms("a", "tea", SUNDAY), BOTH, NOW, SUNDAY - timedelta(days=7))
    later = Terms("a", "tea", SUNDAY + timedelta(days=7))
    seen = look_at(made, Review("mostly"), "keep", later, BOTH, NOW, SUNDAY)
    assert told_before(made) == "" and told_before(seen) == "yes"


def test_a_closed_one_does_not_change() -> None:
    done = held(0)
    for change in (
        lambda: at_part(done, 1), lambda: with_note(done, "right", "x"), lambda: with_promise(done, "a", "x"),
        lambda: closed(done, ("a", "b"), NOW, SUNDAY),
    ):  # fmt: skip
        with pytest.raises(Invalid, match="closed"):
            change()
