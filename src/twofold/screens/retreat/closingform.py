"""What is written at the end of a retreat: a part for each of the two, and one for both."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.retreat.closing import (
    TAKEAWAYS,
    closing_of,
    takeaways_of,
    with_checkin,
    with_promise,
    with_takeaway,
)
from twofold.domain.retreat.plan import Closing, Plan
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Text, Time
from twofold.widgets.plain import signed


class Takeaway(Text):
    """One of the things that *side* takes home; there may be fewer of them than lines."""

    def __init__(self, side: Side, place: int) -> None:
        hint = "" if place else "something small counts"
        super().__init__(f"take-{side}-{place}", f"{place + 1}", hint, id=f"take-{side}-{place}")
        self.side, self.place = side, place

    def get(self, value: Any) -> str:
        """Return it, or ""."""
        return takeaways_of(value, self.side)[self.place]

    def put(self, value: Any, part: str) -> Any:
        """Return *value* with it."""
        lines = {side: list(takeaways_of(value, side)) for side in SIDES}
        lines[self.side][self.place] = part
        return replace(value, takeaways=tuple(tuple(lines[side]) for side in SIDES))


class ClosingForm(Form[Closing]):
    """The lines of *closing*, in three parts: "closing-a", "closing-b" and "closing-both"."""

    def __init__(self, closing: Closing, couple: Couple) -> None:
        hint = "ask how your day was"
        fields = (
            *(Takeaway(side, place) for side in SIDES for place in range(TAKEAWAYS)),
            *(Text(f"promises.{n}", "I will", hint, id=f"promise-{side}") for n, side in enumerate(SIDES)),
            Day("day", "day", "Sunday, in 10 days, 12 December", id="checkin-day"),
            Time("time", "time", "19:00", id="checkin-time"),
        )
        super().__init__(closing, fields, "closing", id="closing", classes="column")
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        for n, side in enumerate(SIDES):
            with Vertical(id=f"closing-{side}", classes="closing-part"):
                asks = Content.assemble(signed(self._couple, side), ", what do you take home?")
                yield Static(asks, classes="lead", markup=False)
                yield from self.rows(*(f"take-{side}-{place}" for place in range(TAKEAWAYS)))
                yield Static("And one promise, small enough to keep", classes="lead gap", markup=False)
                yield self.row(f"promises.{n}")
                yield Static("", id=f"closing-end-{side}", classes="closing-end quiet", markup=False)
        with Vertical(id="closing-both", classes="closing-part"):
            yield Static("", id="closing-told", markup=False)
            yield Static("When do you sit down again, the two of you?", classes="lead", markup=False)
            yield from self.rows("day", "time")
            yield Static("", id="closing-reads", markup=False)
            yield Consent(id="closing-keys")
            yield Static("", id="closing-end", classes="closing-end quiet", markup=False)

    def lines(self, part: str) -> list[Line]:
        """Return the fields of *part* ("a", "b" or "both"), in order."""
        return list(self.query_one(f"#closing-{part}").query(Line))

    def written(self, plan: Plan, base: Plan) -> Plan:
        """Return *plan* with what was typed here since *base*; other lines stay as they are.

        Raises Invalid when *plan* is closed.
        """
        before, value = closing_of(base), self.read()
        for n, side in enumerate(SIDES):
            for place, words in enumerate(takeaways_of(value, side)):
                if words != takeaways_of(before, side)[place]:
                    plan = with_takeaway(plan, side, place, words)
            if value.promises[n] != before.promises[n]:
                plan = with_promise(plan, side, value.promises[n])
        if value.day != before.day:
            plan = with_checkin(plan, day=value.day)
        return with_checkin(plan, time=value.time) if value.time != before.time else plan
