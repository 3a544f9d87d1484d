"""Questions on the table, for the tests of their pages."""

from typing import Any

from twofold.domain.questions import evenings
from twofold.domain.questions.answers import about
from twofold.domain.questions.keeping import met
from twofold.domain.questions.records import Evening, Way
from twofold.store import Store

CARDS = ("us/borrowed", "joy/free-tuesday", "fears/calm-you")
ABOUT = about("e1", CARDS[0])


def laid(store: Store, clock: Any, way: Way = "draw", **more: Any) -> Evening:
    """Lay the first of CARDS on the table, to be written about."""
    evening = evenings.begun("e1", way, (CARDS,), "a", True, clock.now()).with_(**more)
    key = CARDS[evening.at]
    asked = met(None, key, "Borrowed?", "e1", 1, clock.now(), clock.now().date())
    saved, _ = store.save(evening, asked)
    assert isinstance(saved, Evening)
    return saved
