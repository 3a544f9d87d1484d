"""Versions of a file: what each holds for certain, and what changed on the way from one to the next."""

from msgspec import Raw

from twofold.store.journal import Change, Line, Name, TableChange, commit, marker
from twofold.store.versions import (
    Version,
    after,
    difference,
    history,
    level,
    named,
    of_journal,
    of_pair,
    of_snapshot,
    starts_with,
    together,
)

ONE, TWO, THREE = (Name(n, n) for n in (1, 2, 3))


def put(**documents: str) -> Change:
    return {"t": TableChange(put={key: Raw(value.encode()) for key, value in documents.items()})}


LINES = [
    Line(holds=ONE), Line(do=put(a="1")), Line(holds=TWO, past=[ONE]), Line(do=put(a="2", b="3")),
    Line(do={"t": None}),
]  # fmt: skip


def test_what_came_after_a_snapshot_follows_on_its_last_marker() -> None:
    assert after(LINES, TWO) == LINES[3:] and after(LINES, ONE) == LINES[1:]
    assert after([*LINES, Line(holds=ONE)], ONE) == [] and after(LINES, THREE) == LINES


def test_a_snapshot_says_all_only_when_nothing_came_after_it() -> None:
    assert level(LINES[:1], ONE) == ONE and level(LINES[:2], ONE) is None
    assert level(LINES[:3], ONE) == TWO and level(LINES, ONE) is None and level([], ONE) == ONE


def test_each_snapshot_is_named_once_and_the_latest_last() -> None:
    assert named(LINES) == [ONE, TWO]
    assert named([*LINES, Line(holds=ONE, past=[THREE])]) == [TWO, THREE, ONE]
    assert together([ONE, TWO], [TWO, THREE]) == [ONE, TWO, THREE]
    assert together([ONE], []) == [ONE] and together() == []


def test_of_a_pair_all_is_known_that_came_since_its_snapshot() -> None:
    tables = {"t": {"a": Raw(b"1")}}
    found = of_pair(tables, TWO, LINES[:4])
    assert {key: bytes(raw) for key, raw in found.tables["t"].items()} == {"a": b"2", "b": b"3"}
    assert (found.names, found.root, found.level, found.partial) == ((ONE, TWO), TWO, None, False)
    since = found.since or {}
    assert {key: [bytes(raw) for raw in raws] for (_, key), raws in since.items()} == {
        "a": [b"1", b"2"], "b": [b"3"],
    }  # fmt: skip
    assert of_pair({}, TWO, LINES[:3]).level == TWO


def test_a_journal_alone_tells_what_it_put_and_of_which_snapshot_that_is_all() -> None:
    found = of_journal(LINES)
    assert {key: bytes(raw) for key, raw in found.tables["t"].items()} == {"a": b"2", "b": b"3"}
    assert (found.partial, found.level, found.root) == (True, None, None)
    assert of_journal(LINES[:3]).level == TWO and of_journal([]).level is None
    since = history(LINES)
    assert [bytes(raw) for raw in since["t", "a"]] == [b"1", b"2"], "what it was before, nobody knows"


def test_one_holds_another_when_that_one_went_into_it() -> None:
    newer = Version({}, (ONE, TWO), level=TWO)
    assert newer.holds(of_snapshot({}, ONE)) and newer.holds(newer)
    assert not of_snapshot({}, ONE).holds(newer)
    assert not newer.holds(Version({}, (ONE,))), "what was not folded may be missing"


def test_a_difference_is_what_is_new_and_nothing_else() -> None:
    old = {"t": {"1": Raw(b"1"), "2": Raw(b"2")}, "same": {"1": Raw(b"1")}}
    new = {"t": {"1": Raw(b"1"), "2": Raw(b"x"), "3": Raw(b"3")}, "same": {"1": Raw(b"1")}, "empty": {}}
    found = difference(old, new)
    assert set(found) == {"t", "empty"}
    assert found["t"] == TableChange(put={"2": Raw(b"x"), "3": Raw(b"3")}) and found["empty"] == TableChange()


def test_a_journal_goes_on_from_another_when_it_begins_just_so() -> None:
    first, chain = marker(ONE, "then")
    second, later = commit(put(a="1"), "then", chain)
    assert starts_with(first, len(first), chain) and starts_with(first + second, len(first), chain)
    assert starts_with(first + second, len(first + second), later)
    assert not starts_with(first, len(first + second), later), "it ends sooner"
    assert not starts_with(first + second, len(first), later)
    assert not starts_with(second + first, len(first), chain)
