"""The file on its disk: for its owner alone, behind a link, read-only, or where nothing can be locked."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.store.files import ledger_of
from twofold.store.database import Database
from twofold.store.errors import NotWritable
from twofold.store.places import journal_file, known_file


def test_the_link_is_followed_and_kept(path: Path, tmp_path: Path, open_db: Callable[[], Database]) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with Database(link) as db:
        db.insert({"n": 1})
        assert open_db().all() == [{"n": 1}]
    assert link.is_symlink()
    assert not path.is_symlink()
    assert [p.name for p in tmp_path.iterdir() if "link" in p.name] == ["link.json"]


def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "a" / "b" / "twofold.json"
        with Database(path, create_dirs=True) as db:
            db.insert({})
    finally:
        os.umask(old)
    assert {p.name: p.stat().st_mode & 0o777 for p in path.parent.iterdir()} == {
        "twofold.json": 0o600,
        "twofold.json.journal": 0o600,
        known_file(path).name: 0o600,
        journal_file(known_file(path)).name: 0o600,
        "twofold.json.lock": 0o600,
    }
    assert {p.stat().st_mode & 0o777 for p in (path.parent, path.parent.parent)} == {0o700}


def test_a_file_that_was_there_keeps_no_wider_mode(path: Path) -> None:
    with TinyDB(path) as plain:
        plain.insert({})
    path.chmod(0o644)
    with Database(path) as db:
        db.insert({})
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only_is_respected_and_said(path: Path, what: str) -> None:
    with Database(path) as db:
        db.insert({"n": 1})
    locked = path if what == "file" else path.parent
    locked.chmod(0o444 if what == "file" else 0o555)
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    try:
        with Database(path) as db:
            assert db.all() == [{"n": 1}]
            assert "read-only" in (ledger_of(db).read_only or "")
            with pytest.raises(NotWritable, match="read-only"):
                db.insert({"n": 2})
        assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before
        if what == "folder":
            with pytest.raises(NotWritable, match="read-only"):
                Database(path.with_name("new.json"))
    finally:
        locked.chmod(0o700)


def test_a_file_made_read_only_while_open_is_not_replaced(path: Path) -> None:
    with Database(path) as db:
        db.insert({"n": 1})
        ledger_of(db).fold()
        before = path.read_bytes()
        path.chmod(0o444)
        db.insert({"n": 2})
        with pytest.raises(NotWritable, match="read-only"):
            ledger_of(db).fold()
    assert path.read_bytes() == before
    path.chmod(0o600)
    with Database(path) as db:
        assert [d["n"] for d in db] == [1, 2]


def test_what_a_crash_left_is_swept_and_nothing_else(path: Path) -> None:
    with Database(path) as db:
        db.insert({"n": 1})
    left = [path.with_name(f".twofold.json{part}.123-abcd.tmp") for part in ("", ".journal")]
    others = [path.with_name(".other.json.123-abcd.tmp"), path.with_name("twofold.json.tmp")]
    for file in (*left, *others):
        file.write_bytes(b"half")
    with Database(path) as db:
        assert db.all() == [{"n": 1}]
    assert [file.exists() for file in left] == [False, False]
    assert [file.exists() for file in others] == [True, True]


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_that_cannot_lock_is_named(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    with Database(path) as db:
        db.insert({"n": 1})

        def refuse(*args: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(fcntl, "flock", refuse)
        with pytest.raises(NotWritable, match="cannot lock"):
            db.insert({"n": 2})
        assert db.all() == [{"n": 1}]
        with pytest.raises(NotWritable, match="cannot lock"):
            Database(path.with_name("new.json"))
        monkeypatch.undo()
        assert db.insert({"n": 2}) == 2
