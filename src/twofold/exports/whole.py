"""What an export is made from: everything the two share, and nothing either of them keeps to themselves."""

from datetime import date

import msgspec

from ..domain.people import Couple, Trouble
from ..domain.promises import Agreement
from ..domain.records import Side
from ..domain.requests import Reply
from ..domain.rounds import Worksheet
from ..domain.session import Note, Session


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """All that the two share, in any order. Private writings and the locks of drawers have no place here."""

    couple: Couple | None = None
    sessions: tuple[Session, ...] = ()
    notes: tuple[Note, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    replies: tuple[Reply, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def name(self, side: Side) -> str:
        """Return the name of *side*, or words for it before the two have met."""
        if self.couple is None:
            return "One of you" if side == "a" else "The other"
        return self.couple.name(side)

    def worksheet(self, id: str) -> Worksheet:
        """Return the opened round *id*. Raises LookupError, and Trouble while it is private."""
        found = next((sheet for sheet in self.worksheets if sheet.id == id), None)
        if found is None:
            raise LookupError("This round is not there any more.")
        if found.revealed is None:
            raise Trouble(
                "This round is still private. It can be written out once you have opened it together."
            )
        return found


def revealed(worksheets: tuple[Worksheet, ...]) -> tuple[Worksheet, ...]:
    """Return the rounds that both have opened, the latest first."""
    opened = [(sheet.revealed.at, sheet.id, sheet) for sheet in worksheets if sheet.revealed is not None]
    return tuple(sheet for *_, sheet in sorted(opened, key=lambda each: each[:2], reverse=True))


def round_of(worksheets: tuple[Worksheet, ...], day: str = "") -> Worksheet:
    """Return the opened round whose date *day* is ("2026-11-03"), or the latest for "".

    Raises Trouble with a sentence that says which rounds there are.
    """
    opened = revealed(worksheets)
    wanted = None
    if day:
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            raise Trouble("Write the date of a round like 2026-11-03.") from None
    if not opened:
        raise Trouble("There is no worksheet to write out yet: you have not opened a round together.")
    for sheet in opened:
        if wanted in (None, sheet.day):
            return sheet
    private = any(sheet.day == wanted for sheet in worksheets)
    what = f"The round of {day} is still private" if private else f"There is no round of {day}"
    days = list(dict.fromkeys(sheet.day.isoformat() for sheet in reversed(opened)))
    there = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else days[0]
    raise Trouble(f"{what}. Those you have opened: {there}.")
