"""What both may know of letters without opening one, and the words for it."""

from datetime import date

from textual.content import Content

from twofold.domain.dates import from_day
from twofold.domain.letters.giving import may_open, reader_of
from twofold.domain.letters.records import Letter, LetterSummary, is_known
from twofold.domain.people import Couple
from twofold.domain.text import is_blank
from twofold.exports.letter_render import NAMELESS
from twofold.screens.house import House
from twofold.widgets.plain import plain, signed


def letter_summaries(house: House) -> list[LetterSummary]:
    """Return the letters, oldest first; one that waits to be saved as it will be."""
    waiting = [record for record in house.unsaved if isinstance(record, Letter)]
    cards = [c for c in house.store.letters.peek(LetterSummary) if c.id not in {w.id for w in waiting}]
    cards += [card_of(letter) for letter in waiting if not letter.deleted]
    return sorted((card for card in cards if is_known(card)), key=lambda card: (card.created, card.id))


def card_of(letter: Letter) -> LetterSummary:
    """Return the little of *letter* that lists look at."""
    return LetterSummary(
        letter.id, letter.created, letter.author, letter.sealed, letter.opens, letter.occasion, letter.opened,
        letter.title, letter.form, letter.way, letter.to_both, letter.by_both,
        letter.written, letter.writer, letter.known,
    )  # fmt: skip


def title_of(letter: Letter | LetterSummary) -> str:
    """Return the title of an opened letter, or what it is."""
    return NAMELESS[letter.form] if is_blank(letter.title) else letter.title


def from_whom(letter: Letter | LetterSummary, couple: Couple, *, bold: bool = True) -> Content:
    """Return from whom *letter* is."""
    if letter.author is None:
        return plain("both of you" if letter.by_both else letter.writer or "somebody")
    return signed(couple, letter.author, bold=bold)


def waits_words(letter: Letter | LetterSummary, couple: Couple, today: date) -> Content:
    """Return for whom *letter*, which is sealed, waits, and how long."""
    if letter.is_ours:
        assert letter.opens is not None
        come = may_open(letter, today)
        return plain("its day has come: open it together" if come else from_day(letter.opens, today))
    whom = signed(couple, reader_of(letter), bold=False)
    if letter.occasion:
        return Content.assemble("for ", whom, f": {letter.occasion}")
    if may_open(letter, today):
        return Content.assemble(whom, " may open it")
    assert letter.opens is not None
    return Content.assemble("for ", whom, f", {from_day(letter.opens, today)}")
