"""What the days are drawn from, and how a drawing of them looks to the widget that shows it."""

from typing import NamedTuple, Protocol

from twofold.domain.retreat.balance import Balance
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.slots import date_of

from .signs import STRIP, shares

Pieces = list[tuple[str, str]]
"""A line: texts, each with the names of the styles that it has, parted by spaces."""
EDGE, CURSOR = "▏", "▌"
"""What a slot begins with, and the one under the cursor."""
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Scene(NamedTuple):
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
    """A drawing of a scene: lines that stay at the top, and others that scroll."""

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
    found = date_of(plan, day)
    return f"{DAYS[found.weekday()]} {found.day}" + (f" {MONTHS[found.month - 1]}" if long else "")


def strip(balance: Balance, width: int) -> Pieces:
    """Return how a day is shared between its kinds, in *width* cells, by their signs."""
    cells = shares([getattr(balance, name) for name, *_ in STRIP], width)
    pieces = [(sign * count, hue) for (_, sign, _, hue), count in zip(STRIP, cells, strict=True) if count]
    return pieces or [("·" * width, "open")]
