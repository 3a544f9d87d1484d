"""What an event of a calendar file says: its title, its place, its notes, and what kind of thing it is."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import cast, get_args

from ..domain.retreat.plan import SlotKind
from ..domain.text import LINE_LIMIT, clean, clean_line
from .calendar import SEES_TO_IT, UID
from .calendar_lines import Event, Line

NOTES = 4_000
"""Longest notes of a slot, in characters."""
_WORDS: tuple[tuple[SlotKind, str], ...] = (
    (
        "travel",
        r"(?<!\w)(?:trains?|flights?|ferry|bus|drive|travel|zug|zugfahrt|nachtzug|bahn|bahnfahrt|flug|hinflug"
        r"|rückflug|hinfahrt|rückfahrt|fähre)(?!\w)|→|->",
    ),
    (
        "meal",
        r"(?<!\w)(?:breakfast|brunch|lunch|dinner|supper|table for|restaurant|frühstück|abendessen)(?!\w)",
    ),
    ("logistics", r"(?<!\w)(?:check[ -]?in|check[ -]?out|pick[ -]?up|booking)(?!\w)"),
)
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
_STAY = re.compile(
    r"(?<!\w)(?:reserved|reservation|stay|hotel|hostel|airbnb|inn|guest ?house|nights?|zimmer|unterkunft"
    r"|übernachtung)(?!\w)",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?<!\w)(?:workshop|seminar|retreat|festival|conference|course|class|training|kurs|tagung)(?!\w)",
    re.IGNORECASE,
)


def title_of(event: Event) -> str:
    """Return what *event* is called: in the language of this machine where there are several."""
    return clean_line(_chosen(event.lines.get("SUMMARY", ())), LINE_LIMIT) or "Something booked"


def place_of(event: Event) -> str:
    """Return where *event* is, or ""."""
    return clean_line(_joined(event, "LOCATION", ", "))


def notes_of(event: Event) -> str:
    """Return what else *event* says, cleaned and not yet cut; without our own line about who sees to it."""
    return "\n".join(_notes(event))


def kind_of(event: Event, title: str) -> SlotKind:
    """Return what kind of thing *event* is: as it says itself, or by a whole word of its *title*."""
    named = [word.strip() for line in event.lines.get("CATEGORIES", ()) for word in line.text.split(",")]
    for known in get_args(SlotKind):
        if known in named:
            return cast(SlotKind, known)
    return next((kind for kind, signs in _KINDS if signs.search(title)), "connect")


def is_stay(title: str, days: int) -> bool:
    """Return whether whole *days* of that *title* are nights to be spent somewhere."""
    return not _LED.search(title) and (days > 1 or _STAY.search(title) is not None)


def _notes(event: Event) -> Iterator[str]:
    words = clean(_joined(event, "DESCRIPTION", "\n"), 2 * NOTES).strip()
    *first, last = words.split("\n")
    if event.uid.endswith(UID) and last.endswith(SEES_TO_IT):
        words = "\n".join(first)
    yield from filter(None, (words, clean(_joined(event, "URL", "\n"), NOTES).strip()))


def _joined(event: Event, name: str, joint: str) -> str:
    """Return all that the lines *name* say, once each; of several languages one."""
    lines = event.lines.get(name, ())
    if len({line.parameters.get("LANGUAGE", "") for line in lines}) > 1:
        return _chosen(lines)
    return joint.join(dict.fromkeys(text for line in lines if (text := line.text.strip())))


def _chosen(lines: Sequence[Line]) -> str:
    """Return the text of *lines* in the language of this machine, else the first that says something."""
    told = [line for line in lines if line.text.strip()]
    language = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")[:2].lower()
    own = [line for line in told if line.parameters.get("LANGUAGE", "")[:2].lower() == language]
    return (own or told)[0].text if told else ""
