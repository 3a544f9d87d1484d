"""What each of the two needs wherever they go, written once and read by every retreat: a line for each.

Simple words are looked for, and nothing is guessed: a line that none of them is in is only shown.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, ClassVar

import msgspec

from twofold.domain.dates import spoken_minutes
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import clean_line, folded, is_blank

from .plan import Plan

NEEDS = "needs"
"""The needs are one record with a fixed id."""
LIMIT = 1_000
"""Longest that the needs of one of the two may be, in characters."""
_MOST = 12
_LEAST, _LONGEST = 15, 8 * 60

_ALONE = re.compile(
    r"\b(?:alone|(?:by|to|for) (?:my|him|her|them)sel(?:f|ves)|on (?:my|his|her|their) own)\b"
)
_CLAUSE = re.compile(r"[,;.:]|\band\b")
_NOT = re.compile(r"\b(?:not|never|no|without|hates?|dislikes?|afraid|fears?)\b|n't\b|n’t\b")
_EVERY = re.compile(r"\b(?:a|per|each|every) day\b|\bdaily\b")
_TELL = re.compile(
    r"\b(?:vegetarian|vegan|gluten|coeliac|celiac|lactose|dairy|milk|nuts?|peanuts?|allerg\w*|intoleran\w*|"
    r"halal|kosher|diabet\w*|no (?:meat|pork|fish|eggs?|sugar|alcohol))\b"
)
_ASK = re.compile(
    r"\b(?:stairs|steps|step[- ]free|wheelchairs?|lift|elevator|ground floor|crutch(?:es)?|"
    r"walking (?:stick|frame))\b"
)
_HOURS = re.compile(
    r"\b(?:(?P<half>half an hour)|(?P<number>an?|one|two|three|four|[0-9]{1,2}(?:[.,]5)?) ?"
    r"(?:hours?|hrs?|h)\b(?P<more> and a half)?|(?P<minutes>[0-9]{1,3}) ?(?:minutes?|mins?)\b)"
)
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}


class Needs(Record, frozen=True, kw_only=True):
    """What each needs, a line for each thing; ``id`` is NEEDS. It is meant to be read by the other, too."""

    FIELD_WORDS: ClassVar[dict[str, str]] = {
        "a": "What the first of you needs is",
        "b": "What the second of you needs is",
    }

    a: Annotated[str, msgspec.Meta(max_length=LIMIT)] = ""
    b: Annotated[str, msgspec.Meta(max_length=LIMIT)] = ""


class Need(msgspec.Struct, frozen=True):
    """A line of one of the two. ``name``: whose; ``alone``: how many minutes alone it asks for, or 0, and
    ``daily``: on every day; ``tell``: whoever cooks, or lets the room, should be told; ``ask``: the place
    should be asked whether it is so."""

    side: Side
    name: str
    words: str
    alone: int = 0
    daily: bool = False
    tell: bool = False
    ask: bool = False


def new_needs(now: datetime) -> Needs:
    """Return the needs before anybody wrote any."""
    return Needs(id=NEEDS, created=now, updated=now)


def lines_of(needs: Needs | None, side: Side) -> tuple[str, ...]:
    """Return the lines that *side* wrote."""
    text = "" if needs is None else (needs.a if side == "a" else needs.b)
    lines = (clean_line(line.strip().lstrip("-*•· ")) for line in text.split("\n"))
    return tuple(line for line in lines if not is_blank(line))[:_MOST]


def read_needs(needs: Needs | None, couple: Couple | None) -> tuple[Need, ...]:
    """Return every line of both, and what it asks for."""
    names = {side: couple.name(side) if couple else "" for side in SIDES}
    return tuple(_read(side, names[side], line) for side in SIDES for line in lines_of(needs, side))


def _read(side: Side, name: str, line: str) -> Need:
    words = folded(line)
    alone = _ALONE.search(words)
    is_wanted = alone is not None and not _NOT.search(_CLAUSE.split(words[: alone.start()])[-1])
    return Need(
        side, name, line,
        alone=_minutes(words) if is_wanted else 0, daily=is_wanted and bool(_EVERY.search(words)),
        tell=bool(_TELL.search(words)), ask=bool(_ASK.search(words)),
    )  # fmt: skip


def _minutes(words: str) -> int:
    found = _HOURS.search(words)
    if found is None:
        return 60
    if found["half"]:
        return 30
    if found["minutes"]:
        minutes = int(found["minutes"])
    else:
        hours = _NUMBERS.get(found["number"]) or float(found["number"].replace(",", "."))
        minutes = round(hours * 60) + (30 if found["more"] else 0)
    return max(_LEAST, min(_LONGEST, minutes))


def to_tell(plan: Plan, needs: tuple[Need, ...]) -> Iterator[str]:
    """Yield the to-dos that *needs* call for where somebody else cooks and lets the rooms, and none else."""
    if plan.where == "home":
        return
    for need in needs:
        who = f" ({need.name})" if need.name else ""
        if need.tell:
            yield clean_line(f"Tell the place: {_within(need.words)}{who}")
        if need.ask:
            yield clean_line(f"Ask the place: {_within(need.words)}{who}")


def _within(words: str) -> str:
    """Return *words* as they stand in a sentence: "Vegetarian" is "vegetarian", "I eat no nuts" stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def alone_words(need: Need) -> str:
    """Return what *need* asks for: "an hour alone", "half an hour alone"."""
    return f"{spoken_minutes(need.alone)} alone"
