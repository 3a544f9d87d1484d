"""People at a real terminal, at home and elsewhere."""

from pathlib import Path

import pytest

from tests.support import today
from twofold.demo import furnish
from twofold.store.places import data_file


@pytest.fixture
def data(home: Path) -> Path:
    """Where twofold keeps its file for whoever lives in *home*; nothing is there yet."""
    path = data_file()
    assert home in path.parents
    return path


@pytest.fixture
def lived(data: Path) -> Path:
    """The same with a year of history in it."""
    data.parent.mkdir(parents=True, mode=0o700)
    furnish(data, today.here(), today.ZONE)
    return data
