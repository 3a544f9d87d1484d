"""What a text would change in a plan: each thing may be taken or left, and what is a guess is marked."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec.structs import replace

from .bringing import bring_in
from .ideas import add_idea, replace_idea
from .money import add_cost, replace_cost
from .plan import Cost, Idea, Plan, Slot, Todo
from .preparing import add_todo, replace_todo
from .rates import with_rate

ProposalKind = Literal["journey", "stay", "event", "gone", "cost", "todo", "idea"]
"""What it is; "gone": what was called off, and would be taken out."""
Part = Slot | Cost | Todo | Idea


class Abroad(msgspec.Struct, frozen=True):
    """A price in another currency than the plan's: ``amount`` in the smallest unit of ``currency`` (ISO
    4217); ``id`` and ``what``: those of the cost it becomes with a rate."""

    amount: int
    currency: str
    id: str
    what: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to take. ``parts``: what comes into the plan with it; ``gone``: the ids of slots that would
    go. ``title``: what it is; ``when``: its days and times, in words. ``guesses``: a sentence for each thing
    that was guessed. ``abroad``: this is its price, and a rate is needed before it can be taken. ``instead``:
    of those with the same name only one is meant, or "". ``ticked``: it is likely enough to be taken unless
    they say otherwise."""

    kind: ProposalKind
    parts: tuple[Part, ...] = ()
    gone: tuple[str, ...] = ()
    title: str
    when: str = ""
    guesses: tuple[str, ...] = ()
    abroad: Abroad | None = None
    instead: str = ""
    ticked: bool = True


class Proposed(msgspec.Struct, frozen=True):
    """``things`` that may be taken, and ``words``: a sentence for each thing that cannot be."""

    things: tuple[Proposal, ...]
    words: tuple[str, ...] = ()


def take_in(
    plan: Plan, parts: Iterable[Part], gone: Iterable[str] = (), rates: Mapping[str, Decimal] | None = None
) -> Plan:
    """Return *plan* with *parts* and without the slots *gone*; what is there already, by its id, is brought
    up to date. *rates*: what one of another currency (ISO 4217) counts as from now on.

    Raises Invalid, with a sentence, when there is no room for all of them.
    """
    plan = bring_in(plan, (), gone)
    for currency, rate in (rates or {}).items():
        plan = with_rate(plan, currency, rate)
    for part in parts:
        match part:
            case Slot():
                plan = bring_in(plan, (part,))
            case Cost():
                cost = next((each for each in plan.budget.costs if each.id == part.id), None)
                fresh = replace(cost, what=part.what, cost=part.cost, cost_in=part.cost_in) if cost else part
                plan = replace_cost(plan, fresh) if cost else add_cost(plan, fresh)
            case Todo():
                todo = next((each for each in plan.todos if each.id == part.id), None)
                due = replace(todo, what=part.what, due=part.due) if todo else part
                plan = replace_todo(plan, due) if todo else add_todo(plan, due)
            case Idea():
                plan = replace_idea(plan, part) if plan.idea(part.id) else add_idea(plan, part)
    return plan
