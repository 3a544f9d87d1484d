"""Details pasted in one go: what a page or a mail says of a place or a workshop, taken apart.

Only what is plain is recognised, and nothing is lost: a line goes only when all of it was recognised.
"""

import re
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT, clean, clean_line, is_blank

from .ideas import NOTES_LIMIT
from .looking import is_link, read_link, site_of
from .money import read_amount
from .plan import Idea

TITLE = 120
"""Longest line, in characters, that is taken for a title whole."""

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,4000}", re.IGNORECASE)
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|"
    r"Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?|Freitag|Samstag|Sonntag)"
_TO = r"(?: ?(?:-|–|—|to|until|till|through|and|bis|au) ?)"
_NUM = r"(?:[0-3]?[0-9](?:st|nd|rd|th|\.)?)"
_DAY = rf"(?:{_WEEKDAY},? )?{_NUM} (?:of )?{_MONTHS}(?:,? 20[0-9]{{2}})?"
_US = rf"(?:{_WEEKDAY},? )?{_MONTHS} {_NUM}(?:{_TO}{_NUM})?(?:,? 20[0-9]{{2}})?"
_ISO = r"20[0-9]{2}-[01][0-9]-[0-3][0-9]"
_FIGURES = r"[0-3]?[0-9][./][01]?[0-9]\.?(?:[./]?(?:20)?[0-9]{2})?"
_DATES = tuple(
    re.compile(rf"(?<![\w./-])(?:{one})(?![\w/])", re.IGNORECASE)
    for one in (
        rf"{_ISO}{_TO}{_ISO}|{_ISO}",
        rf"(?:{_WEEKDAY},? )?{_NUM}{_TO}{_DAY}|{_DAY}{_TO}{_DAY}|{_US}{_TO}{_US}|{_DAY}|{_US}",
        rf"[0-3]?[0-9]\.{_TO}{_FIGURES}|{_FIGURES}{_TO}{_FIGURES}",
        r"[0-3]?[0-9][./][01]?[0-9][./]20[0-9]{2}",
        rf"{_WEEKDAY}{_TO}{_WEEKDAY}",
    )
)
_FAR = re.compile(
    r"(?<![\w.,])[0-9]{1,4}(?:[.,][0-9])? ?(?:km|kilometres?|kilometers?|miles?|mi)(?!\w)"
    r"(?: (?:away|from [\w -]{2,40}))?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[-*•–] ?)?(title|name|subject|what|link|url|website|web|more|book(?:ing)?|price|costs?|fee|"
    r"total|dates?|when|days|distance|how far)(?: ?[:=] ?)",
    re.IGNORECASE,
)
_NAMED = ("title", "name", "subject", "what")
_SIGNS: dict[str, str] = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CHF": "Fr.", "SEK": "kr", "NOK": "kr", "DKK": "kr",
    "PLN": "zł", "CZK": "Kč", "INR": "₹", "BRL": "R$", "UAH": "₴", "TRY": "₺", "ILS": "₪", "KRW": "₩",
    "AUD": "$", "CAD": "$", "NZD": "$", "MXN": "$",
}  # fmt: skip
_WORDS: dict[str, str] = {"EUR": "euros?", "USD": "dollars?", "GBP": "pounds?", "CHF": "francs?"}
_AMOUNT = r"[0-9][0-9.,'’\u00a0\u202f]{0,17}(?: [0-9]{3}(?![0-9])){0,5}(?:[.,][-–])?"
_BOTH = re.compile(r"couple|total|for two|for both|together|altogether|paar", re.IGNORECASE)


class Details(msgspec.Struct, frozen=True):
    """What was read. ``title``, ``link``, ``distance``, ``days``: "" where none was found; ``price`` in the
    smallest unit of the plan's currency, or None. ``notes``: the rest; ``cut``: it was too long for them."""

    title: str = ""
    link: str = ""
    price: int | None = None
    distance: str = ""
    days: str = ""
    notes: str = ""
    cut: bool = False


def read_details(text: str, currency: str, digits: int = 2) -> Details:
    """Return what *text* says of a place, an activity or a workshop.

    *currency*: ISO 4217, with *digits* decimals; prices in another one stay in the notes. A price for two is
    taken before one that does not say for whom. Days stay in the words they are written in. Raises Invalid
    when there is nothing to read.
    """
    lines = [line.strip() for line in clean(text, TEXT_LIMIT).split("\n")]
    if is_blank("".join(lines)):
        raise Invalid("There is nothing here to read yet. Paste what a page or a mail says about it.")
    link, price, days, far = _link(lines), _price(lines, currency, digits), _days(lines), _first(lines, _FAR)
    found = tuple(each for each in (link, price[0], days, far) if each)
    title, at, whole = _title(lines, found, link)
    left = []
    for place, line in enumerate(lines):
        rest = line.replace(link, "", 1).strip(" \t<>()|,;:-–") if link and link in line else line
        if (place == at and whole) or (line and _is_told(line, found)):
            continue
        left.append(rest if place == at else line)
    notes = re.sub(r"\n{3,}", "\n\n", "\n".join(left)).strip()
    return Details(
        title=title or site_of(link) or "An idea",
        link=read_link(link) if link else "",
        price=price[1],
        distance=clean_line(far),
        days=clean_line(days),
        notes=notes[:NOTES_LIMIT],
        cut=len(notes) > NOTES_LIMIT,
    )


