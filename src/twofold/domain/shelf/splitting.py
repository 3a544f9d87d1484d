"""A book in slices: "12 chapters in slices of 3, each Sunday"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.text import clean_line

from .records import Slice

MOST = 100
"""Most slices of a book."""
HOW = "Write it like: 12 chapters in slices of 3, each Sunday. Or name one part, like chapters 1 to 3."
_SPLIT = re.compile(
    r"([0-9]{1,4}) ([^\W\d_]+) (?:in|by) (?:(?:slices|parts|pieces) of )?([0-9]{1,4})s?"
    r"(?:,? (?:each|every|from|by|on) (.+))?",
    re.IGNORECASE,
)


def is_split(typed: str) -> bool:
    """Return whether *typed* splits a whole book, rather than naming one part of it."""
    return _SPLIT.fullmatch(clean_line(typed).rstrip(".")) is not None


def split(typed: str, today: date, new_id: Callable[[], str]) -> tuple[Slice, ...]:
    """Return the slices that *typed* describes, a week apart from the day it names; without one, no days.

    Raises Invalid where it cannot be read, there is nothing to split, or there are more than MOST.
    """
    match = _SPLIT.fullmatch(clean_line(typed).rstrip("."))
    if match is None:
        raise Invalid(HOW)
    count, size, unit = int(match[1]), int(match[3]), match[2].casefold()
    if not count or not size:
        raise Invalid("Both numbers are at least 1: 12 chapters in slices of 3.")
    if -(-count // size) > MOST:
        raise Invalid(f"That makes more than {MOST} parts. Make each of them longer.")
    first = None
    if match[4]:
        try:
            first = read_day(match[4], today)
            _ = first + timedelta(weeks=MOST)
        except ValueError as error:
            raise Invalid(str(error)) from None
        except OverflowError:
            raise Invalid("That is too far away. Name an earlier day.") from None
    return tuple(
        Slice(new_id(), part_name(unit, start, min(start + size - 1, count)), _on(first, week))
        for week, start in enumerate(range(1, count + 1, size))
    )


def parts_of(typed: str, today: date, new_id: Callable[[], str]) -> tuple[Slice, ...]:
    """Return what *typed* adds to a book: slices, or the one part that it names. Raises Invalid."""
    return split(typed, today, new_id) if is_split(typed) else (Slice(new_id(), typed),)


def part_name(unit: str, first: int, last: int) -> str:
    """Return how the part from *first* to *last* is called: "chapters 4 to 6", "chapter 7"."""
    one = unit[:-1] if unit.endswith("s") and len(unit) > 1 else unit
    return f"{one} {first}" if first == last else f"{unit} {first} to {last}"


def _on(first: date | None, week: int) -> date | None:
    return None if first is None else first + timedelta(weeks=week)
