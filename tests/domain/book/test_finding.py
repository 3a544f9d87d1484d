"""Finding in the book: every word, anywhere, in any order; where the words stand; the order of time."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.book.entries import Entry, said
from twofold.domain.book.finding import (
    EVERYTHING,
    Listed,
    Narrow,
    around,
    extends,
    found,
    hits,
    in_order,
    listed,
    months,
    themes_of,
    words_of,
)
from twofold.domain.text import folded

DAY = date(2026, 3, 4)
TEXTS = st.text(st.sampled_from("aAbéÉß ñŁ\u0301가ㅎ字ﬁ\n.İς"), max_size=40)


def entry(id: str = "letters/1", words: str = "", day: date = DAY, **more: object) -> Listed:
    fields: dict[str, object] = {"practice": "letters", "kind": "Letter", "title": "By the sea", **more}
    return listed(Entry(id=id, day=day, said=said((words, "a", "")), **fields))  # type: ignore[arg-type]


def test_a_theme_is_found_by_what_it_is_called() -> None:
    some = [entry("asked/1", themes=("us",)), entry("asked/2", themes=("worlds",)), entry("letters/1")]
    called = {"us": "The two of us", "worlds": "Two wörlds"}
    for typed, wanted in (
        ("two", [0, 1]),
        ("TWO World", [1]),
        ("of us", [0]),
        ("two sea", [0, 1]),
        ("tow", []),
    ):
        assert list(found(some, Narrow(words=typed), (), called)) == [some[n] for n in wanted], typed
    assert not found(some, Narrow(words="two"))


def ids(some: object) -> list[str]:
    return [each.entry.id for each in some]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("sea", True), ("SÉA", True), ("lamp sea", True), ("sea lamp", True), ("amp", True), ("", True),
        ("letter", True), ("  ", True), ("lamp boat", False), ("seas", False), ("strasse", True),
        ("fur elise", True),
    ],
)  # fmt: skip
def test_every_word_counts_in_any_order(typed: str, is_found: bool) -> None:
    one = entry(words="The old lamp in the Straße, für Élise")
    assert bool(found([one], Narrow(words=typed))) == is_found


@pytest.mark.parametrize("typed", ["東京", "шкаф", "ğ", "حب", "사랑"])
def test_any_script_is_found(typed: str) -> None:
    assert found([entry(words=f"x {typed.upper()} y")], Narrow(words=typed))


def test_what_is_left_out() -> None:
    some = [
        entry("letters/1"),
        entry("asked/1", practice="questions", themes=("joy",), ours=False, title="What is joy?"),
        entry("asked/2", "apples", practice="questions", themes=("joy",), title="What is joy?"),
    ]
    assert found(some, EVERYTHING) == some and not EVERYTHING
    assert ids(found(some, Narrow(practice="questions"))) == ["asked/1", "asked/2"]
    assert ids(found(some, Narrow(theme="joy"))) == ["asked/1", "asked/2"]
    assert ids(found(some, Narrow(ours=True))) == ["letters/1", "asked/2"]
    assert ids(found(some, Narrow(starred=True), {"asked/1"})) == ["asked/1"]
    assert ids(found(some, Narrow(words="joy apples", practice="questions", ours=True))) == ["asked/2"]
    assert themes_of(some) == {"joy": 2} and themes_of(some[:2]) == {}


def test_the_newest_first_under_their_months() -> None:
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    some = [
        entry("a", day=DAY - timedelta(days=40)),
        entry("b", at=noon),
        entry("c"),
        entry("d", at=noon + timedelta(hours=1)),
        entry("e", day=date(2025, 3, 4)),
    ]
    ordered = in_order(some)
    assert ids(ordered) == ["d", "b", "c", "a", "e"]
    assert list(months(ordered)) == [(date(2026, 3, 1), 3), (date(2026, 1, 1), 1), (date(2025, 3, 1), 1)]
    assert list(months([])) == []


@given(st.lists(st.dates(date(1990, 1, 1), date(2200, 1, 1)), max_size=30))
def test_every_entry_is_in_one_month(days: list[date]) -> None:
    ordered = in_order(entry(str(n), day=day) for n, day in enumerate(days))
    told = [month for month, many in months(ordered) for _ in range(many)]
    assert told == [each.entry.day.replace(day=1) for each in ordered]
    assert [each.entry.day for each in ordered] == sorted(days, reverse=True)


@given(TEXTS, TEXTS)
def test_words_stand_where_they_are_found(text: str, typed: str) -> None:
    words = words_of(typed)
    spans = hits(text, words)
    assert bool(spans) == any(word in folded(text) for word in words)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert any(word in folded(text[start:end]) for word in words)


@given(TEXTS, TEXTS, st.integers(0, 20))
def test_a_piece_holds_the_first_of_the_words(text: str, typed: str, before: int) -> None:
    words = words_of(typed)
    line = " ".join(text.split())
    piece, spans = around(text, words, before)
    assert bool(piece) == bool(spans) == bool(hits(line, words))
    if spans:
        assert line.endswith(piece.removeprefix("… "))
        assert spans[0][0] <= before + 2
        assert len(spans) == len(hits(line, words))


def test_a_piece_begins_with_a_word() -> None:
    text = "It was the first evening, and you had kept the lamp on for me."
    piece, ((start, end),) = around(text, ("lamp",), 16)
    assert piece == "… had kept the lamp on for me." and piece[start:end] == "lamp"
    assert around(text, ("first",), 16)[0] == text
    assert around(text, ("boat",), 16) == ("", ())


@given(TEXTS, TEXTS, TEXTS)
def test_a_letter_more_finds_nothing_new(text: str, typed: str, more: str) -> None:
    before, narrow = Narrow(words=typed), Narrow(words=typed + more)
    assert extends(before, before) and extends(Narrow(words=typed + "x"), before)
    if extends(narrow, before) and found([entry(words=text)], narrow):
        assert found([entry(words=text)], before)
    assert not extends(before, Narrow(practice="letters", words=typed))
    assert not extends(Narrow(words="lam"), Narrow(words="lamp"))


def test_long_words_are_looked_for_first() -> None:
    assert words_of("a Lamp sea a") == ("lamp", "sea", "a")
