"""A card that is put away: by both at one keyboard, or by one alone, who alone takes it back."""

from datetime import date, timedelta

import pytest

from twofold.domain.questions.keeping import is_ahead, is_back, put_away, take_out, taken_back, unsigned
from twofold.domain.questions.records import Asked
from twofold.domain.records import Side

TODAY = date(2026, 11, 23)
ASKED = Asked(id="q", deck="us", card="a", words="Why?", last=TODAY)


def away(asked: Asked) -> tuple[bool, bool, bool]:
    return asked.never, asked.never_a, asked.never_b


@pytest.mark.parametrize(
    ("side", "is_"), [(None, (True, False, False)), ("a", (False, True, False)), ("b", (False, False, True))]
)
def test_it_is_put_away_for_whoever_did_and_taken_out_again(
    side: Side | None, is_: tuple[bool, bool, bool]
) -> None:
    put = put_away(ASKED, side)
    assert away(put) == is_ and take_out(put, side) == ASKED
    assert away(unsigned(put)) == (is_[0], False, False)


def test_what_both_put_away_one_takes_back_for_themselves_alone() -> None:
    assert away(taken_back(put_away(ASKED), "a")) == (False, False, True)
    assert away(taken_back(put_away(ASKED), "b")) == (False, True, False)
    assert away(taken_back(put_away(put_away(ASKED, "a"), "b"), "a")) == (False, False, True)


def test_a_day_to_come_back_is_ahead_until_it_has_come() -> None:
    for days, ahead in ((1, True), (0, False), (-1, False)):
        asked = ASKED.with_(again=TODAY + timedelta(days=days))
        assert (is_ahead(asked, TODAY), is_back(asked, TODAY)) == (ahead, not ahead)
    assert not is_ahead(ASKED, TODAY) and not is_back(ASKED, TODAY)
