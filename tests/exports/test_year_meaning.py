"""A year on paper, told whole: where each thing stands, whose it is, and of which day."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.reading import words_of
from tests.support.tables import Kept
from tests.support.years import TODAY, a_year, at, letter
from twofold.domain.book.leaves import leaves
from twofold.domain.book.year import YearBook, book_of, first, taken
from twofold.domain.people import meet
from twofold.domain.records import Record
from twofold.exports.year import year_markdown
from twofold.exports.year_page import year_page

NOW = datetime(2026, 12, 30, 19, 30, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
TOLD = """\
# 2026

Ana and Ben

## The sentence you share

**We say it within a week.**

Since 1 August.

- From 9 January: We say it.

## Letters

### Letter l1

Ana to Ben, opened on Saturday 7 March.

> It rained.
>
> You waited.

Ben wrote back:

> I saw it.

## Moments

### February

- 1 February, Ben: The soup.

### May

- 1 May, Ana: You made tea. (it reached Ben)

## Retreats

### Last time by the sea

Friday 27 to Sunday 29 November.

*To find each other again after a loud autumn*

Friday 27 November:

- Supper at the harbour, Harbour
- What I liked this week

Saturday 28 November:

- A boat to the seals, The old pier

What you took home:

- Ana: The seals
- Ana: How quiet it was
- Ben: Her laugh in the boat

What you promised:

- Ana: To ask before I solve it
- Ben: A walk on Sundays

A week after:

- Ana: I asked twice
- Ben: We walked

## Questions

### What do you see?

Monday 1 June:

Ana:

> the sea

Ben guessed:

> a boat

### And then?

Tuesday 2 June:

Ana:

> home

## Books and films

### Stay (Ayo)

Wednesday 1 July:

Ana (page 12):

> She smiles.

One thing to try: say it

## Rituals

### Tea

- Since: Wednesday 9 September
- When: at ten
- What you do: tea
- What it means to you: we are home

## What you kept

### The phones sleep in the hall

Ana, each week.

A word of thanks:

- Ana: for asking

---

Chosen by both of you, and written by twofold on Wednesday 30 December 2026. It is yours, and it is \
not sealed.
"""
PRINTED = (
    "2026, Ana and Ben Ana and Ben 2026 The sentence you share We say it within a week. since 1 August "
    "From 9 January We say it. Letters Letter l1 Ana to Ben · opened on Saturday 7 March It rained. You "
    "waited. Ben wrote back I saw it. Moments February 1 The soup. Ben May 1 You made tea. Ana · it "
    "reached Ben Retreats Last time by the sea Friday 27 to Sunday 29 November To find each other again "
    "after a loud autumn Friday 27 November Supper at the harbour · Harbour What I liked this week "
    "Saturday 28 November A boat to the seals · The old pier What you took home Ana The seals How quiet "
    "it was Ben Her laugh in the boat What you promised Ana To ask before I solve it Ben A walk on "
    "Sundays A week after Ana I asked twice Ben We walked Questions What do you see? Monday 1 June Ana "
    "the sea Ben guessed a boat And then? Tuesday 2 June Ana home Books and films Stay (Ayo) Wednesday 1 "
    "July Ana · page 12 She smiles. One thing to try say it Rituals Tea Since Wednesday 9 September When "
    "at ten What you do tea What it means to you we are home What you kept The phones sleep in the hall "
    "Ana · each week A word of thanks Ana for asking Chosen by both of you, and written by twofold on "
    "Wednesday 30 December 2026. It is yours, and it is not sealed."
)


def book(*records: Record) -> YearBook:
    """Return the year of *records*, with all that could be in it."""
    some = leaves(Kept(*records), 2026, TODAY)
    return book_of(taken(first(2026, NOW), some, True), some)


def markdown(of: YearBook) -> str:
    return year_markdown(of, COUPLE, NOW, UTC)


def test_everything_stands_where_it_belongs_in_markdown() -> None:
    assert markdown(book(*a_year())) == TOLD


def test_everything_stands_where_it_belongs_on_the_page() -> None:
    assert words_of(year_page(book(*a_year()), COUPLE, NOW, UTC)) == PRINTED


@pytest.mark.parametrize(
    ("changes", "lead"),
    [
        ({"author": "b"}, "Ben to Ana, opened on Tuesday 3 March."),
        ({"way": "sent"}, "Ana to Ben, sent on Tuesday 3 March."),
        ({"to_both": True}, "Ana to both of you, opened on Tuesday 3 March."),
        ({"by_both": True, "author": None}, "From both of you, opened on Tuesday 3 March."),
        ({"way": "elsewhere", "author": None, "writer": "Cy"}, "From Cy, written on Tuesday 3 March."),
    ],
)
def test_a_letter_says_whose_it_is_and_how_it_came(changes: dict[str, Any], lead: str) -> None:
    of = book(letter("x", at(3, 3), thanked="Thank you.", **changes))
    told = markdown(of).split("### Letter x\n\n")[1]
    assert told.startswith(f"{lead}\n\n> It rained.\n\n")
    page = words_of(year_page(of, COUPLE, NOW, UTC))
    for one, other in ("Ana", "Ben"), ("Ben", "Ana"):
        lead = lead.replace(f"{one} to {other}, ", f"{one} to {other} · ")
    assert f"Letter x {lead[:-1]} It rained." in page
