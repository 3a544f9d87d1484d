"""What the tests of the store share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.store.files import Wall, ledger_of
from twofold.store.database import Database


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "twofold.json"


@pytest.fixture
def open_db(path: Path) -> Iterator[Callable[[], Database]]:
    """Opens the file as one more window; all are let go of at the end, without a fold."""
    opened: list[Database] = []

    def open_one() -> Database:
        opened.append(Database(path))
        return opened[-1]

    yield open_one
    for db in opened:
        ledger_of(db).close(fold=False)
