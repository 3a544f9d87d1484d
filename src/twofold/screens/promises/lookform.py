"""What is asked at a look together: did it happen, how far is it met, a word of thanks, and what now."""

from typing import cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from twofold.content.promises import promise_words
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import (
    HAPPENED,
    REVIEW_DAYS,
    Agreement,
    Happened,
    Look,
    Verdict,
)
from twofold.domain.records import SIDES
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import signed
from twofold.widgets.scale import Scale

VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("keep", "keep it"),
    ("change", "change it"),
    ("drop", "let it go"),
)


class LookForm(Vertical):
    """The questions about *agreement*, as far as they were answered; how far it is met only for an asker."""

    def __init__(self, agreement: Agreement, couple: Couple) -> None:
        super().__init__(id="pact", classes="column")
        self._begun = self.value_of(agreement)
        self._asked = agreement.asker is not None
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        value = self._begun
        yield Static("", id="review-what", classes="pact-part", markup=False)
        yield Static("Did it happen?", classes="lead", markup=False)
        happened = [(each, each, "", "") for each in HAPPENED]
        yield Pick(happened, value.happened or "", id="review-happened")
        yield Static("", id="review-word", classes="pact-part quiet", markup=False)
        if self._asked:
            yield Static("", id="review-asks", classes="lead", markup=False)
            yield Scale("not at all", "fully", first=0, last=10, value=value.met, id="review-met",
                        classes="pact-part")  # fmt: skip
        yield Static("A word of thanks, written or said aloud", classes="lead", markup=False)
        for side, words in zip(SIDES, value.thanks, strict=True):
            hint = promise_words().lines.thanks if side == "a" else ""
            with Horizontal(classes="pact-row"):
                yield Static(signed(self._couple, side), markup=False, classes="pact-label")
                yield Line(words, placeholder=hint, id=f"review-thanks-{side}", classes="pact-value")
        yield Static("And now?", classes="lead gap", markup=False)
        verdicts = [(each, words, "", "") for each, words in VERDICTS]
        yield Pick(verdicts, value.verdict or "", id="review-verdict")
        days = [(str(n), f"in {n} days", "", "") for n in REVIEW_DAYS]
        yield Static("", id="review-next", classes="quiet", markup=False)
        yield Pick(days, str(value.days), id="review-days")
        yield Consent(id="review-keys", classes="pact-part gap")
        yield Static("", id="pact-end", classes="pact-part quiet", markup=False)

    def value(self) -> Look:
        """Return what was answered."""
        scales = list(self.query(Scale))
        a, b = (self.query_one(f"#review-thanks-{side}", Line).line for side in SIDES)
        return Look(
            happened=cast("Happened | None", self.query_one("#review-happened", Pick).value or None),
            met=scales[0].value if scales else None,
            thanks=(a, b),
            verdict=cast("Verdict | None", self.query_one("#review-verdict", Pick).value or None),
            days=int(self.query_one("#review-days", Pick).value),
        )

    def value_of(self, agreement: Agreement) -> Look:
        """Return the look that was begun, or a new one."""
        return agreement.look or Look()

    def fill(self, value: Look) -> None:
        """Put *value* into the fields."""
        self.query_one("#review-happened", Pick).value = value.happened or ""
        self.query_one("#review-verdict", Pick).value = value.verdict or ""
        self.query_one("#review-days", Pick).value = str(value.days)
        for scale in self.query(Scale):
            scale.value = value.met
        for side, words in zip(SIDES, value.thanks, strict=True):
            line = self.query_one(f"#review-thanks-{side}", Line)
            if line.line != words:
                line.value = words
