"""What is asked at a look together: did it happen, how far is it met, a word of thanks, and what now."""

from textual.app import ComposeResult
from textual.widgets import Static

from twofold.content.promises import promise_words
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import HAPPENED, Agreement, Look, Verdict
from twofold.domain.promises.terms import REVIEW_DAYS
from twofold.domain.records import SIDES
from twofold.widgets.consent import Consent
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Scale, Text
from twofold.widgets.plain import signed

VERDICTS: tuple[tuple[Verdict, str, str, str], ...] = (
    ("keep", "keep it", "", ""),
    ("change", "change it", "", ""),
    ("drop", "let it go", "", ""),
)


class LookForm(Form[Look]):
    """The questions about *agreement*, as far as they were answered; how far it is met only for an asker."""

    def __init__(self, agreement: Agreement, couple: Couple) -> None:
        asked, hints = agreement.asker is not None, (promise_words().lines.thanks, "")
        fields = (
            Pick("happened", "", [(each, each, "", "") for each in HAPPENED]),
            *([Scale("met", "", "not at all", "fully", 0, 10)] if asked else []),
            *(
                Text(f"thanks.{n}", signed(couple, side), hints[n], id=f"review-thanks-{side}", of=side)
                for n, side in enumerate(SIDES)
            ),
            Pick("verdict", "", VERDICTS),
            Pick("days", "", [(n, f"in {n} days", "", "") for n in REVIEW_DAYS]),
        )
        super().__init__(agreement.look or Look(), fields, "review", id="pact", classes="column")

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        yield Static("", id="review-what", classes="pact-part", markup=False)
        yield Static("Did it happen?", classes="lead", markup=False)
        yield self.widget("happened")
        yield Static("", id="review-word", classes="pact-part quiet", markup=False)
        if "met" in self.fields:
            yield Static("", id="review-asks", classes="lead", markup=False)
            yield self.widget("met").add_class("pact-part")
        yield Static("A word of thanks, written or said aloud", classes="lead", markup=False)
        yield from self.rows("thanks.0", "thanks.1")
        yield Static("And now?", classes="lead gap", markup=False)
        yield self.widget("verdict")
        yield Static("", id="review-next", classes="quiet", markup=False)
        yield self.widget("days")
        yield Consent(id="review-keys", classes="pact-part gap")
        yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
