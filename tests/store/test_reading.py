"""What is read from the file and its journal: each once, together, and nothing changed."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from twofold.store import disk
from twofold.store.errors import Damaged
from twofold.store.journal import Change, Name, commit, marker
from twofold.store.places import journal_file
from twofold.store.reading import read, rescue
from twofold.store.snapshot import EMPTY, build

TABLES: dict[str, dict[str, msgspec.Raw]] = {"t": {"1": msgspec.Raw(b'{"n":1}')}}
DATA = build(TABLES)


def kept(path: Path, data: bytes | None, log: bytes | None) -> None:
    if data is not None:
        path.write_bytes(data)
    if log is not None:
        journal_file(path).write_bytes(log)


def lines(data: bytes, *documents: str) -> bytes:
    """Return the journal of *data* with a commit for each of *documents*."""
    log, chain = marker(Name.of(data), "then")
    for number, document in enumerate(documents):
        change: Any = {"t": {"put": {str(number + 2): msgspec.Raw(document.encode())}}}
        decoded = msgspec.json.decode(msgspec.json.encode(change), type=Change)
        line, chain = commit(decoded, "then", chain)
        log += line
    return log


def test_a_file_that_nobody_changes_is_read_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(path, DATA, lines(DATA))
    seen: list[str] = []
    real = disk.read_all

    def reads(place: Path) -> bytes | None:
        seen.append(place.name)
        return real(place)

    monkeypatch.setattr(disk, "read_all", reads)
    found = read(path)
    assert seen == ["twofold.json", "twofold.json.journal"]
    assert (found.state, found.pending, found.lines, found.torn) == ("sound", 0, 1, False)


def test_nothing_at_all_and_a_beginning_that_was_cut_off_are_new(path: Path) -> None:
    assert (read(path).state, read(path).log) == ("new", None)
    log = lines(EMPTY)
    kept(path, None, log)
    found = read(path)
    assert (found.state, found.log, found.tables) == ("new", log, {})


@pytest.mark.parametrize(
    ("data", "log", "says"),
    [
        (None, lines(DATA), "the file is gone, though its journal is still there"),
        (None, lines(EMPTY, '{"n":2}'), "the file is gone, though its journal is still there"),
        (DATA, b"", "its journal is cut short before its first line ends"),
        (DATA, lines(DATA)[:20], "its journal is cut short before its first line ends"),
    ],
)
def test_what_is_missing_is_said(path: Path, data: bytes | None, log: bytes, says: str) -> None:
    kept(path, data, log)
    with pytest.raises(Damaged, match=says):
        read(path)


def test_a_file_of_another_program_has_no_journal_and_nothing_torn(path: Path) -> None:
    kept(path, DATA, None)
    found = read(path)
    assert (found.state, found.torn, found.log, found.meant, found.mended) == (
        "foreign",
        False,
        None,
        False,
        False,
    )
    assert bytes(found.tables["t"]["1"]) == b'{"n":1}'


def test_what_is_rescued_is_the_file_and_all_changes_up_to_the_damage(path: Path) -> None:
    log = lines(DATA, '{"n":2}', '{"n":3}')
    kept(path, DATA, log[:-4] + b"#}}\n")
    rescued = rescue(path)
    assert rescued is not None
    assert msgspec.json.decode(rescued) == {"t": {"1": {"n": 1}, "2": {"n": 2}}}


@pytest.mark.parametrize(
    ("data", "log"),
    [
        (DATA, lines(DATA, '{"n":2}')),  # nothing is damaged
        (None, lines(DATA)[:-2] + b"#\n"),
        (DATA, None),
        (b"{", lines(DATA)[:-2] + b"#\n"),
        (b'{"t":{"1":{"n":"\xff"}}}', lines(DATA)[:-2] + b"#\n"),  # broken within a document
    ],
)
def test_nothing_is_rescued_where_it_is_not_the_journal_alone(
    path: Path, data: bytes | None, log: bytes | None
) -> None:
    kept(path, data, log)
    assert rescue(path) is None
