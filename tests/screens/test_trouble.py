"""A file that cannot be opened gets a page, never a traceback, and is never overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from twofold.domain.people import meet
from twofold.domain.records import utc_now
from twofold.frame import rescue
from twofold.frame.rescue import TroubleApp, opened
from twofold.screens.trouble import TroublePage
from twofold.store import Damaged, Newer, SaveFailed, Store
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
    assert app.vanished and app.return_code == 0


def test_a_restored_file_opens_and_the_damaged_one_is_kept(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = damaged.path.read_bytes()

    def answered(self: TroubleApp) -> None:
        self.chosen = self.backups[0]

    monkeypatch.setattr(rescue.TroubleApp, "run", answered)
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

    monkeypatch.setattr(rescue.TroubleApp, "run", answered)
    monkeypatch.setattr("twofold.store.backups.restore", refuse)
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
    assert app.chosen is not None
    Store.restore_backup(data, app.chosen)
    again = Store.open(data)
    (couple,) = again.couple.all()
    again.close()
    assert couple.a.name == "Ana"
