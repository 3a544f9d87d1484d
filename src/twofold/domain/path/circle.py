"""How it comes about between the two: a circle of what each does and feels, which has no first link.

Our own words and drawing. That both see one pattern outside of themselves, and no culprit, is an idea of
couple therapy in general.
"""

from collections.abc import Sequence
from uuid import uuid4

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.domain.text import clean_line, is_blank

from .records import MOST_LINKS, Link, LinkKind, Path, Prepared

_FIRST: tuple[tuple[Side, LinkKind], ...] = (("a", "does"), ("b", "feels"), ("b", "does"), ("a", "feels"))
"""What of each begins the circle: what one does, what the other feels and does, and what the one feels."""


def first_circle(a: Prepared, b: Prepared) -> tuple[Link, ...]:
    """Return the circle that what both prepared suggests; a link of which neither wrote is still empty."""
    of = {"a": a, "b": b}
    return tuple(
        Link(f"{side}-{kind}", side, kind, clean_line(of[side].do if kind == "does" else of[side].feel))
        for side, kind in _FIRST
    )


def next_one(links: Sequence[Link], at: int) -> tuple[Side, LinkKind]:
    """Return whose link comes after the one *at*, and of which kind: after what one does, what the other
    feels; after what one feels, what the same one does."""
    if not links:
        return "a", "does"
    link = links[at]
    return (other(link.side), "feels") if link.kind == "does" else (link.side, "does")


def with_link(path: Path, after: str, side: Side, kind: LinkKind, words: str, id: str = "") -> Path:
    """Return *path* with another link behind the one called *after* (at the end, where that is gone).

    *id*: what it is called, a new name by itself. Raises Invalid where it says nothing, or there are enough.
    """
    if len(path.circle) >= MOST_LINKS:
        raise Invalid("A circle of twelve links is as large as it gets. Take one out first.")
    link = Link(id or uuid4().hex, side, kind, _said(words))
    place = next((n for n, each in enumerate(path.circle, 1) if each.id == after), len(path.circle))
    return path.with_(circle=(*path.circle[:place], link, *path.circle[place:]))


def with_words(path: Path, id: str, side: Side, kind: LinkKind, words: str) -> Path:
    """Return *path* with its link *id* saying that *side* does or feels *words*.

    Raises Invalid where that is nothing; a link that is gone stays gone.
    """
    said = _said(words)
    links = (
        replace(each, side=side, kind=kind, words=said) if each.id == id else each for each in path.circle
    )
    return path.with_(circle=tuple(links))


def without_link(path: Path, id: str) -> Path:
    """Return *path* without its link *id*."""
    return path.with_(circle=tuple(each for each in path.circle if each.id != id))


def moved(path: Path, id: str, by: int) -> Path:
    """Return *path* with its link *id* moved by so many places, around the circle."""
    links = list(path.circle)
    place = next((n for n, each in enumerate(links) if each.id == id), None)
    if place is None:
        return path
    link = links.pop(place)
    links.insert((place + by) % (len(links) + 1), link)
    return path.with_(circle=tuple(links))


def is_closed(links: Sequence[Link]) -> bool:
    """Return whether *links* say something about both of the two."""
    return {link.side for link in links if not is_blank(link.words)} == {"a", "b"}


def around_words(links: Sequence[Link]) -> str:
    """Return what *links* say in one line, each leading to the next; "" where they say nothing."""
    said = [link.words for link in links if not is_blank(link.words)]
    return " → ".join([*said, "…"]) if said else ""


def around(count: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of so many links in two columns, clockwise from the upper left one.

    The right column is read downwards, the left one upwards.
    """
    if not count:
        return (), ()
    right = tuple(range(1, 1 + count // 2))
    return (0, *reversed(range(1 + count // 2, count))), right


def _said(words: str) -> str:
    if is_blank(said := clean_line(words)):
        raise Invalid("Say it in a few words.")
    return said
