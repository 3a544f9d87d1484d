"""A file in which everything that is private has been written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from twofold.demo import furnish
from twofold.frame.rooms import ROOMS

SATURDAY = datetime(2026, 11, 28, 10, 20, tzinfo=UTC)
FIRST = ("home", "meeting")
"""Pages below which nothing is."""

GROUPS = sorted({place.partition(".")[0] for place in ROOMS if place not in FIRST})


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "twofold.json"
    furnish(path, SATURDAY, "UTC")
    return path
