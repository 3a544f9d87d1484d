"""A damaged file is mended record by record: from itself, from its backups, from what was set aside."""

import json
import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from tests.support.store.mended import edit, everything
from tests.support.store.mended import kept as kept
from twofold.domain.listening.session import Note
from twofold.domain.people import COUPLE_ID
from twofold.domain.tuning.records import RHYTHM, Rhythm
from twofold.store import Damaged, Newer, Store, backups, restoring, salvage, snapshot
from twofold.store import last_written as known
from twofold.store.check import check
from twofold.store.last_written import forget
from twofold.store.places import backup_dir, journal_file
from twofold.store.repair import plan, repair


def files(path: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file() and p.suffix != ".lock"}


def test_the_couple_comes_back_from_the_newest_backup_that_holds_it_whole(kept: Path, wall: Wall) -> None:
    before = everything(kept, wall)
    with TinyDB(kept) as plain:
        (couple,) = plain.table("couple").all()
        plain.table("couple").update({"a": {**couple["a"], "colour": "clax"}})
    known.forget(kept)
    store = Store.open(kept, clock=wall)  # and a backup of the damaged file is made
    assert "a.colour" in store.without_couple
    assert len(store.notes.all()) == 12
    store.close()
    wall.forward(days=1)
    Store.open(kept, clock=wall).close()
    report = check(kept)
    assert report.state == "damaged"
    assert any("a.colour" in said and "does not know what is there" in said for said in report.sentences)
    bad = [p for p in backups.every(kept) if b"clax" in p.read_bytes()]
    assert len(bad) > 1
    assert report.backups[0] not in bad
    assert str(report.backups[0]) in report.advice[0]
    was = kept.read_bytes()
    said = " ".join(repair(kept, wall.now()))
    assert "as before, from the backup of" in said
    assert was in files(kept).values()
    assert everything(kept, wall) == before
    assert check(kept).state == "sound"


@pytest.mark.parametrize(
    ("fields", "names", "said"),
    [
        ({"a": {"name": "Ana", "colour": "clax", "mark": "◆"}}, ("Ana", "Ben"), "The colour of Ana"),
        ({"a": {"name": "Ana" * 20, "colour": "clay", "mark": "◆"}}, (("Ana" * 20)[:40], "Ben"), "first"),
        ({"a": {"name": 7, "colour": "teal", "mark": "●"}}, ("A", "Ben"), "the colour of Ben"),
        ({"b": "Ben"}, ("Ana", "B"), "The name of the second"),
        ({"rev": "many", "created": "long ago"}, ("Ana", "Ben"), "back"),
    ],
)
def test_without_any_whole_copy_the_two_are_kept_as_far_as_they_can_be_read(
    kept: Path, wall: Wall, fields: dict[str, Any], names: tuple[str, str], said: str
) -> None:
    for backup in backups.every(kept):
        backup.unlink()
    edit(kept, "couple", **fields)
    assert plan(kept).has_couple
    assert said in " ".join(repair(kept, wall.now()))
    store = Store.open(kept, clock=wall)
    couple = store.couple.get(COUPLE_ID)
    assert couple is not None
    assert (couple.a.name, couple.b.name) == names
    assert (store.without_couple, len(store.notes.all())) == ("", 12)
    assert couple.a.colour != couple.b.colour and couple.a.mark != couple.b.mark
    store.close()
    assert check(kept).state == "sound"


def test_the_program_runs_without_a_record_that_nobody_has_whole(kept: Path, wall: Wall) -> None:
    for backup in backups.every(kept):
        backup.unlink()
    edit(kept, "rhythms", checkin=9)
    store = Store.open(kept, clock=wall)
    assert (store.rhythms.get(RHYTHM), store.without_couple) == (None, "")
    assert [said for said in store.notices if "checkin" in said and "at most 6" in said]
    (mine,) = store.save(Rhythm(id=RHYTHM, checkin=3))
    store.close()
    assert check(kept).state == "sound"
    assert (
        "day 9" not in kept.read_text()
        and json.loads(kept.read_text())["unreadable"]["1"]["table"] == "rhythms"
    )
    assert everything(kept, wall)[RHYTHM] == mine


