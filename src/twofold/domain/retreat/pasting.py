"""Details pasted in one go: what a page or a mail says of a place or a workshop, taken apart.

Only what is plain is recognised, and nothing is lost: a line goes only when all of it was recognised.
"""

import re
from collections.abc import Callable
from datetime import date

import msgspec
from msgspec.structs import replace

from twofold.domain.dayphrases import Days, find_days, the_days
from twofold.domain.people import Invalid
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT, clean, clean_line, is_blank

from .ideas import NOTES_LIMIT
from .looking import is_link, read_link, site_of
from .mail import without_again, without_heads
from .plan import Idea
from .prices import Reading, find_prices, nights_of, what_it_costs

TITLE = 120
"""Longest line, in characters, that is taken for a title whole."""

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,4000}", re.IGNORECASE)
_FAR = re.compile(
    r"(?<![\w.,])[0-9]{1,4}(?:[.,][0-9])? ?(?:km|kilometres?|kilometers?|miles?|mi)(?!\w)"
    r"(?: (?:away|from [\w -]{2,40}))?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[-*•–] ?)?(title|name|subject|betreff|objet|what|link|url|website|web|more|book(?:ing)?|price|"
    r"costs?|fee|total|dates?|when|days|distance|how far)(?: ?[:=] ?)",
    re.IGNORECASE,
)
_NAMED = ("title", "name", "subject", "betreff", "objet", "what")


class Details(msgspec.Struct, frozen=True):
    """What was read. ``title``, ``link``, ``distance``, ``days``: "" where none was found; ``price``: for
    both, in the smallest unit of the plan's currency, or None. ``priced``: how the price was counted, or
    between which prices they have to choose. ``notes``: the rest; ``cut``: it was too long for them."""

    title: str = ""
    link: str = ""
    price: int | None = None
    priced: str = ""
    distance: str = ""
    days: str = ""
    notes: str = ""
    cut: bool = False


def read_details(text: str, currency: str, today: date) -> Details:
    """Return what *text* says of a place, an activity or a workshop, as seen on the local day *today*.

    *currency*: ISO 4217, of the plan; prices in another one stay in the notes. Where several prices are as
    likely, none is taken. Days stay in the words they are written in; those of a mail's head are none of
    them. Raises Invalid when there is nothing to read.
    """
    text = clean(text, TEXT_LIMIT)
    lines = [line.strip() for line in text.split("\n")]
    if is_blank("".join(lines)):
        raise Invalid("There is nothing to read here yet. Paste what a page or a mail says about it.")
    told = _LINK.sub(lambda match: " " * len(match[0]), without_heads(text))
    days = the_days(each for each in find_days(told, today) if not each.weak or each.first != each.last)
    price, priced, amount = _price(told, currency, days)
    link, when, far = _link(lines), text[days.at : days.end] if days else "", _first(lines, _FAR)
    found = tuple(each for each in (link, price, when, far) if each)
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
        price=amount,
        priced=clean_line(priced),
        distance=clean_line(far),
        days=clean_line(when),
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


def _first(lines: list[str], pattern: re.Pattern[str]) -> str:
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


def _price(text: str, currency: str, days: Days | None) -> tuple[str, str, int | None]:
    """Return how the price is written where it is as written, how it was counted, and how much it is."""
    nights = nights_of(text) or ((days.last - days.first).days if days else 0)
    cost = what_it_costs(find_prices(text, currency), nights)
    if not cost.readings:
        return "", "", None
    best = cost.readings[0]
    counted = [_counted(text, each) for each in cost.readings]
    if not cost.sure:
        return "", " or ".join(filter(None, (", ".join(counted[:-1]), counted[-1]))), None
    if best.currency != currency:
        return "", counted[0], None
    written = text[best.price.at : best.price.end]
    return ("", counted[0], best.amount) if best.guessed else (written, "", best.amount)


def _counted(text: str, reading: Reading) -> str:
    """Return how *reading* was counted, such as "96 € × 2 nights"."""
    nights, people = reading.times
    times = [f"{nights} nights"] if nights > 1 else []
    times += ["2"] if people > 1 else []
    return " × ".join([text[reading.price.at : reading.price.end], *times])


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
    return without_again(line[match.end() :]) if match and match[1].casefold() in _NAMED else ""


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
