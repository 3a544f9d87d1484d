"""How what is chosen of a year is drawn: a line for each thing, under quiet headings, and one thing whole."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from twofold.domain.book.entries import Said
from twofold.domain.book.leaves import LET_GO, REACHED
from twofold.domain.book.year import PARTS, Leaf, YearChoice, is_in
from twofold.domain.dates import month_day, span_words
from twofold.domain.people import Couple
from twofold.domain.text import is_blank
from twofold.exports.year_render import TITLES, came_on, grouped, title
from twofold.widgets.choices import Choice, sections
from twofold.widgets.plain import plain, signed

IN, OUT = "✓", "·"
"""Stand before what is in it, and before what is not."""


def first_lines(choice: YearChoice, *, short: bool) -> Content:
    """Return what *choice* has for its first page; where the screen is *short*, one line of it."""
    lines = [
        plain(words).stylize(style)
        for words, style in ((choice.title, "bold"), (choice.dedication, "italic"))
        if not is_blank(words)
    ]
    return Content("\n").join(lines[:1] if short else lines)


def rows(choice: YearChoice, leaves: Sequence[Leaf], couple: Couple, *, narrow: bool) -> list[Choice]:
    """Return a line for each of *leaves*, part by part, with whether *choice* has it in."""
    parts = ((part, [leaf for leaf in leaves if leaf.part == part]) for part in PARTS)
    return sections(
        *((TITLES[part], [_row(choice, leaf, couple, narrow) for leaf in some]) for part, some in parts)
    )


def _row(choice: YearChoice, leaf: Leaf, couple: Couple, narrow: bool) -> Choice:
    sign = Content.styled(IN, "bold $accent") if is_in(choice, leaf) else Content.styled(OUT, "$quiet")
    row = Choice(leaf.id, title(leaf), _note(leaf, couple), sign=sign, spare=True, value=leaf)
    row.brief = narrow
    return row


def _note(leaf: Leaf, couple: Couple) -> Content:
    day = month_day(leaf.day)
    if leaf.part == "letters" and leaf.last is not None:
        day = came_on(leaf).removeprefix("in ")
    elif leaf.last is not None and leaf.last != leaf.day:
        days = span_words(leaf.day, leaf.last)
        day = days.removesuffix(f" {leaf.day.year:04}") if leaf.last.year == leaf.day.year else days
    if leaf.side is None:
        return plain(day)
    return Content.assemble(signed(couple, leaf.side, bold=False), f", {day}")


def told(leaf: Leaf, couple: Couple) -> Content:
    """Return all of *leaf* that would go on paper, to be read beside the list."""
    parts = [
        Content("\n").join([plain(title(leaf)).stylize("bold"), _note(leaf, couple).stylize_before("$quiet")])
    ]
    for each in leaf.days:
        lines = [Content.styled(month_day(each.day), "$quiet"), *(_words(said, couple) for said in each.said)]
        parts.append(Content("\n").join(lines))
    if leaf.part == "retreats":
        parts += _by_label(leaf.said, couple)
    else:
        parts += [_words(said, couple) for said in leaf.said]
    return Content("\n\n").join(parts)


def _words(said: Said, couple: Couple) -> Content:
    """Return *said* with whose words it is, and what it is."""
    if said.label in (REACHED, LET_GO):
        who = signed(couple, said.side, bold=False) if said.side else Content("")
        return Content.assemble((f"{said.label} ", "$quiet"), who)
    label = Content.styled(said.label, "$quiet") if said.label else Content("")
    if said.side is None:
        return Content("   ").join(filter(None, (plain(said.words), label)))
    head = Content(" ").join(filter(None, (signed(couple, said.side), label)))
    return Content("\n").join([head, plain(said.words)])


def _by_label(some: Sequence[Said], couple: Couple) -> Iterator[Content]:
    for label, group in grouped(some):
        lines = [Content.styled(label, "$quiet")]
        for said in group:
            who = Content.assemble(signed(couple, said.side), "  ") if said.side else Content("")
            lines.append(Content.assemble(who, plain(said.words)))
        yield Content("\n").join(lines)
