"""What both may know of letters without opening one, and the words for it."""

from datetime import date

from textual.content import Content

from twofold.domain.dates import from_day
from twofold.domain.letters.giving import may_open, reader_of
from twofold.domain.letters.records import Letter, LetterSummary
from twofold.domain.people import Couple
from twofold.domain.text import is_blank
from twofold.exports.letter_render import NAMELESS
from twofold.screens.house import House
from twofold.widgets.plain import signed


def letter_summaries(house: House) -> list[LetterSummary]:
    """Return the letters, oldest first; one that waits to be saved as it will be."""
    waiting = [record for record in house.unsaved if isinstance(record, Letter)]
    cards = [c for c in house.store.letters.peek(LetterSummary) if c.id not in {w.id for w in waiting}]
    cards += [card_of(letter) for letter in waiting if not letter.deleted]
    return sorted((card for card in cards if card.author), key=lambda card: (card.created, card.id))


def card_of(letter: Letter) -> LetterSummary:
    """Return the little of *letter* that lists look at."""
    return LetterSummary(
        letter.id, letter.created, letter.author, letter.sealed, letter.opens, letter.occasion, letter.opened,
        letter.title, letter.form,
    )  # fmt: skip


def title_of(letter: Letter | LetterSummary) -> str:
    """Return the title of an opened letter, or what it is."""
    return NAMELESS[letter.form] if is_blank(letter.title) else letter.title


def waits_words(letter: Letter | LetterSummary, couple: Couple, today: date) -> Content:
    """Return for whom *letter*, which is sealed, waits, and how long."""
    whom = signed(couple, reader_of(letter), bold=False)
    if letter.occasion:
        return Content.assemble("for ", whom, f": {letter.occasion}")
    if may_open(letter, today):
        return Content.assemble(whom, " may open it")
    assert letter.opens is not None
    return Content.assemble("for ", whom, f", {from_day(letter.opens, today)}")
