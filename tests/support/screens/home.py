"""Home and the front page of the worksheet, as their tests find them."""

from collections.abc import Callable
from typing import Any

from tests.support.screens.sides import round_of
from twofold.content import load_protocols
from twofold.domain.listening.session import Session
from twofold.domain.routes import Route
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


def session(topic: str, **more: Any) -> Session:
    """Return a talk of the first protocol about *topic*."""
    return Session(protocol=load_protocols().protocols[0], topic=topic, **more)


def rows(pilot: Any) -> list[Route | str]:
    """Return where the rows lead, and the headings."""
    shown = pilot.app.screen.query_one(Choices)._choices
    return [choice.route or choice.title.plain for choice in shown if choice.route or choice.title.plain]
