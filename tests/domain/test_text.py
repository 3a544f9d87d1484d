"""What people type is made safe, and what it said stays readable."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twofold.domain.text import (
    LINE_LIMIT,
    MARKS,
    NAME_LIMIT,
    TEXT_LIMIT,
    clean,
    clean_line,
    cut,
    folded,
    harmless,
    is_blank,
    sparse,
    without_controls,
)

anything = st.text(st.characters(codec=None), max_size=80) | st.text(
    st.sampled_from(
        " \t\n\r\x00\x1b\x07\x7f\x85\x9b\u2028\u2029\u202e\u2066\u200d\ufeff\ud800\udfffae\u0301["
    )
)


def is_order(character: str) -> bool:
    """Whether a terminal could obey *character*, or a line be turned round by it."""
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in "\u202a\u202d\u202e\u2066"
    )


@given(anything)
@example("\x1b[2J\x1b]0;gone\x07 \x9b31m")
@example("safe\u202etxt.exe\u2067\ufeff")
def test_no_order_to_a_terminal_is_left(text: str) -> None:
    assert not [c for c in clean(text) if is_order(c) and c not in "\n\t"]
    assert not [c for c in clean_line(text) if is_order(c)]


@given(anything, st.integers(1, 60))
def test_cleaning_twice_is_cleaning_once(text: str, limit: int) -> None:
    once, line = clean(text, limit), clean_line(text, limit)
    assert clean(once, limit) == once
    assert clean_line(line, limit) == line
    assert len(once) <= limit
    assert len(line) <= limit


@given(anything)
def test_what_comes_out_can_be_written_as_utf8_and_is_composed(text: str) -> None:
    for out in (clean(text), clean_line(text)):
        assert out.encode().decode() == out
        assert unicodedata.is_normalized("NFC", out)


@given(anything)
def test_a_line_is_one_line_and_trimmed(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana", "Ana"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a\tb"),
        ("\ud83dx", "\ufffdx"),
        ("مریم\u200cجان", "مریم\u200cجان"),
        ("👩\u200d❤️\u200d👩", "👩\u200d❤️\u200d👩"),
        ("[bold]$x{y}[/]", "[bold]$x{y}[/]"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_words_on_both_sides_of_a_break_stay_apart() -> None:
    assert clean_line(" the\r\n garden\u2028and\x0bthe\tgate ") == "the garden and the gate"


def test_white_space_before_a_line_costs_it_nothing() -> None:
    assert clean_line(" " * 10_000 + "Ana", NAME_LIMIT) == "Ana"
    assert clean_line("a" + "\n" * 10_000 + "b") == "a b"


def test_long_texts_are_capped() -> None:
    assert clean("x" * 1_000_000) == "x" * TEXT_LIMIT
    assert clean_line("x " * 500_000) == ("x " * LINE_LIMIT)[: LINE_LIMIT - 1]


@pytest.mark.parametrize(
    "text", ["", "  ", "\u200b", "\u200d\u200e \u2003", "\u00ad", "\ufe0f", "\u3164 \u2800", "\u034f"]
)
def test_what_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", [".", "ا", " 李 ", "❤️", "\u200da"])
def test_what_can_be_seen_is_not(text: str) -> None:
    assert not is_blank(text)


@given(st.text(st.sampled_from("ae\u0301\u0316\u0344\u0f73\u0f71\ufb2a\u1e69漢\u034f"), max_size=200))
@example("\u0f73" * 40)
@example("\ufb2a" + "\u0316\u0301" * 15)
def test_long_runs_of_marks_are_parted_once_and_no_mark_is_lost(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    apart = unicodedata.normalize("NFD", once).replace("\u034f", "")
    assert sorted(apart) == sorted(unicodedata.normalize("NFD", text).replace("\u034f", ""))


def test_as_many_marks_as_any_writing_has_stay_as_they_are() -> None:
    for typed in ("a" + "\u0323\u0302" * (MARKS // 2), "שָׁלוֹם", "Việt Nam", "한글", "नमस्ते"):
        assert clean(typed) == unicodedata.normalize("NFC", typed)


@given(anything)
@example("\x1b]52;c;eA==\x07 \u202e\x9b")
def test_what_comes_from_a_file_is_made_harmless_and_stays_as_long(text: str) -> None:
    kept = harmless(text)
    assert not [c for c in kept if is_order(c) and c not in "\n\t"]
    assert harmless(kept) == kept
    assert len(kept) == len(text) - text.count("\r\n")


@given(anything)
@example("\x1b]52;c;eA==\x07\r\n")
def test_what_is_drawn_holds_no_order_to_a_terminal(text: str) -> None:
    assert not [c for c in without_controls(text) if is_order(c) and c not in "\n\t"]


def marks_in_a_row(text: str) -> int:
    """Return the longest run of marks between two letters or joiners."""
    longest = run = 0
    for character in unicodedata.normalize("NFD", text):
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest


@given(st.text(st.sampled_from("ae漢\u0301\u0316\u0344\u0f73\ufb2a\u1e69\u0903"), max_size=200))
@example("a" + "\u0301" * 100)
@example("漢" + "\u0344" * 100)
@example("\ufb2a" * 20 + "\u0316" * 29)
def test_between_two_letters_stand_no_more_marks_than_any_writing_has(text: str) -> None:
    parted = sparse(text)
    assert marks_in_a_row(parted) <= MARKS and parted.replace("\u034f", "") == text.replace("\u034f", "")
    assert sparse(parted) == parted
    if marks_in_a_row(text) <= MARKS:
        assert parted == text, "what is in order is left as it is"


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("ANA", "ana"),
        ("Zoë", "zoe"),
        ("ZOE\u0308", "zoe"),
        ("Straße", "strasse"),
        ("Ångström", "angstrom"),
        ("Ω", "ω"),
    ],
)  # fmt: skip
def test_a_search_looks_past_capitals_and_accents(text: str, compared: str) -> None:
    assert folded(text) == compared


def test_half_a_character_is_drawn_as_a_sign_for_it() -> None:
    assert without_controls("a\ud83d\x1bb") == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("Ana \U0001f468\u200d\U0001f469\u200d\U0001f467", 8, "Ana "),
        (
            "Ana \U0001f468\u200d\U0001f469\u200d\U0001f467",
            9,
            "Ana \U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        ("ab\U0001f44d\U0001f3fd", 3, "ab"),
        ("می\u200cخواهم", 3, "می\u200c"),
        ("می\u200cخواهم", 2, "م"),
        ("\U0001f468\u200d\U0001f469", 2, "\U0001f468\u200d"),
        ("abc", 2, "ab"),
    ],
)
def test_no_emoji_is_cut_in_two(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept
    assert clean(text, limit) == kept
