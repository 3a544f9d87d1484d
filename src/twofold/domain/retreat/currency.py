"""The plan in another currency: its figures stay, and those that had cents get them back with it."""

from msgspec.structs import replace

from .money import MOST
from .plan import Exact, Plan


def with_currency(plan: Plan, currency: str, digits: int) -> Plan:
    """Return *plan* with that *currency* (ISO 4217), which has so many *digits* more behind the point.

    What was written keeps its figures: 48.00 becomes 48 where there are no cents (half is rounded up). What
    cannot be written there exactly is kept in ``exact``, and comes back with a currency that can.
    """
    exact: dict[str, Exact] = {}

    def kept(amount: int | None, where: str) -> int | None:
        if amount is None:
            return None
        known = plan.exact.get(where)
        # Changed since, it is what it says now.
        written, finer = known if known and _scaled(*known) == amount else (amount, 0)
        finer -= digits
        scaled = _scaled(written, finer)
        if _scaled(scaled, -finer) != written:
            exact[where] = (written, finer)
        return scaled

    budget = plan.budget
    changed = plan.with_(
        currency=currency,
        slots=tuple(
            replace(s, cost=kept(s.cost, f"{s.id}.cost"), spent=kept(s.spent, f"{s.id}.spent"))
            for s in plan.slots
        ),
        ideas=tuple(replace(idea, price=kept(idea.price, f"{idea.id}.price")) for idea in plan.ideas),
        budget=replace(
            budget,
            limit=kept(budget.limit, "limit"),
            costs=tuple(
                replace(c, cost=kept(c.cost, f"{c.id}.cost"), spent=kept(c.spent, f"{c.id}.spent"))
                for c in budget.costs
            ),
        ),
    )
    return changed.with_(exact=exact)


def _scaled(amount: int, finer: int) -> int:
    """Return *amount*, which is written with so many decimals more than wanted, as it is written without."""
    unit = int(10 ** abs(finer))
    return (amount + unit // 2) // unit if finer >= 0 else min(amount * unit, MOST)
