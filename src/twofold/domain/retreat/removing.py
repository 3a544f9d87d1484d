"""How a retreat is removed: the plan, what they spent and what they took home."""

from collections.abc import Iterator

from twofold.domain.dates import full_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .plan import Plan


def _parts(plan: Plan, couple: Couple) -> Iterator[Part]:
    title = f"“{plan.title}”" if plan.title else "the retreat"
    yield Part("", f"{title}, from {full_day(plan.start)}: the plan, and what you took home")


def _targets(kept: Kept, table: str, plan: Plan, part: str) -> Iterator[Target]:
    yield Target(table, plan.id)
    yield from (Target("writings", writing_id("hearts", plan.id, side)) for side in SIDES)


REMOVABLE = {
    "plans": Removable(_parts, _targets, stays="Talks and agreements of those days stay."),
}
