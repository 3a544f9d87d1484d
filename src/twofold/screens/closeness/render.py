"""How the circles, and what was written beside them, are told; and what the pages know together."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from twofold.domain.closeness.circles import drawn, pair, words_of
from twofold.domain.closeness.looks import Status, about, felt_by, in_order, status
from twofold.domain.closeness.records import Closeness, ClosenessSummary, Felt
from twofold.domain.dates import MONTHS
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.screens.house import House
from twofold.store.reveal import writing_summaries
from twofold.widgets.plain import hue, plain

LARGE, SMALL = 19, 13
"""The widths of a circle: where there is room, and where there is little."""
SOURCE = (
    "Two circles for closeness are the idea of Aron, Aron and Smollan (1992), whose scale is widely used in "
    "research without a fee; that they move freely, without steps, follows the continuous version of it, "
    "published under CC BY 4.0 (doi.org/10.1007/s40881-024-00176-4). Drawing and words are our own; none of "
    "their pictures or code is used. It is a way to talk, not a measure of you."
)


def looks(house: House) -> list[ClosenessSummary]:
    """Return what was opened, the earliest first."""
    return in_order(house.store[Closeness].peek(ClosenessSummary))


def stands(house: House, look: str) -> tuple[Status, Status]:
    """Return how what both write for *look* stands."""
    cards = writing_summaries(house)
    return status(cards, look, "a"), status(cards, look, "b")


def next_look(house: House) -> str:
    """Return the id of what is written now."""
    return about(looks(house))


def circles(near: int | None, couple: Couple, side: Side, width: int) -> Content:
    """Return the two circles of *side*, theirs on the left; quiet where they were not moved yet."""
    own, away = couple.partner(side), couple.partner(other(side))
    styles = {"": "", "own": hue(own.colour), "other": hue(away.colour)}
    lines = []
    for row in drawn(near or 0, width, (own.mark, away.mark)):
        cells = [(sign, "$quiet" if near is None and whose else styles[whose]) for sign, whose in row]
        lines.append(Content.assemble(*cells))
    return Content("\n").join(lines)


def felt_words(felt: Felt, *, gaps: bool) -> Content:
    """Return what *felt* says, without the circles; *gaps*: with room between its parts."""
    parts = [Content.styled(words, "bold")] if (words := words_of(felt.near)) else []
    if felt.why:
        parts.append(Content.assemble(("Why: ", "$quiet"), felt.why))
    if felt.closer:
        parts.append(Content.assemble(("Closer: ", "$quiet"), plain(felt.closer)))
    return Content("\n\n" if gaps else "\n").join(parts)


def since(shown: Sequence[ClosenessSummary], side: Side, today: date, room: int) -> str:
    """Return the quiet line of *side* over the months in *shown*, such as "since March: o  o · o o".

    It has the latest for which there is *room* (in cells); "" for fewer than two. Only what was opened is in
    *shown*.
    """
    found = [(look.day, drawing) for look in shown if (drawing := pair(felt_by(look, side)))]
    while len(found) > 1:
        day = found[0][0]
        year = "" if day.year == today.year else f" {day.year}"
        line = f"since {MONTHS[day.month - 1]}{year}: {' · '.join(drawing for _, drawing in found)}"
        if len(line) <= room:
            return line
        found = found[1:]
    return ""
