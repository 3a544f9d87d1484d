"""A letter from elsewhere of which only the year is known, or the month: it is kept and told as such."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.screens.letters import at, settle
from twofold.domain.book.ago import remembered
from twofold.domain.book.leaves import leaves
from twofold.domain.letters.entries import entries
from twofold.domain.letters.records import Letter
from twofold.domain.letters.removing import REMOVABLE
from twofold.exports.archive import archive
from twofold.exports.letter_name import letter_stem
from twofold.exports.letter_render import opened_letter
from twofold.exports.letters import told
from twofold.exports.whole import Whole
from twofold.exports.year_render import came_on
from twofold.screens.letters.elsewhere import AddLetter
from twofold.store import Store

RAIN = "It has rained since you left."
NAMES = ("Ana", "Ben")


def old(store: Store, clock: Any, known: Any, written: date, title: str = "Old") -> Letter:
    """Save a letter from elsewhere that is with the others."""
    letter = Letter(
        author="a", way="elsewhere", title=title, text=RAIN, written=written, known=known, opened=clock.now()
    )
    (saved,) = store.save(letter)
    assert isinstance(saved, Letter)
    return saved


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_the_year_alone_is_asked_for_and_shown(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await at(pilot, "letters")
        page = await at(pilot, "letters.elsewhere", letter_id="")
        assert isinstance(page, AddLetter)
        for name, value in {"writer": "Ilse", "day": "2012"}.items():
            page.form.line(name).value = value
        page.text.insert(RAIN)
        await settle(pilot)
        assert "dated 2012." in " ".join(seen(pilot).split())
        await press(pilot, "copy.put-in")
        await settle(pilot)
        (letter,) = store.letters.all()
        assert (letter.written, letter.known, letter.day) == (date(2012, 1, 1), "year", "2012")
        await press(pilot, "page.back")
        await settle(pilot)
        assert size[1] < 20 or "from Ilse, 2012" in seen(pilot)
        # Corrected, it has as much of a day as is known now.
        page = await at(pilot, "letters.elsewhere", letter_id=letter.id)
        assert page.form.line("day").value == "2012"
        page.form.line("day").value = "March 2012"
        page.flush()
        (letter,) = store.letters.all()
        assert (letter.written, letter.known) == (date(2012, 3, 1), "month")
        await press(pilot, "page.back")
        await settle(pilot)
        await at(pilot, "book")
        await settle(pilot)
        assert "March 2012" in seen(pilot) and "Mar   " in seen(pilot)
        await at(pilot, "book.entry", entry_id=f"letters/{letter.id}")
        assert "March 2012 · Letter" in seen(pilot)


@pytest.mark.parametrize(("known", "words"), [("month", "in March 2012"), ("year", "in 2012")])
def test_what_is_told_names_no_day_that_nobody_knows(
    store: Store, clock: Any, known: Any, words: str
) -> None:
    begins = date(2012, 3 if known == "month" else 1, 1)
    letter = old(store, clock, known, begins)
    assert opened_letter(letter, NAMES).when == f", written {words}"
    whole = Whole(couple=store.couple.all()[0], letters=(letter,))
    assert f'"known": "{known}"' in archive(whole, clock.now())
    assert f"### {words.removeprefix('in ')}: Old" in told([letter], NAMES, None)
    (part,) = REMOVABLE["letters"].parts(letter, store.couple.all()[0])
    assert part.words.endswith(f"written {words}")
    (leaf,) = leaves(store, 2012, date(2026, 11, 23), ())
    assert came_on(leaf) == ("in March" if known == "month" else "in 2012")
    assert letter_stem(begins, "Old", known) == ("2012-03 Old" if known == "month" else "2012 Old")


def test_it_stands_at_the_beginning_of_its_year_and_is_no_year_ago_today(store: Store, clock: Any) -> None:
    old(store, clock, "day", date(2012, 1, 1), "Later")
    old(store, clock, "year", date(2012, 1, 1), "Some day")
    old(store, clock, "day", date(2011, 12, 31), "Before")
    words = told(store.letters.all(), NAMES, None)
    assert words.index("Before") < words.index("Some day")
    assert remembered([e for e in entries(store) if e.known == "year"], date(2013, 1, 1)) is None
    assert remembered(entries(store), date(2013, 1, 1)) is not None


async def test_what_is_known_by_its_year_stands_under_the_year(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    old(store, clock, "year", date(2012, 1, 1))
    async with opened() as pilot:
        await at(pilot, "book")
        await settle(pilot)
        assert "January" not in seen(pilot) and "2012  " in seen(pilot)
