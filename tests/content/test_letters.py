"""The openings and frames for letters, and what the reader is coached to do."""

import re
from typing import get_args

from twofold.content.letters import letter_words
from twofold.domain.letters.records import Form
from twofold.domain.text import LINE_LIMIT, clean, clean_line


def test_each_form_has_openings_and_frames_at_hand() -> None:
    words = letter_words()
    for form in get_args(Form):
        openings, frames = words.for_(form)
        assert sum(len(each.lines) for each in openings) >= 6
        assert len(frames) >= 3
    assert all(each.forms for each in words.openings) and all(frame.forms for frame in words.frames)


def test_no_opening_and_no_name_stands_there_twice() -> None:
    words = letter_words()
    lines = [line for each in words.openings for line in each.lines]
    names = [frame.name for frame in words.frames]
    assert len(set(lines)) == len(lines) and len(set(names)) == len(names)


def test_they_are_calm_words_that_can_be_kept() -> None:
    words = letter_words()
    reader = words.reader
    for line in (
        *(line for each in words.openings for line in (each.about, *each.lines)),
        *(line for frame in words.frames for line in (frame.name, frame.note)),
        reader.before, reader.cover, reader.mirror, reader.thank, reader.line,
    ):  # fmt: skip
        assert line == clean_line(line) and 0 < len(line) <= LINE_LIMIT
        assert "!" not in line and "must" not in line
    for frame in words.frames:
        assert frame.text == clean(frame.text) and frame.text.strip().count("\n") >= 2


def test_there_is_an_opening_for_each_occasion_that_asks_for_a_letter() -> None:
    lines = {each.about: each.lines for each in letter_words().for_("letter")[0]}
    for about in ("To say sorry", "To thank", "To say I miss you", "Before a journey", "After a loss"):
        assert len(lines[about]) >= 5
    assert not any(re.search(r"\bbut\b|\bif I hurt\b", line) for line in lines["To say sorry"])
    assert not any(re.search(r"at least|God|better place", line) for line in lines["After a loss"])


def test_a_message_is_short_to_begin_with() -> None:
    openings, frames = letter_words().for_("message")
    assert all(len(line) <= 60 for each in openings for line in each.lines)
    assert all(frame.text.strip().count("\n") <= 3 for frame in frames)
