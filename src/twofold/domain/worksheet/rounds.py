"""The rounds of a worksheet: who has finished, the reveal, and what stands side by side afterwards."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from twofold.domain.drawers import WritingSummary, finished
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import clean_line, is_blank, visible

from .sheet import PICKS, Draft, Fate, Guess, Row

LINE_FROM = 3
"""A change of "met" by as many points is more than noise (single items vary by one or two)."""

Stage = Literal["write", "guess", "reveal", "together"]
"""Where a round stands: someone still writes; someone still guesses; both are done; it is open."""


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """One side as it was revealed."""

    rows: tuple[Row, ...] = ()
    since: dict[str, Fate] = {}
    guess: Guess = Guess()


class Revealed(msgspec.Struct, frozen=True):
    """Both sides, opened in the same moment ``at`` (UTC)."""

    at: datetime
    a: Shown
    b: Shown

    def side(self, side: Side) -> Shown:
        """Return what *side* had written."""
        return self.a if side == "a" else self.b


class Worksheet(Record, frozen=True, kw_only=True):
    """A round. ``day``: its date. ``previous``: the id of the round that it goes on from, or None.

    ``revealed``: both sides, or None while they are private (then each is a Writing of kind "sheet").
    """

    one_of_a_kind = True

    day: date
    previous: str | None = None
    revealed: Revealed | None = None

    def row(self, id: str) -> tuple[Side, Row] | None:
        """Return the revealed row *id* and whose it is, or None."""
        if self.revealed is None:
            return None
        found = ((side, row) for side in SIDES for row in self.revealed.side(side).rows if row.id == id)
        return next(found, None)


class RevealedAt(msgspec.Struct, frozen=True):
    """The little of a reveal that a list shows."""

    at: datetime


class WorksheetSummary(msgspec.Struct, frozen=True):
    """The little of a round that a list shows."""

    id: str
    created: datetime
    day: date
    previous: str | None = None
    revealed: RevealedAt | None = None


class Band(msgspec.Struct, frozen=True):
    """Rows that stand beside each other: of one group where ``both`` named it, else a single row."""

    a: tuple[Row, ...] = ()
    b: tuple[Row, ...] = ()
    both: bool = False

    def side(self, side: Side) -> tuple[Row, ...]:
        """Return the rows of *side*."""
        return self.a if side == "a" else self.b


class Course(msgspec.Struct, frozen=True):
    """How "met" moved for one need of *side* over the rounds: (day, met) for each that rated it."""

    side: Side
    row: Row
    points: tuple[tuple[date, int], ...]

    @property
    def moved(self) -> bool:
        """Whether the last is at least three points away from the first."""
        return len(self.points) > 1 and joined(self.points[0][1], self.points[-1][1])


def joined(before: int, after: int) -> bool:
    """Return whether a line may join two ratings: only a change of three or more is worth one."""
    return abs(after - before) >= LINE_FROM


def stage_of(worksheet: Worksheet | WorksheetSummary, cards: Sequence[WritingSummary]) -> Stage:
    """Return where *worksheet* stands, *cards* being the writings there are."""
    if worksheet.revealed is not None:
        return "together"
    if finished(cards, worksheet.id, "sheet") != set(SIDES):
        return "write"
    return "reveal" if finished(cards, worksheet.id, "guess") == set(SIDES) else "guess"


def reveal(worksheet: Worksheet, a: Shown, b: Shown, now: datetime) -> Worksheet:
    """Return *worksheet* opened at *now* (UTC). Raises Invalid when it is open, or when a side is empty."""
    if worksheet.revealed is not None:
        raise Invalid("This round is already open.")
    if not a.rows or not b.rows:
        raise Invalid("Each of you needs to finish your own side first.")
    return worksheet.with_(revealed=Revealed(at=now, a=a, b=b))


def shown(draft: Draft, guess: Guess) -> Shown:
    """Return a finished *draft* and *guess* as one side to reveal."""
    return Shown(rows=draft.rows, since=draft.since, guess=guess)


def theme(row: Row) -> str:
    """Return what two rows must share to be about the same: the group, or else the words of one's own."""
    return row.group or f"own:{clean_line(visible(row.other)).casefold()}"


def bands(revealed: Revealed) -> tuple[Band, ...]:
    """Return everything side by side: what both named first, then the widest gap (importance − met) first.

    Among those both named, the wider gap of the two counts. Rows not rated come last; ties go to the more
    important, then to a's, then to the earlier written.
    """
    themes = {side: [theme(row) for row in revealed.side(side).rows] for side in SIDES}
    shared = [key for key in dict.fromkeys(themes["a"]) if key != "own:" and key in themes["b"]]
    found: list[Band] = []
    for key in shared:
        a, b = (
            tuple(sorted((row for row in revealed.side(side).rows if theme(row) == key), key=_by_gap))
            for side in SIDES
        )
        found.append(Band(a, b, both=True))
    for row in revealed.a.rows:
        if theme(row) not in shared:
            found.append(Band(a=(row,)))
    for row in revealed.b.rows:
        if theme(row) not in shared:
            found.append(Band(b=(row,)))
    return tuple(sorted(found, key=lambda band: (not band.both, min(map(_by_gap, (*band.a, *band.b))))))


def requests(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the up to three rows whose requests the other may choose a gift from: the widest gaps."""
    asked = [row for row in rows if not is_blank(row.request.what)]
    return tuple(sorted(asked, key=_by_gap)[:PICKS])


def courses(rounds: Sequence[Worksheet], side: Side) -> tuple[Course, ...]:
    """Return how "met" moved for each need of *side* in *rounds*; the latest round's needs first.

    A need is followed over the rounds by ``Row.before``. Only needs rated at least once are in it.
    """
    opened = sorted(
        (w for w in rounds if w.revealed), key=lambda w: (w.revealed.at, w.id) if w.revealed else ()
    )
    chains: dict[str, tuple[Row, list[tuple[date, int]]]] = {}
    order: dict[str, int] = {}
    for number, worksheet in enumerate(opened):
        assert worksheet.revealed is not None
        for row in worksheet.revealed.side(side).rows:
            points = chains.pop(row.before, (row, []))[1] if row.before else []
            if row.met is not None:
                points = [*points, (worksheet.day, row.met)]
            chains[row.id] = (row, points)
            order[row.id] = number
    latest = sorted(chains, key=lambda row: -order[row])
    return tuple(Course(side, chains[row][0], tuple(chains[row][1])) for row in latest if chains[row][1])


def _by_gap(row: Row) -> tuple[bool, int, int]:
    gap = row.gap
    return gap is None, -(gap or 0), -(row.importance or 0)
