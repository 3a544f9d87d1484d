"""A letter while it is written: what is counted, and which earlier versions are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from twofold.domain.letters.drafts import (
    MOST,
    MOST_TEXT,
    PAUSE,
    both_kept,
    bring_back,
    brought_back_from,
    count_words,
    is_empty,
    is_replaced,
    kept,
    written,
)
from twofold.domain.letters.records import Draft, Version
from twofold.domain.people import Invalid

AT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
LONG = "On the jetty you waited for me, though it rained, and you did not say a word about the time. "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("one", 1),
        ("one two,\nthree – four", 4),
        ("I don't know", 3),
        ("שלום עולם", 2),
        ("海が見たい", 5),
        ("我爱你 and you", 5),
        ("...", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_pause_keeps_what_was_there_and_typing_on_does_not() -> None:
    draft = Draft(title="Rain", text="It rained.")
    new = replace(draft, text="It rained, and you waited.")
    assert written(draft, new, AT, AT + PAUSE - timedelta(seconds=1)).versions == ()
    later = written(draft, new, AT, AT + PAUSE)
    assert later.versions == (Version(AT, "Rain", "It rained."),)
    assert later.text == new.text
    # A clock that was set back is no pause.
    assert written(draft, new, AT, AT - timedelta(days=1)).versions == ()


def test_what_is_replaced_wholesale_is_kept_and_a_corrected_word_is_not() -> None:
    draft = Draft(text=LONG)
    assert written(draft, replace(draft, text=LONG.replace("jetty", "pier")), AT, AT).versions == ()
    assert written(draft, replace(draft, text=""), AT, AT).versions == (Version(AT, "", LONG),)
    assert written(draft, replace(draft, text="Nothing"), AT, AT).versions == (Version(AT, "", LONG),)
    assert written(Draft(text="short"), Draft(text=""), AT, AT).versions == ()


@settings(max_examples=50)
@given(st.text("abc \n", max_size=200), st.text("abc \n", max_size=200), st.text("xyz", max_size=200))
def test_nothing_that_mostly_stays_counts_as_replaced(front: str, back: str, middle: str) -> None:
    old = front + back
    assert not is_replaced(old, front + middle + back)
    if len(old) >= 80:
        assert is_replaced(old, "")


def test_the_same_is_not_kept_twice_and_nothing_empty() -> None:
    draft = Draft(text="once")
    twice = replace(draft, versions=kept(draft, AT))
    assert kept(twice, AT + PAUSE) == twice.versions
    assert kept(Draft(), AT) == () and kept(Draft(text=" \n\u200b"), AT) == ()


@settings(max_examples=40)
@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=30))
def test_versions_are_bounded_in_number_and_size_and_the_newest_stays(sizes: list[int]) -> None:
    draft = Draft()
    for number, size in enumerate(sizes):
        draft = replace(draft, title=f"{number}", text="x" * size)
        draft = replace(draft, versions=kept(draft, AT + number * PAUSE))
        assert draft.versions[-1].title == f"{number}"
        assert len(draft.versions) <= MOST
        assert sum(len(v.text) for v in draft.versions) <= MOST_TEXT
        moments = [v.at for v in draft.versions]
        assert moments == sorted(moments)


def test_bringing_one_back_keeps_what_stood_there() -> None:
    draft = Draft(title="now", text="new words", form="poem", versions=(Version(AT, "then", "old words"),))
    back = bring_back(draft, AT, AT + PAUSE)
    assert (back.title, back.text, back.form) == ("then", "old words", "poem")
    assert brought_back_from(back) == AT and brought_back_from(draft) is None
    again = bring_back(back, AT + PAUSE, AT + 2 * PAUSE)
    assert (again.title, again.text) == ("now", "new words")
    assert len(again.versions) == 2
    with pytest.raises(Invalid):
        bring_back(draft, AT + PAUSE, AT)


def test_two_terminals_lose_neither_text() -> None:
    theirs = Draft(text="written there", versions=(Version(AT, "", "older"),))
    mine = Draft(text="written here")
    both = both_kept(theirs, mine, AT + PAUSE)
    assert both.text == "written here"
    assert [v.text for v in both.versions] == ["older", "written there"]


def test_a_letter_is_empty_while_nothing_was_ever_written() -> None:
    assert is_empty(Draft()) and is_empty(Draft(text="\n ", when="day"))
    assert not is_empty(Draft(title="Rain"))
    assert not is_empty(Draft(versions=(Version(AT, "", "once"),)))


def test_where_no_word_changed_there_is_no_version_even_after_a_pause() -> None:
    draft = Draft(title="Rain", text="It rained.", versions=(Version(AT, "", "older"),))
    new = written(draft, Draft(title="Rain", text="It rained.", when="day"), AT, AT + PAUSE)
    assert (new.when, new.versions) == ("day", draft.versions)


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        ("a" * 100, "a" * 60, False),
        ("a" * 100, "a" * 40, True),
        ("a" * 50 + "b" * 50, "a" * 50 + "c" * 10, False),  # one half stays, and it is enough
        ("a" * 49 + "b" * 51, "a" * 49 + "c" * 10, True),
        ("b" * 50 + "a" * 50, "c" * 10 + "a" * 50, False),
        ("b" * 51 + "a" * 49, "c" * 10 + "a" * 49, True),
        ("a" * 30 + "b" * 40 + "a" * 30, "a" * 30 + "c" + "a" * 30, False),
    ],
)
def test_what_is_replaced_is_more_than_half_of_it_at_either_end(old: str, new: str, replaced: bool) -> None:
    assert is_replaced(old, new) is replaced


def test_the_oldest_make_room_and_the_newest_stays_however_long_it_is() -> None:
    def after(*sizes: int) -> list[int]:
        draft = Draft()
        for number, size in enumerate(sizes):
            draft = replace(draft, title=f"{number}", text="x" * size)
            draft = replace(draft, versions=kept(draft, AT + number * PAUSE))
        return [len(version.text) for version in draft.versions]

    half = MOST_TEXT // 2
    assert after(half, half) == [half, half]
    assert after(half, half, 1) == [half, 1]
    assert after(half, half + 1) == [half + 1]
    assert after(1, MOST_TEXT + 1) == [MOST_TEXT + 1]
