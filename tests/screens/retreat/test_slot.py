"""One slot: all of it is kept as it is typed, and what cannot be read loses nothing."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.routes import route
from tests.support.screens.days import kept
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.routes import SlotRoute
from twofold.domain.retreat.slots import remove, replaced
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.practicelist import PracticeList
from twofold.screens.retreat.slot import SlotPage
from twofold.screens.retreat.slotform import PracticeField
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.words import Words

SIZES = [(40, 11), (80, 24), (120, 40)]


async def at_slot(pilot: Pilot[int], plan: Plan | None = None, **what: Any) -> SlotPage:
    """Go to a slot of *plan*."""
    plan = plan or a_weekend()
    pilot.app.store.save(plan)  # type: ignore[attr-defined]
    pilot.app.go(route("retreat.slot", plan_id=plan.id, **what))  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, SlotPage)
    return page


async def write(pilot: Pilot[int], name: str, text: str) -> Line:
    """Type *text* into the line *name* in the place of what is there."""
    line = pilot.app.screen.query_one(f"#slot-{name}", Line)
    line.focus()
    await pilot.pause()
    line.value = ""
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()
    await pilot.pause()
    return line


def said(pilot: Pilot[int], where: str) -> str:
    return str(pilot.app.screen.query_one(f"#slot-{where}").content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_kept_as_it_is_typed(opened: Any, store: Store, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        page = await at_slot(pilot, slot_id="seals")
        await write(pilot, "title", "A boat to the island")
        await write(pilot, "time", "13:30-16")
        await write(pilot, "place", "Pier 4")
        await write(pilot, "cost", "52,50")
        page.query_one("#slot-notes", Words).focus()
        await pilot.press(*"warm", "ctrl+j", *"coats")
        page.query_one("#slot-day", Pick).focus()
        await pilot.press("right")
        page.query_one("#slot-kind", Pick).focus()
        await pilot.press("right")
        page.query_one("#slot-depth", Pick).focus()
        await pilot.press("right")
        page.query_one("#slot-share", Pick).focus()
        await pilot.press("right")
        page.query_one("#slot-owner", Pick).focus()
        await pilot.press("right", "right")
        for name in ("fixed", "with_meal"):
            page.query_one(f"#slot-{name}", Pick).focus()
            await pilot.press("right")
        await pilot.pause()
        await pilot.pause()
        assert kept(store, "seals") == Slot(
            id="seals", title="A boat to the island", day=2, start=13 * 60 + 30, length=150, kind="rest",
            depth="deep", place="Pier 4", notes="warm\ncoats", owner="b", share="a", cost=52_50,
            fixed=True, with_meal=True,
        )  # fmt: skip
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is not page
        pilot.app.go(SlotRoute("by-the-sea", slot_id="seals"))
        await pilot.pause()
        await pilot.pause()
        again = pilot.app.screen
        assert again.query_one("#slot-time", Line).value == "13:30–16:00"
        assert again.query_one("#slot-cost", Line).value == "52.50"
        assert again.query_one("#slot-notes", Words).text == "warm\ncoats"
        assert again.query_one("#slot-day", Pick).value == "2"


@pytest.mark.parametrize("size", SIZES)
async def test_a_time_that_cannot_be_read_is_said_and_loses_nothing(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_slot(pilot, slot_id="seals")
        before = kept(store, "seals")
        line = await write(pilot, "time", "after lunch")
        assert "Write the time like" in said(pilot, "reads")
        assert "Write the" in seen(pilot)
        assert line.value == "after lunch"
        assert kept(store, "seals") == before
        await write(pilot, "place", "Pier 4")
        stored = kept(store, "seals")
        assert stored is not None
        assert (stored.place, stored.start) == ("Pier 4", 14 * 60)
        assert line.value == "after lunch"
        line.focus()
        await press(pilot, "field.leave", "page.back")
        assert pilot.app.screen is not page
        assert "Left as it was" in " ".join(seen(pilot).split())
        assert kept(store, "seals") == stored


async def test_a_time_is_read_from_what_was_there_not_from_what_is_half_typed(
    opened: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_slot(pilot, slot_id="seals")
        await write(pilot, "time", "15 for 4")
        await pilot.press("5")
        await pilot.pause()
        assert "45 min" in said(pilot, "reads")
        line = await write(pilot, "time", "19:30-21")
        await pilot.press("backspace", "backspace", "backspace")
        await pilot.pause()
        assert line.value == "19:30"
        seals = kept(store, "seals")
        assert seals is not None
        # It keeps the length it had when the field was entered.
        assert (seals.start, seals.length) == (19 * 60 + 30, 120)


async def test_an_amount_that_cannot_be_read_is_said(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_slot(pilot, slot_id="seals")
        line = pilot.app.screen.query_one("#slot-cost", Line)
        line.focus()
        await pilot.press("end", *" or 5x0")
        await pilot.pause()
        assert "figures" in said(pilot, "amount")
        assert line.value == "48 or 5x0"
        seals = kept(store, "seals")
        assert seals is not None
        assert seals.cost == 48_00
        await write(pilot, "cost", "")
        seals = kept(store, "seals")
        assert seals is not None
        assert seals.cost is None


async def test_what_it_costs_may_be_in_another_currency_and_its_rate_is_said_here(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        await at_slot(pilot, slot_id="seals")
        await write(pilot, "cost", "JPY5,800")
        assert "is not counted yet: f4 sets the rate." in said(pilot, "amount")
        await press(pilot, "budget.rate")
        await pilot.pause()
        await pilot.press(*"0.006", "enter")
        await pilot.pause()
        seals = kept(store, "seals")
        assert seals is not None and (seals.cost, seals.cost_in) == (5_800, "JPY")
        (plan,) = store.plans.all()
        assert plan.rates == {"JPY/EUR": "0.006"} and "€34.80" in said(pilot, "amount")
        await write(pilot, "cost", "40")
        seals = kept(store, "seals")
        assert seals is not None and (seals.cost, seals.cost_in) == (40_00, "")
        ids = {active.binding.id for active in pilot.app.screen.active_bindings.values()}
        assert "budget.rate" not in ids


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_one_is_there_once_something_is_said(
    opened: Any, press: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_slot(pilot, day=1, start=18 * 60)
        assert kept(store, page.slot_id) is None
        assert page.query_one("#slot-time", Line).value == "18:00–19:00"
        await pilot.press(*"Swim")
        await pilot.pause()
        assert kept(store, page.slot_id) == slot(page.slot_id, "Swim", 1, 18)
        await press(pilot, "field.leave", "retreat.undo")
        assert kept(store, page.slot_id) is None
        assert page.query_one("#slot-title", Line).value == ""
        await press(pilot, "slot.edit")
        await pilot.press(*"Sauna")
        await pilot.pause()
        assert kept(store, page.slot_id) == slot(page.slot_id, "Sauna", 1, 18)


async def test_undo_takes_back_what_was_typed_in_a_field(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        await write(pilot, "place", "Pier 4")
        await write(pilot, "title", "Boat")
        await press(pilot, "field.leave", "retreat.undo")
        assert page.query_one("#slot-title", Line).value == "A boat to the seals"
        seals = kept(store, "seals")
        assert seals is not None
        assert (seals.title, seals.place) == ("A boat to the seals", "Pier 4")
        await press(pilot, "retreat.undo")
        assert kept(store, "seals") == a_weekend().slot("seals")
        assert page.query_one("#slot-place", Line).value == "The old pier"


@pytest.mark.parametrize("size", SIZES)
async def test_a_practice_proposes_its_name_length_and_depth(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_slot(pilot, day=1, start=18 * 60)
        await press(pilot, "field.leave", "slot.practice")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PracticeList)
        choices = pilot.app.screen.query_one(Choices)
        while choices.current != "worksheet":
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert kept(store, page.slot_id) == slot(
            page.slot_id, "Needs and wants", 1, 18, 45, depth="deep", practice="worksheet"
        )
        assert page.query_one("#slot-title", Line).value == "Needs and wants"
        assert page.query_one("#slot-time", Line).value == "18:00–18:45"
        assert "Needs and wants" in str(page.query_one(PracticeField).content)
        # A title of one's own stays; that of the practice before gives way.
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PracticeList)
        assert pilot.app.screen.query_one(Choices).current == "worksheet"
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        stored = kept(store, page.slot_id)
        assert stored is not None
        assert (stored.title, stored.practice, stored.length) == ("Agreements", "promises", 20)
        await pilot.press("enter")
        await pilot.pause()
        await press(pilot, "ask.back")
        assert kept(store, page.slot_id) == stored


async def test_a_practice_that_is_gone_is_said_and_kept(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, a_weekend(slots=(slot("it", "Old", 0, 9, practice="listening:own"),)),
                             slot_id="it")  # fmt: skip
        assert "something that is gone" in str(page.query_one(PracticeField).content)
        await write(pilot, "title", "New")
        stored = kept(store, "it")
        assert stored is not None
        assert stored.practice == "listening:own"


async def test_what_the_other_terminal_changes_comes_in_and_what_is_typed_stays(
    opened: Any, store: Store
) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        await write(pilot, "time", "half past")
        plan = store.plans.get("by-the-sea")
        assert plan is not None
        store.save(replaced(plan, slot("seals", "Whales", 1, 14, 120, kind="new", place="The quay")))
        page.post_message(StoreChanged())
        await pilot.pause()
        await pilot.pause()
        assert page.query_one("#slot-title", Line).value == "Whales"
        assert page.query_one("#slot-place", Line).value == "The quay"
        assert page.query_one("#slot-time", Line).value == "half past"
        plan = store.plans.get("by-the-sea")
        assert plan is not None
        store.save(remove(plan, "seals"))
        page.post_message(StoreChanged())
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is not page


async def test_enter_goes_through_the_fields(opened: Any) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        wanted = ["title", "time", "day", "kind", "depth", "practice"]
        for name in wanted:
            assert page.focused is not None
            assert page.focused.id == f"slot-{name}"
            await pilot.press("enter" if name != "practice" else "tab")
        assert page.focused is not None
        assert page.focused.id == "slot-place"


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_kept_and_shown(
    opened: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_slot(pilot, slot_id="seals")
        for text in [*HOSTILE, *UNSAFE]:
            for name in ("place", "title"):
                line = page.query_one(f"#slot-{name}", Line)
                line.focus()
                line.value = ""
                line.insert_text_at_cursor(text)
            line.cursor_position = 0
            await pilot.pause()
            await pilot.pause()
            stored = kept(store, "seals")
            assert stored is not None
            assert stored.title == stored.place == clean_line(text)[:200].strip()
            if text in HOSTILE:
                assert packed(clean_line(text))[:28] in packed(seen(pilot)), text
