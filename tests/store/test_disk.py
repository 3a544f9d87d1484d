"""Files put in place whole or not at all, for good, and for their owner alone."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from twofold.store.disk import (
    copy_lightly,
    copy_new,
    identity,
    is_private,
    leftovers,
    locked_by_mode,
    make_folder,
    make_private,
    replace,
    second_name,
    write_new,
)


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def copied(path: Path) -> None:
    with Path(__file__).open("rb") as source:
        copy_new(path, source.fileno())


WRITES: list[Callable[[Path], None]] = [
    lambda path: replace(path, b"new"),
    lambda path: write_new(path, b"new"),
    copied,
]


@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_lasts_before_its_name_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    done: list[str] = []
    sync, link, rename = os.fsync, os.link, Path.replace

    def synced(fd: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file")
        sync(fd)

    def linked(one: Path, two: Path) -> None:
        done.append("name")
        link(one, two)

    def renamed(one: Path, two: Path) -> Path:
        done.append("name")
        return rename(one, two)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    monkeypatch.setattr(Path, "replace", renamed)
    write(tmp_path / "file")
    assert done == ["file", "name", "folder"]
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600 and len(list(tmp_path.iterdir())) == 1


def test_while_it_is_written_its_beginning_is_known_as_a_leftover(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def stop() -> None:
        (temp,) = leftovers(path)
        assert temp.read_bytes() == b"new" and is_private(temp) and leftovers(tmp_path / "other") == []
        for other in ("file.mine.tmp", ".filed.1.tmp"):
            path.with_name(other).write_bytes(b"of something else")
        assert leftovers(path) == [temp]
        raise OSError("stop")

    with pytest.raises(OSError, match="stop"):
        replace(path, b"new", before=stop)
    assert path.read_bytes() == b"old" and leftovers(path) == []
    assert leftovers(tmp_path / "none" / "file") == []


def test_folders_are_made_all_the_way_for_their_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        make_folder(tmp_path / "a" / "b" / "c")
        make_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(old)
    made = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c"]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_stays_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "file"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first" and is_private(path) and list(tmp_path.iterdir()) == [path]


def test_a_big_file_is_copied_whole_and_from_its_beginning(tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.write_bytes(os.urandom(3 << 20))
    with big.open("rb") as source:
        source.seek(1 << 20)
        copy_new(tmp_path / "copy", source.fileno())
    copy_lightly(big, tmp_path / "light")
    assert big.read_bytes() == (tmp_path / "copy").read_bytes() == (tmp_path / "light").read_bytes()


def test_a_second_name_keeps_what_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    path.write_bytes(b"one")
    other.write_bytes(b"before")
    for _ in range(2):
        assert second_name(path, other) is True and identity(path) == identity(other)
    replace(path, b"two")
    assert other.read_bytes() == b"one" and len(list(tmp_path.iterdir())) == 2
    monkeypatch.setattr(os, "link", no_links)
    assert second_name(path, other) is False and other.read_bytes() == b"one"


def test_what_others_may_do_is_taken_away_and_what_nobody_may_is_known(tmp_path: Path) -> None:
    path = tmp_path / "file"
    make_private(path)
    path.touch()
    path.chmod(0o644)
    assert not is_private(path) and not locked_by_mode(path)
    make_private(path)
    assert path.stat().st_mode & 0o777 == 0o600 and is_private(path)
    path.chmod(0o400)
    assert locked_by_mode(path)
    folder = tmp_path / "folder"
    folder.mkdir(0o755)
    make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert identity(path) is not None and identity(tmp_path / "none") is None
    assert identity(path / "within") is None
