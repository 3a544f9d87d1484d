"""A path whose talks are ahead."""

from typing import Any

import pytest

from tests.support.screens.path import an_open_path
from twofold.domain.path.records import Path
from twofold.store import Store


@pytest.fixture
def path(store: Store, clock: Any) -> Path:
    """The path, opened by both."""
    (saved,) = store.save(an_open_path(clock))
    assert isinstance(saved, Path)
    return saved
