"""A question for the rate of another currency, such as the one of a foreign inn."""

from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.retreat.abroad import exchanged, read_rate
from twofold.domain.retreat.prices import decimals
from twofold.domain.retreat.proposals import Abroad
from twofold.exports.money import money
from twofold.widgets.ask import Ask
from twofold.widgets.fields import Line


class RateBox(Ask[Decimal]):
    """Asks what *price* is in *currency* (ISO 4217); returns how many of it one of the other currency is."""

    AUTO_FOCUS = "#rate-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", tooltip="Count with this rate", id="rate.take"),
    ]

    def __init__(self, price: Abroad, currency: str) -> None:
        super().__init__(
            f"{money(price.amount, price.currency)} in {currency}",
            f"How many {currency} is one {price.currency}? Your bank or the page of the booking says so.",
        )
        self._price, self._currency = price, currency

    def body(self) -> ComposeResult:
        """Lay out the line, and what it comes to."""
        yield Line(placeholder="0.0061", id="rate-line")
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
            amount = exchanged(
                self._price.amount, decimals(self._price.currency), rate, decimals(self._currency)
            )
            said = f"That is {money(amount, self._currency)}." if amount is not None else "That is too much."
        self.query_one("#rate-said", Static).update(Content(said))

    def action_take(self) -> None:
        """Count with what stands there."""
        rate = read_rate(self.query_one(Line).value)
        if rate is None:
            self.app.notify("Write the rate in figures, like 0.0061.", markup=False)
        else:
            self.answer(rate)
