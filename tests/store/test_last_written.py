"""What twofold wrote last is known beside the file, and only while it is that."""

import os
from pathlib import Path

import pytest

from tests.support.store.foreign import Two, note, two
from twofold.store import disk, last_written
from twofold.store.places import journal_file, known_file

__all__ = ["two"]


@pytest.fixture
def kept(two: Two) -> Path:
    """A file with something in its snapshot, and something in its journal."""
    two.write(two.here, note("mine"))
    two.write(two.here, note("and more"), fold=False)
    last_written.remember(two.here)
    return two.here


def there(path: Path) -> bool:
    return last_written.is_there(path, disk.identity(path), disk.identity(journal_file(path)))


def names(path: Path) -> list[bool]:
    return [known_file(path).exists(), journal_file(known_file(path)).exists()]


def test_it_is_known_until_something_else_lies_there(kept: Path) -> None:
    assert there(kept) and names(kept) == [True, True]
    assert known_file(kept).read_bytes() == kept.read_bytes()
    assert journal_file(known_file(kept)).samefile(journal_file(kept)), "it grows under both names"
    assert not known_file(kept).samefile(kept), "what is written over it does not reach the copy"
    os.utime(kept, ns=(0, 0))
    assert not there(kept)


def test_another_journal_is_not_the_one_that_is_known(kept: Path) -> None:
    log = journal_file(kept)
    words = log.read_bytes()
    log.unlink()
    log.write_bytes(words)
    assert not there(kept)


def test_nothing_is_there_where_a_file_is_gone(kept: Path) -> None:
    here, log = disk.identity(kept), disk.identity(journal_file(kept))
    assert not last_written.is_there(kept, None, log)
    known_file(kept).unlink()
    assert not last_written.is_there(kept, here, log)


def test_a_big_snapshot_gets_a_second_name(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_written, "_SMALL", 0)
    last_written.remember(kept)
    assert known_file(kept).samefile(kept) and there(kept)


def test_where_a_file_has_one_name_only_the_snapshot_is_copied(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_written, "_SMALL", 0)
    monkeypatch.setattr(disk, "second_name", lambda *_: False)
    last_written.remember(kept)
    assert known_file(kept).read_bytes() == kept.read_bytes() and not known_file(kept).samefile(kept)
    assert names(kept) == [True, False], "the journal that was known before is not taken for this one"
    last_written.remember(kept)  # and there is nothing to take away
    assert names(kept) == [True, False] and there(kept)


def test_what_was_known_before_is_not_taken_for_what_could_not_be_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "copy_lightly", full)
    last_written.remember(kept)
    assert names(kept) == [False, False]
    assert last_written.recall(kept) == [] and last_written.whole(kept) is None


def test_what_is_known_is_one_version_with_all_of_it(kept: Path, two: Two) -> None:
    assert last_written.whole(kept) is None, "it is what lies there now"
    (version,) = last_written.recall(kept)
    assert not version.partial
    assert b"and more" in b"".join(map(bytes, version.tables["notes"].values()))
    kept.write_bytes(b"{}")
    found = last_written.whole(kept)
    assert found is not None and b"mine" in found and b"and more" in found


def test_a_snapshot_and_a_journal_of_another_are_two_of_which_one_is_told(kept: Path, two: Two) -> None:
    """The journal that lies there says itself what it knows; the snapshot beside it is what is told."""
    two.write(two.there, note("theirs"))
    known = known_file(kept)
    known.write_bytes(two.there.read_bytes())
    both = last_written.read_loosely(known.read_bytes(), journal_file(known).read_bytes())
    assert [version.partial for version in both] == [False, True]
    (told,) = last_written.recall(kept)
    assert not told.partial and b"theirs" in b"".join(map(bytes, told.tables["notes"].values()))
    assert last_written.whole(kept) is not None
    journal_file(kept).unlink()
    assert len(last_written.recall(kept)) == 2
    assert last_written.whole(kept) is None, "not all of it can be had as one"


def test_a_journal_alone_tells_a_part(kept: Path) -> None:
    known_file(kept).unlink()
    assert last_written.recall(kept) == [], "it lies there as well"
    journal_file(kept).unlink()
    (version,) = last_written.recall(kept)
    assert version.partial and last_written.whole(kept) is None
