"""What rots on the disk is known again by its checksums, put right, and said; what was meant is kept."""

import json
import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.support.store.files import MEMORY, Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import COUPLE_ID, Couple, meet
from twofold.domain.records import Record
from twofold.store import Store, sums
from twofold.store.backups import every
from twofold.store.check import check
from twofold.store.journal import Name, is_cut_off
from twofold.store.mending import is_an_edit, snapshot_as
from twofold.store.places import backup_dir, journal_file, known_file
from twofold.store.turned import one_bit


def turn(path: Path, at: int, bit: int, *, later: bool = False) -> bytes:
    """Turn a bit of *path*, whose date stays as with rot (*later*: as with a hand); return what is there."""
    dated = path.stat()
    turned = bytearray(path.read_bytes())
    turned[at % len(turned)] ^= 1 << bit
    path.write_bytes(turned)
    changed = journal_file(path).stat().st_mtime_ns + 10**9 if later else dated.st_mtime_ns
    os.utime(path, ns=(changed, changed))
    return bytes(turned)


def lived(path: Path, wall: Wall) -> list[Record]:
    """Make a file with a couple and notes, of which two are in the journal only; return what is kept."""
    store = Store.open(path, clock=wall)
    store.save(meet("Ana", "Ben"), *(Note(session="s", text=f"note {n}, with 7 J* é") for n in range(4)))
    store.close()
    store = Store.open(path, clock=wall)
    for text in ("not folded, and * long", "nor this: J"):
        store.save(Note(session="s", text=text))
    kept = [*store.couple.all(), *store.notes.all()]
    store.ledger.close(fold=False)
    return kept


def kept_in(store: Store) -> list[Record]:
    return [*store.couple.all(), *store.notes.all()]


def test_a_record_has_a_checksum_that_any_program_may_spell_otherwise(path: Path, wall: Wall) -> None:
    lived(path, wall)
    Store.open(path, clock=wall).close()
    data = json.loads(path.read_bytes())
    documents = [document for name in ("couple", "notes") for document in data[name].values()]
    assert all(list(document)[-1] == "sum" for document in documents)
    for document in documents:
        for text in (json.dumps(document), json.dumps(document, indent=1, ensure_ascii=False)):
            assert sums.fit(msgspec.Raw(text.encode())) == "fits"
        other = document | {"rev": 7}
        assert sums.fit(msgspec.Raw(json.dumps(other).encode())) == "other"
        assert sums.fit(sums.renewed(other)) == "fits"
    assert sums.fit(msgspec.Raw(b'{"text":"the \\"sum\\" of it"}')) == "none"
    assert sums.fit(msgspec.Raw(b'{"sum":"of it", ')) == "other"


def test_plain_tinydb_writes_the_file_and_no_checksum_is_missed(path: Path, wall: Wall) -> None:
    kept = lived(path, wall)
    Store.open(path, clock=wall).close()
    with TinyDB(path) as plain:
        plain.table("notes").update({"text": "by hand"}, doc_ids=[1])
    store = Store.open(path, clock=wall)
    notes = [note.text for note in store.notes.all()]
    assert notes == ["by hand", *(note.text for note in kept[2:] if isinstance(note, Note))]
    assert [said for said in store.notices if kept[1].id in said and "used as it is" in said]
    assert not [said for said in store.notices if kept[2].id in said]
    store.save(store.notes.all()[0].with_(text="and by us"))
    store.close()
    assert check(path).state == "sound"


def test_records_of_earlier_versions_have_no_checksum_and_are_taken(path: Path, wall: Wall) -> None:
    fixture = Path(__file__).with_name("fixtures") / "version-1.json"
    path.write_bytes(fixture.read_bytes())
    journal_file(path).write_bytes(journal_file(fixture).read_bytes())
    store = Store.open(path, clock=wall)
    assert store.notices == ()
    couple = store.couple.all()[0]
    store.save(couple)
    store.close()
    documents = json.loads(path.read_bytes())
    assert sums.fit(msgspec.Raw(json.dumps(documents["couple"]["1"]).encode())) == "fits"
    assert [list(table.values()) for name, table in documents.items() if name not in ("couple", "meta")]


