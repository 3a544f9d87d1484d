"""The lock of a data file: one has it, whoever else asks waits, and it is the file that is there."""

import os
from pathlib import Path

import pytest

from twofold.store.errors import Busy, SaveFailed
from twofold.store.lock import Lock

fcntl = pytest.importorskip("fcntl")


@pytest.fixture
def place(path: Path) -> Path:
    return path.with_name("twofold.json.lock")


def is_free(place: Path) -> bool:
    try:
        with Lock(place, place).held(0):
            return True
    except Busy:
        return False


def test_one_has_it_and_the_other_gets_it_afterwards(place: Path) -> None:
    with Lock(place, place).held():
        assert not is_free(place)
    assert is_free(place)


def test_who_has_it_may_ask_again(place: Path) -> None:
    lock = Lock(place, place)
    with lock.held():
        with lock.held(0):
            assert not is_free(place)
        assert not is_free(place)
    assert is_free(place)


def test_it_is_let_go_of_after_a_mistake(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), Lock(place, place).held():
        _ = 1 / 0
    assert is_free(place)


def test_a_file_that_was_taken_away_just_then_is_not_what_is_held(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    times: list[int] = []

    def taken_away(fd: int, how: int) -> None:
        lock(fd, how)
        if how & fcntl.LOCK_EX and len(times) < 2:
            times.append(fd)
            place.unlink()

    monkeypatch.setattr(fcntl, "flock", taken_away)
    with Lock(place, place).held():
        assert len(times) == 2
        assert place.exists()
        assert not is_free(place)


def test_it_is_private_whatever_it_was(place: Path) -> None:
    place.touch()
    place.chmod(0o644)
    with Lock(place, place).held():
        assert place.stat().st_mode & 0o777 == 0o600


def test_a_process_that_was_made_meanwhile_does_not_hold_it(place: Path) -> None:
    ear, mouth = os.pipe()
    with Lock(place, place).held():
        child = os.fork()
        if child == 0:
            os.close(mouth)
            os.read(ear, 1)
            os._exit(0)
    try:
        assert is_free(place)
    finally:
        os.close(mouth)
        os.close(ear)
        os.waitpid(child, 0)


def test_a_link_in_its_place_is_not_followed(place: Path) -> None:
    other = place.with_name("other")
    place.symlink_to(other)
    with pytest.raises(SaveFailed), Lock(place, place).held():
        pass
    assert not other.exists()
