"""A file that was read while the program loaded: taken if it still stands there, never if it was changed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from twofold.domain.people import COUPLE_ID, meet
from twofold.store import Damaged, Store, disk, reading
from twofold.store.places import journal_file


@pytest.fixture
def slurped(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Return the paths that are read from now on; a couple is kept in *path*."""
    save(path, "Ana")
    read, paths = disk.read_all, []

    def noted(path: Path) -> bytes | None:
        paths.append(path)
        return read(path)

    monkeypatch.setattr(disk, "read_all", noted)
    yield paths
    reading._ahead = None


def save(path: Path, name: str) -> None:
    store = Store.open(path)
    known = store.couple.get(COUPLE_ID)
    store.save(known.with_(a=replace(known.a, name=name)) if known else meet(name, "Ben"))
    store.close()


def first(path: Path) -> str:
    store = Store.open(path)
    try:
        couple = store.couple.get(COUPLE_ID)
        assert couple is not None
        return couple.a.name
    finally:
        store.close()


def test_what_was_read_ahead_is_not_read_again(path: Path, slurped: list[Path]) -> None:
    reading.begin(path)
    assert first(path) == "Ana"
    assert slurped.count(path) == 1
    assert first(path) == "Ana"
    assert slurped.count(path) == 2


def test_a_link_is_followed(path: Path, slurped: list[Path]) -> None:
    link = path.with_name("link.json")
    link.symlink_to(path)
    reading.begin(link)
    assert first(link) == "Ana"
    assert slurped.count(path) == 1


def test_a_file_that_was_saved_meanwhile_is_read_again(path: Path, slurped: list[Path]) -> None:
    reading.begin(path)
    assert reading._ahead is not None
    reading._ahead.join()
    ahead, reading._ahead = reading._ahead, None  # another program saves
    save(path, "Ada")
    reading._ahead = ahead
    assert reading.read(path).data == path.read_bytes()
    assert first(path) == "Ada"


def test_a_file_that_was_cut_short_meanwhile_is_damaged(path: Path, slurped: list[Path]) -> None:
    reading.begin(path)
    assert reading._ahead is not None
    reading._ahead.join()
    os.truncate(path, 10)
    with pytest.raises(Damaged):
        Store.open(path)


def test_another_file_is_read_itself(path: Path, slurped: list[Path]) -> None:
    other = path.with_name("other.json")
    save(other, "Eva")
    reading.begin(other)
    assert reading.read(path).data == path.read_bytes() != other.read_bytes()


def test_a_file_that_is_not_there_yet_or_no_file_is_left_to_the_one_who_opens_it(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reading.begin(path)
    save(path, "Ana")
    assert first(path) == "Ana"
    path.unlink()
    journal_file(path).unlink(missing_ok=True)
    path.mkdir()
    reading.begin(path)
    with pytest.raises(Damaged):
        Store.open(path)
    assert not capfd.readouterr().err
