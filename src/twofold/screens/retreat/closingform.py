"""What is written at the end of a retreat: a part for each of the two, and one for both."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES
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
from twofold.widgets.plain import signed


class ClosingForm(Vertical):
    """The lines of *closing*, in three parts: "closing-a", "closing-b" and "closing-both"."""

    def __init__(self, closing: Closing, couple: Couple) -> None:
        super().__init__(id="closing", classes="column")
        self._begun, self._couple = closing, couple

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        closing = self._begun
        for n, side in enumerate(SIDES):
            with Vertical(id=f"closing-{side}", classes="closing-part"):
                asks = Content.assemble(signed(self._couple, side), ", what do you take home?")
                yield Static(asks, classes="lead", markup=False)
                for place, words in enumerate(takeaways_of(closing, side)):
                    hint = "" if place else "something small counts"
                    yield from _row(f"{place + 1}", words, hint, f"take-{side}-{place}")
                yield Static("And one promise, small enough to keep", classes="lead gap", markup=False)
                yield from _row("I will", closing.promises[n], "ask how your day was", f"promise-{side}")
                yield Static("", id=f"closing-end-{side}", classes="closing-end quiet", markup=False)
        with Vertical(id="closing-both", classes="closing-part"):
            yield Static("", id="closing-told", markup=False)
            yield Static("When do you sit down again, the two of you?", classes="lead", markup=False)
            yield from _row("day", closing.day, "Sunday, in 10 days, 12 December", "checkin-day")
            yield from _row("time", closing.time, "19:00", "checkin-time")
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
        before = closing_of(base)
        for n, side in enumerate(SIDES):
            for place in range(TAKEAWAYS):
                words = self._line(f"take-{side}-{place}").line
                if words != takeaways_of(before, side)[place]:
                    plan = with_takeaway(plan, side, place, words)
            words = self._line(f"promise-{side}").line
            if words != before.promises[n]:
                plan = with_promise(plan, side, words)
        day, time = self._line("checkin-day").line, self._line("checkin-time").line
        if day != before.day:
            plan = with_checkin(plan, day=day)
        return with_checkin(plan, time=time) if time != before.time else plan

    def fill(self, closing: Closing) -> None:
        """Put *closing* into the fields."""
        values = {f"promise-{side}": closing.promises[n] for n, side in enumerate(SIDES)}
        values |= {f"take-{s}-{n}": takeaways_of(closing, s)[n] for s in SIDES for n in range(TAKEAWAYS)}
        values |= {"checkin-day": closing.day, "checkin-time": closing.time}
        with self.prevent(Input.Changed):
            for name, words in values.items():
                if self._line(name).line != words:
                    self._line(name).value = words

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)


def _row(label: str, words: str, hint: str, id: str) -> ComposeResult:
    with Horizontal(classes="closing-row"):
        yield Static(label, classes="closing-label", markup=False)
        yield Line(words, placeholder=hint, id=id)
