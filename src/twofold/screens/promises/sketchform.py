"""The lines of an agreement while it is written: who, what, when first, how often, until when."""

from textual.app import ComposeResult
from textual.widgets import Static

from twofold.content.promises import promise_words
from twofold.domain.people import Couple
from twofold.domain.promises.terms import REVIEW_DAYS, Sketch
from twofold.widgets.consent import Consent
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Pick, Text
from twofold.widgets.plain import partner_options

from .render import LABELS

DAYS = [(n, f"{n} days" if n else "other", "", "") for n in (*REVIEW_DAYS, 0)]


class SketchForm(Form[Sketch]):
    """The fields of the sketch *value*.

    *asked*: whether it comes of a request, which needs no example; *for_a_while*: whether it has a last day.
    """

    def __init__(self, value: Sketch, couple: Couple, *, asked: bool, for_a_while: bool) -> None:
        hints = promise_words().lines
        fields = (
            Pick("who", LABELS["who"], [*partner_options(couple), ("both", "both", "", "")]),
            Text("what", LABELS["what"], "" if asked else hints.what),
            Day("first", LABELS["first"], hints.first),
            Text("often", LABELS["often"], hints.often),
            Text("notice", LABELS["notice"], hints.notice),
            *([Day("until", LABELS["until"], hints.until)] if for_a_while else []),
            Pick("days", "look again", DAYS),
            Day("review", "on", hints.review),
        )
        super().__init__(value, fields, "write", id="pact", classes="column")

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Static("", id="write-origin", classes="pact-part", markup=False)
        yield from super().compose()
        yield Static("", id="write-trouble", classes="pact-part", markup=False)
        yield Consent(id="write-keys", classes="pact-part")
        yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
