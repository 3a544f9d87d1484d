"""A letter from elsewhere: added with its author and its date, typed or from a text file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.screens.letters import at, paste, settle, there
from twofold.domain.book.leaves import leaves
from twofold.domain.dates import Known, known_words, last_known
from twofold.domain.letters.elsewhere import when_written
from twofold.domain.letters.entries import entries
from twofold.domain.letters.records import Letter
from twofold.domain.letters.removing import REMOVABLE
from twofold.domain.people import Invalid
from twofold.domain.text import clean
from twofold.exports.archive import archive
from twofold.exports.letters import told
from twofold.exports.whole import Whole
from twofold.exports.year_render import came
from twofold.screens.letters.elsewhere import AddLetter
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick

TODAY = date(2026, 11, 23)
RAIN = "It has rained since you left."
NAMES = ("Ana", "Ben")


async def adding(pilot: Any, letter_id: str = "") -> AddLetter:
    page = await at(pilot, "letters.elsewhere", letter_id=letter_id)
    assert isinstance(page, AddLetter)
    return page


def fill(page: AddLetter, **values: str) -> None:
    for name, value in values.items():
        page.form.line(name).value = value


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_it_stands_with_the_letters_under_its_own_date(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        box = await at(pilot, "letters")
        await press(pilot, "letters.elsewhere")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, AddLetter)
        fill(page, writer="Grandma Ilse", day="12 March 1998", title="To the two of you")
        page.set_focus(page.text)
        await paste(pilot, RAIN)
        page.flush()
        (letter,) = store.letters.all()
        whole = Whole(couple=store.couple.all()[0], letters=(letter,))
        assert letter.opened is None and RAIN not in archive(whole, clock.now()), "not before it is added"
        assert list(entries(store)) == [] and told([letter], NAMES, None) == ""
        await press(pilot, "copy.put-in")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.read" and "Grandma Ilse" in seen(pilot)
        await press(pilot, "read.end")
        assert not pilot.app.screen.may_thank
        await press(pilot, "page.back")
        await settle(pilot)
        assert pilot.app.screen is box
        letter = there(store, letter.id)
        assert (letter.written, letter.opened, letter.author) == (date(1998, 3, 12), clock.now(), None)
    (entry,) = entries(store)
    assert entry.day == date(1998, 3, 12) and entry.said[0].label == "from Grandma Ilse"
    words = told([letter], NAMES, None)
    assert (
        "### Thursday 12 March 1998: To the two of you" in words and "Grandma Ilse to both, written." in words
    )
    (leaf,) = leaves(store, 1998, clock.now().date(), ())
    assert came(leaf) == "from Grandma Ilse, written"
    (part,) = REMOVABLE["letters"].parts(letter, store.couple.all()[0])
    assert "from Grandma Ilse, written on Thursday 12 March 1998" in part.words


async def test_one_by_one_of_the_two_can_be_thanked_for_and_corrected(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await adding(pilot)
        page.query_one("#copy-who", Pick).value = "b"
        fill(page, day="12 March")
        page.set_focus(page.text)
        await paste(pilot, RAIN)
        await press(pilot, "copy.put-in")
        await settle(pilot)
        (letter,) = store.letters.all()
        assert letter.author == "b" and letter.written == date(2026, 3, 12), "the last 12 March"
        await press(pilot, "read.end", "read.thank")
        await pilot.press("escape")
        await press(pilot, "page.back")
        box = await at(pilot, "letters")
        box.query_one("#letters-list", Choices).go_to(f"read:{letter.id}")
        await pilot.pause()
        await press(pilot, "letters.correct")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, AddLetter) and not page.is_new
        fill(page, day="13 March 2025", title="Rain")
        page.flush()
        assert (there(store, letter.id).written, there(store, letter.id).title) == (date(2025, 3, 13), "Rain")
        fill(page, day="whenever")
        page.flush()
        assert there(store, letter.id).written == date(2025, 3, 13), (
            "a day that cannot be read changes nothing"
        )


async def test_its_words_come_from_a_text_file(
    opened: Any, store: Store, press: Any, seen: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "march.txt"
    path.write_text(f"{RAIN}\n")
    async with opened() as pilot:
        page = await adding(pilot)
        await press(pilot, "copy.file")
        await paste(pilot, str(tmp_path / "none.txt"))
        await pilot.press("enter")
        await settle(pilot)
        assert "There is no file at" in " ".join(seen(pilot).replace("▌", "").split())
        page.query_one("#copy-file", Line).value = str(path)
        await pilot.press("enter")
        await settle(pilot)
        assert page.text.text == f"{RAIN}\n"
        page.flush()
        (letter,) = store.letters.all()
        assert letter.text == f"{RAIN}\n" and str(tmp_path) not in repr(letter)


async def test_nothing_is_added_without_words_a_writer_and_a_day(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await adding(pilot)
        await press(pilot, "copy.put-in")
        await settle(pilot)
        assert store.letters.all() == []
        page.set_focus(page.text)
        await paste(pilot, RAIN)
        for values, said in (({}, "Say who wrote it"), ({"writer": "Ilse"}, "when it was written"),
                             ({"day": "in 3 days"}, "still ahead")):  # fmt: skip
            fill(page, **values)
            page.flush()
            await press(pilot, "copy.put-in")
            await settle(pilot)
            assert said in seen(pilot) and store.letters.all()[0].opened is None
        page.text.clear()
        page.flush()
        await pilot.press("escape")
        await press(pilot, "page.back")
        assert store.letters.all() == [], "an empty one leaves nothing"


async def test_any_words_are_kept_and_shown_as_they_are(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await adding(pilot)
        for text in HOSTILE:
            page.text.clear()
            page.set_focus(page.text)
            await paste(pilot, text)
            page.flush()
            assert store.letters.all()[0].text == clean(text)[:20_000]


def test_a_file_of_before_opens_and_a_day_without_a_year_is_the_last_one() -> None:
    assert Letter(id="l", author="a").way == "sealed" and Letter(id="l", way="elsewhere").known == "day"
    assert when_written("24 December", TODAY) == (date(2025, 12, 24), "day")
    assert when_written("29 February 2024", TODAY) == (date(2024, 2, 29), "day")
    with pytest.raises(Invalid):
        when_written("24 December 2026", TODAY)


@pytest.mark.parametrize(
    ("typed", "day", "known"),
    [
        ("2012", date(2012, 1, 1), "year"),
        ("in 2012", date(2012, 1, 1), "year"),
        ("about 1998", date(1998, 1, 1), "year"),
        ("2026", date(2026, 1, 1), "year"),
        ("March 2012", date(2012, 3, 1), "month"),
        ("in march, 2012", date(2012, 3, 1), "month"),
        ("sept. 2012", date(2012, 9, 1), "month"),
        ("2012-03", date(2012, 3, 1), "month"),
        ("3/2012", date(2012, 3, 1), "month"),
        ("November 2026", date(2026, 11, 1), "month"),
        ("12 March 2012", date(2012, 3, 12), "day"),
    ],
)
def test_what_is_known_of_the_day_is_enough(typed: str, day: date, known: Known) -> None:
    assert when_written(typed, TODAY) == (day, known)
    if not typed.startswith(("in", "about")):
        assert when_written(known_words(day, known), TODAY) == (day, known)


@pytest.mark.parametrize("typed", ["", "long ago", "March", "12", "0000", "2012-13", "13/2012", "2027",
                                   "December 2026", "spring 2012"])  # fmt: skip
def test_what_names_no_day_of_before_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        when_written(typed, TODAY)


@pytest.mark.parametrize(("known", "last"), [("day", 2), ("month", 29), ("year", 31)])
def test_the_last_day_of_what_is_known(known: Known, last: int) -> None:
    assert last_known(date(2012, 2, 2) if known == "day" else date(2012, 2, 1), known).day == last
    assert last_known(date(9999, 1, 1), "year") == date(9999, 12, 31)
