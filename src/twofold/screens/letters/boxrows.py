"""A letter as a row of the list: one that waits, one that is written, one that was opened, one to begin."""

from collections.abc import Mapping
from datetime import date, datetime

from textual.content import Content

from twofold.domain.dates import known_words, on_day
from twofold.domain.letters.records import LetterSummary
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.widgets.choices import Choice
from twofold.widgets.plain import signed

from .summaries import from_whom, title_of, waits_words


def waiting(card: LetterSummary, couple: Couple, today: date) -> Choice:
    """Return the row of a letter that is sealed, or closed."""
    to_both = " to both of you" if card.to_both else ""
    title = Content.assemble(f"A letter{to_both} from ", from_whom(card, couple))
    return Choice(f"read:{card.id}", title, waits_words(card, couple, today), value=card)


def read(card: LetterSummary, couple: Couple, today: date) -> Choice:
    """Return the row of a letter that was opened."""
    at = card.written or opened_at(card).astimezone().date()
    day = on_day(at, today).removeprefix("on ") if card.known == "day" else known_words(at, card.known)
    note = Content.assemble("from ", from_whom(card, couple, bold=False), f", {day}")
    return Choice(f"read:{card.id}", title_of(card), note, value=card)


def draft(card: LetterSummary, couple: Couple, today: date) -> Choice:
    """Return the row of a letter that is being written."""
    begun = f"begun {on_day(card.created.astimezone().date(), today)}"
    if card.way == "elsewhere":
        return Choice(f"draft:{card.id}", "A letter from elsewhere", "not added yet", value=card)
    if card.by_both:
        return Choice(f"draft:{card.id}", "A letter that you write together", begun, value=card)
    title = Content.assemble(signed(couple, author_of(card)), " is writing a letter")
    return Choice(f"draft:{card.id}", title, begun, value=card)


def new_ones(couple: Couple, keys: Mapping[str, str]) -> list[Choice]:
    """Return the rows that begin a letter; *keys*: that of each of the two, of "both" and of "elsewhere"."""
    return [
        *(
            Choice(
                f"new:{side}", Content.assemble(signed(couple, side), " writes a new letter"),
                key=keys[side], value=side,
            )
            for side in SIDES
        ),
        Choice("new:both", "Write to both of you, to open in a year", key=keys["both"]),
        Choice("new:elsewhere", "Add a letter from elsewhere", key=keys["elsewhere"]),
    ]  # fmt: skip


def author_of(card: LetterSummary) -> Side:
    """Return who writes it, or wrote it. Raises AssertionError for one of both, or of somebody else."""
    assert card.author is not None
    return card.author


def opened_at(card: LetterSummary) -> datetime:
    """Return when it was opened. Raises AssertionError for one that was not."""
    assert card.opened is not None
    return card.opened
