"""What each of you needs: written once, kept as it is typed, and read by every retreat."""

from datetime import UTC, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Enter
from tests.support.weekend import a_weekend
from twofold.domain.people import COUPLE_ID
from twofold.domain.retreat.needs import NEEDS, Needs, new_needs
from twofold.domain.retreat.routes import BeforeRoute, ChecksRoute, NeedsRoute, PlanRoute
from twofold.domain.text import clean
from twofold.exports.needs import told
from twofold.exports.retreat import retreat_markdown
from twofold.exports.retreat_page import retreat_page
from twofold.screens.retreat.needs import NeedsPage
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.words import Words

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def kept(store: Store) -> tuple[str, str]:
    needs = store[Needs].get(NEEDS)
    return (needs.a, needs.b) if needs else ("", "")


def some(a: str = "Two hours alone", b: str = "Vegetarian\nNo stairs") -> Needs:
    return new_needs(NOW).with_(a=a, b=b)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_kept_as_it_is_typed_and_taken_back(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(PlanRoute("by-the-sea"))
        await room.press("overview.needs")
        assert isinstance(room.page, NeedsPage)
        await room.press("needs.edit")
        await pilot.press(*"an hour", "enter", *"quiet", "tab", *"vegan")
        await room.settle()
        room.page.flush()
        assert kept(store) == ("an hour\nquiet", "vegan")
        await pilot.press("escape")
        await room.press("retreat.undo")
        assert kept(store) != ("an hour\nquiet", "vegan")
        await room.press("page.back")
        words = {c.id: c.note.plain for c in room.page.query_one(Choices)._choices}
        assert words["needs"].startswith("written by")


async def test_the_other_terminal_writes_beside(opened: Any, enter: Enter, store: Store) -> None:
    store.save(some())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(NeedsRoute())
        await room.press("needs.edit")
        await pilot.press(*"And ")
        there = store[Needs].get(NEEDS)
        assert there is not None
        store.save(there.with_(b="Vegan"))
        room.page.reload()
        await room.settle()
        room.page.flush()
        assert kept(store) == ("And Two hours alone", "Vegan")
        assert room.page.query_one("#needs-b", Words).text == "Vegan"


@pytest.mark.parametrize("size", SIZES)
async def test_the_checks_and_the_to_dos_read_it(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend())
    store.save(some())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(ChecksRoute("by-the-sea"))
        assert room.page.query_one(Choices).go_to("need-a//")
        await room.settle()
        assert "Ana needs 2 hours alone, and there is none yet." in room.words
        await room.press("checks.mend")
        plan = store.plans.get("by-the-sea")
        assert plan is not None
        assert [(s.title, s.owner, s.length) for s in plan.slots if s.kind == "solo" and s.id != "alone"] == [
            ("2 hours alone", "a", 120)
        ]
        await room.press("page.back")
        await room.go(BeforeRoute("by-the-sea"))
        await room.press("before.ideas")
        assert room.page.query_one(Choices).go_to("idea:Tell the place: vegetarian (Ben)")
        await pilot.press("enter")
        await room.settle()
        plan = store.plans.get("by-the-sea")
        assert plan is not None and plan.todos[-1].what == "Tell the place: vegetarian (Ben)"
        rows = [choice.id for choice in room.page.query_one(Choices)._choices]
        assert "idea:Tell the place: vegetarian (Ben)" not in rows, "it is not offered twice"


def test_it_stands_on_the_page_for_the_fridge_and_in_what_is_taken_along(store: Store) -> None:
    couple = store.couple.get(COUPLE_ID)
    page = retreat_page(a_weekend(), couple, NOW, UTC, some())
    assert "What each of you needs" in page and "Vegetarian" in page
    assert "What each of you needs" not in retreat_page(a_weekend(), couple, NOW, UTC, some("", " "))
    markdown = retreat_markdown(a_weekend(), couple, NOW, UTC, some())
    assert "- Ana: Two hours alone\n- Ben: Vegetarian\n- Ben: No stairs" in markdown
    assert told([some()], ("Ana", "Ben")).startswith("## What each of you needs\n\n### Ana\n\n- Two hours")
    assert told([some("", "")], ("Ana", "Ben")) == told([], ("Ana", "Ben")) == ""


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_that_break_others_are_shown_as_they_are(
    opened: Any, enter: Enter, store: Store, text: str
) -> None:
    store.save(a_weekend())
    store.save(some(clean(text)[:300], clean(text)[:300] + " alone"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(NeedsRoute())
        line = next((each for each in clean(text)[:300].split("\n") if each.strip()), "")
        assert packed(line[:20]) in packed(room.text)
        await room.go(ChecksRoute("by-the-sea"))
        await room.go(BeforeRoute("by-the-sea"))
        for make in (retreat_page, retreat_markdown):
            assert make(a_weekend(), None, NOW, UTC, some(text))


@pytest.mark.parametrize(("look", "what"), views("written"), indirect=["look"])
async def test_how_it_looks(
    opened: Any, enter: Enter, store: Store, look: Any, what: str, picture: Any, drawn: SnapshotAssertion
) -> None:
    store.save(some())
    async with opened(**look) as pilot:
        room = enter(pilot)
        await room.go(NeedsRoute())
        assert picture(pilot) == drawn
