"""Backups are made, dated and bounded; older files are brought up to date, with a backup from before."""

import errno
import json
import os
import time
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall, alone
from tests.support.store.killing import up_to_one
from twofold.domain.listening.session import Note
from twofold.domain.people import COUPLE_ID, meet
from twofold.store import Damaged, Newer, NotWritable, SaveFailed, Store, backups, daily
from twofold.store.backups import every, keep, keep_daily
from twofold.store.check import check
from twofold.store.ledger import Ledger
from twofold.store.migrations import FIRST, STEPS, Documents, migrate
from twofold.store.places import backup_dir, journal_file

FIXTURES = Path(__file__).parent / "fixtures"


def note(text: str) -> Note:
    return Note(session="s", text=text)


def names(path: Path) -> list[str]:
    return sorted(p.name for p in backup_dir(path).iterdir()) if backup_dir(path).exists() else []


# -- once a day ---------------------------------------------------------------------------------------


def test_a_new_file_needs_no_backup(path: Path, wall: Wall) -> None:
    Store.open(path, clock=wall).close()
    Store.open(path, clock=wall).close()
    assert names(path) == []


def test_each_day_of_use_keeps_what_the_day_before_left(path: Path, wall: Wall) -> None:
    for day in range(3):
        for _ in range(2):
            store = Store.open(path, clock=wall)
            store.save(note(f"day {day}"))
            store.close()
        wall.forward(days=1)
    assert names(path) == [f"twofold-2026-11-{day}.json" for day in (23, 24, 25)]
    with TinyDB(backup_dir(path) / "twofold-2026-11-25.json") as plain:
        assert [d["text"] for d in plain.table("notes")] == ["day 0", "day 0", "day 1", "day 1"]
    assert backup_dir(path).stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in backup_dir(path).iterdir()} == {0o600}


