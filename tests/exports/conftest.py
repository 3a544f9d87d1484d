"""A lived year to export."""

from datetime import UTC, datetime

import pytest

from tests.exports.retreats import a_memory
from tests.screens.planned import a_weekend
from twofold.demo import history
from twofold.demo_worksheets import rounds
from twofold.domain.people import Couple
from twofold.domain.session import Note, Session
from twofold.exports.whole import Whole

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def year() -> tuple[Couple, list[Session], list[Note]]:
    return history(NOW)


@pytest.fixture(scope="session")
def whole(year: tuple[Couple, list[Session], list[Note]]) -> Whole:
    """Everything that two people shared in a year."""
    couple, sessions, notes = year
    lived = rounds(NOW)
    return Whole(
        couple=couple, sessions=tuple(sessions), notes=tuple(notes),
        worksheets=lived.worksheets, replies=lived.replies, agreements=lived.agreements,
        plans=(a_weekend(), a_memory()),
    )  # fmt: skip