def with_details(idea: Idea, details: Details) -> Idea:
    """Return *idea* with *details* where it had none; what does not fit goes to its notes."""
    notes = [idea.notes] if idea.notes else []
    if idea.title and details.title not in (idea.title, site_of(details.link), "An idea"):
        notes.append(details.title)
    for mine, read in (
        (idea.link, details.link),
        (idea.days, details.days),
        (idea.distance, details.distance),
    ):
        if mine and read and mine != read:
            notes.append(read)
    if details.notes and details.notes not in idea.notes:
        notes.append(details.notes)
    return replace(
        idea,
        title=idea.title or details.title,
        link=idea.link or details.link,
        price=idea.price if idea.price is not None else details.price,
        distance=idea.distance or details.distance,
        days=idea.days or details.days,
        notes="\n".join(notes)[:NOTES_LIMIT],
    )


# -- one thing after the other ---------------------------------------------------------------------------


def _first(lines: list[str], *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        for line in lines:
            if match := pattern.search(_LINK.sub(" ", line)):
                return match[0].strip()
    return ""


def _link(lines: list[str]) -> str:
    for line in lines:
        for match in _LINK.finditer(line):
            link = match[0].rstrip(".,;:!?'\"’”»")
            while link.endswith((")", "]")) and link.count("(") + link.count("[") < sum(
                map(link.count, ")]")
            ):
                link = link[:-1]
            if is_link(link):
                return link
    return ""


def _price(lines: list[str], currency: str, digits: int) -> tuple[str, int | None]:
    """Return how the price is written, and how much it is."""
    sign = re.escape(_SIGNS.get(currency, currency))
    unit = rf"(?:{currency}|{sign}{'|' + _WORDS[currency] if currency in _WORDS else ''})"
    # A dollar of another country is another currency.
    pattern = re.compile(
        rf"(?<![\w$]){unit} ?({_AMOUNT})|(?<![\w.,])({_AMOUNT}) ?{unit}(?!\w)", re.IGNORECASE
    )
    found: list[tuple[bool, str, int]] = []
    for line in lines:
        for match in pattern.finditer(_LINK.sub(" ", line)):
            try:
                amount = read_amount((match[1] or match[2]).rstrip(".,'’ -–"), digits)
            except ValueError:
                continue
            after = re.split("[0-9]", match.string[match.end() : match.end() + 30], maxsplit=1)[0]
            around = match.string[max(0, match.start() - 12) : match.start()] + after
            found.append((not _BOTH.search(around), match[0].strip(), amount))
    found.sort(key=lambda each: each[0])
    return (found[0][1], found[0][2]) if found else ("", None)


def _days(lines: list[str]) -> str:
    return _first(lines, *_DATES)


def _title(lines: list[str], found: tuple[str, ...], link: str) -> tuple[str, int, bool]:
    """Return the title, the place of its line, and whether that line holds nothing more."""
    for test in _TESTS:
        for place, line in enumerate(lines):
            if is_blank(line) or _is_told(line, found) or not (words := test(line)):
                continue
            bare, links = _LINK.subn("", words)
            bare = bare.strip(" \t#*•|<>–-,;:()" if links else " \t#*•|<>–-,;:")
            if is_blank(bare):
                continue
            if len(bare) <= TITLE:
                return clean_line(bare), place, not _LINK.search(line.replace(link, "", 1) if link else line)
            cut = bare[: TITLE - 1].rsplit(" ", 1)[0] or bare[: TITLE - 1]
            sentence = re.match(r".{8,118}?[.!?](?=\s)", bare)
            return clean_line(sentence[0] if sentence else f"{cut}…", LINE_LIMIT), place, False
    return "", -1, False


def _labelled(line: str) -> str:
    match = _LABEL.match(line)
    return line[match.end() :] if match and match[1].casefold() in _NAMED else ""


def _plain(line: str) -> str:
    return "" if _LABEL.match(line) else line


_TESTS: tuple[Callable[[str], str], ...] = (_labelled, _plain)


def _is_told(line: str, found: tuple[str, ...]) -> bool:
    """Return whether *line* says nothing but what was *found* (after a label, perhaps)."""
    match = _LABEL.match(line)
    rest = line[match.end() :] if match else line
    if match and match[1].casefold() in _NAMED:
        return False
    before = rest
    for each in sorted(found, key=len, reverse=True):
        rest = rest.replace(each, "", 1)
    return rest != before and not re.search(r"\w", rest)
