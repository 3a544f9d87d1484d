"""A lived year to export."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.retreats import a_memory
from tests.support.weekend import a_weekend
from twofold.demo.book import year_on_paper
from twofold.demo.closeness import closeness
from twofold.demo.eyes import eyes
from twofold.demo.letters import letters
from twofold.demo.listening import history
from twofold.demo.moments import moments
from twofold.demo.path import path
from twofold.demo.questions import questions
from twofold.demo.rituals import rituals
from twofold.demo.shelf import shelf
from twofold.demo.tuning import tuning
from twofold.demo.worksheets import rounds
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import Couple
from twofold.exports.archive import in_order
from twofold.exports.whole import THE_REST, Whole
from twofold.store.kinds import KINDS

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def year() -> tuple[Couple, list[Session], list[Note]]:
    return history(NOW)


def the_rest() -> dict[str, Any]:
    """What they shared of the smaller practices, by its name in Whole."""
    made = [
        record
        for practice in (tuning, closeness, questions, eyes, letters, moments, shelf, rituals, path)
        for record in practice(NOW)
    ]
    made += year_on_paper(made, NOW)
    kinds = {name: KINDS[name] for name in THE_REST}
    found = {name: tuple(each for each in made if isinstance(each, kind)) for name, kind in kinds.items()}
    found["letters"] = tuple(each for each in found["letters"] if each.opened)  # type: ignore[attr-defined]
    return {name: tuple(in_order(some)) for name, some in found.items()}


@pytest.fixture(scope="session")
def whole(year: tuple[Couple, list[Session], list[Note]]) -> Whole:
    """Everything that two people shared in a year."""
    couple, sessions, notes = year
    lived = rounds(NOW)
    return Whole(
        couple=couple, sessions=tuple(sessions), notes=tuple(notes),
        worksheets=lived.worksheets, replies=lived.replies, agreements=lived.agreements,
        plans=(a_weekend(), a_memory()),
        **the_rest(),
    )  # fmt: skip
