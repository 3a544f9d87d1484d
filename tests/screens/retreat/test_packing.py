"""Packing: three lists, one key into the bag, and a whole list pasted in one go."""

from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE
from tests.support.screens.pictures import HOME, Svg
from twofold.content import packing_lists
from twofold.domain.retreat.plan import Plan, Thing
from twofold.domain.retreat.routes import PackingRoute
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24), (120, 40)]
THINGS = (
    Thing(id="torch", what="Torch"),
    Thing(id="map", what="Walking map", packed=True),
    Thing(id="socks", what="Warm socks", whose="a"),
    Thing(id="book", what="The book about bees", whose="b"),
)
PLAN = Plan(id="weekend", title="Weekend by the sea", start=date(2026, 11, 27), days=3, packing=THINGS)


async def at_packing(pilot: Any, plan: Plan = PLAN) -> None:
    pilot.app.store.save(plan)
    pilot.app.go(PackingRoute(plan.id))
    await pilot.pause()
    await pilot.pause()


def kept(store: Store) -> list[tuple[str, str]]:
    plan = store.plans.get("weekend")
    assert plan is not None
    return [(thing.what, thing.whose) for thing in plan.packing]


def by(store: Store) -> tuple[bool, bool]:
    plan = store.plans.get("weekend")
    assert plan is not None
    return plan.packing[0].packed_by


