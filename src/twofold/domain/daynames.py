"""What months and weekdays are called in the languages that people paste, as the CLDR (Babel) has it."""

from functools import cache

from .dates import MONTHS, WEEKDAYS
from .text import folded

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "pl", "ja")
"""The languages, by their codes. Where a name means two things, English has it, or the first of them."""
_LEAST = 3
"""Letters that an English name is cut to at the most."""


def month_of(word: str) -> int | None:
    """Return the month (1 to 12) that *word* is, or is short for (without its dot); None for another word."""
    name = folded(word)
    return _english(MONTHS).get(name) or _months().get(name)


def weekday_of(word: str) -> int | None:
    """Return the weekday (0 is Monday) that *word* is, or is short for (without its dot)."""
    name = folded(word)
    place = _english(WEEKDAYS).get(name)
    if place:
        return place - 1
    named = _weekdays()
    # "Saturdays" are Saturday, and so are "samstags".
    return named.get(name, named.get(name[:-1]) if name[:-1] in _whole() and name[-1] == "s" else None)


def is_whole_weekday(word: str) -> bool:
    """Return whether *word* is a weekday written out: alone it names a day, where "so" and "do" do not."""
    name = folded(word)
    return name in _whole() or name.removesuffix("s") in _whole()


@cache
def _whole() -> frozenset[str]:
    return frozenset(name for language in LANGUAGES for name, _ in _names(language, "days", ("wide",)))


@cache
def _months() -> dict[str, int]:
    named: dict[str, int] = {}
    for language in LANGUAGES:
        for name, month in _names(language, "months"):
            named.setdefault(name, month)
    return named


@cache
def _weekdays() -> dict[str, int]:
    named: dict[str, int] = {}
    for language in LANGUAGES:
        for name, day in _names(language, "days"):
            named.setdefault(name, day)
    return named


def _names(
    language: str, kind: str, widths: tuple[str, ...] = ("wide", "abbreviated")
) -> list[tuple[str, int]]:
    from babel import Locale

    table = getattr(Locale(language), kind)
    return [
        (folded(name).rstrip("."), number)
        for use in table.values()
        for width in widths
        for number, name in use.get(width, {}).items()
    ]


@cache
def _english(names: tuple[str, ...]) -> dict[str, int]:
    """Return *names* cut after any letter, such as "sept" and "thurs", by their places from 1.

    They are known before Babel is loaded, which takes as long as a page.
    """
    return {
        name[:end].lower(): number
        for number, name in enumerate(names, 1)
        for end in range(_LEAST, len(name) + 1)
    }
