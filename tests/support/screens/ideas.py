"""The shortlist of a retreat, as the tests come to it."""

from collections.abc import Callable
from typing import Any

from textual.events import Paste

from tests.support.screens.sides import at, settle
from tests.support.weekend import a_weekend
from twofold.domain.records import Side
from twofold.domain.retreat.plan import Hearts, Plan
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]
PLAN = a_weekend()
ANA, BEN = Hearts({"glass": 3, "stars": 1}), Hearts({"glass": 2, "stars": 3})


async def ideas(pilot: Any, plan: Plan = PLAN) -> Any:
    """Open the ideas of *plan*."""
    pilot.app.store.save(plan)
    return await at(pilot, "retreat.ideas", plan_id=plan.id)


def kept(store: Store) -> Plan:
    plan = store.plans.get(PLAN.id)
    assert plan is not None
    return plan


def titles(store: Store) -> list[str]:
    return [idea.title for idea in kept(store).ideas]


def give(store: Store, clock: Any, side: Side, value: Hearts, *, finished: bool = True) -> None:
    """Save *value* as the hearts of *side*."""
    vault = Vault(store, clock.now)
    writing = vault.writing("hearts", PLAN.id, side)
    store.save((vault.finish if finished else vault.write)(writing, value))


async def ready(pilot: Any, store: Store, clock: Any, a: Hearts = ANA, b: Hearts = BEN) -> Any:
    """Open the ideas; both have finished their hearts."""
    page = await ideas(pilot)
    give(store, clock, "a", a)
    give(store, clock, "b", b)
    page.post_message(StoreChanged())
    await settle(pilot)
    return page


async def typed(pilot: Any, words: str) -> None:
    pilot.app.post_message(Paste(words))
    await settle(pilot)


async def back(pilot: Any) -> None:
    """Go back from a page with a field in hand."""
    pilot.app.screen.action_back()
    await settle(pilot)


def go_to(page: Any, idea_id: str) -> None:
    page.query_one(Choices).go_to(f"idea:{idea_id}")
