"""An opened letter in words, line by line or whole; and one that is still closed."""

from datetime import date
from typing import Literal

from textual.content import Content

from twofold.content.letters import letter_words
from twofold.domain.dates import from_day
from twofold.domain.letters.giving import reader_of
from twofold.domain.letters.records import Letter, has_one_reader
from twofold.domain.people import Couple
from twofold.screens.page import View
from twofold.widgets.command import in_sentence
from twofold.widgets.plain import plain, signed

from .summaries import from_whom, title_of

COVER = -1
"""The place before the first line."""
Shown = Literal["lines", "whole"]


def from_words(letter: Letter, couple: Couple) -> Content:
    """Return from whom *letter* is, and to whom, where that is not just the other."""
    return Content.assemble("from ", from_whom(letter, couple), ", to both of you" if letter.to_both else "")


def closed(letter: Letter, couple: Couple, today: date, key: str) -> View:
    """Return what is told of a closed *letter*; *key*: the one that opens it, or "" before its day."""
    after = plain(f"It may be opened {from_day(letter.opens, today)}." if letter.opens else "")
    if key:
        before = letter_words().reader.before
        after = Content.assemble(before, "\n\n", (f"{in_sentence(key)} opens it.", "$accent"))
    return {
        "read-head": Content.assemble("A letter ", from_words(letter, couple), "."),
        "read-line": letter.occasion,
        "read-after": after,
        "read-place": "",
    }


def whole(letter: Letter, couple: Couple, paper: str) -> View:
    """Return all of *letter*; *paper*: the key that puts it on paper."""
    title = Content.styled(title_of(letter), "bold")
    return {
        "read-head": Content.assemble(title, "\n", from_words(letter, couple).stylize_before("$quiet")),
        "read-line": letter.text.strip("\n"),
        "read-after": to_say_back(letter, couple),
        "read-place": _on_paper(paper),
    }


def cover(letter: Letter, couple: Couple, onward: str, all_of_it: str, paper: str) -> View:
    """Return the title of *letter*, and which keys begin it, show all of it, and put it on paper."""
    return {
        "read-head": Content.styled(title_of(letter), "bold"),
        "read-line": from_words(letter, couple),
        "read-after": letter_words().reader.cover,
        "read-place": f"{in_sentence(onward)} begins, line by line. {all_of_it} shows all of it.\n"
        f"{_on_paper(paper)}",
    }


def one_line(lines: tuple[str, ...], at: int) -> View:
    """Return the one of *lines* that is number *at*."""
    return {
        "read-head": "",
        "read-line": Content.styled(lines[at].strip(), "bold"),
        "read-after": "",
        "read-place": f"{at + 1} of {len(lines)}",
    }


def behind(letter: Letter, couple: Couple, paper: str) -> View:
    """Return what stands behind the last line of *letter*; *paper*: the key that puts it on paper."""
    said = to_say_back(letter, couple)
    return {"read-head": "", "read-line": "", "read-after": said, "read-place": _on_paper(paper)}


def _on_paper(key: str) -> str:
    return f"{key} puts it on paper." if key else ""


def to_say_back(letter: Letter, couple: Couple) -> Content:
    """Return what its reader is asked to do with *letter*."""
    words = letter_words().reader
    if not has_one_reader(letter):
        return plain(words.ours)
    return Content.assemble(signed(couple, reader_of(letter)), f"\n{words.mirror} {words.thank}")
