"""The trail on screen: two chosen and put in order, a talk, and what each took."""

from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.pictures import views
from twofold.demo.shelf import shelf
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.shelf.routes import TrailRoute
from twofold.screens.listening.setup import Setup
from twofold.screens.shelf.trail import Trail
from twofold.store import Store
from twofold.widgets.fields import Line


def of(store: Store, title: str) -> Work:
    return next(work for work in store.works.all() if work.title == title)


async def test_two_are_chosen_put_in_order_and_taken_back(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    now = clock.now()
    for title in ("Amour", "Emma"):
        store.save(Work(title=title, created=now, updated=now))
    async with opened() as pilot:
        await press(pilot, "home.shelf")
        assert "Choose two or three" in seen(pilot)
        await press(pilot, "shelf.trail")
        assert isinstance(pilot.app.screen, Trail)
        await press(pilot, "trail.put")
        assert of(store, "Amour").turn is not None and "▸ Amour" in seen(pilot)
        await pilot.press("down")
        await press(pilot, "trail.put")
        assert seen(pilot).index("Amour") < seen(pilot).index("○ Emma")
        await press(pilot, "trail.up")
        assert seen(pilot).index("▸ Emma") < seen(pilot).index("○ Amour")
        await press(pilot, "trail.undo")
        assert seen(pilot).index("Amour") < seen(pilot).index("Emma")
        await pilot.press("escape")
        assert "▸ Amour → ○ Emma" in seen(pilot) and "you are here: read it, then talk" in seen(pilot)


async def test_each_says_what_they_took_and_the_caret_is_behind_it(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    async with opened() as pilot:
        pilot.app.go(TrailRoute())
        await pilot.pause()
        assert "▌▸ Stay with Me" in seen(pilot)
        await press(pilot, "trail.took-b")
        assert "What Ben took from Stay with Me" in seen(pilot)
        await pilot.press(*"wait", "enter")
        await pilot.pause()
        assert of(store, "Stay with Me").took == ("", "wait") and "│ ● wait" in seen(pilot)
        await pilot.press("up")
        await press(pilot, "trail.took-a")
        line = pilot.app.screen.query_one(Line)
        assert line.value.startswith("Ask twice") and line.cursor_position == len(line.value)


async def test_they_say_when_they_talk_about_the_next_part(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    async with opened() as pilot:
        pilot.app.go(TrailRoute())
        await pilot.pause()
        assert "chapters 11 to 20 next" in seen(pilot)
        await press(pilot, "trail.day")
        line = pilot.app.screen.query_one(Line)
        assert line.value and "When do you talk about chapters 11 to 20?" in seen(pilot)
        line.value = ""
        await pilot.press(*"friday", "enter")
        await pilot.pause()
        assert "chapters 11 to 20, to talk about on Friday" in seen(pilot)
        assert of(store, "Stay with Me").slices[1].by == date(2026, 11, 27)


async def test_the_talk_about_the_next_part_asks_what_fits_such_a_book(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    now, part = clock.now(), Slice("1", "one")
    store.save(Work(title="Fair Play", form="guide", created=now, updated=now, turn=1.0, slices=(part,)))
    async with opened() as pilot:
        pilot.app.go(TrailRoute())
        await pilot.pause()
        await press(pilot, "trail.talk")
        assert isinstance(pilot.app.screen, Setup)
        step = pilot.app.screen.protocol.rounds[0].steps[0]
        assert step.stems[0] == "What have you known for years and never done?" and not step.more


@pytest.mark.parametrize(("look", "place"), views("trail"), indirect=["look"])
async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Any, drawn: SnapshotAssertion, look: Any, place: str
) -> None:
    store.save(*shelf(clock.now()))
    async with opened(**look) as pilot:
        pilot.app.go(TrailRoute())
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn
