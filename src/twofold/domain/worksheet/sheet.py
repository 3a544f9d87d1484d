"""One partner's side of a worksheet: up to seven rows, each a need or a want, written in private.

After field practice: list alone first, in one's own words (Notarius and Markman; Harley), rate importance
and how far it is met, and ask for one small thing. Every function returns a new value.
"""

from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import new_id
from twofold.domain.text import LINE_LIMIT, is_blank

ROWS = 7
"""The most rows of one side."""
PICKS = 3
"""The most needs that one guesses of the other, and requests offered as a gift."""
TOP = 10
"""The highest importance, and the highest "met"."""
LONG = 2_000
"""Longest answer of several lines, in characters."""

Kind = Literal["need", "want"]
Firmness = Literal["core", "flexible", "dream"]
Fate = Literal["still", "met", "gone"]
"""What became of a row of the last round: it still matters, it is met now, it no longer matters."""

KINDS: tuple[Kind, ...] = ("need", "want")
FIRMNESSES: tuple[Firmness, ...] = ("core", "flexible", "dream")

_Rating = Annotated[int, msgspec.Meta(ge=0, le=TOP)]
_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
_Text = Annotated[str, msgspec.Meta(max_length=LONG)]


class Opening(msgspec.Struct, frozen=True, omit_defaults=True):
    """A soft opening (softened start-up): "I feel *feeling* about *about*. I need *need*."."""

    feeling: _Line = ""
    about: _Line = ""
    need: _Line = ""

    @property
    def words(self) -> str:
        """The opening as one or two sentences, of the parts that are there; "" when there are none."""
        feel = f"I feel {self.feeling}" if self.feeling else ""
        about = (
            f" about {self.about}" if feel and self.about else f"It is about {self.about}" * bool(self.about)
        )
        need = f"I need {self.need}" if self.need else ""
        return " ".join(f"{part.rstrip('.')}." for part in (feel + about, need) if part)


class Request(msgspec.Struct, frozen=True, omit_defaults=True):
    """One small thing to ask for. ``what`` is needed; ``when``, ``often``, ``until`` are in plain words."""

    what: _Line = ""
    when: _Line = ""
    often: _Line = ""
    until: _Line = ""

    @property
    def words(self) -> str:
        """The request on one line; "" when there is none."""
        until = f"until {self.until.removeprefix('until ')}" if self.until else ""
        return ", ".join(part for part in (self.what, self.when, self.often, until) if part)


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One need or want.

    ``group``: the id of one of our groups of needs, or "" with ``other`` in one's own words. ``words``: in
    my words. ``why``: why it matters. ``importance`` and ``met`` (how far it is met now): 0 to 10, or None
    while not rated. ``moment``: what "met" would look like. ``before``: the id of the row of the last round
    that this one goes on from.
    """

    id: str = msgspec.field(default_factory=new_id)
    kind: Kind = "need"
    group: str = ""
    other: _Line = ""
    words: _Line = ""
    why: _Text = ""
    importance: _Rating | None = None
    met: _Rating | None = None
    moment: _Text = ""
    opening: Opening = Opening()
    request: Request = Request()
    firmness: Firmness = "flexible"
    before: str | None = None

    @property
    def gap(self) -> int | None:
        """Importance minus met, or None while one of them is not rated."""
        return None if self.importance is None or self.met is None else self.importance - self.met

    @property
    def blank(self) -> bool:
        """Whether nothing has been written or rated in it."""
        typed = (
            self.group,
            self.other,
            self.words,
            self.why,
            self.moment,
            self.opening.words,
            self.request.words,
        )
        return all(is_blank(text) for text in typed) and self.importance is None and self.met is None


class Removed(msgspec.Struct, frozen=True):
    """A deleted row, and where it stood."""

    place: int
    row: Row

    @property
    def id(self) -> str:
        """The row's."""
        return self.row.id


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """A side while it is written. ``removed``: deleted rows, the latest last. ``since``: what became of the
    rows of the last round, by their id."""

    rows: tuple[Row, ...] = ()
    removed: tuple[Removed, ...] = ()
    since: dict[str, Fate] = {}

    def row(self, id: str) -> Row | None:
        """Return the row *id*, or None when it is not there (any more)."""
        return next((row for row in self.rows if row.id == id), None)


class Picked(msgspec.Struct, frozen=True, omit_defaults=True):
    """A need that one believes to be among the other's top three, and how far met (0 to 10, or None)."""

    group: str
    met: _Rating | None = None


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one guesses of the other's side: up to three picks, the most important first; none is a pass."""

    picks: Annotated[tuple[Picked, ...], msgspec.Meta(max_length=PICKS)] = ()


