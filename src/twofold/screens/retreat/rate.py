"""A question for the rate of another currency, and what the pages share on which one may be said."""

from abc import abstractmethod
from decimal import Decimal
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.retreat.amounts import Foreign
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.rates import exchanged, rate_of, rate_words, read_rate, with_rate
from twofold.exports.money import both_ways, money
from twofold.widgets.ask import Ask
from twofold.widgets.command import Command
from twofold.widgets.fields import Line

from .planned import Planned


class RateBox(Ask[Decimal]):
    """Asks what *price* is in *currency* (ISO 4217); returns how many of it one of the other currency is.

    *known*: the rate as it is, in words, or "".
    """

    AUTO_FOCUS = "#rate-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", tooltip="Count at this rate", id="rate.take"),
    ]

    def __init__(self, price: Foreign, currency: str, known: str = "") -> None:
        super().__init__(
            f"{money(price.amount, price.currency)} in {currency}",
            f"How many {currency} is one {price.currency}? Your bank or the booking page tells you.",
        )
        self._price, self._currency, self._known = price, currency, known

    def body(self) -> ComposeResult:
        """Lay out the line, and what it comes to."""
        yield Line(self._known, placeholder="0.0061", anew=True, id="rate-line")
        yield Static("", id="rate-said", markup=False)

    def on_mount(self) -> None:
        """Let Enter take it."""
        self.query_one(Line).on_enter = self.action_take

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it comes to."""
        event.stop()
        rate = read_rate(event.value)
        said = ""
        if rate is not None:
            amount = exchanged(self._price.amount, self._price.currency, rate, self._currency)
            said = f"That is {money(amount, self._currency)}." if amount is not None else "That is too much."
        self.query_one("#rate-said", Static).update(Content(said))

    def action_take(self) -> None:
        """Count with what stands there."""
        rate = read_rate(self.query_one(Line).value)
        if rate is None:
            self.app.notify("Write the rate in figures, like 0.0061.", markup=False)
        else:
            self.answer(rate)


class Rating(Planned):
    """A page of a plan on which something may be written in another currency."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f4,r", "rate", "Rate", tooltip="Say what one unit of the other currency is in yours",
                show=False, id="budget.rate", when="may_rate"),
    ]  # fmt: skip

    @property
    @abstractmethod
    def abroad(self) -> Foreign | None:
        """What is written in another currency, and of which the rate would be said."""

    @property
    def may_rate(self) -> bool:
        """Whether there is something of which the rate can be said."""
        return self.plan is not None and self.abroad is not None

    @work(group="ask")
    async def action_rate(self) -> None:
        """Ask for the rate, and count with it from now on."""
        self.flush()
        plan, price = self.plan, self.abroad
        if plan is None or price is None or not self.is_active:
            return
        rate = rate_of(plan, price.currency)
        known = rate_words(rate) if rate else ""
        said = await self.app.push_screen_wait(RateBox(price, plan.currency, known))
        if said is not None and self.plan is not None:
            self.edit.change(with_rate, price.currency, said)

    def comes_to(self, plan: Plan, written: Foreign, amount: int | None) -> str:
        """Return what is said of something *written* in another currency, which comes to *amount* in that of
        *plan* (None: nobody knows yet)."""
        if amount is not None:
            return both_ways(amount, written, plan.currency)
        words = f"{money(written.amount, written.currency)} is not counted yet"
        key = self.key_of("budget.rate")
        return f"{words}: {key} sets the rate." if key else f"{words}."
