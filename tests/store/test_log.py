"""The journal that is held open: what is added to it for good, what others added, and what is cut off."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Raw

from twofold.store import journal
from twofold.store.disk import identity
from twofold.store.errors import SaveFailed
from twofold.store.journal import Change, Line, Name, TableChange, commit, marker, scan
from twofold.store.log import Log

FIRST, CHAIN = marker(Name(2, 2), "then")


def change(number: int) -> Change:
    return {"t": TableChange(put={f"{number}": Raw(b"{}")})}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Callable[[], Log]]:
    """Holds the journal of a file, in which there is its first line, as one more window."""
    path, logs = tmp_path / "twofold.json.journal", list[Log]()
    path.write_bytes(FIRST)

    def hold() -> Log:
        log = Log(path, tmp_path / "twofold.json")
        log.hold(len(FIRST), CHAIN, 1, writable=True)
        logs.append(log)
        return log

    yield hold
    for log in logs:
        log.close()


def add(log: Log, number: int) -> None:
    log.append(*commit(change(number), "then", log.chain))


def numbers(lines: list[Line] | None) -> list[str]:
    assert lines is not None
    return [key for line in lines for part in (line.do or {}).values() if part for key in part.put]


def test_what_is_added_is_there_for_the_other_to_read_on(held: Callable[[], Log]) -> None:
    one, two = held(), held()
    add(one, 1)
    add(one, 2)
    assert (one.lines, one.end) == (3, one.path.stat().st_size) and numbers(one.all()) == ["1", "2"]
    lines, sound = two.read_on()
    assert (numbers(lines), sound) == (["1", "2"], True)
    assert (two.lines, two.end, two.chain) == (one.lines, one.end, one.chain)
    assert two.read_on() == ([], True) and one.read_on() == ([], True)
    add(two, 3)
    assert numbers(one.read_on()[0]) == ["3"] and one.begins(FIRST) and not one.begins(b"x" + FIRST)


def test_whether_it_is_the_very_file_is_told_by_the_file(held: Callable[[], Log], tmp_path: Path) -> None:
    log = held()
    assert log.is_ours(identity(log.path)) and not log.is_ours(None)
    other = tmp_path / "other"
    other.write_bytes(FIRST)
    assert not log.is_ours(identity(other))
    assert not Log(log.path, tmp_path / "twofold.json").is_ours(identity(log.path)), "nothing is held yet"
    log.close()
    log.close()
    with pytest.raises(OSError):
        log.begins(FIRST)


def test_what_follows_and_was_never_acknowledged_is_cut_off(held: Callable[[], Log]) -> None:
    log = held()
    add(log, 1)
    whole = log.path.read_bytes()
    with log.path.open("ab") as file:
        file.write(b'{"sum":"1')
    assert log.read_on() == ([], True)
    log.heal()
    assert log.path.read_bytes() == whole
    with log.path.open("ab") as file:
        file.write(b"rubbish\n")
    assert log.read_on() == ([], False) and numbers(log.all()) == ["1"]
    log.heal()
    assert log.path.read_bytes() == whole
    log.heal()
    add(log, 2)
    assert numbers(scan(log.path.read_bytes()).lines) == ["1", "2"]


def test_a_line_of_the_future_is_not_read_on(
    held: Callable[[], Log], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = held(), held()
    monkeypatch.setattr(journal, "FORMAT", journal.FORMAT + 1)
    one.append(*marker(Name(2, 2), "then", one.chain))
    monkeypatch.undo()
    assert two.read_on() == ([], False) and two.lines == 1
    assert one.all() is None


def test_a_journal_that_is_held_anew_is_let_go_of_before(held: Callable[[], Log]) -> None:
    log = held()
    before = log._fd
    assert os.fstat(before)
    log.hold(len(FIRST), CHAIN, 1, writable=True)
    after = log._fd
    log.close()
    for fd in {before, after}:
        with pytest.raises(OSError):
            os.fstat(fd)


def test_what_is_there_no_longer_is_not_told(held: Callable[[], Log]) -> None:
    log = held()
    add(log, 1)
    whole = log.path.read_bytes()
    log.path.write_bytes(whole[:-5])
    assert log.all() is None and log.read_on() == ([], False)
    log.path.write_bytes(whole.replace(b"then", b"when", 1))
    assert log.all() is None
    log.path.write_bytes(whole)
    assert numbers(log.all()) == ["1"]


def test_a_line_that_could_not_be_added_is_not_there(
    held: Callable[[], Log], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = held()
    for error in (OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()):

        def fail(fd: int, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises((SaveFailed, KeyboardInterrupt)):
            add(log, 1)
        monkeypatch.undo()
        assert log.path.read_bytes() == FIRST and (log.lines, log.end, log.chain) == (1, len(FIRST), CHAIN)
    add(log, 2)
    assert numbers(log.all()) == ["2"]


def test_what_could_not_even_be_cut_off_is_passed_over_until_it_can(
    held: Callable[[], Log], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = held()

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    monkeypatch.setattr(os, "ftruncate", refuse)
    with pytest.raises(SaveFailed):
        add(log, 1)
    monkeypatch.undo()
    assert log.path.read_bytes() != FIRST and log.read_on() == ([], True), "nobody may build on it"
    log.heal()
    assert log.path.read_bytes() == FIRST