def packed(store: Store) -> list[str]:
    plan = store.plans.get("weekend")
    assert plan is not None
    return [thing.what for thing in plan.packing if thing.packed]


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_puts_it_into_the_bag(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await at_packing(pilot)
        assert "1 of 4 packed" in seen(pilot)
        assert "· Torch" in seen(pilot)
        await press(pilot, "packing.tick")
        assert packed(store) == ["Torch", "Walking map"]
        assert "✓ Torch" in seen(pilot)
        assert "2 of 4 packed" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert packed(store) == ["Walking map"]
        await press(pilot, "retreat.undo")
        assert packed(store) == ["Torch", "Walking map"]


async def test_things_are_written_one_after_the_other_for_whoever_needs_them(
    opened: Any, press: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_packing(pilot)
        await press(pilot, "listed.add")
        await pilot.press(*"mugs", "enter", *"tea", "enter")
        await press(pilot, "packing.for")
        await pilot.press(*"boots", "enter")
        await press(pilot, "packing.for")
        await pilot.press(*"pen", "enter", "enter")
        await pilot.pause()
        assert kept(store)[4:] == [("mugs", "both"), ("tea", "both"), ("boots", "each"), ("pen", "a")]
        assert isinstance(pilot.app.focused, Choices)


async def test_what_stands_in_the_line_is_kept_by_every_way_out(
    opened: Any, press: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_packing(pilot)
        await press(pilot, "listed.add")
        await pilot.press(*"mugs", "escape")
        await pilot.pause()
        assert kept(store)[-1] == ("mugs", "both")
        await press(pilot, "listed.add")
        await pilot.press(*"tea")
        pilot.app.rescue()
        assert kept(store)[-1] == ("tea", "both")


async def test_a_list_is_pasted_in_one_go(opened: Any, press: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_packing(pilot)
        await press(pilot, "listed.add")
        pilot.app.focused.post_message(Paste("- Candles\n- torch\n\n3. Wine\n\x1b[2J"))
        await pilot.pause()
        assert kept(store)[4:] == [("Candles", "both"), ("Wine", "both"), ("[2J", "both")]
        assert "3 things added" in seen(pilot)
        await pilot.press("escape")
        await press(pilot, "retreat.undo")
        assert len(kept(store)) == 4


async def test_a_thing_is_written_anew_given_away_and_left_at_home(
    opened: Any, press: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_packing(pilot)
        await press(pilot, "listed.edit")
        await pilot.press("backspace", *"ches", "enter")
        await pilot.pause()
        assert kept(store)[0] == ("Torcches", "both")
        await press(pilot, "packing.whose", "packing.whose")
        assert ("Torcches", "a") in kept(store)
        await press(pilot, "listed.remove")
        assert "Torcches" not in [what for what, _ in kept(store)]
        await press(pilot, "retreat.undo", "retreat.undo", "retreat.undo")
        assert kept(store)[0] == ("Torcches", "both")


@pytest.mark.parametrize("size", SIZES)
async def test_each_ticks_their_own(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    brush = Thing(id="brush", what="Toothbrush", whose="each")
    async with opened(size=size) as pilot:
        await at_packing(pilot, PLAN.with_(packing=(brush, THINGS[0])))
        await pilot.press("down")
        await pilot.pause()
        assert "For each of you" in seen(pilot) and "0 of 3 packed" in seen(pilot)
        if size[0] > 40:
            assert "f Ana" in seen(pilot) and "j Ben" in seen(pilot), "the keys of both are in sight"
        await press(pilot, "packing.second")
        assert by(store) == (False, True)
        assert "◆ Ana – · ● Ben ✓" in seen(pilot) and "1 of 3 packed" in seen(pilot)
        assert "· Toothbrush" in seen(pilot)
        await press(pilot, "packing.first")
        assert by(store) == (True, True) and "✓ Toothbrush" in seen(pilot)
        await press(pilot, "retreat.undo", "packing.tick")
        assert by(store) == (True, True)
        await press(pilot, "packing.tick")
        assert by(store) == (False, False)
        await pilot.press("up")
        await pilot.pause()
        ids = {active.binding.id for active in pilot.app.screen.active_bindings.values()}
        assert "packing.first" not in ids, "the torch is for both"


async def test_at_a_seat_each_packs_their_own(opened: Any, press: Any, store: Store) -> None:
    brush = Thing(id="brush", what="Toothbrush", whose="each")
    async with opened(seat="b") as pilot:
        await at_packing(pilot, PLAN.with_(packing=(brush,)))
        await press(pilot, "packing.tick")
        assert by(store) == (False, True)
        await pilot.press("enter")
        await pilot.pause()
        assert by(store) == (False, False)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_takes_the_list_of_last_time(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    for title, start, some in (
        ("The oldest", date(2026, 5, 1), (Thing(what="Kite"),)), ("The mill", date(2026, 9, 4), THINGS),
        ("Nothing", date(2026, 10, 2), ()), ("Later", date(2027, 5, 1), (Thing(what="Tent"),)),
    ):  # fmt: skip
        store.save(PLAN.with_(id=title, title=title, start=start, packing=some))
    async with opened(size=size) as pilot:
        await at_packing(pilot, PLAN.with_(packing=()))
        assert "to add what you packed for The mill" in " ".join(seen(pilot).split())
        await press(pilot, "packing.again")
        assert kept(store) == [(thing.what, thing.whose) for thing in THINGS] and not packed(store)
        assert "4 things added." in seen(pilot)
        await press(pilot, "retreat.undo")
        assert kept(store) == []
    plan = store.plans.get("weekend")
    assert plan is not None
    async with opened(size=size) as pilot:
        await at_packing(pilot, plan.with_(packing=(*THINGS[1:], Thing(what="Wine"))))
        assert "adds 1 more" in " ".join(seen(pilot).split())
        await press(pilot, "packing.again")
        assert kept(store)[-1] == ("Torch", "both") and packed(store) == ["Walking map"]
        ids = {active.binding.id for active in pilot.app.screen.active_bindings.values()}
        assert "packing.again" not in ids and "more from" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_ready_list_is_added_once(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    always = next(each for each in packing_lists() if each.group == "always")
    async with opened(size=size) as pilot:
        await at_packing(pilot, PLAN.with_(packing=()))
        assert "Nothing to pack yet" in seen(pilot)
        await press(pilot, "packing.lists")
        assert always.name in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert kept(store) == list(always.things)
        await pilot.press("enter")
        await pilot.pause()
        assert kept(store) == list(always.things)
        await pilot.press("escape")
        await pilot.pause()
        whole = len(always.things) + sum(whose == "each" for _, whose in always.things)
        assert f"0 of {whole} packed" in seen(pilot)


async def test_the_list_that_goes_with_the_template_stands_among_those_for_this_retreat(
    opened: Any, press: Any, seen: Any, store: Store
) -> None:
    async with opened() as pilot:
        await at_packing(pilot, PLAN.with_(packing=(), template="half-way"))
        await press(pilot, "packing.lists")
        before, _, after = seen(pilot).partition("Other lists")
        assert "Meeting half-way" in before and "Meeting half-way" not in after
        assert "Little money" in after


async def test_it_follows_the_other_terminal(opened: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_packing(pilot)
        plan = store.plans.get("weekend")
        assert plan is not None
        store.save(plan.with_(packing=(*plan.packing, Thing(id="wine", what="Wine"))))
        await pilot.press("space")
        await pilot.pause()
        assert "Wine" in seen(pilot)
        assert packed(store) == ["Torch", "Walking map"]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words(opened: Any, picture: Any, press: Any, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await at_packing(pilot, PLAN.with_(packing=tuple(Thing(what=words) for words in HOSTILE)))
        for _ in HOSTILE:
            assert picture(pilot)
            await press(pilot, "listed.edit")
            assert picture(pilot)
            await pilot.press("escape", "down")


@pytest.mark.parametrize(("size", "theme"), [HOME])
async def test_pictures(
    opened: Any, press: Any, snapshot: SnapshotAssertion, picture: Any, size: tuple[int, int], theme: str
) -> None:
    drawn = snapshot.use_extension(Svg)
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        brush = Thing(what="Toothbrush", whose="each", packed_by=(True, False))
        await at_packing(pilot, PLAN.with_(packing=(*THINGS, brush)))
        assert picture(pilot) == drawn
        await press(pilot, "listed.add")
        assert picture(pilot) == drawn
        await pilot.press("escape")
        await press(pilot, "packing.lists")
        assert picture(pilot) == drawn
