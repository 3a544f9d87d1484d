"""The made-up couple has enough of everything that is drawn, on whichever day one looks."""

from datetime import UTC, datetime

import pytest

from twofold.demo import listening, tuning, worksheets
from twofold.demo.closeness import closeness as made_looks
from twofold.domain.book.charts import closeness, felt, moods, needs
from twofold.domain.book.lines import enough, in_order
from twofold.domain.closeness.records import Closeness
from twofold.domain.tuning.records import Day


@pytest.mark.parametrize(
    "now", [datetime(2026, 11, 23, 20, tzinfo=UTC), datetime(2028, 2, 29, 0, 5, tzinfo=UTC)]
)
def test_all_four_are_drawn_of_the_made_up_couple(now: datetime) -> None:
    looks = [each for each in made_looks(now) if isinstance(each, Closeness)]
    days = [each for each in tuning.tuning(now) if isinstance(each, Day)]
    talks = in_order(pair for each in listening.history(now)[1] if (pair := felt(each)))
    for pairs in (closeness(looks), moods(days), needs(worksheets.rounds(now).worksheets), talks):
        assert enough(pairs) and all(pair.day <= now.date() for pair in pairs)
