"""What the days are drawn from, and how a drawing of them looks to the widget that shows it."""

from typing import NamedTuple, Protocol

from twofold.domain.dates import short_day
from twofold.domain.retreat.balance import Balance, weigh
from twofold.domain.retreat.plan import DAY, Plan, Slot
from twofold.domain.retreat.slots import date_of, order

from .signs import STRIP, shares

Pieces = list[tuple[str, str]]
"""A line: texts, each with the names of the styles that it has, parted by spaces."""
EDGE, CURSOR = "▏", "▌"
"""What a slot begins with, and the one under the cursor."""


class Laid(NamedTuple):
    """``plan``, with its slots by ``days``, in their order, and how each day is shared out (``balances``).

    ``rows``: the slots of each day as the plan has them.
    """

    plan: Plan
    rows: tuple[list[Slot], ...]
    days: tuple[tuple[Slot, ...], ...]
    balances: tuple[Balance, ...]


def lay(plan: Plan, before: Laid | None = None) -> Laid:
    """Return the days of *plan*; a day that is as it was *before* is the very same object, slots and all."""
    if before is not None and before.plan is plan:
        return before
    rows: tuple[list[Slot], ...] = tuple([] for _ in range(plan.days))
    for slot in plan.slots:
        if slot.day < plan.days:
            rows[slot.day].append(slot)
    days, balances = [], []
    for day, row in enumerate(rows):
        if before is not None and day < len(before.rows) and row == before.rows[day]:
            days.append(before.days[day])
            balances.append(before.balances[day])
            continue
        here = sorted(row, key=order)
        if before is not None and day < len(before.days):
            # A save reads all slots anew: those that say the same stay the same.
            known = {slot.id: slot for slot in before.days[day]}
            here = [known[slot.id] if known.get(slot.id) == slot else slot for slot in here]
        days.append(tuple(here))
        balances.append(weigh(slot for slot in here if slot.happened != "skipped"))
    return Laid(plan, rows, tuple(days), tuple(balances))


class Canvas(NamedTuple):
    """``plan``, its slots by day, and the balance of each.

    ``day``, ``slot`` (an id, or ""), ``minute``: where the cursor is. ``now``: the present day and minute,
    when that is one of the plan's days.
    """

    plan: Plan
    days: tuple[tuple[Slot, ...], ...]
    balances: tuple[Balance, ...]
    day: int
    slot: str
    minute: int
    now: tuple[int, int] | None

    def today_word(self, day: int) -> str:
        """Return what stands behind the name of *day*: ", today", after midnight ", tonight", else ""."""
        if self.now is None or self.now[0] != day:
            return ""
        return ", today" if self.now[1] < DAY else ", tonight"

    @property
    def current(self) -> Slot | None:
        """The slot under the cursor, or None."""
        return next((slot for slot in self.days[self.day] if slot.id == self.slot), None)


class Hit(NamedTuple):
    """What lies under the mouse: a day, a slot's id (or ""), and the minute."""

    day: int
    slot: str
    minute: int


class Drawing(Protocol):
    """A drawing of a canvas: lines that stay at the top, and others that scroll."""

    @property
    def lines(self) -> int:
        """How many lines scroll."""
        ...

    @property
    def cursor(self) -> tuple[int, int]:
        """The first line of what is under the cursor, and the one after its last."""
        ...

    def top(self) -> list[Pieces]:
        """The lines that stay."""
        ...

    def line(self, number: int, first: int = 0) -> Pieces:
        """One of those that scroll, of which *first* is the first in sight."""
        ...

    def hit(self, x: int, number: int) -> Hit | None:
        """What lies at the column *x* of the line *number* (-1: the lines that stay)."""
        ...


def day_name(plan: Plan, day: int, *, long: bool = False) -> str:
    """Return what the day *day* is called: "Fri 27", or with its month."""
    return short_day(date_of(plan, day), month=long)


def strip(balance: Balance, width: int) -> Pieces:
    """Return how a day is shared between its kinds, in *width* cells, by their signs."""
    cells = shares([getattr(balance, name) for name, *_ in STRIP], width)
    pieces = [(sign * count, hue) for (_, sign, _, hue), count in zip(STRIP, cells, strict=True) if count]
    return pieces or [("·" * width, "open")]
