"""The shelf as Markdown: which passage is whose, of which part, and by when."""

from datetime import date

import pytest

from tests.support.hostile import NASTY
from tests.support.reading import READER, shown
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.domain.shelf.works import WHOLE
from twofold.domain.text import clean_line
from twofold.exports.shelf import told

NAMES = ("Ana", "Ben")
DAY = date(2026, 11, 3)


def test_every_part_says_whose_each_passage_is_and_its_days() -> None:
    works = [
        Work(id="3", title="zebra", state="wanted"),
        Work(id="2", title="Aside", state="put aside", kind="film", author="a",
             slices=(Slice(WHOLE, "the whole film"),)),
        Work(id="1", title="Emma", maker="J. A.", state="under way", author="b", about="A match.", slices=(
            Slice("1", "chapters 1 to 3", DAY, Passage("her  smile\nat noon", "page 3"),
                  Passage("", "page 9"), date(2026, 11, 8), "ask first"),
            Slice("2", "chapters 4 to 6", b=Passage("his no")),
            Slice("3", "chapter 7", date(2026, 11, 10)),
            Slice("4", "the rest"),
        )),
        Work(id="4", title="Amour", state="wanted", kind="film", slices=(
            Slice(WHOLE, "the whole film", talked=DAY, a=Passage("the door")),
        )),
    ]  # fmt: skip
    assert (
        told(works, NAMES)
        == """\
## Books and films

### Emma

book, J. A., under way, proposed by Ben

A match.

- chapters 1 to 3 (by Tuesday 3 November 2026, talked about on Sunday 8 November 2026)
  - Ana: her smile at noon (page 3)
  - Ben:  (page 9)
  - One thing to try: ask first
- chapters 4 to 6
  - Ben: his no
- chapter 7 (by Tuesday 10 November 2026)
- the rest

### Amour

film, wanted

- All of it (talked about on Tuesday 3 November 2026)
  - Ana: the door

### zebra

book, wanted

### Aside

film, put aside, proposed by Ana
"""
    )


def test_the_trail_is_told_first_in_its_order() -> None:
    works = [
        Work(id="1", title="Emma", state="wanted", turn=2.5),
        Work(id="2", title="Aside", state="wanted"),
        Work(id="3", title="Zebra*", state="wanted", turn=1.0),
    ]
    assert told(works, NAMES).startswith(
        "## Books and films\n\nYour reading trail:\n\n1. Zebra\\*\n2. Emma\n\n### Aside\n"
    )


def test_what_each_took_from_a_work_is_told_under_its_parts() -> None:
    part = Slice("1", "chapter 1")
    work = Work(id="1", title="Emma", slices=(part,), took=("to wait", "to *ask*"))
    assert "\n\n- chapter 1\n- Ana took from it: to wait\n- Ben took from it: to \\*ask\\*\n" in told(
        [work], NAMES
    )
    assert told([work.with_(took=("", "to ask"))], NAMES).endswith(
        "- chapter 1\n- Ben took from it: to ask\n"
    )


@pytest.mark.parametrize("text", NASTY)
def test_any_words_stay_words(text: str) -> None:
    def tokens(text: str) -> list[str]:
        line = clean_line(text)
        mine = Passage(f"{text}", line)
        work = Work(id="1", title=line, maker=line, about=line, author="a",
                    slices=(Slice("1", line, DAY, mine, mine, None, line),))  # fmt: skip
        markdown = READER.parse(told([work], (f"A {line}", f"B {line}")))
        assert shown(markdown).count(" ".join(line.split())) >= 9
        return [token.type for token in markdown]

    assert tokens(text) == tokens("x")
