"""Finding in the book: its entries in order, those that have some words, and where the words stand."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from ..text import folded
from .entries import Entry

_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
"""What is folded at once: plain letters one for one, and any other by itself."""
Span = tuple[int, int]
"""Where something begins in a text, and where it ends."""


class Listed(msgspec.Struct, frozen=True, gc=False):
    """An entry as it is looked for: ``text`` is all that is found of it, folded; ``order`` its place in time,
    and ``month`` that of its month: both grow with the days. ``key``: where its record is found again, by
    whoever left the words out of ``entry`` (see `without_words`), or ""."""

    entry: Entry
    text: str
    order: int
    month: int
    key: str = ""

    @property
    def id(self) -> str:
        """The id of its entry."""
        return self.entry.id


class Narrow(msgspec.Struct, frozen=True):
    """What is left out of the book just now.

    ``words``: only what has all of them. ``practice``, ``theme``: only what is of it, "" for any.
    ``starred``: only what has a star. ``ours``: only what the two wrote something in.
    """

    words: str = ""
    practice: str = ""
    theme: str = ""
    starred: bool = False
    ours: bool = False

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self != EVERYTHING


EVERYTHING = Narrow()


def listed(entry: Entry) -> Listed:
    """Return *entry* as it is looked for."""
    parts = (entry.title, entry.kind, *entry.themes, *(each.words for each in entry.said))
    # Of one day, what has a time comes after what has only the day.
    within = int(entry.at.timestamp() * 1000) if entry.at is not None else 0
    return Listed(
        entry,
        folded("\n".join(dict.fromkeys(parts))),
        (entry.day.toordinal() << 44) + max(0, within),
        entry.day.year * 12 + entry.day.month - 1,
    )


def without_words(one: Listed, key: str) -> Listed:
    """Return *one* without the words of its entry, which would take up room twice; *key* leads to them."""
    return replace(one, entry=replace(one.entry, said=()), key=key)


def in_order(some: Iterable[Listed]) -> list[Listed]:
    """Return *some*, the newest first."""
    return sorted(some, key=_order, reverse=True)


def _order(each: Listed) -> int:
    return each.order


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words of *typed* as they are looked for, the longest first: it leaves the fewest."""
    return tuple(sorted(set(folded(typed).split()), key=len, reverse=True))


def extends(narrow: Narrow, before: Narrow) -> bool:
    """Return whether *narrow* leaves nothing that *before* had left out: a letter more was typed."""
    words = words_of(narrow.words)
    return replace(narrow, words="") == replace(before, words="") and all(
        any(old in new for new in words) for old in words_of(before.words)
    )


def found(
    some: Sequence[Listed],
    narrow: Narrow,
    stars: Container[str] = (),
    called: Mapping[str, str] = {},
) -> Sequence[Listed]:
    """Return those of *some* that *narrow* leaves, in their order; *stars*: the ids of the starred ones.

    A word may be any part of a word, in any order; case and accents do not matter. *called*: what themes are
    called on the screen, by which they are found as well.
    """
    if narrow.practice:
        some = [each for each in some if each.entry.practice == narrow.practice]
    if narrow.theme:
        some = [each for each in some if narrow.theme in each.entry.themes]
    if narrow.starred:
        some = [each for each in some if each.entry.id in stars]
    if narrow.ours:
        some = [each for each in some if each.entry.ours]
    for word in words_of(narrow.words):
        if themes := {theme for theme, name in called.items() if word in folded(name)}:
            some = [e for e in some if word in e.text or not themes.isdisjoint(e.entry.themes)]
        else:
            some = [each for each in some if word in each.text]
    return some


def months(some: Sequence[Listed]) -> Iterator[tuple[date, int]]:
    """Yield each month in *some*, the newest first, with how many are in it."""
    start = 0
    while start < len(some):
        month = some[start].month
        end = bisect_right(some, -month, start, key=lambda each: -each.month)
        yield date(month // 12, month % 12 + 1, 1), end - start
        start = end


def themes_of(some: Iterable[Listed]) -> dict[str, int]:
    """Return the themes of *some* that more than one shares, each with how many do."""
    count: dict[str, int] = {}
    for each in some:
        for theme in each.entry.themes:
            count[theme] = count.get(theme, 0) + 1
    return {theme: many for theme, many in count.items() if many > 1}


def hits(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return where *words* (see `words_of`) stand in *text*, from left to right; none touches another."""
    plain, starts = _folded(text)
    spans: list[Span] = []
    for word in words:
        at = plain.find(word)
        while word and at >= 0:
            end = at + len(word)
            spans.append((starts[at], starts[end - 1] + 1) if starts else (at, end))
            at = plain.find(word, end)
    return tuple(_joined(sorted(spans)))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return *text* folded, and for each of its characters where it comes from; [] where it is the same."""
    if text.isascii():
        return text.lower(), []
    parts: list[str] = []
    starts: list[int] = []
    for run in _RUNS.finditer(text):
        part = folded(run[0])
        parts.append(part)
        starts += range(*run.span()) if len(part) == len(run[0]) else [run.start()] * len(part)
    return "".join(parts), starts


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last is not None:
                yield last
            last = start, end
    if last is not None:
        yield last


def around(text: str, words: Sequence[str], before: int) -> tuple[str, tuple[Span, ...]]:
    """Return *text* in one line from shortly before the first of *words* on, and where they stand in it.

    At most *before* characters stand before it, from the beginning of a word on, behind "… "; ("", ()) where
    none of *words* is in *text*.
    """
    line = " ".join(text.split())
    spans = hits(line, words)
    if not spans:
        return "", ()
    start, lead = spans[0][0], ""
    if start > before:
        space = line.find(" ", start - before, start)
        cut = space + 1 if space >= 0 else start
        line, lead = line[cut:], "… "
        spans = tuple((a - cut, b - cut) for a, b in spans)
    moved = len(lead)
    return lead + line, tuple((a + moved, b + moved) for a, b in spans)
