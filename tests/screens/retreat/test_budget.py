"""The budget: planned, paid, one pot or split, and nothing lost by a figure that cannot be read."""

from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from tests.support.hostile import HOSTILE
from tests.support.screens.british import british  # noqa: F401
from tests.support.screens.pictures import HOME, Svg
from twofold.domain.retreat.plan import Budget, Cost, Plan, Slot
from twofold.domain.retreat.routes import BudgetRoute
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick

SIZES = [(40, 11), (80, 24), (120, 40)]
DINNER = Slot(id="dinner", title="Dinner by the sea", start=19 * 60, kind="meal", cost=6000)
ROOM = Cost(id="room", what="The room", cost=24000, spent=24001, payer="a")
PLAN = Plan(
    id="weekend", title="Weekend by the sea", start=date(2026, 11, 27), days=3, slots=(DINNER,),
    budget=Budget(limit=40000, costs=(ROOM,)),
)  # fmt: skip


async def at_budget(pilot: Any, plan: Plan = PLAN) -> None:
    pilot.app.store.save(plan)
    pilot.app.go(BudgetRoute(plan.id))
    await pilot.pause()
    await pilot.pause()


def kept(store: Store) -> Plan:
    plan = store.plans.get("weekend")
    assert plan is not None
    return plan


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_is_planned_paid_and_left(opened: Any, seen: Any, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await at_budget(pilot)
        shown = seen(pilot)
        for words in ("€300.00 planned", "€240.01 paid"):
            assert words in shown
        assert "€99.99" in " ".join(shown.split())
        if size[1] > 11:
            assert "Dinner by the sea" in shown
            assert "The room" in shown


async def test_the_limit_is_kept_as_it_is_typed_and_a_bad_one_is_said(
    opened: Any, press: Any, seen: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await press(pilot, "budget.limit")
        line = pilot.app.screen.query_one("#budget-limit", Line)
        line.value = ""
        await pilot.press(*"250,5")
        await pilot.pause()
        assert kept(store).budget.limit == 25050
        assert "49.51 over your limit" in seen(pilot)
        await pilot.press(*"x5.")
        await pilot.pause()
        assert "Write the amount in figures" in seen(pilot)
        assert kept(store).budget.limit == 25050
        assert line.value == "250,5x5."
        await pilot.press("escape")
        await press(pilot, "retreat.undo")
        assert kept(store).budget.limit == 40000


async def test_split_says_who_gives_whom_what(opened: Any, press: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        assert "gives" not in seen(pilot)
        await press(pilot, "budget.split")
        assert kept(store).budget.split
        assert "● Ben gives ◆ Ana £120.00" in seen(pilot) or "● Ben gives ◆ Ana €120.00" in seen(pilot)
        part = pilot.app.screen.query_one("#budget-part", Line)
        part.focus()
        part.value = ""
        await pilot.press(*"60")
        await pilot.pause()
        assert kept(store).budget.part == 60
        assert "€96.00" in seen(pilot)
        await pilot.press("0")
        await pilot.pause()
        assert "between 0 and 100" in seen(pilot)
        assert kept(store).budget.part == 60


async def test_a_cost_is_written_changed_and_taken_away(
    opened: Any, press: Any, seen: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await press(pilot, "budget.add")
        await pilot.press(*"Train", "enter", *"88.40", "enter", *"about")
        await pilot.pause()
        assert "Write the amount in figures" in seen(pilot)
        new = kept(store).budget.costs[-1]
        assert (new.what, new.cost, new.spent) == ("Train", 8840, None)
        spent = pilot.app.screen.query_one("#cost-spent", Line)
        spent.value = "90"
        await pilot.press("enter", "right", "right")
        await pilot.pause()
        new = kept(store).budget.costs[-1]
        assert (new.spent, new.payer) == (9000, "b")
        await pilot.press("escape")
        await pilot.pause()
        assert "Train" in seen(pilot)
        await pilot.press("end")
        await press(pilot, "budget.remove")
        assert [cost.what for cost in kept(store).budget.costs] == ["The room"]
        await press(pilot, "retreat.undo")
        assert [cost.what for cost in kept(store).budget.costs] == ["The room", "Train"]


async def test_an_amount_without_a_name_is_asked_about(
    opened: Any, press: Any, seen: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await press(pilot, "budget.add")
        pilot.app.screen.query_one("#cost-cost", Input).focus()
        await pilot.press(*"12")
        await pilot.pause()
        assert "Say what it is for" in seen(pilot)
        assert len(kept(store).budget.costs) == 1


async def test_what_a_slot_costs_may_be_for_one_of_you(opened: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await pilot.press("enter")
        await pilot.pause()
        pilot.app.screen.query_one("#cost-share", Pick).focus()
        await pilot.press("right", "right")
        await pilot.pause()
        assert kept(store).slots[0].share == "b"
        assert kept(store).slots[0].owner == "both"


async def test_what_a_slot_costs_is_written_in_the_slot(opened: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Dinner by the sea" in seen(pilot)
        spent = pilot.app.screen.query_one("#cost-spent", Line)
        spent.focus()
        await pilot.press(*"58")
        await pilot.pause()
        assert kept(store).slots[0].spent == 5800
        assert len(kept(store).budget.costs) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_paid_in_another_currency_counts_at_the_rate_they_say(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await at_budget(pilot)
        await press(pilot, "budget.add")
        await pilot.press(*"The inn", "enter", "enter", *"JPY58,000")
        await pilot.pause()
        inn = kept(store).budget.costs[-1]
        assert (inn.cost, inn.spent, inn.spent_in, kept(store).rates) == (None, 58_000, "JPY", {})
        assert "JP¥58,000 is not counted yet: f4 sets the rate." in " ".join(seen(pilot).split())
        await press(pilot, "budget.rate")
        await pilot.pause()
        await pilot.press(*"0.0061", "enter")
        await pilot.pause()
        assert kept(store).rates == {"JPY/EUR": "0.0061"}
        assert "Paid: €353.80 (JP¥58,000)" in " ".join(seen(pilot).split())
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "€593.81 paid" in seen(pilot)
        await pilot.press("end")
        await press(pilot, "budget.rate")
        await pilot.pause()
        assert pilot.app.screen.query_one("#rate-line", Line).value == "0.0061"
        await pilot.press(*"0.005", "enter")
        await pilot.pause()
        assert "€530.01 paid" in seen(pilot) and kept(store).budget.costs[-1] == inn
        await press(pilot, "retreat.undo")
        assert kept(store).rates == {"JPY/EUR": "0.0061"}


async def test_what_has_no_rate_is_said_and_a_slot_may_cost_francs(
    opened: Any, press: Any, seen: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await pilot.press("enter")
        await pilot.pause()
        pilot.app.screen.query_one("#cost-cost", Line).value = "CHF 120"
        await pilot.pause()
        assert (kept(store).slots[0].cost, kept(store).slots[0].cost_in) == (120_00, "CHF")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "not counted: CHF" in seen(pilot) and "CHF has no rate yet." in seen(pilot)
        assert "planned CHF\u00a0120.00, not counted" in seen(pilot) or "planned CHF120.00, not" in seen(
            pilot
        )


async def test_a_limit_is_in_the_currency_of_the_plan(opened: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        pilot.app.screen.query_one("#budget-limit", Line).value = "$500"
        await pilot.pause()
        assert "counted in EUR. Write it in EUR." in seen(pilot)
        assert kept(store).budget.limit == 400_00


async def test_the_other_terminal_may_take_it_away_meanwhile(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_budget(pilot)
        await press(pilot, "budget.add")
        await pilot.press(*"Train")
        await pilot.pause()
        plan = kept(store)
        store.save(plan.with_(budget=Budget(costs=())))
        await pilot.press(*"s")
        await pilot.pause()
        assert [cost.what for cost in kept(store).budget.costs] == ["Trains"]


async def test_an_empty_budget_shows_the_way(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        await at_budget(pilot, PLAN.with_(slots=(), budget=Budget()))
        assert "Nothing costs anything yet" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words(opened: Any, size: tuple[int, int], picture: Any) -> None:
    costs = tuple(Cost(what=words, cost=10**12, payer="b", spent=1) for words in HOSTILE)
    async with opened(size=size) as pilot:
        await at_budget(pilot, PLAN.with_(budget=Budget(split=True, costs=costs)))
        assert picture(pilot)
        for _ in costs:
            await pilot.press("enter")
            await pilot.pause()
            assert picture(pilot)
            await pilot.press("escape", "down")
            await pilot.pause()


@pytest.mark.parametrize(("size", "theme"), [HOME])
async def test_pictures(
    opened: Any, press: Any, snapshot: SnapshotAssertion, picture: Any, size: tuple[int, int], theme: str
) -> None:
    drawn = snapshot.use_extension(Svg)
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await at_budget(pilot, PLAN.with_(budget=Budget(limit=40000, split=True, costs=(ROOM,))))
        assert picture(pilot) == drawn
        await press(pilot, "budget.add")
        assert picture(pilot) == drawn
