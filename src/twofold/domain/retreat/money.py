"""The money of a retreat: one pot, or split to the cent. Amounts are whole numbers of the smallest unit."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import decimal

import msgspec
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import Hands, Side
from twofold.domain.text import clean_line, is_blank

from .amounts import MOST, Foreign
from .plan import MOST_SLOTS, Budget, Cost, Plan, Slot
from .rates import counted

_FIGURES = re.compile(r"(?<![^\s$€£¥₹])[.,]?[0-9](?:.*[0-9])?|[0-9](?:.*[0-9])?", re.DOTALL)
_BELOW = tuple("-−–")
# Groups of three; or, as in India, three at the end and two before.
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*|[0-9]{1,2},(?:[0-9]{2},){1,15}[0-9]{3}")
_GROUPS = re.compile(r"(?<=[0-9])[ '’\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_POINTS = {"\u066b": ".", "\u066c": ",", "\u060c": ","}  # as they are written between Arabic figures
HOW = "Write the amount in figures, like 45 or 12.50."


class Entry(msgspec.Struct, frozen=True):
    """A line of the budget: a slot that costs something (``slot``), or a cost of its own.

    ``cost`` and ``spent`` are in the currency of the plan; None also where there is no rate to count them.
    ``cost_as``, ``spent_as``: as they were written, where that is in another currency.
    """

    id: str
    what: str
    slot: bool
    day: int | None = None
    cost: int | None = None
    spent: int | None = None
    payer: Side | None = None
    share: Hands = "both"
    cost_as: Foreign | None = None
    spent_as: Foreign | None = None


class Totals(msgspec.Struct, frozen=True):
    """``planned``: what all was thought to cost. ``spent``: what was paid so far. ``expected``: what it comes
    to, with what was paid where that is known. ``left``: of the limit (negative: above it), or None.
    ``uncounted``: what has no rate yet, and is in none of these."""

    planned: int
    spent: int
    expected: int
    left: int | None
    uncounted: tuple[Foreign, ...] = ()


class Owed(msgspec.Struct, frozen=True):
    """``by`` gives the other ``amount`` for it to be even. ``unsaid``: how much nobody said who paid; it is
    left out."""

    by: Side
    amount: int
    unsaid: int


def read_amount(text: str, digits: int) -> int:
    """Return the amount that *text* names, in the smallest unit of a currency with *digits* decimals (0–4).

    Understood are "45", "12.5", "12,50", "1.234,50", "1,234.50", "1,23,456.50", "1 234", the figures of any
    script, and signs of a currency around it. Raises ValueError with a sentence.
    """
    words = in_ascii(clean_line(text))
    figures = _FIGURES.search(words)
    if not figures:
        raise ValueError(HOW)
    before = words[: figures.start()].strip()
    if before.startswith(_BELOW) or before.endswith(_BELOW):
        raise ValueError("An amount cannot be below zero. " + HOW)
    whole, decimals = _parted(_GROUPS.sub("", figures[0]), digits)
    if not _WHOLE.fullmatch(whole or "0"):
        raise ValueError(HOW)
    amount = int((re.sub("[.,]", "", whole) or "0")[:30] + decimals.ljust(digits, "0"))
    if amount > MOST:
        raise ValueError("That is more than twofold can count. Check the numbers.")
    return amount


def in_ascii(text: str) -> str:
    """Return *text*, no longer and no shorter, with the figures and points of any script as in ASCII."""
    if text.isascii():
        return text
    figures = (str(decimal(sign)) if sign.isdecimal() else _POINTS.get(sign, sign) for sign in text)
    return "".join(figures)


def _parted(words: str, digits: int) -> tuple[str, str]:
    """Return the whole part and the decimals of *words*."""
    at = max(words.rfind("."), words.rfind(","))
    if at < 0:
        return words, ""
    sign, rest = words[at], words[at + 1 :]
    mixed = len({"." in words, "," in words}) == 1
    if words.count(sign) > 1 or (len(rest) == 3 and not mixed and digits != 3 and at > 0):
        return words, ""  # 1.234 is more than a thousand
    if len(rest) > digits:
        what = "no smaller unit" if not digits else f"{digits} decimal places"
        raise ValueError(f"This currency has {what}. {HOW}")
    return words[:at], rest


def amount_words(amount: int, digits: int) -> str:
    """Return *amount* as it is typed, such as "480" or "12.50"; `read_amount` reads it back."""
    if not digits:
        return str(amount)
    whole, rest = divmod(amount, 10**digits)
    return f"{whole}.{rest:0{digits}}" if rest else str(whole)


def entries(plan: Plan) -> Iterator[Entry]:
    """Yield what costs something: the slots in the order of their time, then the costs of their own."""
    for slot in sorted(plan.slots, key=lambda each: (each.day, each.start, each.id)):
        if slot.cost is not None or slot.spent is not None:
            yield entry_of(plan, slot)
    for cost in plan.budget.costs:
        yield entry_of(plan, cost)


def entry_of(plan: Plan, part: Slot | Cost) -> Entry:
    """Return the line of *part* in the budget of *plan*."""
    line = (
        Entry(part.id, part.title, True, part.day, share=part.share)
        if isinstance(part, Slot)
        else Entry(part.id, part.what, False, share=part.share)
    )
    return replace(
        line,
        cost=counted(plan, part.cost, part.cost_in),
        spent=counted(plan, part.spent, part.spent_in),
        payer=part.payer,
        cost_as=_foreign(plan, part.cost, part.cost_in),
        spent_as=_foreign(plan, part.spent, part.spent_in),
    )


def _foreign(plan: Plan, amount: int | None, currency: str) -> Foreign | None:
    return None if amount is None or currency in ("", plan.currency) else Foreign(amount, currency)


def totals(plan: Plan) -> Totals:
    """Return what *plan* costs."""
    some = tuple(entries(plan))
    expected = sum(e.spent if e.spent is not None else e.cost or 0 for e in some)
    limit = plan.budget.limit
    return Totals(
        planned=sum(e.cost or 0 for e in some),
        spent=sum(e.spent or 0 for e in some),
        expected=expected,
        left=None if limit is None else limit - expected,
        uncounted=tuple(
            each
            for e in some
            for each, amount in ((e.cost_as, e.cost), (e.spent_as, e.spent))
            if each is not None and amount is None
        ),
    )


def over(plan: Plan) -> int:
    """Return by how much *plan* comes to more than its limit, or 0."""
    left = totals(plan).left
    return max(0, -left) if left is not None else 0


def owes(plan: Plan) -> Owed | None:
    """Return who gives the other how much, or None when it is one pot or even.

    The first partner bears ``part`` percent of the sum that was for both, rounded half up to the smallest
    unit, and the second the rest: together exactly what was paid.
    """
    if not plan.budget.split:
        return None
    paid: dict[Side, int] = {"a": 0, "b": 0}
    own: dict[Hands, int] = {"a": 0, "b": 0, "both": 0}
    unsaid = 0
    for entry in entries(plan):
        if not entry.spent:
            continue
        if entry.payer is None:
            unsaid += entry.spent
            continue
        paid[entry.payer] += entry.spent
        own[entry.share] += entry.spent
    bears = own["a"] + (own["both"] * plan.budget.part + 50) // 100
    ahead = paid["a"] - bears
    if ahead or unsaid:
        return Owed("b" if ahead > 0 else "a", abs(ahead), unsaid)
    return None


def with_budget(plan: Plan, *, limit: int | None, split: bool | None = None, part: int | None = None) -> Plan:
    """Return *plan* with that *limit* (None: none); *split* and *part* (0 to 100) where they are given."""
    budget = replace(plan.budget, limit=limit)
    if split is not None:
        budget = replace(budget, split=split)
    if part is not None:
        if not 0 <= part <= 100:
            raise Invalid("A share is between 0 and 100 percent.")
        budget = replace(budget, part=part)
    return plan.with_(budget=budget)


def add_cost(plan: Plan, cost: Cost) -> Plan:
    """Return *plan* with *cost* as its last. Raises Invalid for one without words, and for too many."""
    if len(plan.budget.costs) >= MOST_SLOTS:
        raise Invalid(f"A plan holds {MOST_SLOTS} costs. Put some of them together.")
    return _with_costs(plan, (*plan.budget.costs, _named(cost)))


def replace_cost(plan: Plan, cost: Cost) -> Plan:
    """Return *plan* with *cost* in the place of the one with its id. Raises Invalid when it has no words."""
    cost = _named(cost)
    return _with_costs(plan, tuple(cost if each.id == cost.id else each for each in plan.budget.costs))


def remove_cost(plan: Plan, id: str) -> Plan:
    """Return *plan* without the cost *id*; a slot loses its money, and stays."""
    if plan.slot(id) is not None:
        return with_money(plan, id, cost=None, spent=None, payer=None)
    return _with_costs(plan, tuple(each for each in plan.budget.costs if each.id != id))


def with_money(
    plan: Plan,
    id: str,
    *,
    cost: int | None,
    spent: int | None,
    payer: Side | None,
    cost_in: str = "",
    spent_in: str = "",
    share: Hands | None = None,
) -> Plan:
    """Return *plan* with the money of the slot or the cost *id* as given (None: nobody said), in the plan's
    currency or in those that are named; *share*: for whom it is (None: as before)."""
    said: dict[str, Any] = {
        "cost": cost, "cost_in": cost_in, "spent": spent, "spent_in": spent_in, "payer": payer,
    } | ({"share": share} if share else {})  # fmt: skip
    slots = tuple(replace(slot, **said) if slot.id == id else slot for slot in plan.slots)
    costs = tuple(replace(each, **said) if each.id == id else each for each in plan.budget.costs)
    return _with_costs(plan.with_(slots=slots), costs)


def _named(cost: Cost) -> Cost:
    if is_blank(cost.what):
        raise Invalid("Say what it is for, in a word or two.")
    return replace(cost, what=clean_line(cost.what))


def _with_costs(plan: Plan, costs: tuple[Cost, ...]) -> Plan:
    budget: Budget = replace(plan.budget, costs=costs)
    return plan.with_(budget=budget)
