"""Two versions of a file made one: which of two records stands, what is told, and what is never lost."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.store.journal import Name, Tables
from twofold.store.merging import fits, merge
from twofold.store.text import dump
from twofold.store.versions import Version

ROOT = Name(1, 1)


def record(id: str, rev: int, text: str = "", **more: Any) -> dict[str, Any]:
    kept = {"id": id, "created": "2026-11-23T18:30:00Z", "updated": "2026-11-23T18:30:00Z", "rev": rev}
    return {**kept, "session": "s", "text": text, **more}


def tables(*documents: dict[str, Any], name: str = "notes") -> Tables:
    return {name: {str(n + 1): dump(document) for n, document in enumerate(documents)}}


def notes(merged: Tables, name: str = "notes") -> list[tuple[str, int, str]]:
    found = (msgspec.json.decode(raw) for raw in merged[name].values())
    return [(each["id"], each["rev"], each["text"]) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (("2", False), ("2", False), True),
        (("2", False), ("3", False), False),
        (("2", False), (None, False), False),
        ((None, False), (None, False), True),
        ((None, True), ("2", False), True),
        (("2", False), (None, True), True),
        ((None, True), (None, True), True),
        ((None, True), (None, False), False),
    ],
)
def test_only_files_of_one_version_are_made_one(one: Any, other: Any, fit: bool) -> None:
    def version(meta: str | None, partial: bool) -> Version:
        known = {"meta": {"1": msgspec.Raw(b'{"version":%s}' % meta.encode())}} if meta else {}
        return Version(known, partial=partial)

    assert fits(version(*one), version(*other)) is fits(version(*other), version(*one)) is fit


def test_what_only_one_has_is_there_under_a_key_of_its_own() -> None:
    first = Version(tables(record("a", 1), record("b", 1)))
    second = Version(
        tables(record("c", 1), record("a", 1), record("d", 1)) | tables(record("w", 1), name="walks")
    )
    merged = merge(first, second)
    assert [each[0] for each in notes(merged.tables)] == ["a", "b", "c", "d"]
    assert (
        list(merged.tables["notes"]) == ["1", "2", "4", "3"]
        and merged.tables["walks"] == second.tables["walks"]
    )
    assert (merged.gained, merged.lost) == (3, (0, 0))
    assert notes(first.tables) == [("a", 1, ""), ("b", 1, "")], "neither is changed"


def test_where_nobody_can_tell_the_one_saved_more_often_stands_and_both_are_told_apart_from_it() -> None:
    mine, theirs = Version(tables(record("a", 3, "mine"))), Version(tables(record("a", 5, "theirs")))
    merged = merge(mine, theirs)
    assert notes(merged.tables) == [("a", 6, "theirs")] and (merged.gained, merged.lost) == (1, (1, 0))
    other = merge(theirs, mine)
    assert notes(other.tables) == [("a", 6, "theirs")] and (other.gained, other.lost) == (0, (0, 1))


def test_what_provably_came_after_stands_as_it_is() -> None:
    old, new = record("a", 3, "old"), record("a", 4, "new")
    mine = Version(tables(new), since={("notes", "1"): [dump(old), dump(new)]})
    for merged in (merge(mine, Version(tables(old))), merge(Version(tables(old)), mine)):
        assert notes(merged.tables) == [("a", 4, "new")] and merged.lost == (0, 0)


def test_what_was_not_changed_here_since_both_began_was_changed_there() -> None:
    # Less often saved, and even so the newer one: here nothing happened to it.
    mine = Version(tables(record("a", 9, "as it was")), (ROOT,), ROOT, {})
    theirs = Version(tables(record("a", 2, "changed there")), (ROOT,))
    assert notes(merge(mine, theirs).tables) == [("a", 2, "changed there")]
    assert notes(merge(theirs, mine).tables) == [("a", 2, "changed there")]
    strange = Version(tables(record("a", 2, "changed there")))
    assert notes(merge(mine, strange).tables) == [("a", 10, "as it was")]


def test_the_one_that_can_be_read_stands() -> None:
    broken = record("a", 9, "x") | {"text": 5}
    merged = merge(Version(tables(broken)), Version(tables(record("a", 1, "whole"))))
    assert notes(merged.tables) == [("a", 10, "whole")] and merged.lost == (1, 0)
    merged = merge(Version(tables(record("a", 1, "whole"))), Version(tables(broken)))
    assert notes(merged.tables) == [("a", 10, "whole")] and merged.lost == (0, 1)


def test_what_is_sealed_goes_with_its_lock_and_keeps_its_revision() -> None:
    def drawer(rev: int, public: str) -> Tables:
        return tables(record("drawer-a", rev, author="a", public=public), name="drawers")

    def sheet(rev: int, text: str) -> Tables:
        return tables(record("sheet", rev, text, author="a"), name="writings")

    mine, theirs = Version(drawer(7, "mine") | sheet(1, "m")), Version(sheet(9, "t") | drawer(2, "theirs"))
    merged = merge(mine, theirs)
    assert notes(merged.tables, "drawers") == [("drawer-a", 7, "")]
    assert notes(merged.tables, "writings") == [("sheet", 1, "m")], "the other one opens with no key here"
    assert merged.lost == (0, 2)


def test_what_is_no_record_is_never_taken_for_one() -> None:
    first = Version({"notes": {"1": dump({"x": 1}), "2": dump({"y": 1})}})
    second = Version({"notes": {"1": dump(record("a", 1)), "2": dump({"y": 2}), "3": dump({"z": 1})}})
    merged = merge(first, second)
    assert msgspec.json.decode(merged.tables["notes"]["1"])["id"] == "a"
    assert merged.tables["notes"]["2"] == first.tables["notes"]["2"]
    assert merged.lost == (1, 2) and merged.gained == 1


IDS = st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(1, 4), st.sampled_from(["x", "y"])))


@given(IDS, IDS)
def test_each_record_is_there_once_and_says_what_one_of_the_two_said(
    one: dict[str, tuple[int, str]], other: dict[str, tuple[int, str]]
) -> None:
    first, second = (
        Version(tables(*(record(name, rev, text) for name, (rev, text) in some.items())))
        for some in (one, other)
    )
    merged = merge(first, second)
    found = notes(merged.tables)
    assert sorted(each[0] for each in found) == sorted({*one, *other})
    for name, rev, text in found:
        said = [some[name] for some in (one, other) if name in some]
        assert text in [words for _, words in said] and rev >= max(n for n, _ in said)
        assert text == max(said, key=lambda each: each[0])[1]
