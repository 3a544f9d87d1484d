"""What an event of a calendar file says: its title, its place, its notes, and what kind of thing it is."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import cast, get_args

from msgspec.structs import replace

from ..domain.retreat.contact import address_in, number_in, phone_in
from ..domain.retreat.looking import is_link, read_link
from ..domain.retreat.plan import Slot, SlotKind
from ..domain.text import LINE_LIMIT, clean, clean_line
from .calendar_lines import Event, Line
from .calendar_marks import ADDRESS, FOR_ONE, NUMBER, OURS, PHONE, SEES_TO_IT, UID

_ENDINGS = (FOR_ONE, SEES_TO_IT)
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
    place = clean_line(_joined(event, "LOCATION", ", "))
    address = _own(event).get(ADDRESS, "")
    return place.removesuffix(address).removesuffix(", ") if address and place != address else place


def booked(event: Event, slot: Slot) -> Slot:
    """Return *slot* with its page, number, telephone and address, as *event* says them."""
    told = _told(event)
    own = _own(event) or {
        NUMBER: number_in(told), PHONE: phone_in(told), ADDRESS: address_in(slot.place)
    }  # fmt: skip
    number, phone, address = (clean_line(own.get(name, "")) for name in (NUMBER, PHONE, ADDRESS))
    return replace(slot, link=_link(event), number=number, phone=phone, address=address)


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
    words = _told(event)
    if event.uid.endswith(UID):
        lines = words.split("\n")
        words = "\n".join(lines[: len(lines) - _ours(lines)]).strip()
    url = clean(_joined(event, "URL", "\n"), NOTES).strip()
    yield from filter(None, (words, "" if _link(event) else url))


def _told(event: Event) -> str:
    return clean(_joined(event, "DESCRIPTION", "\n"), 2 * NOTES).strip()


def _ours(lines: Sequence[str]) -> int:
    """Return how many of *lines*, at their end, are ours and not theirs."""
    ours = takewhile(lambda line: line.startswith(OURS) or line.endswith(_ENDINGS), reversed(lines))
    return sum(1 for _ in ours)


def _own(event: Event) -> dict[str, str]:
    """Return what *event*, if it is one of ours, says in lines of ours, by what they begin with."""
    lines = _told(event).split("\n") if event.uid.endswith(UID) else []
    own = lines[len(lines) - _ours(lines) :]
    return {name: line.removeprefix(name) for line in own for name in OURS if line.startswith(name)}


def _link(event: Event) -> str:
    """Return the page of *event* on the web, or ""."""
    url = _joined(event, "URL", "\n").strip()
    return read_link(url) if is_link(url) else ""


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
