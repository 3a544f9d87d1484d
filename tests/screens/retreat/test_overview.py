"""A plan at a glance: its parts, how they stand, and what comes next."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.routes import route
from tests.support.screens.british import british  # noqa: F401
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Clock, Enter
from tests.support.weekend import a_weekend
from twofold.domain.drawers import Writing, writing_id
from twofold.domain.records import Side
from twofold.domain.retreat.parts import PLANNING
from twofold.domain.retreat.plan import Closing, Thing
from twofold.domain.retreat.routes import PlanRoute
from twofold.domain.text import clean_line
from twofold.screens.retreat.overview import DOORS, Overview
from twofold.store import Store
from twofold.widgets.choices import Choices

DAY = 86_400


def gave(clock: Clock, side: Side, *, finished: bool = True) -> Writing:
    return Writing(
        id=writing_id("hearts", "by-the-sea", side), kind="hearts", about="by-the-sea", author=side,
        finished=clock.now() if finished else None,
    )  # fmt: skip


def rows(page: Any) -> dict[str, str]:
    return {choice.id: choice.note.plain for choice in page.query_one(Choices)._choices if choice.id}


@pytest.mark.parametrize("size", SIZES)
async def test_how_every_part_stands(opened: Any, enter: Enter, store: Store, size: tuple[int, int]) -> None:
    store.save(a_weekend())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        found = rows(room.page)
        assert tuple(found) == PLANNING
        assert found["ideas"] == "3 ideas" and found["before"] == "1 of 4 done; next by Wednesday"
        assert found["rules"] == "2 rules to say yes to" and found["packing"] == "1 of 4 packed"
        assert found["days"].startswith("13 things; ") and found["budget"] == "€453.00 of €600.00 planned"
        assert room.page.query_one(Choices).current == "before"
        assert "By the sea" in room.words and "1 of 4 done; next by Wednesday" in room.words


async def test_who_has_something_to_pack_is_said(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend(packing=(Thing(what="Toothbrush", whose="each", packed_by=(True, False)),)))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        assert rows(room.page)["packing"] == "1 of 2 packed; ● Ben still has things to pack"


async def test_an_empty_plan_says_so_quietly(opened: Any, enter: Enter, store: Store) -> None:
    from twofold.domain.retreat.plan import Budget

    store.save(a_weekend(purpose="", slots=(), ideas=(), todos=(), rules=(), packing=(), budget=Budget()))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        found = rows(room.page)
        assert list(found.values())[:8] == [
            "not written yet; you may leave it open", "not written yet", "none yet",
            "nothing planned yet", "nothing written down yet", "none yet", "no list yet",
            "nothing planned yet",
        ]  # fmt: skip
        assert room.page.query_one(Choices).current == "days"


async def test_who_gave_hearts_is_known_and_nothing_more(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(a_weekend(todos=()), gave(clock, "a"), gave(clock, "b", finished=False))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        assert rows(room.page)["ideas"] == "3 ideas; ◆ Ana gave hearts"
        assert room.page.query_one(Choices).current == "ideas"
        (half,) = [w for w in store.writings.all() if w.author == "b"]
        pilot.app.keep(half.with_(finished=clock.now()))
        room.page.reload()
        await room.settle()
        assert "you both gave hearts" in rows(room.page)["ideas"]


async def test_hearts_that_are_opened_are_told(opened: Any, enter: Enter, store: Store) -> None:
    from msgspec.structs import replace

    plan = a_weekend()
    store.save(plan.with_(ideas=tuple(replace(idea, hearts=(1, 2)) for idea in plan.ideas)))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        assert rows(room.page)["ideas"] == "3 ideas, hearts opened"


@pytest.mark.parametrize(
    ("days", "closed", "first", "current"),
    [(0, False, "purpose", "before"), (4, False, "today", "today"), (8, False, "closing", "closing"),
     (8, True, "memory", "memory"), (5, True, "today", "today")],
)  # fmt: skip
async def test_what_comes_next_follows_the_days(
    opened: Any, enter: Enter, store: Store, clock: Clock, days: int, closed: bool, first: str, current: str
) -> None:
    store.save(a_weekend(closing=Closing(at=clock.now()) if closed else None))
    clock.advance(days * DAY)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        assert next(iter(rows(room.page))) == first
        assert room.page.query_one(Choices).current == current


async def test_what_comes_next_moves_the_cursor_only_when_it_changes(
    opened: Any, enter: Enter, store: Store
) -> None:
    from twofold.domain.retreat.preparing import accept

    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        await pilot.press("end")
        room.page.edit.change(accept, "a")
        await room.settle()
        assert room.page.query_one(Choices).current == "bring"
        assert rows(room.page)["rules"] == "◆ Ana said yes"
        room.page.edit.change(lambda plan: plan.with_(todos=()))
        await room.settle()
        assert room.page.query_one(Choices).current != "bring"
        await room.press("retreat.undo", "retreat.undo")
        assert rows(room.page)["rules"] == "2 rules to say yes to"


@pytest.mark.parametrize("part", [*DOORS])
async def test_each_part_is_a_key_away(
    opened: Any, enter: Enter, store: Store, clock: Clock, monkeypatch: Any, part: str
) -> None:
    store.save(a_weekend())
    clock.advance({"today": 4, "memory": 9, "closing": 9}.get(part, 0) * DAY)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        went: list[Any] = []
        monkeypatch.setattr(pilot.app, "go", went.append)
        await room.press(f"overview.{part}")
        choices = room.page.query_one(Choices)
        choices.highlighted = [choice.id for choice in choices._choices].index(part)
        await room.press("choices.take")
        place = {"purpose": "retreat.begin", "bring": "retreat.paste"}.get(part, f"retreat.{part}")
        given = {} if part == "needs" else {"plan_id": "by-the-sea"}
        assert went == [route(place, **given)] * 2


async def test_what_is_not_for_now_has_no_key(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        for part in ("today", "closing", "memory"):
            assert not room.page.key_of(f"overview.{part}")
            with pytest.raises(AssertionError):
                await room.press(f"overview.{part}")


async def test_a_plan_that_is_gone_leads_back_with_a_word(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        store.plans.delete("by-the-sea")
        room.page.reload()
        await room.settle()
        assert not isinstance(room.page, Overview) and "not there any more" in room.words


async def test_a_zone_that_this_machine_does_not_know_breaks_nothing(
    opened: Any, enter: Enter, store: Store
) -> None:
    store.save(a_weekend(zone="Mars/Olympus"))
    async with opened() as pilot:
        room = enter(pilot)
        for place in ("retreat.plan", "retreat.before", "retreat.begin"):
            await room.go(route(place, plan_id="by-the-sea"))
            assert room.page.place == place


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    store.save(a_weekend(title=text, purpose=text))
    async with opened(size=(150, 40)) as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        assert packed(room.text).count(packed(text)) >= 2


@pytest.mark.parametrize(("look", "days"), views(4), indirect=["look"])
async def test_pictures_of_the_overview(
    opened: Any, store: Store, clock: Clock, picture: Callable[..., str], drawn: SnapshotAssertion,
    look: Any, days: int,
) -> None:  # fmt: skip
    store.save(a_weekend())
    clock.advance(timedelta(days=days).total_seconds())
    async with opened(**look) as pilot:
        pilot.app.go(PlanRoute("by-the-sea"))
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn
