"""Hearts in private: a figure for each idea, one veto, and nothing of them left while a drawer is locked."""

import gc
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.locking import QUICK, WORDS, due, locked, reached, say
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Idea, Plan
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.hearts import HeartsPage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain

Seen = Callable[[Any], str]
MORE = (Idea(id="yoga", title="Yoga in the old chapel", price=24_00, notes="They lend mats.", by="b"),)
PLAN = a_weekend(ideas=(*a_weekend().ideas[1:], *MORE))


async def hearts(pilot: Any, plan: Plan = PLAN) -> Any:
    """Open Ana's hearts, with the ideas below them."""
    pilot.app.store.save(plan)
    await at(pilot, "retreat.ideas", plan_id=plan.id)
    return await at(pilot, "retreat.hearts", side="a", about=plan.id)


def kept(store: Store, clock: Any) -> tuple[Hearts, bool]:
    """Return what Ana gave, as it is in the file, and whether she has finished."""
    vault = Vault(store, clock.now)
    writing = vault.writing("hearts", PLAN.id, "a")
    return vault.read(writing, Hearts), writing.finished is not None


@pytest.mark.parametrize("size", SIZES)
async def test_a_figure_for_each_one_veto_and_finished(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await hearts(pilot)
        assert page.hands == "a" and "not yet" in seen(pilot)
        await press(pilot, "hearts.give-3")
        assert kept(store, clock) == (Hearts({"glass": 3}), False)
        assert "♥♥♥ 3" in seen(pilot)
        await press(pilot, "hearts.finish")
        assert "no answer yet" in toasts(pilot) and pilot.app.screen is page
        assert page.idea.id == "stars", "the cursor is not where an answer is missing"
        await press(pilot, "hearts.give-0", "choices.next", "hearts.veto")
        assert kept(store, clock)[0] == Hearts({"glass": 3, "stars": 0}, "yoga")
        assert "you would rather not" in seen(pilot)
        await press(pilot, "hearts.veto", "hearts.give-2", "choices.first", "hearts.veto")
        assert kept(store, clock)[0] == Hearts({"glass": 3, "stars": 0, "yoga": 2}, "glass")
        await press(pilot, "hearts.finish")
        await settle(pilot)
        assert kept(store, clock)[1] and "Pass the keyboard to Ben" in toasts(pilot)
        assert pilot.app.screen.place == "retreat.ideas"


async def test_arrows_and_enter_give_hearts_too(opened: Any, store: Store, clock: Any, press: Any) -> None:
    async with opened() as pilot:
        await hearts(pilot)
        given = []
        for key in ("more", "more", "more", "more", "more", "less"):
            await press(pilot, f"hearts.{key}")
            given.append(kept(store, clock)[0].given["glass"])
        for _ in range(3):
            await press(pilot, "choices.take")
            given.append(kept(store, clock)[0].given["glass"])
        assert given == [0, 1, 2, 3, 3, 2, 3, 0, 1]


async def test_finished_hearts_stay_until_they_are_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        plan = PLAN.with_(ideas=PLAN.ideas[:1])
        await hearts(pilot, plan)
        await press(pilot, "hearts.give-1", "hearts.finish")
        await settle(pilot)
        page = await at(pilot, "retreat.hearts", side="a", about=plan.id)
        assert "You have finished" in seen(pilot)
        await pilot.press("3", "v", "enter", "left")
        await settle(pilot)
        assert kept(store, clock) == (Hearts({"glass": 1}), True)
        await press(pilot, "hearts.take-back", "hearts.give-2")
        assert kept(store, clock) == (Hearts({"glass": 2}), False)
        assert pilot.app.screen is page


async def test_it_follows_the_ideas_and_goes_when_the_hearts_were_opened(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await hearts(pilot)
        await press(pilot, "hearts.give-2")
        plan = store.plans.get(PLAN.id)
        assert plan is not None
        store.save(plan.with_(ideas=(*plan.ideas, Idea(id="kayak", title="Kayak"))))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "Kayak" in seen(pilot) and page.value == Hearts({"glass": 2})
        vault = pilot.app.vault
        plan = store.plans.get(PLAN.id)
        assert plan is not None
        writings = [vault.writing("hearts", PLAN.id, side) for side in "ab"]
        both = Hearts({"glass": 2})
        store.save(with_hearts(plan, both, both), *(vault.emptied(each) for each in writings))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.ideas" and "were opened at the other" in toasts(pilot)


async def test_a_plan_that_is_gone_takes_the_page_with_it(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await hearts(pilot)
        store.plans.delete(PLAN.id)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert not isinstance(pilot.app.screen, HeartsPage) and "deleted" in toasts(pilot)


def left_over(app: Any) -> list[object]:
    """Return what of any hearts can be reached from *app*."""
    gc.collect()
    return [
        one
        for one in reached(app)
        if (isinstance(one, Hearts) and (one.given or one.veto))
        or (isinstance(one, str) and ("♥♥♥ 3" in one or "× you would rather not" in one))
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_them_stays_while_the_drawer_is_locked(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    async with opened(size=size) as pilot:
        pilot.app.store.save(PLAN)
        await at(pilot, "retreat.ideas", plan_id=PLAN.id)
        await press(pilot, "ideas.first")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        await say(pilot, WORDS)
        await settle(pilot)
        page: Any = pilot.app.screen
        assert isinstance(page, HeartsPage)
        await press(pilot, "hearts.give-3", "choices.next", "hearts.veto")
        await settle(pilot)
        assert left_over(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert "♥" not in pilot.app.export_screenshot()
        assert page.value == Hearts() and page.writing is None and not page.query("#body *")
        assert left_over(pilot.app) == []
        (writing,) = store.writings.all()
        assert writing.finished is None
        for path in (p for p in store.path.parent.rglob("*") if p.is_file()):
            assert b"given" not in path.read_bytes(), path
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page and page.value == Hearts({"glass": 3}, "stars")
        assert page.query_one(Choices).current == "stars" and "rather not" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_shown_as_they_are(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await hearts(pilot)
        for text in map(clean_line, HOSTILE):
            plan = store.plans.get(PLAN.id)
            assert plan is not None
            store.save(plan.with_(ideas=(Idea(id="x", title=text, notes=text, days=text),)))
            page.post_message(StoreChanged())
            await settle(pilot)
            assert packed(text) in packed(seen(pilot)).replace("▌", "")


@pytest.mark.parametrize(("look", "what"), views("first", "given"))
async def test_how_it_looks(
    opened: Any, store: Store, clock: Any, press: Any, picture: Any, snapshot: SnapshotAssertion,
    look: Any, what: str,
) -> None:  # fmt: skip
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        page = await hearts(pilot)
        if what != "first":
            page.keep(Hearts({"glass": 3, "stars": 0}, "yoga"), finished=what == "finished")
            page.redraw()
        await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)
