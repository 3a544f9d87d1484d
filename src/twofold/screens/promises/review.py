"""Looking at an agreement together: did it happen, does it still fit, and a word of thanks."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.content.promises import promise_words
from twofold.domain.dates import full_day
from twofold.domain.promises.agreements import HAPPENED, Agreement, Look, Review, Verdict, look_at, moved
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.promises.terms import Terms, review_day, trouble
from twofold.domain.records import Record, Side
from twofold.screens.page import View
from twofold.widgets.consent import Consent
from twofold.widgets.pick import Pick
from twofold.widgets.plain import plain, signed

from .lookform import LookForm
from .pact import DraftPact
from .render import who_words
from .source import let_go


class ReviewPage(DraftPact[Look]):
    """The review of the agreement *agreement_id*."""

    place = "promises.review"
    heading = "Looking at it together"
    why = "Not to check on each other: to see whether it serves you, and to say thank you."
    notes = (
        "Nothing here counts against anyone. If it did not happen, it was too big, or something got in the "
        "way.",
        "To change it, you write it again together. To keep it or let it go, each of you presses your own "
        "key.",
    )
    part = "look"
    redraws_on = ("mount", "focus")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"happened({n - 1})", words, tooltip=tooltip, show=False,
                    id=f"review.happened-{n}")
            for n, words, tooltip in (
                (1, "Yes", "It happened"),
                (2, "Partly", "It happened in part"),
                (3, "Not yet", "It has not happened yet"),
            )
        ),
        Binding("k", "verdict('keep')", "Keep", tooltip="Keep it as it is", id="review.keep"),
        Binding("c", "verdict('change')", "Change", tooltip="Change it, together", id="review.change"),
        Binding("d", "verdict('drop')", "Let go", tooltip="Let it go; it stays readable", id="review.drop"),
        Binding("t", "thank", "Thank", tooltip="Write a word of thanks", id="review.thank"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the questions."""
        agreement = self.edit.find(lambda agreement: bool(agreement.history) and agreement.open)
        if agreement is None:
            return
        self.form = LookForm(agreement, self.house.couple())
        self.begin_typing()
        yield self.form
        yield Consent(id="pact-brief", classes="brief")

    def typed_of(self, record: Agreement) -> Look:
        """Return the look that was begun, or a new one."""
        return record.look or Look()

    # -- what is said ---------------------------------------------------------------------------------

    def view(self) -> View:
        """Show what is asked, and what was said."""
        agreement = self.agreement
        if not self.ready or agreement is None:
            return {}
        couple, value = self.house.couple(), self.typed()
        who = who_words(couple, agreement.terms.who)
        asks: Content | None = None
        if agreement.asker is not None:
            rated = moved(agreement)
            before = rated[1] if rated else agreement.met
            was = f" It was {before}." if before is not None else ""
            asks = Content.assemble(
                signed(couple, agreement.asker), ", how well is it met now?", (was, "$quiet")
            )
        asked = not self.is_typing and value.verdict in ("keep", "drop")
        return {
            "review-what": Content.assemble(who, "  ", plain(agreement.terms.what)),
            "review-word": promise_words().happened[value.happened] if value.happened else self._numbers(),
            **({"review-asks": asks} if asks is not None else {}),
            "review-days": value.verdict == "keep",
            "review-next": self._next(value),
            **self.keys_view(
                "review-keys", "keep it" if value.verdict == "keep" else "let it go", asked=asked
            ),
            "pact-end": self._end(value),
        }

    def _numbers(self) -> str:
        keys = [self.key_of(f"review.happened-{n}") for n in (1, 2, 3)]
        return f"{keys[0]}, {keys[1]} or {keys[2]}" if all(keys) else ""

    def _next(self, value: Look) -> str:
        if value.verdict != "keep":
            return ""
        terms = self._kept_terms(value)
        words = f"You will look at it again on {full_day(terms.review)}:"
        assert self.agreement is not None
        if terms.until != self.agreement.terms.until:
            words = f"It was for a while. It goes on, and you will look at it on {full_day(terms.review)}:"
        return words

    def _end(self, value: Look) -> str:
        if self.is_typing:
            return "Saved as you type. Esc leaves the line."
        if value.verdict is None:
            keys = [self.key_of(f"review.{name}") for name in ("keep", "change", "drop")]
            return f"{keys[0]} keeps it, {keys[1]} changes it, {keys[2]} lets it go."
        if value.verdict == "change":
            return (
                f"{self.key_of('review.change')} writes down what changes. What you said here is kept with "
                f"it."
            )
        return "It is done once both of you have pressed."

    # -- keys -----------------------------------------------------------------------------------------

    def action_happened(self, number: int) -> None:
        """Say how it went."""
        self.query_one("#review-happened", Pick).choose(HAPPENED[number])

    def action_verdict(self, verdict: Verdict) -> None:
        """Say what becomes of it."""
        self.query_one("#review-verdict", Pick).choose(verdict)
        if verdict == "change":
            if self.typed().happened is None:
                self.house.say("First say whether it happened.")
                return
            self.flush()
            self.house.go(WriteAgreementRoute(agreement_id=self.agreement_id))
        else:
            # What comes below is drawn first: there is nothing to scroll to before.
            self.draw()
            self.call_after_refresh(self.query_one("#body").scroll_end, animate=False)

    def action_thank(self) -> None:
        """Write a word of thanks."""
        self.form.line("thanks.0").focus()

    def made_elsewhere(self) -> None:
        """It was looked at, here under "change" or at the other terminal: done."""
        self.call_later(self.leave)

    def _kept_terms(self, value: Look) -> Terms:
        """Return the terms as they are, with the next look; what was for a while goes on until then."""
        from msgspec.structs import replace

        assert self.agreement is not None
        held = self.agreement.terms
        review = review_day(self.today, value.days)
        over = held.until is not None and held.until <= self.today
        return replace(held, review=review, until=review if over else held.until)

    def refusal(self) -> str:
        """Return what is still to be said, or ""."""
        value = self.typed()
        if value.happened is None:
            return "First say whether it happened."
        if value.verdict is None:
            return "First say whether you keep it, change it or let it go."
        if value.verdict == "change":
            return "First write down what changes."
        return "" if value.verdict == "drop" else trouble(self._kept_terms(value), self.today)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Keep the review, in one save."""
        value, terms = self.typed(), self._kept_terms(self.typed())
        verdict, happened = value.verdict, value.happened
        assert happened is not None and verdict is not None
        review = Review(happened, value.met, value.thanks)

        def looked(agreement: Agreement) -> tuple[Record, ...]:
            done = look_at(agreement, review, verdict, terms, by, self.house.clock.now(), self.today)
            return let_go(self.house, done) if verdict == "drop" else (done,)

        if self.edit.settle(looked) is None:
            return
        self.base = None
        self.house.say(
            f"Thank you. You will look at it again on {full_day(terms.review)}."
            if value.verdict == "keep"
            else "Thank you. It was good to have tried."
        )
        self.leave()
