"""The form with which a plan begins."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.routes import route
from tests.support.screens.british import british  # noqa: F401
from tests.support.screens.pictures import views
from tests.support.screens.plan_form import fill, only
from tests.support.screens.talks import SIZES, Enter
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.retreat.routes import BeginRoute, RetreatRoute
from twofold.domain.text import clean_line
from twofold.screens.retreat.begin import Begin
from twofold.screens.retreat.overview import Overview
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.pick import Pick


@pytest.mark.parametrize("size", SIZES)
async def test_three_keys_make_a_weekend(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(RetreatRoute())
        await room.press("plans.new", "begin.make")
        await room.settle()
        assert isinstance(room.page, Overview)
        plan = only(store)
        assert (plan.title, plan.start, plan.days) == ("Weekend of 27 November", FRIDAY, 3)
        assert plan.template == "weekend" and plan.where == "away" and plan.slots and plan.rules
        assert plan.zone == pilot.app.zone and plan.purpose == "" and plan.accepted == ()
        await room.press("page.back")
        assert room.page.place == "retreat"


async def test_enter_goes_through_the_form_and_makes_the_plan_at_its_end(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        await pilot.press(*"to rest", "enter")
        for _ in range(7):
            await pilot.press("enter")
            await room.settle()
        assert isinstance(room.page, Overview)
        assert only(store).purpose == "to rest"


async def test_what_goes_with_a_template_is_proposed_until_somebody_writes_something_else(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened(size=(80, 40)) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        page = room.page
        chosen = page.query_one("#begin-templates", Choices)
        for template in page.house.templates.templates:
            chosen.highlighted = [c.id for c in chosen._choices].index(template.id)
            await room.settle()
            assert page.line("days").value == str(template.days) and page.where == template.where
            assert packed(template.why) in packed(room.text.replace("▌", ""))
        chosen.highlighted = [c.id for c in chosen._choices].index("weekend")
        await room.settle()
        await fill(room, "title", "Ours")
        await fill(room, "days", "2")
        chosen.highlighted = 0
        await room.settle()
        assert page.line("days").value == "2" and page.line("title").value == "Ours"
        assert "Saturday 28 to Sunday 29 November, in 5 days" in room.words


async def test_where_brings_a_template_that_belongs_there(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        room.page.query_one(Pick).focus()
        await room.settle()
        await room.press("pick.right")
        await room.settle()
        assert room.page.where == "workshop"
        assert room.page.query_one("#begin-templates", Choices).current == "workshop"
        await room.press("begin.make")
        assert only(store).where == "workshop"
        assert any("other couples" in rule.words for rule in only(store).rules)


async def test_what_is_proposed_is_replaced_by_what_is_typed(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        page = room.page
        assert page.line("start").value == "Friday" and page.line("title").value
        for _ in ("purpose", "where", "templates"):
            await pilot.press("enter")
            await room.settle()
        await pilot.press(*"26 March", "enter", "2", "enter")
        assert (page.line("start").value, page.line("days").value) == ("26 March", "2")
        await pilot.press(*"Ours", "enter", *"lisbon", "enter", *"gbp")
        typed = [page.line(name).value for name in ("title", "zone", "currency")]
        assert typed == ["Ours", "lisbon", "gbp"]


async def test_a_plan_can_begin_empty(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        chosen = room.page.query_one("#begin-templates", Choices)
        chosen.focus()
        await pilot.press("end", "enter")
        await room.press("begin.make")
        await room.settle()
        plan = only(store)
        assert plan.slots == () and plan.days == 1 and plan.template == "" and plan.rules


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("start", "3/4", "Numbers can be read in two ways"),
        ("start", "9999-12-30", "within the calendar"),
        ("days", "many", "from 1 to 14"),
        ("zone", "Berln", "by its city"),
        ("currency", "euro", "three letters"),
        ("currency", "QQQ", "no currency QQQ"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_made(
    opened: Any, enter: Enter, store: Store, name: str, text: str, words: str
) -> None:
    async with opened(size=(120, 40)) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        await fill(room, name, text)
        await room.press("begin.make")
        assert isinstance(room.page, Begin) and store.plans.all() == []
        assert words in room.words


async def test_what_is_typed_is_read_in_words(opened: Any, enter: Enter, store: Store) -> None:
    async with opened(size=(120, 40)) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        await fill(room, "start", "12 march")
        await fill(room, "zone", "lisbon")
        await fill(room, "currency", "gbp")
        assert "Friday 12 to Sunday 14 March 2027" in room.words
        assert "Europe/Lisbon" in room.words and "British Pound" in room.words
        await room.press("begin.make")
        plan = only(store)
        assert (plan.start, plan.zone, plan.currency) == (date(2027, 3, 12), "Europe/Lisbon", "GBP")
        assert plan.title == "Weekend of 12 March"
        await room.go(BeginRoute())
        assert room.page.line("currency").value == "GBP"


async def test_a_form_that_is_left_stands_there_again(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        await pilot.press(*"to laugh")
        room.page.query_one("#begin-templates", Choices).highlighted = 0
        await room.press("field.leave", "page.back")
        assert store.plans.all() == []
        await room.go(BeginRoute())
        assert room.page.line("purpose").value == "to laugh"
        assert room.page.query_one("#begin-templates", Choices).current == "three-hours"
        await room.press("begin.make")
        assert only(store).purpose == "to laugh" and only(store).template == "three-hours"
        await room.go(BeginRoute())
        assert room.page.line("purpose").value == "", "what a plan was made of stood there again"


async def test_own_files_that_cannot_be_used_are_named(
    opened: Any, enter: Enter, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "config" / "retreats"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text("name = 3", "utf-8")
    async with opened(size=(120, 50)) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        assert (
            "One thing in your own files could not be used. The first page shows what was left out."
            in room.words
        )
        await pilot.press("escape", "escape")
        await room.press("home.left-out")
        assert "ours.toml" in room.words


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_can_be_typed(opened: Any, enter: Enter, store: Store, text: str) -> None:
    async with opened(size=(150, 50)) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute())
        for name in ("purpose", "title", "start", "zone", "currency"):
            await fill(room, name, text)
        for name in ("start", "zone", "currency"):
            await fill(room, name, {"start": "Friday", "zone": "UTC", "currency": "EUR"}[name])
        await room.press("begin.make")
        await room.settle()
        plan = only(store)
        assert plan.title == text and plan.purpose == text
        assert packed(text)[:30] in packed(room.text)


@pytest.mark.parametrize(("look", "page"), views("new"), indirect=["look"])
async def test_pictures_of_the_form(
    opened: Any, store: Store, picture: Callable[..., str], drawn: SnapshotAssertion, look: Any, page: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    store.save(a_weekend())
    async with opened(**look) as pilot:
        pilot.app.go(route("retreat.begin", **({"plan_id": "by-the-sea"} if page == "change" else {})))
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn
