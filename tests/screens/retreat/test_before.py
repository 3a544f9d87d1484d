"""What is to be done before: written on one line, ticked, handed on, and taken from ideas."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Clock, Enter
from tests.support.weekend import FRIDAY, a_weekend
from twofold.content import to_do_ideas
from twofold.domain.retreat.plan import Todo
from twofold.domain.retreat.routes import BeforeRoute
from twofold.domain.text import clean_line
from twofold.store import Store
from twofold.widgets.choices import Choices


def todos(store: Store) -> list[Todo]:
    (plan,) = store.plans.all()
    return list(plan.todos)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_written_down_with_its_day(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend(todos=()))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        await room.press("listed.add")
        await pilot.press(*"book the room by Friday")
        await room.settle()
        assert "by Friday 27 November 2026" in room.words and "◆ Ana and ● Ben" in room.words
        await room.press("before.for")
        assert "● Ben" not in room.words.split("book the")[0].removeprefix("◆ Ana ● Ben")
        await pilot.press("enter", *"pay", "enter", "enter")
        await room.settle()
        assert [(t.what, t.owner, t.due) for t in todos(store)] == [
            ("book the room", "a", FRIDAY), ("pay", "a", None)
        ]  # fmt: skip
        assert "0 of 2 done; next by Friday" in room.words and not room.page.writing


async def test_ticking_handing_on_and_removing_can_be_taken_back(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        assert room.page.under == "sitter"
        await room.press("before.tick")
        assert todos(store)[1].done == clock.now() and "2 of 4 done; next by Friday" in room.words
        await pilot.press("enter")
        await room.settle()
        assert todos(store)[1].done is None
        await room.press("before.who")
        assert todos(store)[1].owner == "both"
        await room.press("listed.remove")
        assert "sitter" not in [t.id for t in todos(store)] and "brings it back" in room.words
        await room.press("retreat.undo", "retreat.undo")
        assert todos(store) == list(a_weekend().todos)


async def test_a_line_is_written_anew(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        await room.press("listed.edit")
        assert room.page.line.value == "Ask Vera to mind the cat by Wednesday"
        await pilot.press("enter")
        assert todos(store) == list(a_weekend().todos), "reading it again changed it"
        await pilot.press("home")
        await room.press("listed.edit")
        assert room.page.line.value == "Book the room by Friday 20 November 2026"
        room.page.line.value = "Book the tent"
        await pilot.press("enter")
        await room.settle()
        assert (todos(store)[0].what, todos(store)[0].due, todos(store)[0].owner) == (
            "Book the tent",
            None,
            "a",
        )


async def test_what_is_being_written_is_kept_when_one_leaves(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        await room.press("listed.add")
        await pilot.press(*"buy tea")
        await room.press("field.leave")
        assert todos(store)[-1].what == "buy tea" and len(todos(store)) == 5
        await room.press("listed.add")
        await pilot.press(*"buy milk")
        room.page.action_back()
        await room.settle()
        assert [t.what for t in todos(store)[-2:]] == ["buy tea", "buy milk"]


@pytest.mark.parametrize("size", SIZES)
async def test_ideas_are_taken_with_a_key(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend(todos=()))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        first, second = to_do_ideas("away")[:2]
        assert packed(first) in packed(room.text.replace("▌", " "))
        await pilot.press("enter")
        await room.settle()
        assert [t.what for t in todos(store)] == [first]
        choices = room.page.query_one(Choices)
        ids = [choice.id for choice in choices._choices]
        assert f"idea:{first}" not in ids and f"idea:{second}" in ids
        await room.press("before.ideas")
        assert not any(choice.id.startswith("idea:") for choice in choices._choices)
        choices.highlighted = len(choices._choices) - 1
        await room.press("choices.take")
        assert any(choice.id == f"idea:{second}" for choice in choices._choices)


async def test_only_a_to_do_can_be_ticked_or_removed(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend(todos=()))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        for key in ("before.tick", "before.who", "listed.edit", "listed.remove"):
            with pytest.raises(AssertionError):
                await room.press(key)


async def test_the_other_terminal_is_followed(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        other = Store.open(store.path)
        found = other.plans.get("by-the-sea")
        assert found is not None
        other.save(found.with_(todos=(*found.todos, Todo(what="Pack the kite", due=date(2026, 11, 24)))))
        other.close()
        await room.press("before.tick")
        assert len(todos(store)) == 5 and todos(store)[1].done
        assert "Pack the kite" in room.words


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_kept_and_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    store.save(a_weekend(todos=()))
    async with opened(size=(150, 40)) as pilot:
        room = enter(pilot)
        await room.go(BeforeRoute("by-the-sea"))
        await room.press("listed.add")
        room.page.line.value = f"{text} by Friday"
        await room.settle()
        assert packed(text) in packed(room.text)
        await pilot.press("enter", "enter")
        await room.settle()
        assert todos(store)[0].what == text and packed(text) in packed(room.text.replace("▌", " "))


@pytest.mark.parametrize(("look", "page"), views("list", "writing"), indirect=["look"])
async def test_pictures_of_the_to_dos(
    opened: Any, store: Store, press: Any, picture: Callable[..., str], drawn: SnapshotAssertion, look: Any,
    page: str,
) -> None:  # fmt: skip
    store.save(a_weekend(todos=()) if page == "empty" else a_weekend())
    async with opened(**look) as pilot:
        pilot.app.go(BeforeRoute("by-the-sea"))
        await pilot.pause()
        await pilot.pause()
        if page == "writing":
            await press(pilot, "listed.add")
            await pilot.press(*"pay the rest by Thursday")
            await pilot.pause()
        assert picture(pilot) == drawn
