"""Hearts that nobody sees before both open them: together, in one save, and never whose a veto was."""

from typing import Any

import pytest

from tests.support.screens.ideas import ANA, BEN, PLAN, Seen, give, go_to, ideas, kept, ready, typed
from tests.support.screens.sides import CHEAP, SIZES, settle
from tests.support.screens.toasts import toasts
from tests.support.waiting import ended, until
from twofold.domain.drawers import Open
from twofold.domain.retreat.plan import Hearts
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.hearts import HeartsPage
from twofold.screens.retreat.openhearts import OpenHearts
from twofold.store import SaveFailed, Store
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock


@pytest.mark.parametrize("size", SIZES)
async def test_each_gives_hearts_behind_the_curtain_and_only_that_they_finished_is_seen(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ideas(pilot)
        await press(pilot, "ideas.first")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HeartsPage) and pilot.app.screen.side == "a"
        await press(pilot, "hearts.give-3", "choices.next", "hearts.veto", "hearts.finish")
        await settle(pilot)
        assert pilot.app.screen is page
        page.query_one(Choices).action_last()
        await settle(pilot)
        shown = [str(each.title) for each in page.query_one(Choices)._choices]
        assert "◆ Ana   has finished" in shown and "● Ben   gives hearts" in shown
        assert "♥" not in seen(pilot) and "rather not" not in " ".join(shown)
        assert all(idea.hearts is None and not idea.vetoed for idea in kept(store).ideas)
        assert not any(a.binding.id == "ideas.open" for a in page.active_bindings.values())


@pytest.mark.parametrize("size", SIZES)
async def test_both_open_them_together_in_one_save(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ready(pilot, store, clock, Hearts({"glass": 2, "stars": 3}), BEN)
        await press(pilot, "ideas.open")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OpenHearts)
        await press(pilot, "opening.first", "opening.first")
        await settle(pilot)
        assert "ready ✓" in seen(pilot) and "♥" not in seen(pilot)
        assert kept(store).rev == 1, "one of them opened it alone"
        await press(pilot, "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        plan = kept(store)
        assert [idea.hearts for idea in plan.ideas] == [None, (2, 2), (3, 3)] and plan.rev == 2
        assert store.writings.all() == []
        for side in "ab":
            left = store.writings._find(f"hearts-{side}-{PLAN.id}")
            assert left is not None and left.veil == Open() and left.deleted
        page.query_one(Choices).first()
        await settle(pilot)
        assert "♥♥♥ 3" in seen(pilot)
        ids = [choice.id for choice in page.query_one(Choices)._choices]
        assert ids[1:3] == ["idea:stars", "idea:glass"], "the better match stands first"


async def test_a_veto_is_shown_last_and_never_whose(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await ready(pilot, store, clock, ANA, Hearts({"glass": 0, "stars": 2}, "glass"))
        await press(pilot, "ideas.open")
        await press(pilot, "opening.second", "opening.first")
        await until(pilot, lambda: pilot.app.screen is page)
        idea = kept(store).idea("glass")
        assert idea is not None and idea.vetoed and idea.hearts is None
        lines = seen(pilot).splitlines()
        place = next(n for n, line in enumerate(lines) if "One of you would rather not" in line)
        assert "Blow a glass" in lines[place + 1] and "♥" not in lines[place + 1]
        go_to(page, "glass")
        await settle(pilot)
        await press(pilot, "ideas.take")
        assert "would rather not do this" in toasts(pilot)
        assert len(kept(store).slots) == len(PLAN.slots)


async def test_a_further_round_is_for_what_is_new(opened: Any, store: Store, clock: Any, press: Any) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        await press(pilot, "opening.first", "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        await press(pilot, "ideas.first")
        await settle(pilot)
        assert pilot.app.screen is page and "Every idea has its hearts" in toasts(pilot)
        await press(pilot, "ideas.new")
        await typed(pilot, "Kayak")
        await pilot.press("enter", "enter")
        await settle(pilot)
        await press(pilot, "ideas.second")
        await pilot.press("enter")
        await settle(pilot)
        hearts: Any = pilot.app.screen
        assert [idea.title for idea in hearts.ideas] == ["Kayak"] and hearts.value == Hearts()
        await press(pilot, "hearts.give-1")
        assert hearts.value == Hearts({hearts.ideas[0].id: 1})


async def test_a_full_disk_shows_nothing_and_a_free_one_all(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        with monkeypatch.context() as full:

            def no_room(*_: Any, **__: Any) -> Any:
                raise SaveFailed(store.path, OSError(28, "No space left"))

            full.setattr(store, "save", no_room)
            await press(pilot, "opening.first", "opening.second")
            await ended(pilot, "ask")
            assert isinstance(pilot.app.screen, OpenHearts) and "Nothing was opened" in toasts(pilot)
            assert "♥" not in seen(pilot) and "ready ✓" not in seen(pilot)
        assert kept(store).rev == 1 and len(store.writings.all()) == 2
        await press(pilot, "opening.first", "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        assert kept(store).rev == 2


async def test_somebody_who_looks_again_keeps_it_closed(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        give(store, clock, "b", BEN, finished=False)
        await press(pilot, "opening.first", "opening.second")
        await ended(pilot, "ask")
        assert "cannot be opened yet" in toasts(pilot) and kept(store).rev == 1
        pilot.app.screen.post_message(StoreChanged())
        await until(pilot, lambda: pilot.app.screen is page)


async def test_what_was_exchanged_behind_their_back_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        await ready(pilot, store, clock)
        (writing,) = [each for each in store.writings.all() if each.author == "a"]
        store.save(writing.with_(veil=Open('{"given":{"glass":0}}')))
        await press(pilot, "ideas.open")
        await press(pilot, "opening.first", "opening.second")
        await ended(pilot, "ask")
        assert "Nothing was opened" in toasts(pilot) and kept(store).rev == 1


async def test_a_passphrase_is_asked_for_and_the_drawer_locked_again(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
        await press(pilot, "ideas.open")
        await settle(pilot)
        assert "Ana will be asked" in " ".join(seen(pilot).split())
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Unlock) and kept(store).rev == 1
        await pilot.press("escape")
        await ended(pilot, "ask")
        assert isinstance(pilot.app.screen, OpenHearts) and kept(store).rev == 1
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is page)
        assert kept(store).rev == 2 and pilot.app.vault.unlocked == ()
