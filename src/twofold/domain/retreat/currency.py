"""The plan in another currency: its figures stay, or are converted at a rate that was typed; the way back
always leads to exactly what was."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from msgspec.structs import replace

from twofold.domain.people import Invalid

from .amounts import MOST, Conversion, decimals
from .plan import Cost, Plan, Slot
from .rates import exchanged, foreign, kept_rate

P = TypeVar("P", Slot, Cost)
TOO_MUCH = "That is more than twofold can count. Check the rate."


def with_currency(plan: Plan, currency: str) -> Plan:
    """Return *plan* with that *currency* (ISO 4217).

    What was written keeps its figures: 48.00 becomes 48 where there are no cents (half is rounded up). Back
    in a currency that the plan had before, all is what it was there, and what was written since is reckoned
    back: at the rate, where one was typed. What was written in a currency of its own stays as it is.
    Raises Invalid for more than twofold can count.
    """
    if currency == plan.currency:
        return plan
    if all(change.currency != currency for change in plan.conversions):
        return _changed(plan, currency)
    while plan.currency != currency:
        plan = _back(plan)
    return plan


def converted(plan: Plan, rate: Decimal | None) -> Plan:
    """Return *plan*, whose currency was changed, with all that it held then converted at *rate*: so many of
    the new currency is one of the old. None: the figures stay as they were written.

    What was written since stays. Raises Invalid for more than twofold can count.
    """
    if not plan.conversions:
        return plan
    *earlier, change = plan.conversions
    finer = decimals(change.currency) - decimals(plan.currency)
    amounts = dict(change.amounts)

    def anew(amount: int, where: str) -> int:
        before, became = amounts.get(where, (amount, -1))
        if became != amount:
            return amount
        found = _scaled(before, finer) if rate is None else _at(before, change.currency, rate, plan.currency)
        amounts[where] = (before, found)
        return found

    fresh = _each(plan, anew)
    change = replace(change, rate="" if rate is None else f"{rate:f}", amounts=amounts)
    return fresh.with_(conversions=(*earlier, change))


def _changed(plan: Plan, currency: str) -> Plan:
    finer = decimals(plan.currency) - decimals(currency)
    amounts: dict[str, tuple[int, int]] = {}

    def kept(amount: int, where: str) -> int:
        # Plans of before have what another currency could not write in ``exact``.
        written, more = plan.exact.get(where, (amount, 0))
        if _scaled(written, more) != amount:
            written, more = amount, 0
        amounts[where] = (amount, _scaled(written, more + finer))
        return amounts[where][1]

    changed = _each(plan, kept)
    change = Conversion(plan.currency, amounts=amounts, exact=plan.exact)
    if not (amounts or plan.conversions or foreign(plan)):
        return plan.with_(currency=currency, exact={})
    return changed.with_(currency=currency, exact={}, conversions=(*plan.conversions, change))


def _back(plan: Plan) -> Plan:
    """Return *plan* in the currency that it had before this one."""
    *earlier, change = plan.conversions
    finer, rate = decimals(plan.currency) - decimals(change.currency), kept_rate(change.rate)

    def as_it_was(amount: int, where: str) -> int:
        before, became = change.amounts.get(where, (amount, -1))
        if became == amount:
            return before
        return _at(amount, plan.currency, 1 / rate, change.currency) if rate else _scaled(amount, finer)

    back = _each(plan, as_it_was)
    return back.with_(currency=change.currency, exact=change.exact, conversions=tuple(earlier))


def _each(plan: Plan, change: Callable[[int, str], int]) -> Plan:
    """Return *plan* with each amount in its own currency changed; *change* is told where it stands."""

    def new(amount: int | None, where: str, currency: str = "") -> int | None:
        return amount if amount is None or currency else change(amount, where)

    def priced(part: P) -> P:
        return replace(
            part,
            cost=new(part.cost, f"{part.id}.cost", part.cost_in),
            spent=new(part.spent, f"{part.id}.spent", part.spent_in),
        )

    budget = plan.budget
    return plan.with_(
        slots=tuple(map(priced, plan.slots)),
        ideas=tuple(replace(idea, price=new(idea.price, f"{idea.id}.price")) for idea in plan.ideas),
        budget=replace(
            budget,
            limit=new(budget.limit, "limit"),
            costs=tuple(map(priced, budget.costs)),
        ),
    )


def _at(amount: int, currency: str, rate: Decimal | Fraction, to: str) -> int:
    found = exchanged(amount, currency, rate, to)
    if found is None:
        raise Invalid(TOO_MUCH)
    return found


def _scaled(amount: int, finer: int) -> int:
    """Return *amount*, which is written with so many decimals more than wanted, as it is written without."""
    unit = int(10 ** abs(finer))
    return (amount + unit // 2) // unit if finer >= 0 else min(amount * unit, MOST)
