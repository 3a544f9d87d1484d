"""What one page promises to take back, every page of the same thing takes back, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.screens.checks import crowded, to
from tests.support.screens.sheets import sheet, worksheet
from tests.support.screens.sides import ANA, EVENING, at, private, settle, wrote
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.mending import notices
from twofold.domain.retreat.plan import Plan
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft
from twofold.frame.steps import MOST_RECORDS, MOST_STEPS, Steps
from twofold.screens.retreat.checks import Checks
from twofold.screens.retreat.days import Days
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain

assert worksheet  # a fixture
Seen = Callable[[Any], str]
SEVEN = Draft(rows=tuple(replace(EVENING, id=f"{n}", words=f"row {n}") for n in range(7)))


def plan_of(store: Store) -> Plan:
    plan = store.plans.get("by-the-sea")
    assert plan is not None
    return plan


def same(one: Plan, two: Plan) -> bool:
    """Whether two plans are the same but for when they were saved."""
    return one.with_(rev=0, updated=one.created) == two.with_(rev=0, updated=one.created)


# -- a retreat -----------------------------------------------------------------------------------------


async def test_what_is_removed_on_its_own_page_comes_back_in_the_days(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    (plan,) = store.save(a_weekend())
    async with opened(size=(100, 40)) as pilot:
        await at(pilot, "retreat.days", plan_id="by-the-sea", day=1)
        await at(pilot, "retreat.slot", plan_id="by-the-sea", slot_id="lunch")
        await press(pilot, "field.leave", "slot.remove")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Days) and plan_of(store).slot("lunch") is None
        await press(pilot, "retreat.undo")
        await settle(pilot)
        assert same(plan_of(store), plan)  # type: ignore[arg-type]
        assert "Back again: Lunch" in toasts(pilot)


async def test_a_mend_is_taken_back_in_the_days_before_what_is_older(
    opened: Any, store: Store, press: Any
) -> None:
    store.save(crowded())
    async with opened(size=(100, 40)) as pilot:
        await at(pilot, "retreat.days", plan_id="by-the-sea", day=1)
        await press(pilot, "days.later")
        moved = plan_of(store)
        assert moved != crowded()
        page = await at(pilot, "retreat.checks", plan_id="by-the-sea")
        assert isinstance(page, Checks)
        offered = next(notice for notice in notices(plan_of(store)) if notice.offer)
        await to(pilot, page, offered.rule)
        await press(pilot, "checks.mend")
        mended = plan_of(store)
        assert not same(mended, moved)
        await press(pilot, "page.back")
        await settle(pilot)
        await press(pilot, "retreat.undo")
        assert same(plan_of(store), moved), "the mend, and nothing older"
        await press(pilot, "retreat.undo")
        assert plan_of(store).slots == crowded().slots
        await press(pilot, "retreat.undo")
        assert "nothing to take back" in toasts(pilot)


async def test_steps_are_kept_when_the_page_is_left_and_opened_again(
    opened: Any, store: Store, press: Any
) -> None:
    store.save(a_weekend())
    async with opened(size=(100, 40)) as pilot:
        for _ in range(2):
            await at(pilot, "retreat.days", plan_id="by-the-sea", day=1)
            await press(pilot, "days.later", "page.back")
            await settle(pilot)
        await at(pilot, "retreat.days", plan_id="by-the-sea", day=1)
        await press(pilot, "retreat.undo", "retreat.undo")
        assert plan_of(store).slots == a_weekend().slots


async def test_what_was_changed_again_at_the_other_terminal_stays_and_that_is_said(
    opened: Any, store: Store, press: Any
) -> None:
    plan = a_weekend(slots=(slot("lunch", "Lunch", 0, 12),))
    store.save(plan)
    async with opened(size=(100, 40)) as pilot:
        await at(pilot, "retreat.days", plan_id="by-the-sea", day=0)
        await press(pilot, "days.later")
        there = plan_of(store)
        store.save(there.with_(slots=(replace(there.slots[0], start=15 * 60),)))
        await press(pilot, "retreat.undo")
        assert plan_of(store).slots[0].start == 15 * 60
        assert "so it stays" in toasts(pilot) and "Taken back" not in toasts(pilot)


async def test_letters_typed_on_one_page_are_one_step_and_no_other_pages_step(
    opened: Any, store: Store, press: Any
) -> None:
    store.save(a_weekend())
    async with opened(size=(100, 40)) as pilot:
        await at(pilot, "retreat.slot", plan_id="by-the-sea", slot_id="lunch")
        pilot.app.screen.query_one("#slot-title").focus()
        await pilot.press("end", "!")
        await settle(pilot)
        await at(pilot, "retreat.days", plan_id="by-the-sea", day=1)
        await press(pilot, "days.later", "page.back")
        await settle(pilot)
        await pilot.press("?", "?")
        await settle(pilot)
        assert plan_of(store).slot("lunch").title == "Lunch!??"  # type: ignore[union-attr]
        steps = pilot.app.steps("by-the-sea")
        assert len(steps) == 3
        await press(pilot, "field.leave", "retreat.undo")
        assert plan_of(store).slot("lunch").title == "Lunch!"  # type: ignore[union-attr]


# -- lists ---------------------------------------------------------------------------------------------


async def test_what_was_taken_off_the_shelf_comes_back_after_one_was_elsewhere(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    now = clock.now()
    store.save(Work(id="w1", created=now, updated=now, title="The waves", kind="book"))
    async with opened() as pilot:
        await at(pilot, "shelf")
        await press(pilot, "shelf.remove", "page.back")
        await settle(pilot)
        assert not store.works.all()
        await at(pilot, "shelf")
        await press(pilot, "shelf.undo")
        assert [work.title for work in store.works.all()] == ["The waves"]


async def test_a_plan_that_was_let_go_comes_back_after_one_was_elsewhere(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        await at(pilot, "retreat")
        await press(pilot, "plans.let-go", "page.back")
        await settle(pilot)
        assert store.plans.get("by-the-sea") is None
        await at(pilot, "retreat")
        await press(pilot, "plans.bring-back")
        await settle(pilot)
        assert plan_of(store).title == "By the sea" and "Back again: By the sea" in toasts(pilot)


# -- a side of the worksheet ---------------------------------------------------------------------------


async def test_a_row_that_was_deleted_among_seven_comes_back_after_another_was_copied(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", SEVEN, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "choices.next", "sheet.delete", "sheet.duplicate")
        assert len(private(store, clock, worksheet, "a").rows) == 7
        await press(pilot, "sheet.bring-back")
        assert "gone again" in toasts(pilot)
        await press(pilot, "sheet.bring-back")
        assert private(store, clock, worksheet, "a") == SEVEN
        assert "Row 2 is back." in toasts(pilot)


async def test_a_row_that_waits_for_room_comes_back_before_the_one_that_makes_it(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", SEVEN, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "choices.next", "sheet.delete", "sheet.duplicate")
        await press(pilot, "choices.take")
        await settle(pilot)
        await pilot.press("!")  # the copy is written on: it is no mere copy any more
        await settle(pilot)
        await press(pilot, "field.leave", "page.back")
        await settle(pilot)
        await press(pilot, "sheet.bring-back")
        assert "Delete another one first" in toasts(pilot)
        await press(pilot, "choices.first", "sheet.delete")
        assert "brings the one from before back" in toasts(pilot)
        await press(pilot, "sheet.bring-back")
        rows = [row.id for row in private(store, clock, worksheet, "a").rows]
        assert "1" in rows and "0" not in rows and len(rows) == 7


async def test_the_steps_of_a_side_go_at_the_hand_over_and_its_deleted_rows_do_not(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.delete", "sheet.down")
        steps = page.steps
        assert len(steps) == 2
        await press(pilot, "page.back")
        await settle(pilot)
        assert not steps
        page = await sheet(pilot, worksheet)
        assert not page.steps
        await press(pilot, "sheet.bring-back")
        assert {row.id for row in private(store, clock, worksheet, "a").rows} == {row.id for row in ANA.rows}


async def test_a_row_deleted_at_the_other_terminal_comes_back_before_what_was_done_here(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    from tests.support.screens.sides import CHEAP
    from twofold.domain.worksheet.sheet import delete
    from twofold.store.vault import Vault

    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "sheet.down")
        other = Store.open(store.path, clock=clock)
        vault = Vault(other, clock.now, CHEAP)
        writing = vault.writing("sheet", worksheet.id, "a")
        gone = delete(vault.read(writing, Draft), EVENING.id)
        other.save(vault.write(writing, gone))
        other.close()
        pilot.app.look()
        await settle(pilot)
        await press(pilot, "sheet.bring-back")
        rows = private(store, clock, worksheet, "a").rows
        assert EVENING.id in [row.id for row in rows] and rows[0].id != EVENING.id
        assert pilot.app.screen.query_one(Choices).current == f"row:{EVENING.id}"


# -- where they are kept -------------------------------------------------------------------------------


def test_so_many_steps_of_so_many_records_are_kept() -> None:
    kept = Steps()
    for n in range(MOST_STEPS + 5):
        kept.of("one").append(n)
    assert kept.of("one")[0] == 5 and len(kept.of("one")) == MOST_STEPS
    for n in range(MOST_RECORDS):
        kept.of(f"other {n}").append(n)
    assert kept.of("one") == [] and kept.of("other 5") == [5]


def test_what_is_private_is_let_go_alone() -> None:
    kept = Steps()
    kept.of("plan").append(1)
    held = kept.of("side", private=True)
    held.append("words")
    kept.forget_private()
    assert held == [] and kept.of("side", private=True) == [] and kept.of("plan") == [1]


@pytest.mark.parametrize("place", ["retreat.days", "retreat.checks", "retreat.bring"])
async def test_where_nothing_was_done_there_is_nothing_to_take_back(
    opened: Any, store: Store, place: str
) -> None:
    store.save(a_weekend())
    async with opened(size=(100, 40)) as pilot:
        await at(pilot, place, plan_id="by-the-sea")
        assert pilot.app.steps("by-the-sea") == []


async def test_a_part_taken_away_on_the_page_of_a_book_comes_back_on_the_shelf(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    now = clock.now()
    part = Slice(id="p1", name="chapter one")
    store.save(
        Work(id="w1", created=now, updated=now, title="The waves", kind="book", slices=(part,)),
        Work(id="w2", created=now, updated=now, title="Older", kind="book"),
    )
    async with opened() as pilot:
        await at(pilot, "shelf")
        await press(pilot, "shelf.state-3")  # of the one under the cursor: older
        await at(pilot, "shelf.work", work_id="w1")
        await press(pilot, "work.remove", "page.back")
        await settle(pilot)
        assert store.works.get("w1").slices == ()  # type: ignore[union-attr]
        await press(pilot, "shelf.undo")
        assert store.works.get("w1").slices == (part,)  # type: ignore[union-attr]
        assert "Back again: chapter one" in toasts(pilot)
        assert {work.state for work in store.works.all()} == {"wanted", "done"}
        await press(pilot, "shelf.undo")
        assert {work.state for work in store.works.all()} == {"wanted"}


async def test_the_steps_of_a_side_go_when_its_drawer_locks(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.delete")
        steps = page.steps
        assert steps
        clock.advance(3600)
        pilot.app.look()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain) and not steps
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is page
        await press(pilot, "sheet.bring-back")
        assert len(private(store, clock, worksheet, "a").rows) == len(ANA.rows)
