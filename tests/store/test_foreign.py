"""Another program's files in the place of ours, while it is open and while it is closed: nothing is lost."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from tests.support.store.foreign import BOTH, Two, change, note, texts
from tests.support.store.foreign import two as two
from tests.support.store.syncing import Arriving, receive, sent
from twofold.store import Store, places
from twofold.store.backups import apart, every
from twofold.store.check import check
from twofold.store.errors import Gone, Stale
from twofold.store.places import backup_dir, journal_file, known_file

Order = Callable[[list[Arriving]], list[Arriving]]
ORDERS: dict[str, Order] = {
    "snapshot first": lambda files: files,
    "journal first": lambda files: files[::-1],
}
orders = pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)


def reopened(two: Two, path: Path) -> list[str]:
    store = two.at(path)
    found = texts(store)
    store.close()
    return found


def kept(path: Path) -> str:
    """All words in all copies that were kept aside."""
    return "".join(p.read_text() for p in backup_dir(path).iterdir())


@orders
@pytest.mark.parametrize("fold", [True, False], ids=["folded there", "not folded there"])
@pytest.mark.parametrize("folded", [True, False], ids=["folded here", "not folded here"])
def test_what_both_wrote_is_in_it_when_the_other_file_comes_while_open(
    two: Two, order: Order, fold: bool, folded: bool
) -> None:
    store = two.at(two.here)
    store.save(note("mine"))
    if folded:
        store.fold()
    two.write(two.there, note("theirs"), fold=fold)
    receive(two.here.parent, order(sent(two.there)))
    for _ in range(6):
        store.refresh()
    assert texts(store) == BOTH
    assert any("another program" in said for said in store.notices)
    store.save(note("more"))
    assert reopened(two, two.here) == sorted([*BOTH, "more"])


@orders
@pytest.mark.parametrize("fold", [True, False], ids=["folded there", "not folded there"])
def test_a_save_between_the_two_files_loses_nothing(two: Two, order: Order, fold: bool) -> None:
    store = two.at(two.here)
    store.save(note("mine"))
    two.write(two.there, note("theirs"), fold=fold)
    first, second = order(sent(two.there))
    receive(two.here.parent, [first])
    store.save(note("between"))
    receive(two.here.parent, [second])
    store.save(note("after"))
    if fold or order is ORDERS["journal first"]:
        assert texts(store) == sorted([*BOTH, "between", "after"])
    assert {"mine", "between", "after"} < set(texts(store))
    assert reopened(two, two.here) == texts(store)


@orders
@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed"])
@pytest.mark.parametrize("fold", [True, False], ids=["folded there", "not folded there"])
def test_what_both_wrote_is_in_it_when_the_other_file_comes_while_closed(
    two: Two, order: Order, killed: bool, fold: bool
) -> None:
    two.write(two.here, note("mine"), fold=not killed)
    two.write(two.there, note("theirs"), fold=fold)
    receive(two.here.parent, order(sent(two.there)))
    assert check(two.here).state == "sound"
    store = two.at(two.here)
    assert texts(store) == BOTH
    assert "another program" in store.notices[0]
    store.close()
    assert reopened(two, two.here) == BOTH


@orders
@pytest.mark.parametrize("open_here", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("arrives", [1, 2])
def test_an_older_file_takes_nothing_away(two: Two, order: Order, open_here: bool, arrives: int) -> None:
    older = order(sent(two.here))[:arrives]
    store = two.at(two.here)
    change(store, "n1", "changed")
    store.save(note("mine"))
    if not open_here:
        store.close()
    receive(two.here.parent, older)
    if not open_here:
        store = two.at(two.here)
    else:
        for _ in range(6):
            store.refresh()
    assert texts(store) == ["changed", "mine", "note 0", "note 2"]
    store.save(note("more"))
    assert reopened(two, two.here) == ["changed", "mine", "more", "note 0", "note 2"]
    if not open_here and older[0].name == "twofold.json":
        assert "older version" in store.notices[0]


@orders
@pytest.mark.parametrize("open_here", [False, True], ids=["closed", "open"])
def test_a_file_that_goes_on_from_ours_is_taken_without_a_word(
    two: Two, order: Order, open_here: bool
) -> None:
    store = two.at(two.here)
    if not open_here:
        store.close()
    for n in range(3):
        two.write(two.there, note(f"theirs {n}"), fold=n < 2)
    two.change(two.there, "n1", "changed", fold=False)
    receive(two.here.parent, order(sent(two.there)))
    store = store if open_here else two.at(two.here)
    assert store.refresh() is open_here
    assert texts(store) == ["changed", "note 0", "note 2", "theirs 0", "theirs 1", "theirs 2"]
    assert store.notices == ()
    assert all("edited" not in p.name for p in every(two.here))


@pytest.mark.parametrize("open_here", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize(("mine", "theirs"), [(1, 1), (3, 1), (1, 3)])
def test_one_note_changed_on_both_sides_is_kept_twice_and_said(
    two: Two, open_here: bool, mine: int, theirs: int
) -> None:
    store = two.at(two.here)
    change(store, "n1", "mine", mine)
    if not open_here:
        store.close()
    two.change(two.there, "n1", "theirs", theirs)
    receive(two.here.parent, sent(two.there))
    store = store if open_here else two.at(two.here)
    store.refresh()
    (stands,) = set(texts(store)) & {"mine", "theirs"}
    assert stands == "mine" if mine > theirs else stands == "theirs" if theirs > mine else True
    other = "mine" if stands == "theirs" else "theirs"
    assert f'"text":"{other}"' in kept(two.here)
    said = " ".join(store.notices)
    assert "one version stands" in said or "yours was kept" in said
    named = [p for p in backup_dir(two.here).iterdir() if str(p) in said]
    assert any(f'"text":"{other}"' in p.read_text() for p in named)
    assert reopened(two, two.here) == texts(store)


def test_a_page_that_holds_what_no_longer_stands_overwrites_nothing(two: Two) -> None:
    store = two.at(two.here)
    change(store, "n1", "mine")
    page = store.notes.get("n1")
    assert page is not None
    two.change(two.there, "n1", "theirs")
    receive(two.here.parent, sent(two.there))
    store.refresh()
    with pytest.raises(Stale):
        store.save(page.with_(text="typed on"))


def test_a_record_that_only_one_side_changed_is_not_a_conflict(two: Two) -> None:
    store = two.at(two.here)
    change(store, "n0", "mine", 2)
    two.change(two.there, "n1", "theirs")
    receive(two.here.parent, sent(two.there))
    store.refresh()
    assert texts(store) == ["mine", "note 2", "theirs"]
    assert "only one version" not in " ".join(store.notices)


def test_two_windows_here_and_another_file_lose_nothing(two: Two) -> None:
    one, other = two.at(two.here), two.at(two.here)
    one.save(note("one"))
    other.save(note("other"))
    two.write(two.there, note("theirs"))
    receive(two.here.parent, sent(two.there))
    other.save(note("more"))
    one.save(note("and more"))
    wanted = sorted(["one", "other", "theirs", "more", "and more", "note 0", "note 1", "note 2"])
    one.refresh(), other.refresh()
    assert texts(one) == texts(other) == wanted == reopened(two, two.here)


def test_the_two_machines_agree_in_the_end(two: Two) -> None:
    here, there = two.at(two.here), two.at(two.there)
    for turn in range(4):
        here.save(note(f"here {turn}"))
        there.save(note(f"there {turn}"))
        if turn % 2:
            here.fold()
        receive(two.there.parent, sent(two.here))
        there.refresh()
        receive(two.here.parent, sent(two.there)[::-1])
        here.refresh()
        assert texts(here) == texts(there)
    assert len(texts(here)) == 11
    assert "only one version" not in " ".join((*here.notices, *there.notices))


def test_a_file_with_other_things_is_kept_and_ours_stands(two: Two) -> None:
    store = two.at(two.here)
    store.save(note("mine"))
    other = b'{"_default":{"1":{"todo":"buy milk"}}}'
    receive(two.here.parent, [Arriving("twofold.json", other, 1)])
    store.save(note("more"))
    assert reopened(two, two.here) == ["mine", "more", "note 0", "note 1", "note 2"]
    assert "buy milk" in kept(two.here)


@pytest.mark.parametrize("with_known", [True, False])
def test_both_files_gone_is_no_new_beginning(two: Two, wall: Wall, with_known: bool) -> None:
    wall.forward(days=1)
    two.write(two.here, note("mine"))
    two.here.unlink()
    journal_file(two.here).unlink()
    if not with_known:
        known_file(two.here).unlink()
    with pytest.raises(Gone, match="begin anew") as caught:
        two.at(two.here)
    assert not two.here.exists()
    assert caught.value.backups == (*[known_file(two.here)][:with_known], *every(two.here))
    report = check(two.here)
    assert (report.state, report.backups) == ("damaged", caught.value.backups)
    Store.restore_backup(two.here, caught.value.backups[0], clock=wall)
    store = two.at(two.here)
    assert ("mine" in texts(store)) is with_known
    assert store.notices == ()


def test_all_gone_is_a_new_beginning(two: Two) -> None:
    for place in two.here.parent.iterdir():
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    assert texts(two.at(two.here)) == []


def test_a_restored_backup_stays_restored(two: Two, wall: Wall) -> None:
    wall.forward(days=1)
    two.write(two.here, note("a mistake"))
    (backup,) = every(two.here)
    Store.restore_backup(two.here, backup, clock=wall)
    store = two.at(two.here)
    assert texts(store) == ["note 0", "note 1", "note 2"]
    assert store.notices == ()


@pytest.mark.parametrize("source", ["a copy", "a daily backup"])
def test_an_older_copy_comes_back_as_the_readme_says(two: Two, wall: Wall, source: str) -> None:
    copy = two.here.read_bytes()
    for word in ("one day", "the next"):
        wall.forward(days=1)
        two.write(two.here, note(word))
    if source != "a copy":
        copy = every(two.here)[0].read_bytes()
    away = two.here.parent / "away"
    away.mkdir()
    for place in two.here.parent.glob("twofold.json*"):
        place.rename(away / place.name)
    two.here.write_bytes(copy)
    older = ["note 0", "note 1", "note 2", *(["one day"] if source == "a daily backup" else [])]
    assert reopened(two, two.here) == older
    # What was found there is kept, and stands: nothing of it is missing in the file.
    assert len(apart(two.here)) == 1
    assert not any(str(apart(two.here)[0]) in said for said in check(two.here).sentences)
    assert reopened(two, two.here) == older


def test_what_an_editor_changed_stands_and_what_it_dropped_comes_back(two: Two) -> None:
    data = json.loads(two.here.read_bytes())
    first, second = list(data["notes"])[:2]
    data["notes"][first]["text"] = "edited"
    del data["notes"][second]
    temp = two.here.with_suffix(".new")
    temp.write_text(json.dumps(data, indent=1))
    temp.replace(two.here)
    store = two.at(two.here)
    assert texts(store) == ["edited", "note 1", "note 2"]
    assert "note 0" in kept(two.here)


def test_a_disk_without_second_names_still_knows_the_last_fold(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    old = sent(two.here)
    two.write(two.here, note("mine"))
    assert not journal_file(known_file(two.here)).exists()
    assert reopened(two, two.here) == ["mine", "note 0", "note 1", "note 2"]
    receive(two.here.parent, old)
    assert reopened(two, two.here) == ["mine", "note 0", "note 1", "note 2"]
    with TinyDB(two.here) as plain:
        plain.table("notes").update({"text": "edited"})
    assert reopened(two, two.here)[:2] == ["edited", "edited"]


@pytest.mark.parametrize("damage", [{"text": 7}, {"rev": "many"}, {"id": 3}, {"created": "long ago"}])
def test_a_record_that_another_program_spoilt_is_whole_again(two: Two, damage: dict[str, object]) -> None:
    with TinyDB(two.here) as plain:
        plain.table("notes").update(damage, doc_ids=[2])
    spoilt = two.here.read_bytes()
    store = two.at(two.here)
    assert texts(store) == ["note 0", "note 1", "note 2"]
    assert len(store.notices) > 0
    assert spoilt in [p.read_bytes() for p in every(two.here)]
    store.close()
    assert check(two.here).state == "sound"


def test_what_another_machine_knows_is_not_what_this_one_knows(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A sync program that keeps no conflict copies brings everything that lies beside the file, too.
    two.write(two.here, note("mine"))
    mine = known_file(two.here)
    monkeypatch.setattr(places, "machine", lambda: "other")
    two.write(two.there, note("theirs"))
    files = [p for p in two.there.parent.iterdir() if p.is_file() and not p.name.startswith(mine.name)]
    receive(two.here.parent, [Arriving(p.name, p.read_bytes(), p.stat().st_mtime_ns) for p in files])
    monkeypatch.undo()
    assert known_file(two.here) == mine
    assert reopened(two, two.here) == BOTH