def _zeros(data: bytes) -> bytes:
    return data[:900] + b"\0" * 512 + data[1412:]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a sector of zeros": _zeros,
    "cut in half": lambda data: data[: len(data) // 2],
    "nothing left": lambda data: b"",
    "noise in front": lambda data: b"\x80\x91" * 60 + data[120:],
    "noise in the middle": lambda data: data[:1500] + random.Random(3).randbytes(40) + data[1540:],
    "a brace lost": lambda data: data.replace(b"},", b"  ", 1),
    "a table without its name": lambda data: data.replace(b'"notes"', b"\xff\xfe\xfd\xfc\xfb\xfa\xf9"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_whole_is_kept_and_what_was_lost_comes_from_the_backups(
    kept: Path, wall: Wall, damage: str
) -> None:
    before = everything(kept, wall)
    data = DAMAGES[damage](kept.read_bytes())
    kept.write_bytes(data)
    forget(kept)
    with pytest.raises(Damaged):
        Store.open(kept, clock=wall)
    was = files(kept)
    doing = plan(kept)
    assert files(kept) == was
    assert doing.has_couple
    repair(kept, wall.now())
    after = everything(kept, wall)
    assert set(before.items()) >= {(name, record) for name, record in after.items() if name != "couple"}
    missing = before.keys() - after.keys()
    # Today's backup is of yesterday: what was written since is in the damaged file alone.
    assert all(getattr(before[name], "text", "").startswith("day 2") for name in missing)
    assert len(missing) <= (4 if damage in ("cut in half", "nothing left", "a table without its name") else 2)
    assert "gone" not in after
    assert data in files(kept).values() or not data
    assert check(kept).state == "sound"
    assert repair(kept, wall.now())[-1] == "There was nothing to mend."


def test_the_copy_beside_the_file_knows_even_the_last_day(kept: Path, wall: Wall) -> None:
    before = everything(kept, wall)
    kept.write_bytes(kept.read_bytes()[:700])
    said = " ".join(repair(kept, wall.now()))
    assert "the copy that twofold keeps beside the file" in said
    assert everything(kept, wall) == before


def test_what_follows_a_damaged_line_of_the_journal_is_not_lost(kept: Path, wall: Wall) -> None:
    before = everything(kept, wall)
    store = Store.open(kept, clock=wall)
    saved = [store.save(Note(session="s", text=f"in the journal {n}"))[0] for n in range(5)]
    store.ledger.close(fold=False)
    log = journal_file(kept)
    log.write_bytes(log.read_bytes().replace(b"journal 1", b"jOuRnAl 1"))
    with pytest.raises(Damaged):
        Store.open(kept, clock=wall)
    said = repair(kept, wall.now())
    assert any("could not be recovered, from" in sentence for sentence in said)
    assert everything(kept, wall) == before | {note.id: note for note in saved if note is not saved[1]}


def test_a_journal_that_was_set_aside_is_brought_in_where_it_is_newer(kept: Path, wall: Wall) -> None:
    store = Store.open(kept, clock=wall)
    old = store.notes.all()[0]
    (new,) = store.save(Note(session="s", text="only in the journal"))
    (changed,) = store.save(old.with_(text="changed in the journal"))
    store.ledger.close(fold=False)
    wall.forward(days=1)
    kept.write_bytes(b"rubbish")
    restoring.restore(kept, backups.every(kept)[0], wall.now())
    before = everything(kept, wall)
    assert new.id not in before and before[old.id] == old
    store = Store.open(kept, clock=wall)
    store.notes.delete(store.notes.all()[1].id)
    store.close()
    gone = set(before) - set(everything(kept, wall))
    assert "set aside" in " ".join(repair(kept, wall.now()))
    after = everything(kept, wall)
    assert (after[new.id], after[old.id]) == (new, changed)
    assert not gone & set(after)
    assert repair(kept, wall.now())[-1] == "There was nothing to mend."


@pytest.mark.parametrize("spelling", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_file_saved_in_another_spelling_is_named_and_comes_back_whole(
    kept: Path, wall: Wall, spelling: str
) -> None:
    before = everything(kept, wall)
    kept.write_bytes(kept.read_bytes().decode().encode(spelling))
    report = check(kept)
    assert "save it as UTF-8" in report.sentences[0]
    assert ("UTF-16" in report.sentences[0]) == spelling.startswith("utf-16")
    repair(kept, wall.now())
    assert everything(kept, wall) == before


def test_there_is_nothing_to_mend_in_a_sound_file_nor_in_one_of_tomorrow(kept: Path, wall: Wall) -> None:
    was = files(kept)
    assert repair(kept, wall.now()) == ("There was nothing to mend.",)
    assert files(kept) == was
    kept.write_bytes(kept.read_bytes().replace(b'"schema":1', b'"schema":2'))
    was = files(kept)
    with pytest.raises(Newer):
        repair(kept, wall.now())
    assert files(kept) == was


def test_where_nothing_is_left_that_is_said_and_nothing_is_touched(path: Path, wall: Wall) -> None:
    path.write_bytes(b"rubbish")
    with pytest.raises(Damaged, match="nor in a backup"):
        repair(path, wall.now())
    assert path.read_bytes() == b"rubbish"


def test_a_repair_cut_off_anywhere_loses_nothing(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, data = everything(kept, wall), _zeros(kept.read_bytes())

    def maybe(left: list[int], real: Callable[..., object], *args: object, **named: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(*args, **named)

    for step in range(100):
        kept.write_bytes(data)
        left = [step]
        with monkeypatch.context() as patch:
            for name in ("replace", "open", "write", "fsync"):
                patch.setattr(os, name, partial(maybe, left, getattr(os, name)))
            try:
                repair(kept, wall.now())
            except KeyboardInterrupt:
                pass
            else:
                break
        assert data in files(kept).values()
        repair(kept, wall.now())
        assert len(before.keys() - everything(kept, wall).keys()) <= 2
    assert 8 < step < 99
    assert backup_dir(kept).is_dir()


def test_a_document_that_lost_its_closing_brace_swallows_none_of_the_next(kept: Path) -> None:
    data = kept.read_bytes()
    at = data.index(b'"notes":{')
    end = data.index(b'},"2":{', at)
    found = salvage.documents(data[:end] + b"  " + data[end + 2 :])
    whole = snapshot.parse(data)
    assert {name: len(table) for name, table in found.tables.items()} == {
        name: len(table) for name, table in whole.items()
    }
    assert found.lost == 0
