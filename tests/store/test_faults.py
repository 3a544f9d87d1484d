"""The disk fails, fills up, or the program is killed: what was acknowledged is there, and nothing else."""

import errno
import os
import random
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tinydb import where

from tests.support.store.faults import CALLS, CODES, Faults, numbers
from tests.support.store.files import MEMORY, alone, ledger_of
from twofold.store.database import Database
from twofold.store.errors import SaveFailed, StoreError
from twofold.store.places import journal_file


@pytest.fixture
def quick() -> Iterator[Path]:
    """A folder in memory, for many small files."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def a_working_day(path: Path, kept: list[int], opened: list[Database]) -> None:
    """Open, save, fold, save, close: what is acknowledged is added to *kept*."""
    opened.append(db := Database(path))
    for step in range(len(kept), 6):
        if step == 3:
            ledger_of(db).fold()
        db.insert({"n": step, "text": "x" * 500})
        kept.append(step)
    db.close()


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("what", CALLS)
def test_whichever_call_fails_nothing_acknowledged_is_lost(
    quick: Path, what: str, code: int, for_good: bool
) -> None:
    for good in range(100):
        path = quick / f"{good}.json"
        with Database(path) as db:
            db.insert({"n": 0, "text": "before"})
        kept, opened = [0], list[Database]()
        faults = Faults(CALLS[what], good, code, for_good)
        with faults.at_work(), suppress(StoreError):
            a_working_day(path, kept, opened)
        assert numbers(path) == kept, f"{what} number {good}"
        # The same window goes on when the trouble is over.
        if opened and not ledger_of(opened[0]).closed:
            opened[0].insert({"n": -1})
            kept.append(-1)
            assert numbers(path) == kept
            opened[0].close()
        with Database(path) as db:
            assert [d["n"] for d in db] == kept
        assert [p.name for p in quick.iterdir() if p.name.endswith(".tmp")] == []
        if not faults.happened:
            break
    assert good > 1 or what == "truncate"


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_a_beginning_that_fails_is_a_beginning_still(quick: Path, for_good: bool) -> None:
    for good in range(100):
        path = quick / str(good) / "twofold.json"
        faults, kept = Faults(CALLS["everything"], good, errno.ENOSPC, for_good), list[int]()
        with faults.at_work(), suppress(StoreError), Database(path, create_dirs=True) as db:
            db.insert({"n": 1})
            kept.append(1)
        with Database(path, create_dirs=True) as db:
            assert [d["n"] for d in db] == kept
            assert ledger_of(db).notices == []
        if not faults.happened:
            break
    assert good > 6


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_a_save_that_failed_says_so_and_never_comes_back(path: Path, code: int) -> None:
    with Database(path) as db:
        db.insert({"n": 1})
        # The lock cuts its own file once, before anything is saved.
        for names, good in ((("fsync",), 0), (("fsync", "ftruncate"), 1)):
            faults = Faults(names, good, code, True)
            with faults.at_work(), pytest.raises(SaveFailed) as caught:
                db.insert({"n": 2})
            assert faults.calls == len(names) * 2 - 1
            assert str(path) in str(caught.value)
            assert isinstance(caught.value.__cause__, OSError)
            assert [d["n"] for d in db] == [1]
            db.insert({"n": 3})
            db.remove(where("n") == 3)
            assert numbers(path) == [1]
    assert numbers(path) == [1]


def test_another_window_never_sees_a_save_that_failed(path: Path) -> None:
    with Database(path) as one, Database(path) as two:
        one.insert({"n": 1})
        with Faults(("fsync",), 0, errno.EIO, True).at_work(), pytest.raises(SaveFailed):
            one.insert({"n": 2})
        assert two.insert({"n": 3}) == 2
        assert [d["n"] for d in one] == [1, 3] == [d["n"] for d in two]


def test_a_disk_that_takes_little_at_a_time_gets_it_all(path: Path) -> None:
    real, chance = os.write, random.Random(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[: chance.randint(1, 50)]))
        with Database(path) as db:
            db.insert({"text": "x" * 5000})
    with Database(path) as db:
        assert db.all() == [{"text": "x" * 5000}]


@pytest.mark.parametrize("taken", [0, 1, 17, 18, 19, 300])
def test_a_save_half_written_when_the_disk_is_full_is_cut_off(path: Path, taken: int) -> None:
    real = os.write

    def some(fd: int, data: bytes) -> int:
        if len(data) < 400:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(fd, bytes(data)[:taken]) if taken else some(fd, b"")

    with Database(path) as db:
        db.insert({"n": 1})
        before = journal_file(path).read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "write", some)
            with pytest.raises(SaveFailed, match="the disk is full"):
                db.insert({"n": 2, "text": "x" * 500})
        assert journal_file(path).read_bytes() == before
        db.insert({"n": 3})
        assert numbers(path) == [1, 3]


def test_a_torn_line_left_behind_is_cut_off_by_the_next_one(path: Path) -> None:
    with Database(path) as db:
        db.insert({"n": 1})
        ledger_of(db).close(fold=False)
    whole = journal_file(path).read_bytes()
    journal_file(path).write_bytes(whole + whole[-50:-1])
    db = Database(path)
    assert "cut off" in ledger_of(db).notices[0]
    assert journal_file(path).read_bytes() == whole
    assert [d["n"] for d in db] == [1]
    db.close()


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder with room for 300 kB, and a way to make room; a real disk where we may mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0:
        filler = folder / "filler"
        filler.write_bytes(b"x" * 100_000)
        try:
            yield folder, filler.unlink
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        try:
            yield folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def fill(folder: Path, make_room: Callable[[], None]) -> None:
    """Save until the disk is full; nothing acknowledged is lost, and it goes on once there is room."""
    path, saved = folder / "twofold.json", 0
    db = Database(path)
    with pytest.raises(SaveFailed) as caught:
        while saved < 200:
            db.insert({"n": saved, "text": "x" * 5000})
            saved += 1
            if saved == 9:
                ledger_of(db).fold()
    assert saved > 5
    assert isinstance(caught.value.cause, OSError)
    assert caught.value.cause.errno in (errno.ENOSPC, errno.EFBIG)
    for _ in range(3):
        with pytest.raises(SaveFailed):
            db.insert({"n": -1, "text": "x" * 5000})
        with pytest.raises(SaveFailed):
            ledger_of(db).fold()
    assert numbers(path) == list(range(saved))
    make_room()
    db.insert({"n": saved})
    db.close()
    assert numbers(path) == list(range(saved + 1))
    assert [p.name for p in folder.iterdir() if p.name.endswith(".tmp")] == []


def test_a_really_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path) as (folder, make_room):
        fill(folder, make_room)


def test_a_file_that_may_not_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with small_disk(tmp_path) as (folder, make_room):
        fill(folder, make_room)


def test_closing_on_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    db = Database(path)
    db.insert({"n": 0})
    with Faults(("write",), 0, errno.ENOSPC, True).at_work():
        db.close()
    assert ledger_of(db).closed
    assert numbers(path) == [0]


def test_two_hundred_kills_in_a_save_loop(tmp_path: Path) -> None:
    result = alone("killing", "loop", str(tmp_path), "200", "1")
    assert result["killed"] == 200
    assert result["acknowledged"] > 400
    assert result["leftovers"] == 0


def test_two_writers_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    result = alone("killing", "pair", str(tmp_path), "500", "2")
    assert result["saved"] == 1000
    assert result["killed"] > 10
    assert result["documents"] == result["expected"]
