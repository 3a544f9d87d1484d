"""A lived year to export."""

from datetime import UTC, datetime

import pytest

from twofold.demo import history
from twofold.domain.people import Couple
from twofold.domain.session import Note, Session

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def year() -> tuple[Couple, list[Session], list[Note]]:
    return history(NOW)
