"""A few rules of style for all that twofold says; a reader's ear does the rest."""

import re
from functools import cache

import pytest

from tests.support.said import Words, everything, sentences

FRONTED = re.compile(
    r"(?:At|About|Behind|By|For|From|In|Of|On|Over|To|Under|With|Without)\s+(?:what|which|whom|whose)\b.*\?",
    re.IGNORECASE,
)
"""A question that begins with its preposition: "For what would you …?"."""
CAPITAL = re.compile(r"\b[B-HJ-Z] or [B-HJ-Z]\b|(?:^|[.:;] )[B-HJ-Z] [a-z]+s\b")
"""A letter to press, written otherwise than in the bar of keys: "F or J", "U takes it back"."""
STILTED = re.compile(
    r"\bOutside of\b|\bas it comes\b|\(any more\)|\bin the same moment\b|\bwhole answers?\b"
    r"|\bmatters no more\b|\bis no (?:contract|test|grade|reproach)\b|\bis kept of (?:that|it)\b"
    r"|\bmeanwhile\b|\b(?:writes?|wrote) on(?:,| in\b|\.)|\bno (?:bad sign|topic)\b|\bchance had\b"
    r"|\bkept room\b|\bthose too who\b|\bfrom (?:when|which \w+) on\b|\bin both directions\b"
    r"|\bwhat is no more\b"
    r"|\bkept as you type\b|\b(?:say|write down) first (?:that|what|whether)\b"
    r"|\bst(?:an|oo)ds? still\b|\bat home until then\b|\ba word or two are\b",
    re.IGNORECASE,
)
"""What reads as translated: "It is no contract", "Outside of the fields", "Say first whether it happened"."""
LONGEST = 20
"""Words of a sentence on a page."""
SOURCES = re.compile(
    r"doi\.org|\(\d{4}\)|others, \d{4}\)|\d{4}; |trial|\bcourse of\b|Hendrix|couples education"
)
"""What is known of an exercise, and where it comes from, takes its names, years and numbers along."""
PAGES = ("content/pages/", "content/listening/", "content/retreat/", "content/path", "content/tuning",
         "content/questions/", "content/letters", "content/rituals", "content/eyes",
         *(f"{floor}/{practice}/" for floor in ("screens", "domain") for practice in
           ("listening", "worksheet", "promises", "now", "eyes", "questions", "path", "book", "closeness",
            "letters", "retreat", "shelf", "tuning", "moments", "therapist")),
         "content/shelf", "content/promises", "content/suggestions",
         "screens/door", "screens/drawers", "screens/removing")  # fmt: skip


@cache
def all_of_it() -> tuple[Words, ...]:
    return tuple(everything())


def told(found: list[Words]) -> list[str]:
    return [f"{place}:{line}: {words}" for place, line, words in found]


def test_all_of_it_is_looked_at() -> None:
    places = {words.place for words in all_of_it()}
    assert {"cli.py", "screens/home.py", "content/pages/welcome.md", "README.md"} <= places
    assert len(all_of_it()) > 5000


def test_nothing_is_said_with_shall() -> None:
    assert told([each for each in all_of_it() if re.search(r"\bshall\b", each.words, re.IGNORECASE)]) == []


def test_no_question_begins_with_its_preposition() -> None:
    assert told([each for each in all_of_it() if any(map(FRONTED.match, sentences(each.words)))]) == []


def test_nothing_reads_as_translated() -> None:
    assert told([each for each in all_of_it() if STILTED.search(" ".join(each.words.split()))]) == []


def test_a_letter_to_press_is_written_as_in_the_bar() -> None:
    assert told([each for each in all_of_it() if CAPITAL.search(each.words)]) == []


def test_a_sentence_on_a_page_is_short() -> None:
    long = [
        Words(each.place, each.line, sentence)
        for each in all_of_it()
        if each.place.startswith(PAGES)
        for sentence in sentences(each.words)
        if len(sentence.removeprefix("- ").split()) > LONGEST and not SOURCES.search(each.words)
    ]
    assert told(long) == []


@pytest.mark.parametrize(
    ("words", "fronted"),
    [
        ("For what would you have liked a word of praise?", True),
        ("From which sum on would you say we have enough?", True),
        ("What would you have liked a word of praise for?", False),
        ("On what we bring from childhood, and a dialogue.", False),
    ],
)
def test_the_rule_knows_such_a_question(words: str, fronted: bool) -> None:
    assert any(map(FRONTED.match, sentences(words))) is fronted
