"""Merging what two changed at once: nothing of either is lost, and a change taken back leaves no trace."""

from typing import Annotated, ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twofold.domain.merge import NO_ROOM, merged, mine_stays, theirs_stays, undone, undone_words
from twofold.domain.people import Invalid
from twofold.domain.records import Record

ROOM = 6


class Part(msgspec.Struct, frozen=True):
    id: str
    what: str = ""
    done: bool = False


class Inner(msgspec.Struct, frozen=True):
    words: str = ""
    parts: tuple[Part, ...] = ()


class Kept(Record, frozen=True, kw_only=True):
    FIELD_WORDS: ClassVar = {"inner": "The words are"}

    title: str = ""
    pair: tuple[str, str] = ("", "")
    sides: tuple[str, ...] = ()
    since: dict[str, str] = {}
    inner: Inner = Inner()
    maybe: Inner | None = None
    parts: Annotated[tuple[Part, ...], msgspec.Meta(max_length=ROOM)] = ()


FIRST = Kept(id="k")
words = st.sampled_from(["", "tea", "walk", "sing"])
some_parts = st.lists(
    st.builds(Part, st.sampled_from("abcde"), words, st.booleans()),
    max_size=ROOM - 1,
    unique_by=lambda p: p.id,
).map(tuple)
inners = st.builds(Inner, words, some_parts)
records = st.builds(
    lambda *values: Kept(
        id="k", created=FIRST.created, updated=FIRST.updated, title=values[0], pair=values[1:3],
        sides=values[3], since=values[4], inner=values[5], maybe=values[6], parts=values[7],
    ),
    words, words, words, st.lists(st.sampled_from("ab"), max_size=2).map(tuple),
    st.dictionaries(st.sampled_from("xyz"), words, max_size=3), inners, st.none() | inners, some_parts,
)  # fmt: skip
clashes = st.sampled_from([mine_stays, theirs_stays])


@given(records, records, clashes)
def test_what_only_one_changed_is_taken_as_it_is(base: Kept, other: Kept, clash: object) -> None:
    assert merged(base, other, base, clash) == other  # type: ignore[arg-type]
    assert merged(base, base, other, clash) == other  # type: ignore[arg-type]
    assert merged(base, other, other, clash) == other  # type: ignore[arg-type]


@given(records, records, records, clashes)
def test_nothing_that_one_wrote_alone_is_lost_and_nothing_is_there_twice(
    base: Kept, mine: Kept, theirs: Kept, clash: object
) -> None:
    both = merged(base, mine, theirs, clash)  # type: ignore[arg-type]
    ids = [part.id for part in both.parts]
    was, here, there = ({part.id: part for part in each.parts} for each in (base, mine, theirs))
    assert len(set(ids)) == len(ids)
    assert (here.keys() | there.keys()) - was.keys() <= set(ids), "what was added stays"
    untouched = {key for key in was if was[key] == here.get(key) == there.get(key)}
    assert {key: part for key, part in was.items() if key in untouched}.items() <= {
        part.id: part for part in both.parts
    }.items()
    gone = {key for key in was if key not in here and there.get(key) == was[key]}
    gone |= {key for key in was if key not in there and here.get(key) == was[key]}
    assert not gone & set(ids), "what was deleted is gone"
    for name in ("title", "sides", "maybe"):
        values = [getattr(each, name) for each in (base, mine, theirs)]
        assert getattr(both, name) in values[1:] or name == "maybe"


@given(records, records)
def test_a_change_taken_back_leaves_no_trace(before: Kept, after: Kept) -> None:
    assert undone(after.with_(rev=4), before, after) == before.with_(rev=4)


@given(records, records, records)
def test_what_was_changed_since_stays(before: Kept, after: Kept, now: Kept) -> None:
    back = undone(now, before, after)
    for name in ("title", "sides"):
        if getattr(now, name) != getattr(after, name):
            assert getattr(back, name) == getattr(now, name)
    became = {part.id: part for part in after.parts}
    for part in now.parts:
        if part.id not in became:
            assert part in back.parts


def test_of_two_who_changed_the_same_the_clash_decides() -> None:
    base, mine, theirs = FIRST, FIRST.with_(title="tea"), FIRST.with_(title="walk", rev=3)
    assert merged(base, mine, theirs).title == "tea"
    assert merged(base, mine, theirs, theirs_stays) == theirs
    assert merged(base, mine, theirs, lambda name, a, b: f"{name}: {a} / {b}").title == "title: tea / walk"


