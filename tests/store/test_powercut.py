"""A power cut at every moment: what was never fsynced may be gone, or there, or there in part.

The calls of a working day are written down as they happen. Then, for each moment, the disk is built again as
a power cut may have left it: with or without the names that no fsync of the folder made last, and with none,
half or all of the bytes that no fsync of the file did.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import filelock  # noqa: F401  (it writes a file when it is loaded)
import pytest

from tests.support.store.files import MEMORY, ledger_of
from twofold.store.database import Database

Bytes = Literal["lost", "half", "kept"]


class Inode:
    """A file: what is in it, and what would be after a power cut."""

    def __init__(self, data: bytes = b"") -> None:
        self.now = self.lasting = data

    def after(self, how: Bytes) -> bytes:
        if how == "kept":
            return self.now
        if how == "half" and self.now.startswith(self.lasting):
            return self.now[: (len(self.lasting) + len(self.now) + 1) // 2]
        return self.lasting


class Disk:
    """Writes down what the program asks of the files in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Inode] = {}
        self.lasting: dict[str, Inode] = {}
        self.open: dict[int, Inode | None] = {}
        self.moments: list[dict[tuple[bool, Bytes], dict[str, bytes]]] = []
        self.acknowledged: list[int] = []

    def name(self, path: Any) -> str | None:
        path = Path(path)
        return path.name if path.parent == self.folder and not path.name.endswith(".lock") else None

    def moment(self) -> None:
        """Write down what a power cut now could leave."""
        ways: list[tuple[bool, Bytes]] = [(n, b) for n in (False, True) for b in ("lost", "half", "kept")]
        self.moments.append(
            {
                (named, how): {
                    name: inode.after(how) for name, inode in (self.names if named else self.lasting).items()
                }
                for named, how in ways
            }
        )

    def opened(self, fd: int, path: Any, flags: int, *rest: Any, **named: Any) -> None:
        if Path(path) == self.folder:
            self.open[fd] = None
        elif (name := self.name(path)) is not None:
            if flags & os.O_CREAT and name not in self.names:
                self.names[name] = Inode()
            self.open[fd] = self.names[name]
        else:
            self.open.pop(fd, None)

    def written(self, count: int, fd: int, data: bytes) -> None:
        if (inode := self.open.get(fd)) is not None:
            inode.now += bytes(data)[:count]

    def synced(self, _: None, fd: int) -> None:
        if fd in self.open:
            inode = self.open[fd]
            if inode is None:
                self.lasting = dict(self.names)
            else:
                inode.lasting = inode.now

    def cut(self, _: None, fd: int, size: int) -> None:
        if (inode := self.open.get(fd)) is not None:
            inode.now = inode.now[:size]

    def moved(self, _: None, old: Any, new: Any) -> None:
        if (name := self.name(old)) is not None:
            inode = self.names[name]
            if self.names.get(Path(new).name) is not inode:  # else nothing happens, as POSIX has it
                self.names[Path(new).name] = self.names.pop(name)

    def linked(self, _: None, old: Any, new: Any) -> None:
        if (name := self.name(old)) is not None:
            self.names[Path(new).name] = self.names[name]

    def removed(self, _: None, path: Any) -> None:
        if (name := self.name(path)) is not None:
            self.names.pop(name, None)

    @contextmanager
    def watched(self) -> Iterator[None]:
        def wrap(real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
            def call(*args: Any, **named: Any) -> Any:
                result = real(*args, **named)
                note(result, *args, **named)
                self.moment()
                return result

            return call

        with pytest.MonkeyPatch.context() as patch:
            for name, note in (
                ("open", self.opened),
                ("write", self.written),
                ("fsync", self.synced),
                ("ftruncate", self.cut),
                ("replace", self.moved),
                ("rename", self.moved),
                ("link", self.linked),
                ("unlink", self.removed),
            ):
                patch.setattr(os, name, wrap(getattr(os, name), note))
            yield


def a_working_day(disk: Disk, path: Path) -> int:
    """Open, save, fold, save, close, and once more; returns how many were saved."""
    saved = 0
    for _ in range(2):
        db = Database(path)
        for step in range(5):
            db.insert({"n": saved, "text": "x" * 40})
            saved += 1
            disk.acknowledged.append(len(disk.moments))
            if step == 2:
                ledger_of(db).fold()
        db.close()
    return saved


def test_a_power_cut_at_any_moment_loses_nothing_acknowledged() -> None:
    with TemporaryDirectory(dir=MEMORY) as day, TemporaryDirectory(dir=MEMORY) as after:
        disk = Disk(Path(day))
        with disk.watched():
            saved = a_working_day(disk, Path(day, "twofold.json"))
        assert (Path(day, "twofold.json").read_bytes()) == disk.names["twofold.json"].now
        seen: set[frozenset[tuple[str, bytes]]] = set()
        for moment, ways in enumerate(disk.moments):
            least = sum(at <= moment for at in disk.acknowledged)
            for way, files in ways.items():
                if (state := frozenset(files.items())) in seen and least == len(disk.acknowledged):
                    continue
                seen.add(state)
                for old in Path(after).iterdir():
                    old.unlink()
                for name, data in files.items():
                    Path(after, name).write_bytes(data)
                db = Database(Path(after, "twofold.json"))
                assert not any("another program" in said for said in ledger_of(db).notices), (moment, way)
                kept = [d["n"] for d in db]
                ledger_of(db).close(fold=False)
                assert kept == list(range(len(kept))), (moment, way)
                assert least <= len(kept) <= min(least + 1, saved), (moment, way, files.keys())
        assert len(seen) > 50
