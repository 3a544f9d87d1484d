"""What an agreement begins with: the request, in the measure that was offered."""

from datetime import UTC, datetime
from typing import Any

import pytest

from twofold.domain.promises.firstwords import asked_for
from twofold.domain.worksheet.requests import Said
from twofold.domain.worksheet.sheet import Request

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
BED = Request("Take the children to bed", "", "twice a week", "until Easter")


def first(request: Request, answer: Any, words: str = "", **known: bool) -> tuple[str, str]:
    return asked_for(request, Said(answer, NOW, words), **{"is_day": False, "has_end": True, **known})


@pytest.mark.parametrize(
    ("offer", "what", "often"),
    [
        ("Mondays only", "Take the children to bed", "Mondays only"),
        ("once a week", "Take the children to bed", "once a week"),
        ("the little one", "Take the children to bed: the little one", "twice a week"),
        ("nur montags", "Take the children to bed: nur montags", "twice a week"),
        ("Put the little one to bed", "Put the little one to bed", "twice a week"),
        ("I read to them on Mondays", "I read to them on Mondays", "twice a week"),
        ("Read to the children", "Read to the children", "twice a week"),
        (
            "the two youngest children, on Mondays",
            "Take the children to bed",
            "the two youngest children, on Mondays",
        ),
    ],
)
def test_an_offer_that_only_measures_keeps_what_was_asked_for(offer: str, what: str, often: str) -> None:
    assert first(BED, "smaller", offer) == (what, often)


def test_an_offer_for_something_without_a_verb_stands_for_itself() -> None:
    phones = Request("both phones in the drawer", "after nine")
    assert first(phones, "smaller", "one phone, for an hour") == ("one phone, for an hour", "")
    assert first(phones, "smaller", "half an hour") == ("both phones in the drawer: half an hour", "")


def test_what_has_no_place_of_its_own_is_told_in_words() -> None:
    asked = Request("Take the children to bed", "after supper", "twice a week", "until the exams are over")
    end = "until the exams are over"
    assert first(asked, "yes", has_end=False)[0] == f"Take the children to bed, after supper, {end}"
    assert first(asked, "smaller", "Mondays only", has_end=False)[0] == f"Take the children to bed, {end}"
    assert first(asked, "yes", is_day=True, has_end=True)[0] == "Take the children to bed"