def test_what_only_the_journal_holds_is_in_the_backup(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    store.save(note("not folded yet"))
    store.ledger.close(fold=False)
    Store.open(path, clock=wall).close()
    (backup,) = every(path)
    assert "not folded yet" in backup.read_text()


def test_backups_are_bounded_each_kind_by_itself(path: Path, wall: Wall) -> None:
    keep(path, b"{}", "edited", wall.now())
    for _ in range(20):
        wall.forward(days=1)
        keep_daily(path, b"{}", wall.now())
        keep(path, b"{}", "before-v2", wall.now())
    kept = names(path)
    assert len(kept) == 2 * backups.KEPT + 1
    assert "twofold-2026-12-13.json" in kept
    assert "twofold-2026-11-29.json" not in kept
    assert "twofold-2026-11-23-183000-edited.json" in kept


def test_other_files_among_the_backups_are_none(path: Path, wall: Wall) -> None:
    kept = keep(path, b"{}", "edited", wall.now())
    (kept.parent / "notes.txt").write_text("ours")
    (kept.parent / f"{kept.name}.old").write_bytes(b"{}")
    assert every(path) == [kept]


def test_what_a_crash_left_among_the_backups_is_swept(path: Path, wall: Wall) -> None:
    folder = keep(path, b"{}", "edited", wall.now()).parent
    for name, age in (("old", 7200), ("new", 10)):
        temp = folder / f".twofold-2026-11-01.json.1-{name}.tmp"
        temp.touch()
        os.utime(temp, (time.time() - age,) * 2)
    keep_daily(path, b"{}", wall.now())
    assert [p.name for p in folder.glob(".*.tmp")] == [".twofold-2026-11-01.json.1-new.tmp"]


def test_backups_of_one_second_do_not_meet(path: Path, wall: Wall) -> None:
    places = {keep(path, b"%d" % n, "edited", wall.now()) for n in range(3)}
    assert {p.read_bytes() for p in places} == {b"0", b"1", b"2"}


def test_a_big_file_is_copied_aside_while_the_app_goes_on(
    path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "BIG", 10)
    store = Store.open(path, clock=wall)
    store.save(note("yesterday"))
    store.close()
    left = path.read_bytes()
    store = Store.open(path, clock=wall)
    store.save(note("today"))
    store.ledger.fold()
    store.close()
    (backup,) = every(path)
    assert backup.read_bytes() == left


@pytest.mark.parametrize("there", [b'{"x": 1}', None])
def test_what_another_program_does_before_the_first_change_is_no_backup_of_the_day(
    path: Path, wall: Wall, there: bytes | None
) -> None:
    store = Store.open(path, clock=wall)
    store.save(note("yesterday"))
    store.close()
    left = path.read_bytes()
    store = Store.open(path, clock=wall, settled=False)
    path.unlink()
    if there is not None:
        path.write_bytes(there)
    store.save(note("today"))
    store.close()
    daily = [backup for backup in every(path) if backup.stem.endswith(f"{wall.now():%Y-%m-%d}")]
    assert [backup.read_bytes() for backup in daily] == [left]


def test_whoever_leaves_at_once_leaves_no_piece_of_a_backup(
    path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: Any) -> None:
        time.sleep(0.05)
        keep_daily(*args)

    with monkeypatch.context() as patch:
        patch.setattr(daily, "BIG", 10)
        patch.setattr(backups, "keep_daily", slow)
        store = Store.open(path, clock=wall)
        store.save(note("yesterday"))
        store.close()
        Store.open(path, clock=wall, settled=False).close()
        assert len(every(path)) == 1, "the program may end now"


def test_a_backup_that_fails_is_said_and_stops_nothing(
    path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(path, clock=wall)
    store.save(note("x"))
    store.close()

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "keep_daily", full)
    store = Store.open(path, clock=wall)
    assert "Today's backup could not be made: the disk is full." in store.notices
    store.save(note("y"))
    store.close()


# -- versions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", range(FIRST, FIRST + len(STEPS) + 1))
def test_a_file_of_every_released_version_opens(path: Path, wall: Wall, version: int) -> None:
    path.write_bytes((FIXTURES / f"version-{version}.json").read_bytes())
    journal_file(path).write_bytes((FIXTURES / f"version-{version}.json.journal").read_bytes())
    assert check(path).state == "sound"
    store = Store.open(path, clock=wall)
    assert store.notices == ()
    couple = store.couple.get(COUPLE_ID)
    assert couple is not None
    assert (couple.a.name, couple.b.name) == ("Ána", "Bo 🧡")
    assert [n.text for n in store.notes.all()] == ["in the file", "in the journal"]
    assert len(store.sessions.all()) == 1
    assert len(store.beats.all()) == 1
    store.save(note("now"))
    store.close()


def old_file(path: Path) -> Path:
    """A made-up file of a version 0, in which notes had a body and letters were kept."""
    path.write_text(
        json.dumps(
            {
                "meta": {"1": {"schema": 0}},
                "couple": {"1": json.loads(msgspec.json.encode(meet("Ana", "Ben").with_(rev=1)))},
                "notes": {
                    "4": {"body": "hello", "session": "s", "id": "1", "rev": 2}
                    | dict.fromkeys(("created", "updated"), "2025-01-01T00:00:00Z"),
                    "5": {"body": ""},
                },
                "letters": {"1": {"x": 1}},
            }
        )
    )
    with TinyDB(path) as plain:
        assert len(plain.table("notes")) == 2
    return path


def test_a_file_of_an_older_version_is_brought_up_to_date(path: Path, wall: Wall) -> None:
    before = old_file(path).read_bytes()
    ledger = Ledger(path, now=wall.now)
    migrate(ledger, wall.now(), [up_to_one], first=0)
    ledger.close()
    assert any("before-v1" in name for name in names(path))
    assert before in [p.read_bytes() for p in every(path)]
    store = Store.open(path, clock=wall)
    assert [n.text for n in store.notes.all()] == ["hello"]
    assert store.couple.get(COUPLE_ID) is not None
    store.close()
    assert json.loads(path.read_text()).keys() == {"meta", "couple", "notes"}


def test_all_steps_are_taken_in_order_and_only_those_needed(path: Path, wall: Wall) -> None:
    old_file(path)
    taken: list[int] = []
    steps = [lambda tables, n=n: taken.append(n) for n in range(3)]
    ledger = Ledger(path)
    migrate(ledger, wall.now(), steps[:2], first=0)
    migrate(ledger, wall.now(), steps[:2], first=0)
    assert taken == [0, 1]
    migrate(ledger, wall.now(), steps, first=0)
    assert taken == [0, 1, 2]
    with pytest.raises(Newer):
        migrate(ledger, wall.now(), steps[:1], first=0)
    ledger.close()


def test_a_step_that_fails_changes_nothing(path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads(old_file(path).read_text())

    def wrong(tables: Documents) -> None:
        tables["notes"].clear()
        raise KeyError("oops")

    ledger = Ledger(path)
    with pytest.raises(KeyError):
        migrate(ledger, wall.now(), [wrong], first=0)
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", partial(fail, errno.ENOSPC))
        with pytest.raises(SaveFailed):
            migrate(ledger, wall.now(), [up_to_one], first=0)
    ledger.close()
    assert json.loads(path.read_text()) == before


def fail(code: int, *args: Any, **named: Any) -> None:
    raise OSError(code, os.strerror(code))


def test_a_read_only_file_of_an_older_version_is_not_opened(path: Path, wall: Wall) -> None:
    old_file(path).chmod(0o444)
    ledger = Ledger(path)
    with pytest.raises(NotWritable, match="older twofold"):
        migrate(ledger, wall.now(), [up_to_one], first=0)
    ledger.close()


def test_a_made_up_version_is_damage(path: Path, wall: Wall) -> None:
    ledger = Ledger(old_file(path))
    with pytest.raises(Damaged, match="version 0"):
        migrate(ledger, wall.now())
    ledger.close()


def test_a_migration_killed_at_any_step_is_done_or_not_done(path: Path) -> None:
    old_file(path).rename(path.with_name("old.json"))
    assert alone("killing", "migrate", str(path.parent), "0", "0")["calls"] > 6
