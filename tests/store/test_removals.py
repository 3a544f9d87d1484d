"""What both removed is in no file of ours: not a byte of it, also after a kill, a merge, a repair."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.store.files import Wall, alone
from tests.support.store.hunting import hunt
from tests.support.store.removing import GONE, STAYS, begin, remove_all
from twofold.domain.listening.session import Note, SessionSummary
from twofold.domain.questions.records import Answered
from twofold.domain.removal import Removal
from twofold.store import Store, backups, last_written, removals, restoring, summaries
from twofold.store.check import check
from twofold.store.clearing import clear_copies
from twofold.store.errors import Stale
from twofold.store.joining import merge
from twofold.store.places import backup_dir, journal_file, summaries_file
from twofold.store.removals import removal_of, remove
from twofold.store.repair import repair


@pytest.fixture
def lived(path: Path, wall: Wall) -> Path:
    """A file with a letter, a talk and an answer that both want gone, and backups of four days."""
    begin(path, wall)
    return path


def test_not_a_byte_of_it_is_in_any_file(lived: Path, wall: Wall) -> None:
    before, said = hunt(lived.parent, GONE), check(lived).sentences[1:]
    assert "twofold.json" in before and "twofold.json.journal" in before
    kinds = ("-24.json", "-damaged.json", "-journal.journal", ".damaged-2026-11-25-183000")
    assert all(any(place.endswith(kind) for place in before) for kind in kinds), before
    assert remove_all(lived, wall) == []
    assert hunt(lived.parent, GONE) == []
    assert len(hunt(lived.parent, STAYS)) >= 5
    report = check(lived)
    assert report.state == "sound" and report.sentences[1:] == said
    store = Store.open(lived, clock=wall)
    assert (store.letters.get("l1"), store.sessions.get("s1"), store.notes.get("n1")) == (None, None, None)
    (asked,) = store.asked.all()
    assert [answered.answers for _, answered in asked.answers] == [("", STAYS), (STAYS, "")]
    assert store.notices == ()
    store.close()


def test_what_else_a_backup_holds_stays_byte_for_byte(lived: Path, wall: Wall) -> None:
    from twofold.store import snapshot

    def docs(copy: Path) -> dict[tuple[str, str], bytes]:
        tables = snapshot.parse(copy.read_bytes())
        return {(n, k): bytes(raw) for n, table in tables.items() for k, raw in table.items()}

    copies = backups.every(lived)
    before = {copy: (docs(copy), copy.stat().st_mtime_ns) for copy in copies}
    remove_all(lived, wall)
    for copy in copies:
        was, then = before[copy]
        now = docs(copy)
        for place, raw in was.items():
            if GONE.encode() not in raw and b'"id":"l1"' not in raw:
                assert now[place] == raw, place
        assert was.keys() <= now.keys() and copy.stat().st_mtime_ns == then
        assert restoring.is_whole(copy)


def test_older_copies_may_keep_it(lived: Path, wall: Wall) -> None:
    remove_all(lived, wall, copies=False)
    held = hunt(lived.parent, GONE)
    assert held and all("backups/" in place or ".damaged-" in place for place in held)
    wall.forward(days=1)
    store = Store.open(lived, clock=wall)
    store.close()
    assert hunt(lived.parent, GONE) == held, "every copy from then on is without it"


def test_a_removal_that_was_killed_is_finished_when_the_file_is_next_opened(tmp_path: Path) -> None:
    found = alone("removing", str(tmp_path), "17")
    assert found["finished"] > 3 and found["undone"] > 3, found


def test_a_copy_that_cannot_be_read_is_named(lived: Path, wall: Wall) -> None:
    broken = backup_dir(lived) / "twofold-2026-11-01.json"
    broken.write_bytes(b'{"letters": {"1": {"id":"l1", "title": "' + GONE.encode())
    said = remove_all(lived, wall)
    assert [str(broken) in each for each in said] == [True]
    assert hunt(lived.parent, GONE) == ["twofold.json.backups/twofold-2026-11-01.json"]


def gone(store: Store) -> bool:
    wanted = (("letters", "l1"), ("sessions", "s1"), ("notes", "n1"))
    return (
        not any(store.table(table).get(name) for table, name in wanted) and GONE not in store.whole().decode()
    )


def changed_elsewhere(path: Path, wall: Wall) -> None:
    """On a machine that knows of no removal: everything is written on."""
    store = Store.open(path, clock=wall)
    note, letter = store.notes.get("n1"), store.letters.get("l1")
    assert note is not None and letter is not None
    for number in range(4):
        note = store.notes.save(note.with_(text=f"{GONE} {number}"))
    store.save(letter.with_(thanked=GONE), Note(id="new", session="s1", text=STAYS))
    store.close()


@pytest.mark.parametrize("changed", [False, True], ids=["as it was", "written on"])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_an_older_file_in_its_place_does_not_bring_it_back(
    lived: Path, wall: Wall, tmp_path: Path, changed: bool, is_open: bool
) -> None:
    there = tmp_path / "there" / lived.name
    shutil.copytree(lived.parent, there.parent)
    if changed:
        changed_elsewhere(there, wall)
    remove_all(lived, wall)
    wall.forward(days=1)
    store = Store.open(lived, clock=wall)
    if not is_open:
        store.close()
    for place in (there, journal_file(there)):
        lived.with_name(f"arriving-{place.name}").write_bytes(place.read_bytes())
        lived.with_name(f"arriving-{place.name}").replace(lived.with_name(place.name))
    if is_open:
        for _ in range(6):
            store.refresh()
        store.save(Note(session="s2", text="more"))
        assert gone(store)
        store.close()
    store = Store.open(lived, clock=wall)
    assert gone(store)
    assert (store.notes.get("new") is not None) == changed, "what is new there comes in"
    store.close()
    assert hunt(lived.parent, GONE) == []


def test_the_other_machine_loses_it_with_the_file_that_comes(lived: Path, wall: Wall, tmp_path: Path) -> None:
    there = tmp_path / "there" / lived.name
    shutil.copytree(lived.parent, there.parent)
    changed_elsewhere(there, wall)
    remove_all(lived, wall)
    said = merge(there, lived, wall.now())
    assert any("Added" in each for each in said)
    store = Store.open(there, clock=wall)
    assert gone(store) and store.notes.get("new") is not None
    store.close()
    assert hunt(there.parent, GONE) != [], "on this very machine it was seen through already"


def test_on_another_machine_it_is_seen_through_there(
    lived: Path, wall: Wall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there" / lived.name
    shutil.copytree(lived.parent, there.parent)
    remove_all(lived, wall)
    monkeypatch.setattr(removals, "machine", lambda: "another")
    merge(there, lived, wall.now())
    store = Store.open(there, clock=wall)
    assert gone(store)
    assert all(len(each.done) == 2 for each in store[Removal].all())
    store.close()
    assert hunt(there.parent, GONE) == []


def test_a_copy_of_a_sync_program_is_taken_in_without_it(lived: Path, wall: Wall) -> None:
    copy = lived.with_name("twofold.sync-conflict-20261127-183000-ABCDEFG.json")
    copy.write_bytes(lived.read_bytes())
    remove_all(lived, wall)
    assert hunt(lived.parent, GONE) == [copy.name]
    merge(lived, copy, wall.now())
    assert hunt(lived.parent, GONE) == []


def test_what_is_written_in_the_same_place_later_stays(lived: Path, wall: Wall, tmp_path: Path) -> None:
    older = tmp_path / "older.json"
    older.write_bytes(lived.read_bytes())
    remove_all(lived, wall)
    store = Store.open(lived, clock=wall)
    asked = store.asked.get("asked-d-c")
    assert asked is not None
    day, first = asked.answers[0]
    again = Answered(("another answer", first.answers[1]), ("", ""), "e1")
    store.save(asked.with_(answers=((day, again), *asked.answers[1:])))
    store.close()
    merge(lived, older, wall.now())
    store = Store.open(lived, clock=wall)
    asked = store.asked.get("asked-d-c")
    assert asked is not None and asked.answers[0][1].answers == ("another answer", STAYS)
    store.close()


def test_the_other_terminal_cannot_save_it_again(lived: Path, wall: Wall) -> None:
    other = Store.open(lived, clock=wall)
    note, letter = other.notes.get("n1"), other.letters.get("l1")
    assert note is not None and letter is not None
    remove_all(lived, wall)
    for record in (note, letter):
        with pytest.raises(Stale):
            other.save(record)
    other.close()
    assert hunt(lived.parent, GONE) == []


def test_it_is_not_removed_as_it_was_not_seen(lived: Path, wall: Wall) -> None:
    store = Store.open(lived, clock=wall)
    letter = store.letters.get("l1")
    assert letter is not None
    removal = removal_of(store, "letters", letter, "", wall.now(), copies=True)
    store.save(letter.with_(thanked="a line of thanks"))
    with pytest.raises(Stale):
        remove(store, removal, letter)
    assert store.letters.get("l1") is not None and not store[Removal].all()
    store.close()


def test_a_repair_does_not_bring_it_back(lived: Path, wall: Wall) -> None:
    remove_all(lived, wall, copies=False)
    last_written.forget(lived)
    data = lived.read_bytes()
    at = data.index(b'"id":"l1"')
    lived.write_bytes(data[:at] + b'"id":"l1","title":5,' + data[at + 10 :])
    assert check(lived).state == "damaged"
    repair(lived, wall.now())
    store = Store.open(lived, clock=wall)
    assert gone(store)
    store.close()


def test_a_damaged_file_is_repaired_without_it(lived: Path, wall: Wall) -> None:
    remove_all(lived, wall, copies=False)
    held = hunt(lived.parent, GONE)
    lived.write_bytes(lived.read_bytes()[:-40])
    repair(lived, wall.now())
    store = Store.open(lived, clock=wall)
    assert gone(store) and store.notes.get("n2") is not None
    store.close()
    assert hunt(lived.parent, GONE) == held


def test_going_back_to_a_backup_goes_back_without_it(lived: Path, wall: Wall) -> None:
    remove_all(lived, wall)
    for backup in backups.every(lived):
        wall.forward(seconds=1)
        restoring.restore(lived, backup, wall.now())
        store = Store.open(lived, clock=wall)
        assert gone(store)
        store.close()
    assert hunt(lived.parent, GONE) == []


def test_the_lists_beside_it_are_without_it(lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "MANY", 1)
    store = Store.open(lived, clock=wall)
    assert any(GONE in card.topic for card in store.sessions.peek(SessionSummary))
    store.close()
    assert any(".lists-" in place for place in hunt(lived.parent, GONE))
    summaries_file(lived).write_bytes(GONE.encode())
    other = Store.open(lived, clock=wall)  # it makes them anew when it is closed
    other.sessions.peek(SessionSummary)
    remove_all(lived, wall)
    other.close()
    assert hunt(lived.parent, GONE) == []


def test_two_windows_that_end_it_at_once_have_nothing_to_say(
    lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(removals, "see_through", lambda store: ())
        remove_all(lived, wall)  # a crash, before it was seen through
        one, two = (Store.open(lived, clock=wall, settled=False) for _ in range(2))

    def meanwhile(*given: Any) -> tuple[Path, ...]:
        patch.undo()
        one.settle()
        return clear_copies(*given)

    with monkeypatch.context() as patch:
        patch.setattr(removals, "clear_copies", meanwhile)
        two.settle()
    assert all(each.done for each in one[Removal].all())
    one.close()
    two.close()
    assert (one.notices, two.notices, hunt(lived.parent, GONE)) == ((), (), [])


def test_check_names_a_removal_that_was_not_seen_through(
    lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(removals, "clear_copies", cut)
    assert any(removals.NOT_THROUGH in each for each in remove_all(lived, wall))
    assert any("may still be in a copy" in each for each in check(lived).sentences)
    monkeypatch.undo()
    Store.open(lived, clock=wall).close()
    assert not any("may still be in a copy" in each for each in check(lived).sentences)
    assert hunt(lived.parent, GONE) == []
