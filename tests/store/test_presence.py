"""Who sits at which seat: told by real programs, which may be killed, and kept nowhere."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from twofold.domain.records import Side
from twofold.store import ranges
from twofold.store.places import seat_file
from twofold.store.presence import Presence

ROOT = Path(__file__).resolve().parents[2]


class Sitting:
    """A program that sits at a seat, and looks when it is asked to."""

    def __init__(self, data: Path, seat: Side) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.support.store.sitting", str(data), seat],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def sees(self, page: str = "") -> str:
        assert self.program.stdin and self.program.stdout
        self.program.stdin.write(f"look {page}\n")
        self.program.stdin.flush()
        return self.program.stdout.readline().strip()

    def leave(self) -> None:
        self.program.communicate("\n", timeout=30)
        assert self.program.returncode == 0

    def kill(self) -> None:
        self.program.send_signal(signal.SIGKILL)
        self.program.communicate(timeout=30)


Sit = Callable[[Side], Sitting]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "twofold.json"
    path.write_text("{}")
    path.chmod(0o600)
    return path


@pytest.fixture
def sit(data: Path) -> Iterator[Sit]:
    """Starts a program at a seat, which has looked once; none is left running."""
    with ExitStack() as stack:

        def sitting(seat: Side) -> Sitting:
            one = Sitting(data, seat)
            stack.callback(one.program.communicate)
            stack.callback(one.program.kill)
            one.sees()
            return one

        yield sitting


def names(data: Path) -> set[str]:
    return {path.name for path in data.parent.iterdir()} - {data.name}


def test_each_sees_the_other_come_and_go_and_nothing_is_left(data: Path, sit: Sit) -> None:
    ana = Presence(data, "a")
    assert ana.look() is False
    ben = sit("b")
    assert (ana.look(), ben.sees()) == (True, "True")
    assert names(data) == {"twofold.json.seat-a.lock", "twofold.json.seat-b.lock"}
    assert {seat_file(data, side).stat().st_mode & 0o777 for side in ("a", "b")} == {0o600}
    assert {seat_file(data, side).stat().st_size for side in ("a", "b")} == {0}
    ben.leave()
    assert ana.look() is False
    ana.leave()
    ana.leave()
    assert names(data) == set()


def test_one_who_is_killed_is_gone_at_once_and_may_come_again(data: Path, sit: Sit) -> None:
    ana, ben = Presence(data, "a"), sit("b")
    assert ana.look() is True
    ben.kill()
    assert ana.look() is False and names(data) >= {"twofold.json.seat-b.lock"}
    ben = sit("b")
    assert ana.look() is True
    ben.leave()
    ana.leave()
    assert names(data) == set()


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "left"])
def test_a_second_terminal_at_a_seat_takes_it_over(data: Path, sit: Sit, killed: bool) -> None:
    ana, first, second = Presence(data, "a"), sit("b"), sit("b")
    assert ana.look() is True
    if killed:
        first.kill()
    else:
        first.leave()
    assert second.sees() == "True" and ana.look() is True
    second.leave()
    assert ana.look() is False
    ana.leave()
    assert names(data) == set()


def test_who_asks_is_not_taken_for_somebody_who_sits_there(data: Path) -> None:
    seat_file(data, "b").touch()  # left behind by one who was killed
    ana, late = Presence(data, "a"), Presence(data, "b")
    with seat_file(data, "b").open() as asking:
        assert not ranges.is_taken(asking.fileno(), 0)
        assert ana.look() is False
        late.look()
        assert ana.look() is True
    assert ana.look() is True
    ana.leave()
    late.leave()


def test_each_sees_that_the_other_has_the_same_page_open_and_nothing_of_it_is_kept(
    data: Path, sit: Sit
) -> None:
    ana, ben = Presence(data, "a"), sit("b")
    ana.look()
    assert ben.sees("promise 1") == "True"
    for page, same in (("promise 2", False), ("promise 1", True), ("", False), ("promise 1", True)):
        assert (ana.look(page), bool(ana.theirs)) == (True, same)
    assert ben.sees("promise 1") == "True same page"
    assert {seat_file(data, side).stat().st_size for side in ("a", "b")} == {0}
    assert names(data) == {"twofold.json.seat-a.lock", "twofold.json.seat-b.lock"}
    # The page that was left is told no more.
    ana.look("promise 2")
    assert ben.sees("promise 1") == "True" and ben.sees("promise 2") == "True same page"
    assert ben.sees() == "True"
    assert (ana.look("promise 2"), bool(ana.theirs)) == (True, False)
    ana.leave()
    assert ben.sees("promise 2") == "False"


def test_the_page_of_one_who_is_killed_is_told_no_more(data: Path, sit: Sit) -> None:
    ana, ben = Presence(data, "a"), sit("b")
    ben.sees("promise 1")
    assert (ana.look("promise 1"), bool(ana.theirs)) == (True, True)
    ben.kill()
    assert (ana.look("promise 1"), bool(ana.theirs)) == (False, False)
    ben = sit("b")
    assert (ana.look("promise 1"), bool(ana.theirs)) == (True, False)
    ben.leave()
    ana.leave()


def test_where_a_page_cannot_be_told_the_seats_still_are(
    data: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben, asked = Presence(data, "a"), sit("b"), ranges.is_taken
    ben.sees("promise 1")

    def refuse(fd: int, byte: int) -> bool:
        if byte:
            raise OSError(errno.EOVERFLOW, os.strerror(errno.EOVERFLOW))
        return asked(fd, byte)

    monkeypatch.setattr(ranges, "is_taken", refuse)
    assert (ana.look("promise 1"), bool(ana.theirs)) == (True, False)
    ana.leave()


def test_a_file_that_was_taken_away_is_made_anew(data: Path) -> None:
    ana, ben = Presence(data, "a"), Presence(data, "b")
    ben.look()
    seat_file(data, "b").unlink()
    assert ana.look() is False
    ben.look()
    assert ana.look() is True
    # What somebody else put there is not taken away on the way out.
    seat_file(data, "b").unlink()
    seat_file(data, "b").write_text("mine")
    ben.leave()
    assert seat_file(data, "b").read_text() == "mine"
    ana.leave()


def test_those_who_share_the_file_may_ask(data: Path) -> None:
    data.chmod(0o660)
    ana = Presence(data, "a")
    ana.look()
    assert seat_file(data, "a").stat().st_mode & 0o777 == 0o660
    ana.leave()


@pytest.mark.parametrize("code", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_where_no_file_can_be_made_nothing_fails(
    data: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    there, opened = Presence(data, "b"), os.open
    there.look()

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(code, os.strerror(code))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    ana = Presence(data, "a")
    assert ana.look() is True  # to see who is there, nothing is written
    ana.leave()
    monkeypatch.undo()
    there.leave()
    assert names(data) == set()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_nothing_can_be_locked_nobody_knows(
    data: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    seat_file(data, "b").touch()

    def refuse(*args: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    ana = Presence(data, "a")
    assert ana.look() is None
    ana.leave()
    monkeypatch.setattr(ranges, "_fcntl", None)
    assert ana.look() is None


@pytest.mark.parametrize("what", ["folder", "pipe", "link", "loop"])
def test_anything_else_in_its_place_is_left_alone(data: Path, what: str) -> None:
    for side in ("a", "b"):
        place = seat_file(data, side)
        match what:
            case "folder":
                place.mkdir()
            case "pipe":
                os.mkfifo(place)
            case "link":
                place.symlink_to(data.parent / "elsewhere")
            case "loop":
                place.symlink_to(place)
    ana = Presence(data, "a")
    ana.look()
    ana.leave()
    assert not (data.parent / "elsewhere").exists()
    assert data.read_text() == "{}"
