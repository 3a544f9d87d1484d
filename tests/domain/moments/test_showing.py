"""A moment as a value: one line, shown, seen, answered; and what home says of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from twofold.domain.moments.invitations import INVITATIONS
from twofold.domain.moments.offers import DAYS, offers
from twofold.domain.moments.records import Moment, MomentSummary
from twofold.domain.moments.routes import MomentsRoute
from twofold.domain.moments.showing import is_for, jotted, reach, seen, show
from twofold.domain.people import Invalid
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank
from twofold.domain.tonight import Evening, suits

NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)
TEA = "You made tea before I woke."


def card(moment: Moment) -> MomentSummary:
    return MomentSummary(moment.id, moment.author, moment.shown, moment.seen)


@given(st.text(max_size=300))
def test_a_moment_is_one_line_or_it_is_said_why_not(words: str) -> None:
    try:
        line = jotted(words).words
    except Invalid:
        assert is_blank(clean_line(words)) or len(clean_line(words, LINE_LIMIT + 1)) > LINE_LIMIT
    else:
        assert line == clean_line(words) and "\n" not in line and not is_blank(line)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_made_safe_or_refused(words: str) -> None:
    try:
        shown = show("m", "a", words, NOW, NOW)
    except Invalid:
        return
    assert shown.words == clean_line(words) and "\x1b" not in shown.words


@pytest.mark.parametrize("words", ["", "  ", "\u200b\u200d", "\n"])
def test_nothing_is_no_moment(words: str) -> None:
    with pytest.raises(Invalid, match="One line is enough"):
        jotted(words)


def test_what_is_too_long_is_not_cut() -> None:
    assert jotted("a" * LINE_LIMIT).words == "a" * LINE_LIMIT
    with pytest.raises(Invalid, match="a little shorter"):
        jotted("a" * (LINE_LIMIT + 1))


def test_it_is_seen_and_answered_by_the_one_it_was_shown_to() -> None:
    written = NOW - timedelta(days=3)
    moment = show("m", "a", TEA, written, NOW)
    assert (moment.created, moment.shown, moment.words) == (written, NOW, TEA)
    assert seen(moment, "a", NOW) is moment and not is_for(moment, "a")
    assert is_for(moment, "b") and is_for(moment, None)
    with pytest.raises(Invalid, match="the one it was shown to"):
        reach(moment, "a", NOW)
    looked = seen(moment, "b", NOW)
    assert looked.seen == NOW and seen(looked, "b", NOW + timedelta(days=1)) is looked
    for seat in ("b", None):
        answered = reach(moment, seat, NOW)
        assert answered.reached == answered.seen == NOW
        with pytest.raises(Invalid, match="already"):
            reach(answered, "b", NOW)


def test_home_says_for_some_days_that_one_was_shown_and_not_a_word_of_it() -> None:
    moments = [show(str(n), "a", TEA, NOW, NOW) for n in range(3)]
    (offer,) = offers(map(card, moments), NOW)
    assert (offer.route, offer.side, offer.sort) == (MomentsRoute("b"), "b", "letter")
    assert TEA not in repr(offer) and "3" not in f"{offer.title} {offer.note}"
    last = NOW + timedelta(days=DAYS) - timedelta(seconds=1)
    assert offers(map(card, moments), last)
    assert not offers(map(card, moments), NOW + timedelta(days=DAYS))
    assert not offers([card(seen(each, "b", NOW)) for each in moments], NOW)
    assert not offers([MomentSummary("odd", None, NOW)], NOW)


def test_it_invites_to_two_minutes() -> None:
    (invited,) = INVITATIONS
    assert suits(invited, Evening(2)) and suits(invited, Evening(2, tired=True))