@given(st.binary(min_size=1, max_size=3000), st.data(), st.integers(0, 2**32 - 1))
def test_one_bit_is_found_again(data: bytes, draw: st.DataObject, start: int) -> None:
    turned = bytearray(data)
    turned[draw.draw(st.integers(0, len(data) - 1))] ^= 1 << draw.draw(st.integers(0, 7))
    assert one_bit(bytes(turned), crc32(data, start), start) == data
    assert one_bit(data, crc32(data, start), start) is None


def test_one_bit_is_found_again_in_many_megabytes_and_not_taken_for_granted() -> None:
    whole = random.Random(7).randbytes(5_000_000)
    turned = bytearray(whole)
    turned[123] ^= 4
    assert one_bit(bytes(turned), crc32(whole)) == whole
    # Two bits are not one, though chance may find a place for it: what comes out must make sense.
    one = b'{"notes":{"1":{"id":"a","text":"b"}}}'
    assert snapshot_as(one.replace(b'"b"', b'"m"'), [Name.of(one)]) is None


@given(st.data())
def test_any_bit_that_turns_is_put_right_and_nothing_is_lost(data: st.DataObject) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        path, wall = Path(folder, "twofold.json"), Wall()
        kept = lived(path, wall)
        rots = data.draw(st.sampled_from([path, journal_file(path)]))
        was = rots.read_bytes()
        turned = turn(rots, data.draw(st.just(-1) | st.integers(0, 10**6)), data.draw(st.integers(0, 7)))
        report = check(path)
        assert (report.state, "gone bad" in " ".join(report.sentences)) == ("damaged", True)
        store = Store.open(path, clock=wall)
        assert kept_in(store) == kept
        assert "gone bad" in store.notices[0]
        assert rots.read_bytes() == was
        store.save(Note(session="s", text="more"))
        store.close()
        assert turned in [p.read_bytes() for p in backup_dir(path).iterdir()]
        assert check(path).state == "sound"


def test_a_file_that_rotted_opens_for_reading_and_stays_as_it_is(path: Path, wall: Wall) -> None:
    kept = lived(path, wall)
    for rots in (journal_file(path), path):
        turned = turn(rots, 3, 2)
    log = journal_file(path).read_bytes()
    path.chmod(0o400)
    store = Store.open(path, clock=wall)
    assert kept_in(store) == kept
    store.close()
    assert (path.read_bytes(), journal_file(path).read_bytes()) == (turned, log)


def test_a_figure_changed_by_hand_is_kept_and_named_with_all_that_was_not_folded(
    path: Path, wall: Wall
) -> None:
    kept = lived(path, wall)
    data = path.read_bytes()
    turn(path, data.index(b"note 2") + 5, 0, later=True)
    store = Store.open(path, clock=wall)
    texts = [note.text for note in store.notes.all()]
    assert texts == [note.text.replace("note 2", "note 3") for note in kept[1:] if isinstance(note, Note)]
    assert "another program" in store.notices[0]
    assert kept[3].id in store.notices[1]
    store.close()
    store = Store.open(path, clock=wall)
    assert [note.text for note in store.notes.all()] == texts
    assert store.notices == ()
    store.close()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"couple":{', b'"cotple":{'),
        (b'"id":"couple"', b'"id":"cotple"'),
        (b'"colour":"clay"', b'"colour":"clax"'),
        (b'"created"', b'"Created"'),
        (b'"rev":1', b'"rev":3'),
        (b'"schema":1', b'"schema":3'),
        (b'"updated"', b'"upda\xf4ed"'),
    ],
)
def test_what_nobody_can_have_meant_is_put_right_whatever_the_date(
    path: Path, wall: Wall, was: bytes, becomes: bytes
) -> None:
    kept, data = lived(path, wall), path.read_bytes()
    path.write_bytes(data.replace(was, becomes, 1))
    assert not is_an_edit(path.read_bytes(), data)
    later = journal_file(path).stat().st_mtime_ns + 10**9
    os.utime(path, ns=(later, later))
    store = Store.open(path, clock=wall)
    assert kept_in(store) == kept
    assert isinstance(store.couple.get(COUPLE_ID), Couple)
    store.close()
    assert data.replace(was, becomes, 1) in [p.read_bytes() for p in every(path)]