def test_a_pair_is_merged_by_its_place_and_a_list_of_words_is_one_thing() -> None:
    base = FIRST.with_(pair=("tea", "tea"), sides=("a",))
    mine, theirs = base.with_(pair=("walk", "tea")), base.with_(pair=("tea", "sing"), sides=("b", "a"))
    assert merged(base, mine, theirs) == theirs.with_(pair=("walk", "sing"))


def test_a_part_that_one_changed_is_not_deleted_by_the_other() -> None:
    base = FIRST.with_(parts=(Part("a", "tea"), Part("b")))
    mine, theirs = base.with_(parts=()), base.with_(parts=(Part("a", "tea", done=True), Part("b")))
    assert merged(base, mine, theirs).parts == (Part("a", "tea", done=True),)


def test_a_part_is_merged_by_field_unless_it_is_one_thing() -> None:
    base = FIRST.with_(parts=(Part("a", "tea"),))
    mine, theirs = base.with_(parts=(Part("a", "walk"),)), base.with_(parts=(Part("a", "tea", done=True),))
    assert merged(base, mine, theirs, theirs_stays).parts == (Part("a", "walk", done=True),)
    assert merged(base, mine, theirs, theirs_stays, whole=(Part,)) == theirs


def test_what_comes_back_stands_where_it_stood_and_an_order_is_taken_back() -> None:
    before = FIRST.with_(parts=tuple(map(Part, "abcd")))
    after = before.with_(parts=tuple(map(Part, "abd")))
    now = after.with_(parts=tuple(map(Part, "xabdy")))
    assert "".join(part.id for part in undone(now, before, after).parts) == "xabcdy"
    first = before.with_(parts=tuple(map(Part, "bcd")))
    assert "".join(part.id for part in undone(first, before, first).parts) == "abcd"
    turned = before.with_(parts=tuple(map(Part, "dcba")))
    grown = before.with_(parts=tuple(map(Part, "dcxba")))
    assert "".join(part.id for part in undone(grown, before, turned).parts) == "abxcd"


def test_what_finds_no_room_any_more_is_refused() -> None:
    before = FIRST.with_(parts=(Part("a"),))
    full = FIRST.with_(parts=tuple(map(Part, "bcdefg")))
    with pytest.raises(Invalid, match="filled up"):
        undone(full, before, FIRST)
    assert NO_ROOM.endswith(".")


def test_a_deletion_is_taken_back_like_any_change() -> None:
    gone = FIRST.with_(deleted=FIRST.created, rev=2)
    assert undone(gone, FIRST, gone) == FIRST.with_(rev=2)


TEA, WALK = Part("a", "tea"), Part("b", "walk")
TWO = FIRST.with_(title="Ours", parts=(TEA, WALK))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (TWO, TWO.with_(deleted=TWO.created), "Back again: Ours"),
        (TWO, TWO.with_(parts=(TEA,)), "Back again: walk"),
        (TWO.with_(parts=(TEA,)), TWO, "Gone again: walk"),
        (TWO, TWO.with_(parts=(TEA, replace(WALK, done=True))), "As it was: walk"),
        (TWO, TWO.with_(parts=()), "Back again: tea, walk"),
        (
            TWO.with_(parts=tuple(Part(key, key) for key in "abcde")),
            TWO.with_(parts=()),
            "Back again: a, b, c and 2 more",
        ),
        (
            TWO.with_(parts=tuple(Part(key, key) for key in "abc")),
            TWO.with_(parts=()),
            "Back again: a, b, c",
        ),
        (FIRST.with_(parts=(Part("a"),)), FIRST, "Back again."),
        (FIRST, FIRST.with_(parts=(Part("a"),)), "Gone again."),
        (TWO.with_(inner=Inner(parts=(Part("c", "sing"),))), TWO, "Back again: sing"),
        (TWO.with_(inner=Inner(words="x")), TWO, "The words are as before."),
        (TWO, TWO.with_(parts=(WALK, TEA)), "The order is as before."),
        (TWO, TWO.with_(sides=("a",)), "As it was: Ours"),
        (FIRST, FIRST.with_(sides=("a",)), "It is as it was."),
    ],
)
def test_it_says_what_comes_back(before: Kept, after: Kept, says: str) -> None:
    assert undone_words(before, after) == says
