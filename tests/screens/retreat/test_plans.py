"""The list of plans: what is coming, what was lived, letting go, and the same again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.locking import QUICK, WORDS
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Clock, Enter
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.drawers import Sealed
from twofold.domain.retreat.plan import Closing, Hearts
from twofold.domain.retreat.routes import RetreatRoute
from twofold.domain.text import clean_line
from twofold.screens.retreat.begin import Begin
from twofold.screens.retreat.overview import Overview
from twofold.screens.retreat.plans import Plans
from twofold.store import Store
from twofold.store.vault import Vault


def some(store: Store, clock: Clock) -> None:
    store.save(
        a_weekend(id="old", title="The hut", start=date(2026, 3, 6), closing=Closing(at=clock.now())),
        a_weekend(),
        a_weekend(id="far", title="New Year", start=date(2026, 12, 31), where="home"),
    )


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_list_says_what_this_is_for_and_which_key_begins(
    opened: Any, enter: Enter, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        assert f"Press {room.page.key_of('plans.new')} to begin." in room.words
        assert "together" in room.words
        await room.press("plans.new")
        assert isinstance(room.page, Begin)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_coming_stands_before_what_was_lived(
    opened: Any, enter: Enter, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    some(store, clock)
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        rows = [choice.id for choice in room.page.query_one("#plans")._choices if not choice.heading]
        assert rows == ["by-the-sea", "far", "old"]
        assert "in 4 days · Friday 27 to Sunday 29 November · away" in room.words
        await pilot.press("enter")
        await room.settle()
        assert isinstance(room.page, Overview) and room.page.plan_id == "by-the-sea"


async def test_days_pass_while_the_list_is_read(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        for days, words in ((3, "tomorrow"), (1, "day 1 of 3"), (3, "yesterday · Friday 27")):
            clock.advance(timedelta(days=days).total_seconds())
            room.page.reload()
            await room.settle()
            assert words in room.words
        assert "Past" in room.words and "Coming up" not in room.words


async def test_a_plan_let_go_is_brought_back(opened: Any, enter: Enter, store: Store, clock: Clock) -> None:
    some(store, clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        await room.press("plans.let-go")
        assert store.plans.get("by-the-sea") is None and "By the sea" not in room.words
        assert f"{room.page.key_of('plans.bring-back')} brings it back" in room.words
        await room.press("plans.let-go")
        assert store.plans.get("far") is None
        await room.press("plans.bring-back", "plans.bring-back")
        assert {plan.id for plan in store.plans.all()} == {"by-the-sea", "far", "old"}
        with pytest.raises(AssertionError):
            await room.press("plans.bring-back")


@pytest.mark.parametrize("when", ["before", "meanwhile"])
async def test_hearts_given_in_private_go_and_come_with_their_plan(
    opened: Any, enter: Enter, store: Store, clock: Clock, when: str
) -> None:
    some(store, clock)
    vault = Vault(store, clock.now, QUICK)
    given = {"by-the-sea": Hearts({"glass": 3}), "far": Hearts({"glass": 1})}
    if when == "before":
        vault.set_passphrase("a", WORDS)
        vault.unlock("a", WORDS)
    for about, value in given.items():
        store.save(vault.finish(vault.writing("hearts", about, "a"), value))
    store.save(vault.write(vault.writing("sheet", "by-the-sea", "b"), value))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        await room.press("plans.let-go")
        assert {(each.kind, each.about) for each in store.writings.all()} == {
            ("hearts", "far"), ("sheet", "by-the-sea"),
        }, "only the hearts of this plan go with it"  # fmt: skip
        if when == "meanwhile":
            vault.set_passphrase("a", WORDS)
        await room.press("plans.bring-back")
        assert store.plans.get("by-the-sea") is not None
        vault.unlock("a", WORDS)
        for about, value in given.items():
            writing = vault.writing("hearts", about, "a")
            assert isinstance(writing.veil, Sealed)
            assert writing.deleted is None and vault.read_finished(writing, Hearts) == value


async def test_the_last_plan_let_go_leaves_the_way_to_begin(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        await room.press("plans.let-go")
        assert "to begin." in room.words
        await room.press("plans.bring-back")
        await pilot.press("enter")
        await room.settle()
        assert isinstance(room.page, Overview)


async def test_a_plan_changed_at_the_other_terminal_is_not_let_go_unseen(
    opened: Any, enter: Enter, store: Store, clock: Clock, monkeypatch: Any
) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        other = Store.open(store.path, clock=clock)
        found = other.plans.get("by-the-sea")
        assert found is not None
        other.save(found.with_(title="By the lake"))
        other.close()
        await room.press("plans.let-go")
        assert store.plans.get("by-the-sea") is not None
        assert "By the lake" in room.words and "other terminal" in room.words


async def test_the_same_again_is_a_new_plan_on_other_dates(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    some(store, clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        await pilot.press("end")
        await room.press("plans.again")
        assert isinstance(room.page, Begin)
        (made,) = [plan for plan in store.plans.all() if plan.id not in ("old", "by-the-sea", "far")]
        assert made.title == "The hut" and made.start == FRIDAY and made.closing is None
        assert "Friday 27 November 2026" in room.words
        await room.press("field.leave", "page.back")
        assert isinstance(room.page, Plans) and room.words.count("The hut") == 2


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_title_is_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    store.save(a_weekend(title=text))
    async with opened(size=(150, 40)) as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        assert packed(text)[:28] in packed(room.text)


async def test_a_plan_that_waits_to_be_saved_is_listed(
    opened: Any, enter: Enter, store: Store, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    def full(*_: Any) -> Any:
        raise SaveFailed(store.path, OSError(28, "No space left"))

    async with opened() as pilot:
        room = enter(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(store, "save", full)
            pilot.app.keep(a_weekend())
            await room.go(RetreatRoute())
            assert "By the sea" in room.words and store.plans.all() == []


@pytest.mark.parametrize(("look", "page"), views("list"), indirect=["look"])
async def test_pictures_of_the_list(
    opened: Any, store: Store, clock: Clock, picture: Callable[..., str], drawn: SnapshotAssertion,
    look: Any, page: str,
) -> None:  # fmt: skip
    some(store, clock)
    async with opened(**look) as pilot:
        pilot.app.go(RetreatRoute())
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn
