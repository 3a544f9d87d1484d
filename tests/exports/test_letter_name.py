"""What the file of a letter is called: safe on every system, and like no other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from twofold.exports.letter_name import free_stem, letter_stem

DAY = date(2026, 12, 1)
REFUSED = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("For your birthday", "2026-12-01 For your birthday"),
        ("Me/you: really?", "2026-12-01 Me you really"),
        ("..", "2026-12-01 Letter"),
        ("", "2026-12-01 Letter"),
        ("CON", "2026-12-01 CON"),
        ("So long.", "2026-12-01 So long"),
        ("Fur Élise", "2026-12-01 Fur Élise"),
        ("می\u200cخواهم", "2026-12-01 می\u200cخواهم"),
        ("right\u202eleft", "2026-12-01 rightleft"),
    ],
)
def test_a_file_is_named_by_day_and_title(title: str, stem: str) -> None:
    assert letter_stem(DAY, title) == stem


def test_a_long_title_is_cut_at_a_word() -> None:
    stem = letter_stem(DAY, "What I meant to say at the station, " * 8)
    assert stem.endswith(("What", "I", "meant", "to", "say", "at", "the", "station,"))
    assert 100 < len(stem.encode()) < 140


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("é" * 60, "é" * 60),
        ("é" * 61, "é" * 60),
        (f"Rain {'é' * 57}!", f"Rain {'é' * 57}!"),
        (f"Rain {'é' * 60}", "Rain"),
        ("x" * 121, "x" * 120),
    ],
)
def test_a_title_of_120_bytes_is_whole_and_one_long_word_is_cut(title: str, named: str) -> None:
    assert letter_stem(DAY, title) == f"2026-12-01 {named}"


@given(st.one_of(st.text(max_size=300), st.sampled_from(HOSTILE)))
def test_any_title_makes_a_name_for_every_system(title: str) -> None:
    stem = letter_stem(DAY, title)
    assert stem.startswith("2026-12-01 ") and len(stem.encode()) <= 140
    assert not REFUSED & set(stem) and stem.isprintable() | ("\u200c" in stem) | ("\u200d" in stem)
    assert stem == stem.strip() and not stem.endswith(".")


def test_the_next_name_is_taken_where_one_is_there() -> None:
    there = {"a", "a 2"}
    assert free_stem("a", there.__contains__) == "a 3"
    assert free_stem("b", there.__contains__) == "b"
    assert free_stem("a", {"a"}.__contains__) == "a 2"
