"""A year of the two, as both chose it, in Markdown."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo
from typing import Literal

from ..domain.book.entries import Said
from ..domain.book.leaves import PURPOSE, TRY
from ..domain.book.year import PARTS, Leaf, Part, YearBook, YearChoice
from ..domain.dates import month_day
from ..domain.people import Couple
from ..domain.text import is_blank
from . import year_render as tell
from .escape import escape_line, quote

YearEnding = Literal[".html", ".md"]
"""How the file of a year ends: a page to print, or Markdown."""


def write_year(ending: YearEnding, book: YearBook, couple: Couple | None, written: datetime) -> str:
    """Return the text of *book*, of the kind that *ending* names."""
    if ending == ".html":
        from .year_page import year_page

        return year_page(book, couple, written)
    return year_markdown(book, couple, written)


def told(years: Iterable[YearChoice], names: tuple[str, str], zone: tzinfo | None) -> str:
    """Return what both wrote on the first pages of their *years*, as Markdown under one heading; "" for
    nothing. What is in a year stands where it belongs; *names* and *zone* change nothing."""
    lines = []
    for choice in sorted(years, key=lambda choice: choice.year):
        words = [escape_line(each) for each in (choice.title, choice.dedication) if not is_blank(each)]
        if words:
            lines.append(f"- {choice.year}: {' · '.join(words)}")
    return "## Years on paper\n\n" + "\n".join(lines) if lines else ""


def year_markdown(
    book: YearBook, couple: Couple | None, written: datetime, zone: tzinfo | None = None
) -> str:
    """Return *book* as Markdown; *written* is told in *zone* (None: this machine's)."""
    first, second = map(escape_line, tell.names(couple))
    heading = tell.heading(book)
    blocks = [f"# {escape_line(heading)}"]
    blocks.append(f"{first} and {second}" + ("" if heading == str(book.year) else f", {book.year}"))
    if not is_blank(book.dedication):
        blocks.append(f"*{escape_line(book.dedication)}*")
    for part in PARTS:
        if some := book.part(part):
            blocks.append(f"## {tell.TITLES[part]}")
            blocks += _moments(some, couple) if part == "moments" else _part(part, some, book, couple)
    blocks += ["---", tell.foot(written.astimezone(zone).date())]
    return "\n\n".join(blocks) + "\n"


def _part(part: Part, leaves: Iterable[Leaf], book: YearBook, couple: Couple | None) -> Iterator[str]:
    for leaf in leaves:
        if part == "sentence":
            yield from _sentence(leaf, book.year)
        else:
            yield f"### {escape_line(tell.title(leaf))}"
            yield from _TOLD[part](leaf, couple)


def _sentence(leaf: Leaf, year: int) -> Iterator[str]:
    yield f"**{escape_line(leaf.title)}**"
    before, since = tell.wordings(leaf, year)
    if since:
        yield f"{since[:1].upper()}{since[1:]}."
    if before:
        yield "\n".join(f"- {when}: {escape_line(words)}" for when, words in before)


def _letter(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    writer, reader = _two(leaf, couple)
    came = f"{tell.came(leaf)} {tell.came_on(leaf)}."
    if leaf.side is None:
        yield escape_line(f"{came[:1].upper()}{came[1:]}")
    else:
        yield f"{writer} {came}" if came.startswith("to ") else f"{writer} to {reader}, {came}"
    yield from (quote(said.words) for said in tell.written(leaf))
    for said in tell.thanks(leaf):
        yield f"{reader} wrote back:"
        yield quote(said.words)


def _two(leaf: Leaf, couple: Couple | None) -> tuple[str, str]:
    """Return the name of whose *leaf* is, and that of the other."""
    first, second = map(escape_line, tell.names(couple))
    return (first, second) if leaf.side == "a" else (second, first)


def _moments(leaves: Iterable[Leaf], couple: Couple | None) -> Iterator[str]:
    for month, some in tell.months(leaves):
        yield f"### {month}"
        lines = []
        for leaf in some:
            writer, reader = _two(leaf, couple)
            answer = f" (it reached {reader})" if tell.reached(leaf) else ""
            lines.append(f"- {month_day(leaf.day)}, {writer}: {escape_line(leaf.title)}{answer}")
        yield "\n".join(lines)


def _retreat(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    yield f"{tell.days_of(leaf)}."
    groups = tell.grouped(leaf.said)
    for label, said in groups:
        if label == PURPOSE:
            yield f"*{escape_line(said[0].words)}*"
    for each in leaf.days:
        yield f"{tell.on(each.day)}:"
        yield "\n".join(
            f"- {escape_line(said.words)}" + (f", {escape_line(said.label)}" if said.label.strip() else "")
            for said in each.said
        )
    for label, said in groups:
        if label != PURPOSE:
            yield f"{label}:"
            yield _each(said, couple)


def _each(said: Iterable[Said], couple: Couple | None) -> str:
    return "\n".join(
        f"- {escape_line(who)}: {escape_line(words)}"
        for who, lines in tell.by_each(said, couple)
        for words in lines
    )


def _answers(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    for each in leaf.days:
        yield f"{tell.on(each.day)}:"
        for said in each.said:
            yield f"{escape_line(tell.who_said(said, couple))}:"
            yield quote(said.words)


def _passages(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    yield f"{tell.on(leaf.day)}:"
    for said in leaf.said:
        if said.label == TRY and said.side is None:
            yield f"{TRY}: {escape_line(said.words)}"
        else:
            where = f" ({escape_line(said.label)})" if said.label.strip() else ""
            yield f"{escape_line(tell.who_said(said, couple))}{where}:"
            yield quote(said.words)


def _ritual(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    lines = [
        f"- Since: {tell.on(leaf.day)}",
        *(f"- {said.label}: {escape_line(said.words)}" for said in leaf.said),
    ]
    yield "\n".join(lines)


def _kept(leaf: Leaf, couple: Couple | None) -> Iterator[str]:
    often = [escape_line(said.words) for said in leaf.said if said.side is None]
    yield ", ".join([escape_line(tell.name(couple, leaf.who)), *often]) + "."
    if thanks := [said for said in leaf.said if said.side is not None]:
        yield f"{tell.THANKS}:"
        yield _each(thanks, couple)


_TOLD: dict[Part, Callable[[Leaf, Couple | None], Iterator[str]]] = {
    "letters": _letter,
    "retreats": _retreat,
    "answers": _answers,
    "passages": _passages,
    "rituals": _ritual,
    "kept": _kept,
}
