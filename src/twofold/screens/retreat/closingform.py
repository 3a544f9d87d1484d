"""What is written at the end of a retreat: a part for each of the two, and one for both."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import TAKEAWAYS, Lines
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Text, Time
from twofold.widgets.plain import signed


class ClosingForm(Form[Lines]):
    """The *lines*, in three parts: "closing-a", "closing-b" and "closing-both"."""

    def __init__(self, lines: Lines, couple: Couple) -> None:
        hint = "ask how your day was"
        fields = (
            *(_takeaway(side, place) for side in SIDES for place in range(TAKEAWAYS)),
            *(Text(f"promises.{n}", "I will", hint, id=f"promise-{side}") for n, side in enumerate(SIDES)),
            Day("day", "day", "Sunday, in 10 days, 12 December", id="checkin-day"),
            Time("time", "time", "19:00", id="checkin-time"),
        )
        super().__init__(lines, fields, "closing", id="closing", classes="column")
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        for n, side in enumerate(SIDES):
            with Vertical(id=f"closing-{side}", classes="closing-part"):
                asks = Content.assemble(signed(self._couple, side), ", what do you take home?")
                yield Static(asks, classes="lead", markup=False)
                yield from self.rows(*(f"take_{side}.{place}" for place in range(TAKEAWAYS)))
                yield Static("And one promise, small enough to keep", classes="lead gap", markup=False)
                yield self.row(f"promises.{n}")
                yield Static("", id=f"closing-end-{side}", classes="closing-end quiet", markup=False)
        with Vertical(id="closing-both", classes="closing-part"):
            yield Static("", id="closing-told", markup=False)
            yield Static("When will you two sit down again?", classes="lead", markup=False)
            yield from self.rows("day", "time")
            yield Static("", id="closing-reads", markup=False)
            yield Consent(id="closing-keys")
            yield Static("", id="closing-end", classes="closing-end quiet", markup=False)

    def lines(self, part: str) -> list[Line]:
        """Return the fields of *part* ("a", "b" or "both"), in order."""
        return list(self.query_one(f"#closing-{part}").query(Line))


def _takeaway(side: str, place: int) -> Text:
    hint = "" if place else "something small counts"
    return Text(f"take_{side}.{place}", f"{place + 1}", hint, id=f"take-{side}-{place}")
