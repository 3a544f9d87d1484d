"""Whatever happened to the file: it is never overwritten, never opened as empty, and it is said in words."""

import errno
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zlib import crc32

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import Couple, meet
from twofold.store import Damaged, Newer, Store, StoreError
from twofold.store.backups import every
from twofold.store.check import check
from twofold.store.journal import FORMAT
from twofold.store.last_written import forget
from twofold.store.places import backup_dir, journal_file, known_file
from twofold.store.restoring import is_whole, restore


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    """A file with a couple and three notes, closed cleanly, and a backup from before the last note."""
    store = Store.open(path, clock=wall)
    store.save(meet("Ana", "Ben"), *(Note(session="s", text=f"note {n} {'x' * 50}") for n in range(2)))
    store.close()
    wall.forward(days=1)
    store = Store.open(path, clock=wall)
    store.save(Note(session="s", text="note 2"))
    store.close()
    return path


def beside(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(path.parent.iterdir()) if p.is_file()}


def refuses(path: Path, wall: Wall, words: str) -> Damaged:
    """The file is refused in these words, by the store and by the check; nothing on disk changed."""
    before = beside(path)
    with pytest.raises(Damaged) as caught:
        Store.open(path, clock=wall)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    report = check(path)
    assert report.state == "damaged"
    assert words in report.sentences[0]
    assert report.backups == caught.value.backups
    assert beside(path) == before
    return caught.value


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "empty"),
    "half": (lambda data: data[: len(data) // 2], "cut short"),
    "one byte short": (lambda data: data[:-1], "cut short"),
    "zeros at the end": (lambda data: data[:-20] + b"\0" * 20, "zeros"),
    "zeros all over": (lambda data: b"\0" * len(data), "zeros"),
    "more behind": (lambda data: data + b'"]}', "broken"),
    "twice": (lambda data: data + data, "broken"),
    "a list": (lambda data: b"[]", "not a twofold file"),
    "a text": (lambda data: b'"x"', "not a twofold file"),
    "null": (lambda data: b"null", "not a twofold file"),
    "tables that are lists": (lambda data: b'{"notes":[1]}', "not a twofold file"),
    "documents that are numbers": (lambda data: b'{"notes":{"1":1}}', "broken"),
    "ids that are names": (lambda data: b'{"notes":{"x":{}}}', "not a number"),
    "deep": (lambda data: b'{"a":{"1":' + b"[" * 200_000, "nested"),
    "deep and whole": (lambda data: b'{"a":{"1":' + b"[" * 200_000 + b"]" * 200_000 + b"}}", "nested"),
    "not text": (lambda data: data.replace(b"note 1", b"note \xff"), "broken"),
    "not JSON": (lambda data: b"hello", "not JSON"),
    "a merge conflict": (lambda data: b"<<<<<<< HEAD\n" + data, "not JSON"),
    "NaN": (lambda data: data.replace(b'"s"', b"NaN", 1), "broken"),
    "somebody else's": (lambda data: b'{"_default":{"1":{"todo":"buy milk"}}}', "does not hold twofold"),
    "no version": (lambda data: data.replace(b'"meta"', b'"mite"'), "does not hold twofold"),
    "a version in words": (lambda data: data.replace(b'"schema":1', b'"schema":"one"'), "version"),
    "version zero": (lambda data: data.replace(b'"schema":1', b'"schema": 0'), "version 0"),
}


ROT = ("zeros at the end", "zeros all over", "not text", "NaN")
"""What leaves the file as long as it was: from a copy it is known again to the byte."""


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused_in_words_and_left_alone(kept: Path, wall: Wall, damage: str) -> None:
    spoil, words = DAMAGES[damage]
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    if damage in ROT:
        assert check(kept).state == "damaged"
        Store.open(kept, clock=wall).close()
        assert kept.read_bytes() == whole
        kept.write_bytes(spoil(whole))
        forget(kept)
        assert refuses(kept, wall, words).backups == tuple(path for path in every(kept) if is_whole(path))
        return
    error = refuses(kept, wall, words)
    # What twofold knows of it comes first: it lacks nothing.
    assert error.backups == (known_file(kept), *every(kept))
    assert every(kept)


def test_a_folder_or_a_pipe_in_its_place_is_refused_at_once(kept: Path, wall: Wall) -> None:
    kept.unlink()
    kept.mkdir()
    refuses(kept, wall, "folder")
    kept.rmdir()
    os.mkfifo(kept)
    with pytest.raises(Damaged, match="no file"):
        Store.open(kept, clock=wall)
    assert check(kept).state == "damaged"


def test_a_file_that_is_gone_beside_its_journal_is_not_a_new_one(kept: Path, wall: Wall) -> None:
    kept.unlink()
    refuses(kept, wall, "gone")
    assert not kept.exists()


def test_a_journal_that_is_empty_or_a_folder_is_damage(kept: Path, wall: Wall) -> None:
    journal_file(kept).write_bytes(b"")
    refuses(kept, wall, "cut short")
    journal_file(kept).unlink()
    journal_file(kept).mkdir()
    refuses(kept, wall, "folder")


def test_a_file_cut_at_any_byte_is_refused(kept: Path, wall: Wall) -> None:
    whole = kept.read_bytes()
    for cut in range(len(whole)):
        kept.write_bytes(whole[:cut])
        with pytest.raises(Damaged):
            Store.open(kept, clock=wall)
        assert kept.read_bytes() == whole[:cut]
    assert len(every(kept)) == 1


def test_a_newer_file_is_refused_and_left_alone(kept: Path, wall: Wall) -> None:
    kept.write_bytes(kept.read_bytes().replace(b'"schema":1', b'"schema":2'))
    data = kept.read_bytes()
    with pytest.raises(Newer, match="Update twofold"):
        Store.open(kept, clock=wall)
    assert kept.read_bytes() == data
    assert "newer" in " ".join(check(kept).sentences)


def test_a_newer_journal_is_refused_and_left_alone(kept: Path, wall: Wall) -> None:
    body = b'"format":%d,"something":"else"}' % (FORMAT + 1)
    journal_file(kept).write_bytes(b'{"sum":"%08x",%b\n' % (crc32(body), body))
    before = beside(kept)
    with pytest.raises(Newer):
        Store.open(kept, clock=wall)
    assert beside(kept) == before
    assert "newer" in check(kept).sentences[0]


def test_a_file_edited_by_plain_tinydb_is_backed_up_opened_and_said(kept: Path, wall: Wall) -> None:
    with TinyDB(kept) as plain:
        (note,) = plain.table("notes").search(lambda d: d["text"] == "note 2")
        plain.table("notes").update({"text": "edited é"}, doc_ids=[note.doc_id])
    data = kept.read_bytes()
    assert "another program" in " ".join(check(kept).sentences)
    store = Store.open(kept, clock=wall)
    assert [n.text for n in store.notes.all()][-1] == "edited é"
    assert "another program" in store.notices[0]
    assert data in [backup.read_bytes() for backup in every(kept)]
    assert str(every(kept)[0]) in store.notices[0]
    store.save(Note(session="s", text="on we go"))
    store.close()
    store = Store.open(kept, clock=wall)
    assert store.notices == ()
    assert [n.text for n in store.notes.all()][-2:] == ["edited é", "on we go"]
    store.close()


def test_what_the_journal_held_beside_an_edited_file_is_kept_aside(kept: Path, wall: Wall) -> None:
    store = Store.open(kept, clock=wall)
    store.save(Note(session="s", text="only in the journal"))
    store.ledger.close(fold=False)
    log = journal_file(kept).read_bytes()
    kept.write_bytes(kept.read_bytes().replace(b"note 2", b"NOTE 22"))
    store = Store.open(kept, clock=wall)
    assert [n.text[:6] for n in store.notes.all()][-2:] == ["NOTE 2", "only i"]
    (aside,) = [p for p in backup_dir(kept).iterdir() if p.suffix == ".journal"]
    assert aside.read_bytes() == log
    assert str(aside) in store.notices[0]
    store.close()


def test_a_file_without_its_journal_is_opened_and_said(kept: Path, wall: Wall) -> None:
    journal_file(kept).unlink()
    store = Store.open(kept, clock=wall)
    assert len(store.notes.all()) == 3
    assert "another program" in store.notices[0]
    store.close()


def test_one_wrong_record_leaves_all_others_in_reach(kept: Path, wall: Wall) -> None:
    data = json.loads(kept.read_text())
    data["notes"]["2"]["text"] = {"not": "text"}
    kept.write_text(json.dumps(data))
    forget(kept)  # nobody has it whole
    report = check(kept)
    assert report.state == "damaged"
    assert any("notes" in s and "text" in s and data["notes"]["2"]["id"] in s for s in report.sentences)
    store = Store.open(kept, clock=wall)
    assert len(store.notes.all()) == 2
    assert any("notes" in said and "text" in said for said in store.notices)
    assert isinstance(store.couple.get("couple"), Couple)
    store.save(Note(session="s", text="more"))
    store.close()
    assert json.loads(kept.read_text())["notes"]["2"]["text"] == {"not": "text"}


def test_restoring_sets_everything_aside(kept: Path, wall: Wall) -> None:
    kept.write_bytes(b"rubbish")
    log = journal_file(kept).read_bytes()
    error = refuses(kept, wall, "not JSON")
    aside = restore(kept, error.backups[1], wall.now())
    assert aside is not None
    assert (aside.read_bytes(), journal_file(aside).read_bytes()) == (b"rubbish", log)
    store = Store.open(kept, clock=wall)
    assert store.notices == ()
    assert [n.text[:6] for n in store.notes.all()] == ["note 0", "note 1"]
    store.close()
    kept.write_bytes(b"rubbish again")
    again = Store.restore_backup(kept, error.backups[1], clock=wall)
    assert again not in (None, aside)
    assert aside.read_bytes() == b"rubbish"


def test_when_only_the_journal_is_damaged_all_before_the_damage_can_be_restored(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    for text in ("in the journal 1", "in the journal 2", "in the journal 3"):
        store.save(Note(session="s", text=text))
    store.ledger.close(fold=False)
    log = journal_file(kept).read_bytes()
    journal_file(kept).write_bytes(log.replace(b"journal 3", b"journal 4"))
    error = refuses(kept, wall, "journal")
    assert error.backups == (kept, *every(kept))
    aside = restore(kept, error.backups[0], wall.now())
    assert aside is not None
    assert journal_file(aside).read_bytes() == log.replace(b"journal 3", b"journal 4")
    store = Store.open(kept, clock=wall)
    assert [n.text for n in store.notes.all()][-3:] == ["note 2", "in the journal 1", "in the journal 2"]
    assert store.notices == ()
    store.close()


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path, wall: Wall) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for place, words in (
        (tmp_path / "file" / "twofold.json", "a file stands where a folder should be"),
        (tmp_path / "loop", "leads back to itself"),
        (tmp_path / ("x" * 300), "too long"),
    ):
        with pytest.raises(StoreError, match=words):
            Store.open(place, clock=wall)


@pytest.mark.parametrize(
    ("code", "words"), [(errno.EACCES, "permission was refused"), (errno.EIO, "the disk reported an error")]
)
def test_a_file_that_cannot_be_read_is_named(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    real = os.open

    def refuse(path: Path, *rest: int, **named: int) -> int:
        if Path(path) == kept:
            raise OSError(code, os.strerror(code))
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match=words):
        Store.open(kept, clock=wall)
    assert words in check(kept).sentences[0]


def test_restoring_where_nothing_stood(kept: Path, wall: Wall) -> None:
    kept.unlink()
    error = refuses(kept, wall, "gone")
    assert restore(kept, error.backups[0], wall.now()) is None
    assert check(kept).state == "sound"
    with pytest.raises(StoreError, match="not a sound backup"):
        restore(kept, kept.parent / "nothing.json", wall.now())


def test_a_restore_cut_off_anywhere_never_looks_new(
    kept: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = every(kept)

    def maybe(left: list[int], real: Callable[..., object], *args: object, **named: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(*args, **named)

    for step in range(12):
        kept.write_bytes(b"rubbish")
        left = [step]

        with monkeypatch.context() as patch:
            for name in ("rename", "replace", "open"):
                real = getattr(os, name)
                patch.setattr(os, name, partial(maybe, left, real))
            try:
                restore(kept, backup, wall.now())
            except KeyboardInterrupt:
                pass
            else:
                break
        assert check(kept).state in ("damaged", "sound")
        assert any(
            p.read_bytes() == b"rubbish" for p in kept.parent.iterdir() if p.is_file() and ".json" in p.name
        )
        if check(kept).state == "damaged":
            restore(kept, backup, wall.now())
        assert check(kept).state == "sound"
    assert step > 4


def test_check_says_what_there_is_and_changes_nothing(kept: Path, wall: Wall, tmp_path: Path) -> None:
    store = Store.open(kept, clock=wall)
    store.save(Note(session="s", text="open elsewhere"))
    before = beside(kept)
    report = check(kept)
    assert (report.state, report.sentences) == ("sound", (f"{kept} holds 5 records.",))
    assert beside(kept) == before
    store.ledger.close(fold=False)
    with journal_file(kept).open("ab") as log:
        log.write(b'{"sum')
    assert "cut off" in " ".join(check(kept).sentences)
    missing = check(tmp_path / "nowhere" / "twofold.json")
    assert missing.state == "missing"
    assert not (tmp_path / "nowhere").exists()
