"""The parts of a plan, and which of them comes next."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from twofold.domain.records import SIDES, Side

from .plan import Plan
from .preparing import still_to_do

Part = Literal["today", "closing", "memory", "purpose", "needs", "ideas", "days", "before", "rules",
               "packing", "budget", "paper", "bring"]  # fmt: skip
SOON = timedelta(days=3)
"""A to-do that is due so soon comes first, and so does packing before the first day."""
PLANNING: tuple[Part, ...] = ("purpose", "needs", "ideas", "days", "before", "rules", "packing", "budget",
                              "paper", "bring")  # fmt: skip
"""What a plan is made of, in the order in which two people come to it."""


def parts(stage: str) -> tuple[Part, ...]:
    """Return the parts of a plan, in their order at *stage* (see `living.stage`).

    "leaving": it was closed, and the way home is still to come (see `living.goes_on`).
    """
    if stage == "leaving":
        return ("today", "memory", "closing", *PLANNING)
    if stage == "on":
        return ("today", "closing", *PLANNING)
    if stage == "over":
        return ("closing", "memory", *PLANNING)
    if stage == "closed":
        return ("memory", "closing", *PLANNING)
    return PLANNING


def next_part(plan: Plan, stage: str, today: date, given: Collection[Side], notices: int) -> Part:
    """Return the sensible next step: one part of `parts`.

    *today*: the local day. *given*: who gave their hearts to the ideas, where those are not opened yet.
    *notices*: how many things of the days there are to look at.
    """
    if stage == "leaving":
        return "today"
    if stage == "on":
        return "closing" if today == plan.last and _lived(plan) else "today"
    if stage in ("over", "closed"):
        return "memory" if stage == "closed" else "closing"
    due = [todo.due for todo in still_to_do(plan, today) if todo.due]
    if due and due[0] <= today + SOON:
        return "before"
    if given:
        return "ideas"
    if not plan.slots:
        return "ideas" if plan.ideas else "days"
    if notices:
        return "days"
    if plan.start <= today + SOON and not all(not thing.missing for thing in plan.packing):
        return "packing"
    if plan.rules and set(plan.accepted) != set(SIDES):
        return "rules"
    return "before" if still_to_do(plan, today) else "days"


def _lived(plan: Plan) -> bool:
    """Return whether nothing of *plan* is left to be lived."""
    return all(slot.happened for slot in plan.slots)
