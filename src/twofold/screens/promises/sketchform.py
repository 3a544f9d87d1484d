"""The lines of an agreement while it is written: who, what, when first, how often, until when."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from twofold.content.promises import promise_words
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import REVIEW_DAYS, Agreement, Sketch, sketch_of
from twofold.domain.records import SIDES
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import hue, plain

from .render import LABELS

DAYS = (*REVIEW_DAYS, 0)


class SketchForm(Vertical):
    """The fields of *agreement*. One on which nothing was written yet begins with *first*.

    *asked*: whether it comes of a request, which needs no example; *for_a_while*: whether it has a last day.
    """

    def __init__(
        self, agreement: Agreement, first: Sketch, couple: Couple, *, asked: bool, for_a_while: bool
    ) -> None:
        super().__init__(id="pact", classes="column")
        self._first, self._couple = first, couple
        self._asked, self._for_a_while = asked, for_a_while
        self._begun = self.value_of(agreement)

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        value, words = self._begun, promise_words().lines
        people = [
            (side, f"{who.mark} {who.name}", hue(who.colour), "")
            for side, who in ((side, self._couple.partner(side)) for side in SIDES)
        ]
        days = [(str(n), f"{n} days" if n else "other", "", "") for n in DAYS]
        yield Static("", id="write-origin", classes="pact-part", markup=False)
        yield self._row("who", Pick([*people, ("both", "both", "", "")], value.who, id="write-who"))
        for name in ("what", "first", "often", "notice"):
            hint = "" if name == "what" and self._asked else getattr(words, name)
            yield self._row(name, Line(getattr(value, name), placeholder=hint, id=f"write-{name}"))
        if self._for_a_while:
            yield self._row("until", Line(value.until, placeholder=words.until, id="write-until"))
        yield self._row("review", Pick(days, str(value.days), id="write-days"))
        yield self._row("on", Line(value.review, placeholder=words.review, id="write-review"))
        yield Static("", id="write-trouble", classes="pact-part", markup=False)
        yield Consent(id="write-keys", classes="pact-part")
        yield Static("", id="pact-end", classes="pact-part quiet", markup=False)

    def _row(self, name: str, field: Widget) -> Widget:
        label = plain((LABELS | {"review": "look in"}).get(name, name))
        field.add_class("pact-value")
        return Horizontal(
            Static(label, classes="pact-label", markup=False), field, id=f"row-{name}", classes="pact-row"
        )

    def value(self) -> Sketch:
        """Return what stands in the fields."""
        lines = {line.id[6:]: line.line for line in self.query(Line) if line.id}
        who = self.query_one("#write-who", Pick).value
        days = int(self.query_one("#write-days", Pick).value or 0)
        return Sketch(who="a" if who == "a" else "b" if who == "b" else "both", days=days, **lines)

    def value_of(self, agreement: Agreement) -> Sketch:
        """Return what is being written, else what holds, else what was asked for."""
        if agreement.sketch is not None:
            return agreement.sketch
        return sketch_of(agreement.terms) if agreement.history else self._first

    def fill(self, value: Sketch) -> None:
        """Put *value* into the fields."""
        for line in self.query(Line):
            wanted = getattr(value, (line.id or "")[6:])
            if line.line != wanted:
                line.value = wanted
        self.query_one("#write-who", Pick).value = value.who
        self.query_one("#write-days", Pick).value = str(value.days)
