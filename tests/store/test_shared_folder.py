"""A file that two accounts share: in a folder made for their group everything stays within reach of both."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.store import Store, disk
from twofold.store.check import check
from twofold.store.places import backup_dir, journal_file, lock_file

DAY = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


class Clock:
    """The time as a store asks for it."""

    def __init__(self) -> None:
        self.wall = DAY

    def monotonic(self) -> float:
        return 0.0

    def now(self) -> datetime:
        return self.wall


@pytest.fixture(params=[0o022, 0o077, 0o002, 0])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What new files lose; whatever it is, ours come out the same."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a group: root may give it to any, others have the one they are in."""
    made = tmp_path / "ours"
    made.mkdir()
    os.chown(made, -1, 12_345 if os.getuid() == 0 else os.getgid())
    made.chmod(0o2770)
    return made


def live(path: Path) -> None:
    """Save, fold, back up and read again, over three days."""
    clock = Clock()
    for day in range(3):
        clock.wall = DAY + timedelta(days=day)
        store = Store.open(path, clock=clock)
        if not store.couple.all():
            store.save(meet("Ana", "Ben"))
        store.save(Note(session="s", text=f"day {day}"))
        store.close()


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}


def test_all_of_it_is_for_the_group_and_nobody_else(folder: Path, umask: int) -> None:
    path = folder / "twofold.json"
    live(path)
    assert journal_file(path).exists() and lock_file(path).exists() and list(backup_dir(path).iterdir())
    for each in folder.rglob("*"):
        wanted = 0o2770 if each.is_dir() else 0o660
        assert stat.S_IMODE(each.stat().st_mode) == wanted, each
        assert each.stat().st_gid == folder.stat().st_gid, each
    assert not any("can use" in said or "may read" in said for said in check(path).sentences)


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o755, 0o2755, 0o2775, 0o770, 0o2777, 0o3777])
def test_in_any_other_folder_it_is_for_its_owner(folder: Path, umask: int, mode: int) -> None:
    folder.chmod(mode)
    path = folder / "twofold.json"
    live(path)
    for each in folder.rglob("*"):
        assert stat.S_IMODE(each.stat().st_mode) & 0o777 == (0o700 if each.is_dir() else 0o600), each


def test_what_is_out_of_reach_is_said_and_put_right_when_it_is_opened(folder: Path) -> None:
    path = folder / "twofold.json"
    live(path)
    path.chmod(0o600)
    (said,) = [said for said in check(path).sentences if "can use" in said]
    assert said.startswith(f"Not every account that shares {folder} can use {path}.")
    live(path)
    assert modes(folder)["twofold.json"] == 0o660
    journal_file(path).chmod(0o666)
    assert any("Others on this computer may read" in said for said in check(path).sentences)
    live(path)
    assert modes(folder)["twofold.json.journal"] == 0o660


def test_a_folder_inside_is_as_shared(folder: Path) -> None:
    disk.make_folder(folder / "a" / "b")
    assert disk.is_shared(folder / "a") and disk.is_shared(folder / "a" / "b")
    assert not disk.is_shared(folder / "nowhere")