def _rot_in_two_places(path: Path) -> bytes:
    """Rot in the first note, and keep the date of the file."""
    dated = path.stat().st_mtime_ns
    data = path.read_bytes()
    at = data.index(b"note 0")
    rotten = data[:at] + b"mope 8" + data[at + 6 :]
    path.write_bytes(rotten)
    os.utime(path, ns=(dated, dated))
    return rotten


@pytest.mark.parametrize("copies", ["beside it", "a backup"])
def test_many_bits_are_put_right_from_whoever_holds_them_whole(path: Path, wall: Wall, copies: str) -> None:
    kept = lived(path, wall)
    wall.forward(days=1)
    Store.open(path, clock=wall).close()  # and a backup of all this is made
    if copies == "a backup":
        known_file(path).unlink()
        journal_file(known_file(path)).unlink()
    else:
        for backup in every(path):
            backup.unlink()
    whole, rotten = path.read_bytes(), _rot_in_two_places(path)
    assert one_bit(rotten, crc32(whole)) is None
    store = Store.open(path, clock=wall)
    assert kept_in(store) == kept
    assert "gone bad" in store.notices[0]
    store.close()
    assert (path.read_bytes(), rotten in [p.read_bytes() for p in every(path)]) == (whole, True)


def test_without_any_whole_copy_it_is_named_and_used_as_it_is(path: Path, wall: Wall) -> None:
    kept = lived(path, wall)
    Store.open(path, clock=wall).close()
    for copy in [known_file(path), journal_file(known_file(path)), *every(path)]:
        copy.unlink()
    _rot_in_two_places(path)
    store = Store.open(path, clock=wall)
    assert store.notes.all()[0].text.startswith("mope 8")
    assert [said for said in store.notices if kept[1].id in said and "damaged" in said]
    store.close()


def test_the_version_of_another_terminal_is_never_taken_for_rot(path: Path, wall: Wall) -> None:
    lived(path, wall)
    Store.open(path, clock=wall).close()
    elsewhere = path.parent.parent / "elsewhere"
    shutil.copytree(path.parent, elsewhere)
    other = Store.open(elsewhere / "twofold.json", clock=wall)
    note = other.notes.all()[0]
    other.save(note.with_(text=note.text.replace("note 0", "NOTE 0")))
    other.close()
    theirs, dated = (elsewhere / "twofold.json").read_bytes(), path.stat().st_mtime_ns
    assert len(theirs) == path.stat().st_size
    path.write_bytes(theirs)  # as a sync program does, which keeps a date
    os.utime(path, ns=(dated - 10**9, dated - 10**9))
    store = Store.open(path, clock=wall)
    assert [note.text for note in store.notes.all() if note.text.startswith("NOTE 0")]
    assert not [said for said in store.notices if "gone bad" in said]
    store.close()


def test_a_line_that_was_cut_off_is_told_from_one_whose_end_rotted(path: Path, wall: Wall) -> None:
    kept = lived(path, wall)
    log = journal_file(path).read_bytes()
    last = log[log.rindex(b"\n", 0, -1) + 1 :]
    assert all(is_cut_off(last[:end]) for end in range(len(last)))
    assert is_cut_off(last[:40] + b"\0" * 60)
    assert not any(is_cut_off(last[:-1] + bytes([end])) for end in range(1, 256))
    rotten = log[:-40] + b"\x07" + log[-39:-1] + b"*"
    journal_file(path).write_bytes(rotten)
    assert check(path).state == "damaged"
    store = Store.open(path, clock=wall)
    assert kept_in(store) == kept[:-1]
    assert "last save cannot be read" in store.notices[0]
    store.close()
    assert rotten in [p.read_bytes() for p in backup_dir(path).iterdir()]
