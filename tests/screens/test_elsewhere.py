"""A copy elsewhere, when the file cannot be saved: everything is in it, also what waits."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from twofold.domain.listening.session import Note
from twofold.frame.savequeue import QUICK, QUIET
from twofold.store import SaveFailed, Store
from twofold.store.joining import merge
from twofold.store.lock import Lock
from twofold.store.places import backup_dir, lock_file
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]


def full(*args: object) -> None:
    raise SaveFailed(Path("twofold.json"), OSError(errno.ENOSPC, "No space left on device"))


def texts(path: Path) -> list[str]:
    store = Store.open(path)
    found = [note.text for note in store.notes.all()]
    store.close()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_what_waits_is_written_elsewhere_and_can_be_taken_in(
    opened: Any, seen: Callable[..., str], press: Any, tmp_path: Path, size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    to = tmp_path / "on a stick.json"
    async with opened(size=size) as pilot:
        app = pilot.app
        assert app.check_action("save_elsewhere", ()) is False
        with monkeypatch.context() as patch:
            patch.setattr(app.store, "save", full)
            app.keep(Note(session="s", text="typed while the disk was full"))
            await pilot.pause()
            assert "f6: a copy elsewhere" in " ".join(seen(pilot).split())
            await pilot.press("f6")
            await pilot.pause()
            assert app.screen.place == "elsewhere"
            assert "Where it goes" in seen(pilot)
            app.screen.query_one(Line).value = str(to)
            await press(pilot, "paper.write")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "Written to" in seen(pilot)
            path = app.store.path
            kept = app.household.keep_last()
        assert "typed while" in next(backup_dir(path).glob("*-unsaved.json")).read_text()
        assert "twofold merge" in kept
        app.household.queue._unsaved.clear()
    assert to.stat().st_mode & 0o777 == 0o600
    assert texts(to) == ["typed while the disk was full"]
    assert "typed while the disk was full" not in texts(path)
    merge(path, to, app.clock.now())
    assert "typed while the disk was full" in texts(path)


async def test_a_busy_file_is_not_spoken_of_at_once_and_what_waits_goes_through_after_the_end(
    opened: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        app = pilot.app
        assert app.store.patience == QUICK
        now = [0.0]
        app.household.queue._now = lambda: now[0]
        with Lock(lock_file(app.store.path), app.store.path).held():
            app.keep(Note(session="s", text="waits"))
            app.look()
            await pilot.pause()
            assert app.unsaved and "Not saved yet" not in seen(pilot)
            now[0] += QUIET
            app.look()
            await pilot.pause()
            assert "Not saved yet" in seen(pilot)
        assert app.household.keep_last() == ""
        assert not app.unsaved
        assert "waits" in [note.text for note in app.store.notes.all()]
