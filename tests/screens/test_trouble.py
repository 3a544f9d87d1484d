"""A file that cannot be opened gets a page, never a traceback, and is never overwritten."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.domain.records import utc_now
from twofold.frame import rescue
from twofold.frame.rescue import TroubleApp, opened
from twofold.running import run
from twofold.screens.trouble import MEND, TroublePage
from twofold.store import Damaged, Newer, SaveFailed, Store
from twofold.store import last_written as known
from twofold.store.backups import keep_daily
from twofold.store.config import Settings

SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    """A file with a flipped byte, and a good backup of it."""
    data = tmp_path / "twofold.json"
    store = Store.open(data)
    store.save(meet("Ana", "Ben"))
    store.close()
    keep_daily(data, data.read_bytes(), utc_now())
    data.write_bytes(b'{"couple":' + data.read_bytes()[:30])
    with pytest.raises(Damaged) as caught:
        Store.open(data)
    assert caught.value.backups
    return caught.value


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_is_wrong_and_where_the_file_is(
    damaged: Damaged, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    app = TroubleApp(damaged, damaged.path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TroublePage)
        body = app.screen.query_one("#body")
        assert body.max_scroll_x == 0
        text = "".join(seen(pilot).split())
        assert "twofoldcannotopenyourfile" in text
        assert "Usethenewestbackup" in text and "Quit" in text  # on the last line at least
        if size[1] > 11:
            assert "".join(str(damaged.path).split()) in text
            assert "lefttuntouched" in text or "untouched" in text


@pytest.mark.parametrize("way", ["key", "list"])
async def test_the_newest_backup_is_one_key_away(damaged: Damaged, press: Any, way: str) -> None:
    app = TroubleApp(damaged, damaged.path)
    async with app.run_test() as pilot:
        await pilot.pause()
        if way == "key":
            await press(pilot, "trouble.restore")
        else:
            await pilot.press("enter")
        await pilot.pause()
    assert app.chosen == damaged.backups[0]
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_leaving_changes_nothing(damaged: Damaged, key: str) -> None:
    before = damaged.path.read_bytes()
    app = TroubleApp(damaged, damaged.path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
    assert app.chosen is None and app.return_code == 1
    assert damaged.path.read_bytes() == before


async def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path, seen: Callable[..., str]) -> None:
    app = TroubleApp(Newer(tmp_path / "[/] twofold.json"), tmp_path / "[/] twofold.json")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        text = " ".join(seen(pilot).split())
        assert "written by a newer" in text and "[/] twofold.json" in text
        assert "Use the" not in text
        await pilot.press("enter")
    assert app.return_code == 1


async def test_quick_exit_works_here_too(damaged: Damaged) -> None:
    app = TroubleApp(damaged, damaged.path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
    assert app.ways_out.vanished and app.return_code == 0


def test_a_restored_file_opens_and_the_damaged_one_is_kept(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = damaged.path.read_bytes()

    def answered(self: TroubleApp) -> None:
        self.chosen = self.backups[0]

    monkeypatch.setattr(rescue.TroubleApp, "run_here", answered)
    store = opened(damaged.path, Settings())
    assert isinstance(store, Store)
    couple = store.couple.get("couple")
    store.close()
    assert couple is not None and couple.a.name == "Ana"
    everything = [path.read_bytes() for path in damaged.path.parent.rglob("*") if path.is_file()]
    assert broken in everything


def test_a_backup_that_cannot_be_put_in_place_is_said(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []

    def answered(self: TroubleApp) -> None:
        words.append(self.words)
        self.chosen = self.backups[0] if len(words) == 1 else None
        self._return_code = 1

    def refuse(*_: object) -> None:
        raise SaveFailed(damaged.path, OSError(28, "No space left on device"))

    monkeypatch.setattr(rescue.TroubleApp, "run_here", answered)
    monkeypatch.setattr("twofold.store.restoring.restore", refuse)
    assert opened(damaged.path, Settings()) == 1
    assert "the disk is full" in words[1] and "the disk is full" not in words[0]


async def test_a_damaged_journal_leaves_everything_up_to_the_damage(
    tmp_path: Path, seen: Callable[..., str], press: Any
) -> None:
    data = tmp_path / "twofold.json"
    store = Store.open(data)
    store.save(meet("Ana", "Ben"))
    store.close()
    beside = data.with_name("twofold.json.journal")
    beside.write_bytes(beside.read_bytes()[:-20] + b"x" * 19 + b"\n")
    with pytest.raises(Damaged) as caught:
        Store.open(data)
    app = TroubleApp(caught.value, data)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Keep everything up to the damage" in seen(pilot)
        await press(pilot, "trouble.restore")
        await pilot.pause()
    assert isinstance(app.chosen, Path)
    Store.restore_backup(data, app.chosen)
    again = Store.open(data)
    (couple,) = again.couple.all()
    again.close()
    assert couple.a.name == "Ana"


def lost_couple(data: Path) -> None:
    """Make a file whose couple cannot be read, with a whole backup of an earlier day and nothing newer."""
    store = Store.open(data)
    store.save(meet("Ana", "Ben"), Note(session="s", text="kept"))
    store.close()
    keep_daily(data, data.read_bytes(), utc_now() - timedelta(days=1))
    data.write_bytes(data.read_bytes().replace(b'"colour":"clay"', b'"colour":"cloud"'))
    known.forget(data)


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_that_does_not_say_who_the_two_are_can_be_mended(
    tmp_path: Path, seen: Callable[..., str], press: Any, size: tuple[int, int]
) -> None:
    data = tmp_path / "twofold.json"
    lost_couple(data)
    with pytest.raises(Damaged, match=r"who you two are.*a\.colour") as caught:
        rescue.whole(data)
    app = TroubleApp(caught.value, data, mend=rescue._mendable(caught.value, data))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = " ".join(seen(pilot).split())
        assert "Mend it" in text
        if size[1] > 11:
            assert "2 records can be read afterwards, 1 of them" in text
        await press(pilot, "trouble.mend")
        await pilot.pause()
    assert app.chosen == "mend"
    assert app.return_code == 0


def test_what_was_mended_is_said_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "twofold.json"
    lost_couple(data)
    broken = data.read_bytes()

    def answered(self: TroubleApp) -> None:
        self.chosen = MEND

    monkeypatch.setattr(rescue.TroubleApp, "run_here", answered)
    store = opened(data, Settings())
    assert isinstance(store, Store)
    assert any("couple in couple" in said for said in store.notices)
    couple, notes = store.couple.get("couple"), store.notes.all()
    store.close()
    assert couple is not None and couple.a.colour == "clay"
    assert [note.text for note in notes] == ["kept"]
    assert broken in [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("gone", ["id", "table", "record"])
def test_a_file_without_the_couple_is_never_taken_for_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    data, asked = tmp_path / "twofold.json", list[str]()
    lost_couple(data)
    tables = json.loads(data.read_bytes())
    couple = tables.pop("couple")
    couple["1"]["id"] = "couplet"
    tables |= {"id": {"couple": couple}, "table": {"couples": couple}, "record": {}}[gone]
    data.write_text(json.dumps(tables))
    monkeypatch.setattr("twofold.app.TwofoldApp.run_here", lambda app: asked.append("the app"))
    monkeypatch.setattr(rescue.TroubleApp, "run_here", lambda app: asked.append(app.words))
    assert run(data) == 0
    (words,) = asked
    assert "who you two are" in words