def add(draft: Draft, row: Row | None = None, after: str | None = None) -> Draft:
    """Return *draft* with *row* (a new one) below the row *after* (None: at the end).

    Raises Invalid when there are seven already.
    """
    if len(draft.rows) >= ROWS:
        raise Invalid("Seven are enough for one evening. Delete one to make room for another.")
    place = next((n + 1 for n, each in enumerate(draft.rows) if each.id == after), len(draft.rows))
    rows = list(draft.rows)
    rows.insert(place, row or Row())
    return replace(draft, rows=tuple(rows))


def put(draft: Draft, row: Row) -> Draft:
    """Return *draft* with *row* in the place of the one with its id; unchanged when that is gone."""
    return replace(draft, rows=tuple(row if each.id == row.id else each for each in draft.rows))


def duplicate(draft: Draft, id: str) -> tuple[Draft, str]:
    """Return *draft* with a copy of the row *id* below it, and the copy's id.

    Raises Invalid when there are seven already, LookupError when there is no such row.
    """
    row = _row(draft, id)
    copy = replace(row, id=new_id(), before=None)
    return add(draft, copy, after=id), copy.id


def move(draft: Draft, id: str, by: int) -> Draft:
    """Return *draft* with the row *id* moved *by* places (down is positive), not past the ends.

    Raises LookupError when there is no such row.
    """
    row = _row(draft, id)
    rows = [each for each in draft.rows if each.id != id]
    rows.insert(min(max(draft.rows.index(row) + by, 0), len(rows)), row)
    return replace(draft, rows=tuple(rows))


def delete(draft: Draft, id: str) -> Draft:
    """Return *draft* without the row *id*, which can be brought back. Raises LookupError when it is gone."""
    row = _row(draft, id)
    gone = Removed(draft.rows.index(row), row)
    rows = tuple(each for each in draft.rows if each.id != id)
    return replace(draft, rows=rows, removed=(*draft.removed, gone))


def bring_back(draft: Draft, id: str = "") -> Draft:
    """Return *draft* with the deleted row *id* ("": the one that was deleted last) where it stood.

    Raises Invalid when nothing was deleted, or when there are seven rows.
    """
    if not draft.removed:
        raise Invalid("Nothing was deleted here.")
    if len(draft.rows) >= ROWS:
        raise Invalid("There are seven rows. Delete one first, then bring the other back.")
    gone = next((each for each in draft.removed if each.row.id == id), draft.removed[-1])
    rows = list(draft.rows)
    rows.insert(gone.place, gone.row)
    rest = tuple(each for each in draft.removed if each is not gone)
    return replace(draft, rows=tuple(rows), removed=rest)


def unready(draft: Draft) -> tuple[str, ...]:
    """Return the ids of the rows that keep *draft* from being finished: written ones without a request."""
    return tuple(row.id for row in draft.rows if not row.blank and is_blank(row.request.what))


def done(draft: Draft) -> Draft:
    """Return *draft* as it is to be shown: without blank and deleted rows.

    Raises Invalid when a row has no request, or when no row is left.
    """
    lacking = unready(draft)
    if lacking:
        place = next(n for n, row in enumerate(draft.rows, 1) if row.id == lacking[0])
        raise Invalid(f"Row {place} asks for nothing yet. Write one small request after “Would you”.")
    rows = tuple(row for row in draft.rows if not row.blank)
    if not rows:
        raise Invalid("There is no row yet. One need is enough.")
    return replace(draft, rows=rows, removed=())


def go_on_from(row: Row) -> Row:
    """Return a new row that goes on from *row* of the last round: its words and its importance.

    How far it is met now, and what to ask for, are left to be said anew.
    """
    return replace(row, id=new_id(), before=row.id, met=None, request=Request())


def next_draft(draft: Draft, last: tuple[Row, ...]) -> Draft:
    """Return *draft* with a row for each row of *last* that ``since`` says still matters and has none yet.

    What is said to be met or gone loses the row that went on from it, if nothing was changed there. A row
    that was deleted since does not come back by itself. Never raises: beyond seven rows nothing is added.
    """
    was = {row.id: row for row in last}
    over = {old for old, fate in draft.since.items() if fate != "still"}
    rows = [row for row in draft.rows if row.before not in over or not _untouched(row, was)]
    known = {row.before for row in (*rows, *(gone.row for gone in draft.removed))}
    for row in last:
        if draft.since.get(row.id) == "still" and row.id not in known and len(rows) < ROWS:
            rows.append(go_on_from(row))
    return replace(draft, rows=tuple(rows))


def _untouched(row: Row, was: dict[str, Row]) -> bool:
    """Return whether *row* still is what `go_on_from` made of one of *was*."""
    return row.before in was and row == replace(go_on_from(was[row.before]), id=row.id)


def top(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the up to three most important of *rows*; of equal importance the earlier written."""
    return tuple(sorted(rows, key=lambda row: -(row.importance or 0))[:PICKS])


def _row(draft: Draft, id: str) -> Row:
    row = draft.row(id)
    if row is None:
        raise LookupError("This row is not there any more.")
    return row
