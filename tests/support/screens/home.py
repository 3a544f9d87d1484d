"""The front page of the worksheet, as its tests find it."""

from collections.abc import Callable
from typing import Any

from tests.support.screens.sides import round_of
from twofold.domain.worksheet.rounds import Worksheet
from twofold.store import Store
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]


def begun(store: Store, clock: Any, **more: Any) -> Worksheet:
    """Save a new round, and return it."""
    (saved,) = store.save(round_of(clock, **more))
    assert isinstance(saved, Worksheet)
    return saved


def listed(pilot: Any) -> str:
    """Return the id of the line under the cursor."""
    current = pilot.app.screen.query_one(Choices).current
    assert current is not None
    return str(current)
