"""Several windows on one file: each sees what the others saved, and nobody undoes anybody's work."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from tests.support.store.files import ledger_of
from twofold.store import datafiles as pair
from twofold.store import disk
from twofold.store import ledger as ledger_module
from twofold.store.database import Database
from twofold.store.errors import SaveFailed
from twofold.store.ledger import Ledger
from twofold.store.lock import Lock
from twofold.store.places import journal_file, lock_file
from twofold.store.reading import OnDisk, read
from twofold.store.table import JournalTable

Open = Callable[[], Database]


def contents(db: TinyDB) -> dict[str, Any]:
    return {name: {d.doc_id: dict(d) for d in db.table(name)} for name in db.tables()}


def test_a_refresh_costs_two_stats_when_nothing_changed(
    open_db: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = ledger_of(open_db())
    calls: list[str] = []

    def count(name: str, real: Callable[..., object], *args: object, **named: object) -> object:
        calls.append(name)
        return real(*args, **named)

    for name in ("open", "read", "pread", "stat", "fstat"):
        monkeypatch.setattr(os, name, partial(count, name, getattr(os, name)))
    assert ledger.refresh() is False
    assert calls == ["stat", "stat"]


def test_a_new_id_is_taken_under_the_lock(open_db: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    db, real = open_db(), JournalTable._get_next_id
    held: list[int] = []

    def note(table: JournalTable) -> int:
        held.append(ledger_of(db)._depth)
        return real(table)

    monkeypatch.setattr(JournalTable, "_get_next_id", note)
    db.insert({})
    db.insert_multiple([{}])
    db.upsert({"n": 1}, where("n") == 1)
    assert held == [1, 1, 1]


def test_what_is_read_in_the_middle_of_a_fold_is_read_again(
    path: Path, open_db: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = open_db()
    db.insert({"n": 1})
    real = disk.read_all

    def late(place: Path) -> bytes | None:
        data = real(place)
        if place == path:
            monkeypatch.undo()
            ledger_of(db).fold()
        return data

    monkeypatch.setattr(disk, "read_all", late)
    assert read(path).state == "sound"


def test_a_fold_by_one_is_followed_by_the_other_without_reading_the_file_again(
    open_db: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = open_db(), open_db()
    one.insert({"n": 1})
    two.insert({"n": 2})
    one.insert({"n": 3})
    ledger_of(one).fold()
    one.insert({"n": 4})

    def no(path: Path) -> None:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(pair, "read", no)
    assert [d["n"] for d in two] == [1, 2, 3, 4]
    two.insert({"n": 5})
    ledger_of(two).fold()
    assert [d["n"] for d in one] == [1, 2, 3, 4, 5]


def test_after_two_folds_the_file_is_read_again(open_db: Open) -> None:
    one, two = open_db(), open_db()
    for n in range(3):
        one.insert({"n": n})
        ledger_of(one).fold()
    one.insert({"n": 3})
    assert two.insert({"n": 4}) == 5
    assert contents(one) == contents(two) == contents(open_db())


def test_closing_one_window_leaves_the_other_at_work(open_db: Open) -> None:
    one, two = open_db(), open_db()
    one.insert({"n": 1})
    two.insert({"n": 2})
    one.close()
    assert two.insert({"n": 3}) == 3
    two.close()
    assert [d["n"] for d in open_db()] == [1, 2, 3]


def test_tables_dropped_elsewhere_are_gone_here(open_db: Open) -> None:
    one, two = open_db(), open_db()
    one.table("t").insert_multiple({"n": n} for n in range(3))
    assert len(two.table("t")) == 3
    one.drop_table("t")
    assert two.table("t").all() == []
    assert two.table("t").insert({}) == 1


def test_a_long_journal_is_folded_on_the_way(
    path: Path, open_db: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "FOLD_AT", 2000)
    one, two = open_db(), open_db()
    sizes = []
    for n in range(60):
        (one if n % 2 else two).insert({"n": n, "text": "x" * 100})
        sizes.append(journal_file(path).stat().st_size)
    assert max(sizes) < 12_000
    assert sum(a > b for a, b in pairwise(sizes)) >= 2
    assert [d["n"] for d in one] == list(range(60)) == [d["n"] for d in open_db()]


def test_an_open_between_two_folds_reads_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(place: Path, *, outlined: bool = False) -> OnDisk:
        found = read(place, outlined=outlined)
        monkeypatch.undo()
        with Database(path) as other:
            other.insert({"n": 2})
        return found

    with Database(path) as db:
        db.insert({"n": 1})
    monkeypatch.setattr(ledger_module, "read", late)
    with Database(path) as db:
        assert [d["n"] for d in db] == [1, 2]


def test_a_read_only_window_follows_the_others(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert({"n": 1})
    with Database(path, access_mode="r") as looking:
        assert looking.all() == [{"n": 1}]
        db.insert({"n": 2})
        ledger_of(db).fold()
        db.insert({"n": 3})
        assert [d["n"] for d in looking] == [1, 2, 3]
        with pytest.raises(OSError, match="reading only"):
            looking.insert({})


def test_a_window_that_stays_busy_is_named_and_nothing_is_lost(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert({"n": 1})
    with Lock(lock_file(path), path).held():
        with pytest.raises(SaveFailed, match="another window"), ledger_of(db)._lock.held(0.01):
            raise AssertionError("held twice")
        assert db.all() == [{"n": 1}]
    db.insert({"n": 2})


def test_files_deleted_while_open_are_written_again(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert({"n": 1})
    for beside in (path, journal_file(path)):
        beside.unlink()
        db.insert({"n": 2})
        assert contents(open_db()) == contents(db)
    assert ledger_of(db).notices == []
    shutil.rmtree(path.parent)
    db.insert({"n": 9})
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [d["n"] for d in open_db()] == [1, 2, 2, 9]


@pytest.mark.parametrize("theirs", [b'{"_default":{"9":{"n":9}}}', b'{"_default', b""])
def test_a_file_changed_while_open_is_kept_aside(path: Path, open_db: Open, theirs: bytes) -> None:
    db = open_db()
    db.insert({"n": 1})
    path.write_bytes(theirs)
    db.insert({"n": 2})
    assert [d["n"] for d in db] == [1, 2] == [d["n"] for d in open_db()]
    kept = [p.read_bytes() for p in path.with_name("twofold.json.backups").iterdir()] if theirs else []
    assert kept == ([theirs] if theirs else [])
    if theirs:
        assert "another program" in ledger_of(db).notices[0]
    with TinyDB(path) as plain:
        assert [d["n"] for d in plain] == [1, 2] or plain.all() == [{"n": 1}]


def test_a_file_only_touched_is_nothing_to_speak_of(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert({"n": 1})
    os.utime(path)
    db.insert({"n": 2})
    assert ledger_of(db).notices == []
    assert [d["n"] for d in open_db()] == [1, 2]


def test_a_pair_put_back_from_outside_is_kept_aside_and_said(path: Path, open_db: Open) -> None:
    with Database(path.with_name("other.json")) as other:
        other.insert({"from": "there"})
    theirs = path.with_name("other.json").read_bytes()
    db = open_db()
    db.insert({"n": 1})
    path.with_name("other.json.journal").replace(journal_file(path))
    path.with_name("other.json").replace(path)
    assert db.all() == [{"n": 1}] == open_db().all()
    (kept,) = path.with_name("twofold.json.backups").iterdir()
    assert kept.read_bytes() == theirs
    assert "another program" in ledger_of(db).notices[0]
    assert str(kept) in ledger_of(db).notices[0]


@pytest.mark.parametrize(
    "rubbish", [b"rubbish\n", b"rubbish\nand more\n", b'{"sum":"12345678","at":""}\n', b"\n"]
)
def test_rubbish_at_the_end_of_the_journal_stops_nothing(path: Path, open_db: Open, rubbish: bytes) -> None:
    one, two = open_db(), open_db()
    one.insert({"n": 1})
    two.insert({"n": 2})
    with journal_file(path).open("ab") as log:
        log.write(rubbish)
    before = journal_file(path).read_bytes()
    assert one.insert({"n": 3}) == 3
    assert two.insert({"n": 4}) == 4
    assert [d["n"] for d in one] == [1, 2, 3, 4] == [d["n"] for d in two] == [d["n"] for d in open_db()]
    (kept,) = path.with_name("twofold.json.backups").iterdir()
    assert kept.read_bytes() == before
    assert str(kept) in ledger_of(one).notices[0]


def test_another_writer_s_torn_line_is_cut_off(path: Path, open_db: Open) -> None:
    one, two = open_db(), open_db()
    one.insert({"n": 1})
    with journal_file(path).open("ab") as log:
        log.write(b'{"sum":"12345678","do":{"x')
    assert two.insert({"n": 2}) == 2
    assert one.insert({"n": 3}) == 3
    assert [d["n"] for d in open_db()] == [1, 2, 3]


def test_a_ledger_knows_what_others_touched(path: Path) -> None:
    one, two = Ledger(path), Ledger(path)
    with Database(path) as db:
        db.table("t").insert_multiple([{}, {}])
        before = two.stamp("t")
        assert two.refresh() is True
        assert two.refresh() is False
        now = two.stamp("t")
        assert two.changed("t", before) == ["1", "2"]
        db.table("t").remove(doc_ids=[2])
        db.table("t").update({"x": 1}, where("x") == 0)
        two.refresh()
        assert two.changed("t", now) == ["2"]
        db.table("t").truncate()
        two.refresh()
        assert two.changed("t", now) is None
    for ledger in (one, two):
        ledger.close()
