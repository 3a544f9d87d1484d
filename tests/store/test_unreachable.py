"""What the disk, a wrong clock or another program does at a bad moment ends nothing, and is said in words."""

import errno
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.frame.savequeue import QUICK, QUIET, SaveQueue
from twofold.store import SaveFailed, Store, backups
from twofold.store.check import check
from twofold.store.errors import Busy
from twofold.store.lock import Lock
from twofold.store.places import backup_dir, journal_file, known_file, lock_file

CODES = (errno.EIO, errno.ESTALE, errno.EACCES, errno.ENXIO)


def note(text: str) -> Note:
    return Note(session="s", text=text)


def texts(store: Store) -> list[str]:
    return [n.text for n in store.notes.all()]


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    store = Store.open(path, clock=wall)
    store.save(meet("Ana", "Ben"), note("first"))
    store.close()
    return path


def failing(patch: pytest.MonkeyPatch, name: str, code: int, *places: Path) -> None:
    """Let the system's call *name* fail for *places* and what lies in them."""
    real = getattr(os, name)

    def call(path: Any, *rest: Any, **named: Any) -> Any:
        if any(Path(os.fspath(path)).is_relative_to(place) for place in places):
            raise OSError(code, os.strerror(code))
        return real(path, *rest, **named)

    patch.setattr(os, name, call)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_a_file_that_cannot_be_looked_at_ends_nothing(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    store = Store.open(kept, clock=wall)
    with monkeypatch.context() as patch:
        failing(patch, "stat", code, kept, journal_file(kept))
        assert store.refresh() is False
        store.look()
        assert "cannot be reached" in store.trouble
        assert texts(store) == ["first"]
        with pytest.raises(SaveFailed):
            store.save(note("second"))
        queue = SaveQueue(store)
        queue.keep(note("third"))
        assert "Not saved yet" in queue.sentence
    assert store.refresh() is False
    assert store.trouble == ""
    assert queue.retry() == (True, "")
    store.close()
    assert texts(Store.open(kept, clock=wall)) == ["first", "third"]


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["stat", "open", "mkdir", "listdir", "scandir"])
def test_backups_that_cannot_be_reached_stop_no_opening(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    with monkeypatch.context() as patch:
        failing(patch, call, code, backup_dir(kept))
        store = Store.open(kept, clock=wall)
        store.save(note("second"))
        if call in ("stat", "open", "mkdir"):
            assert any("backup could not be made" in said for said in store.notices)
        store.close()
    assert texts(Store.open(kept, clock=wall)) == ["first", "second"]


def test_one_backup_that_cannot_be_looked_at_hides_no_other(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        wall.forward(days=1)
        Store.open(kept, clock=wall).close()
    found = backups.every(kept)
    failing(monkeypatch, "stat", errno.EIO, found[1])
    assert set(backups.every(kept)) == set(found)


# -- another program holds the lock -----------------------------------------------------------------------


def test_a_held_lock_makes_a_save_wait_in_the_queue_and_is_said_only_when_it_lasts(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    store.patience, now = QUICK, [0.0]
    queue = SaveQueue(store, lambda: now[0])
    with Lock(lock_file(kept), kept).held():
        with pytest.raises(Busy):
            store.save(note("at once"))
        first = note("waits")
        assert queue.keep(first) == (first,)
        assert (queue.unsaved, queue.sentence) == ((first,), "")
        now[0] += QUIET - 0.1
        assert queue.retry() == (False, "")
        assert queue.sentence == ""
        assert "busy" in queue.reason
        now[0] += 0.2
        queue.retry()
        assert "busy" in queue.sentence
    assert queue.retry() == (True, "")
    assert (queue.sentence, queue.reason) == ("", "")
    assert texts(store) == ["first", "waits"]
    store.close()


def test_no_wait_for_a_lock_is_longer_than_was_asked_for(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, asked = Store.open(kept, clock=wall), list[float]()
    store.patience = QUICK
    held = Lock.held

    def noted(lock: Lock, patience: float) -> Any:
        asked.append(patience)
        return held(lock, patience)

    monkeypatch.setattr(Lock, "held", noted)
    store.save(note("second"))
    other = Store.open(kept, clock=wall)
    other.patience = QUICK
    other.save(note("third"))
    store.refresh()
    store.fold()
    assert len(asked) >= 4
    assert max(asked) == QUICK


# -- a disk without second names ----------------------------------------------------------------------------


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS], ids=errno.errorcode.get)
def test_backups_are_made_where_a_file_has_one_name_only(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    wall.forward(days=1)
    store = Store.open(kept, clock=wall)
    assert store.notices == ()
    store.close()
    data = json.loads(kept.read_bytes())
    data["notes"]["1"]["text"] = "edited"
    kept.write_text(json.dumps(data, indent=1))
    store = Store.open(kept, clock=wall)
    assert texts(store) == ["edited"]
    copies = backups.every(kept)
    assert all(copy.stat().st_size > 0 for copy in copies)
    assert {copy.name.partition("183")[2][4:] for copy in copies} >= {"edited.json"}
    with pytest.raises(FileExistsError):
        store_again = copies[0]
        from twofold.store.disk import write_new

        write_new(store_again, b"other")
    assert [p for p in backup_dir(kept).iterdir() if p.name.endswith(".tmp")] == []
    store.close()


def test_a_backup_that_was_only_begun_is_made_again(kept: Path, wall: Wall) -> None:
    place = backup_dir(kept) / f"twofold-{wall.now():%Y-%m-%d}.json"
    backup_dir(kept).mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    place.touch()
    Store.open(kept, clock=wall).close()
    assert place.read_bytes() == kept.read_bytes()


# -- a clock that is wrong for a while ----------------------------------------------------------------------


def dated(path: Path, first: datetime, days: int) -> list[str]:
    for day in range(days):
        backups.keep_daily(path, b"{}", first + timedelta(days=day))
    return sorted(p.name for p in backup_dir(path).iterdir())


def test_backups_of_the_future_push_out_no_right_ones(path: Path) -> None:
    right, wrong = datetime(2026, 11, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    before = dated(path, right, 14)
    assert len(before) == 14
    after = dated(path, wrong, 20)
    assert set(before) < set(after)
    assert len(after) == 28
    found = dated(path, right + timedelta(days=14), 5)
    assert "twofold-2026-11-19.json" in found
    assert len([name for name in found if name.startswith("twofold-2026")]) == 14


def test_a_clock_that_fell_back_pushes_out_nothing(path: Path) -> None:
    before = dated(path, datetime(2026, 11, 1, tzinfo=UTC), 14)
    assert set(before) < set(dated(path, datetime(1970, 1, 1, tzinfo=UTC), 20))


def test_a_clock_a_month_ahead_lets_the_right_days_be_kept(path: Path) -> None:
    dated(path, datetime(2026, 12, 20, tzinfo=UTC), 14)
    found = dated(path, datetime(2026, 11, 20, tzinfo=UTC), 3)
    assert {f"twofold-2026-11-2{day}.json" for day in range(3)} < set(found)


def test_a_backup_dated_in_the_future_is_not_the_newest(kept: Path, wall: Wall) -> None:
    wall.forward(days=1)
    Store.open(kept, clock=wall).close()
    (right,) = [p for p in backups.every(kept) if f"{wall.now():%Y-%m-%d}" in p.name]
    wrong = backups.keep(kept, kept.read_bytes(), "before-v2", wall.now())
    os.utime(right, (time.time() - 60,) * 2)
    os.utime(wrong, (4_000_000_000, 4_000_000_000))
    assert backups.every(kept)[0] != wrong
    assert right in backups.every(kept)


# -- who may read it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o640, 0o604, 0o660])
def test_files_that_others_may_read_are_theirs_alone_once_opened(kept: Path, wall: Wall, mode: int) -> None:
    wall.forward(days=1)
    store = Store.open(kept, clock=wall)
    store.save(note("only in the journal"))
    store.ledger.close(fold=False)
    files = [kept, journal_file(kept), known_file(kept), *backup_dir(kept).iterdir()]
    assert len(files) >= 4
    for file in files:
        file.chmod(mode)
    said = " ".join(check(kept).sentences)
    assert "may read" in said and str(kept) in said
    assert kept.stat().st_mode & 0o777 == mode
    Store.open(kept, clock=wall).ledger.close(fold=False)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert "may read" not in " ".join(check(kept).sentences)


def test_a_file_nobody_may_change_becomes_private_and_stays_so(kept: Path, wall: Wall) -> None:
    kept.chmod(0o444)
    Store.open(kept, clock=wall).close()
    assert kept.stat().st_mode & 0o777 == 0o400


def test_a_disk_that_knows_no_modes_is_opened(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.chmod(0o644)
    refuse: Callable[..., None] = lambda *args, **named: (_ for _ in ()).throw(PermissionError(1, "no"))  # noqa: E731
    monkeypatch.setattr(os, "chmod", refuse)
    store = Store.open(kept, clock=wall)
    store.save(note("second"))
    assert texts(store) == ["first", "second"]
    store.close()
