"""How the pages look. ``pytest --snapshot-update`` redraws the pictures; look at them before keeping them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.app import ComposeResult
from textual.widgets import Static

from tests.support.routes import route
from tests.support.screens.pictures import HOME, LARGE, SMALL, Picture, named, views
from twofold.content import load_protocols
from twofold.domain.clock import Timer
from twofold.domain.listening.session import Session
from twofold.domain.routes import NamesRoute, SettingsRoute
from twofold.frame.rescue import TroubleApp
from twofold.screens.page import Page
from twofold.store import Damaged, Store
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.scale import Scale
from twofold.widgets.turnclock import TurnClock
from twofold.widgets.words import Words


async def test_home_at_first(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        assert picture(pilot) == drawn


@pytest.mark.parametrize("look", [HOME, SMALL, LARGE], ids=named, indirect=True)
async def test_home_with_open_things(
    opened: Any, store: Store, clock: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    now = clock.now()
    first, second, third = load_protocols().protocols[:3]
    store.save(
        Session(protocol=first, status="timeout", due=now - timedelta(minutes=5), topic="the kitchen"),
        Session(protocol=second, status="planned", due=now + timedelta(hours=14)),
        Session(protocol=third, status="finished"),
    )
    async with opened(**look) as pilot:
        assert picture(pilot) == drawn


@pytest.mark.parametrize(("look", "place"), views("support", "help"), indirect=["look"])
async def test_pages(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any, place: str) -> None:
    async with opened(**look) as pilot:
        pilot.app.go(route(place))
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_settings(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        pilot.app.go(SettingsRoute())
        await pilot.pause()
        pilot.app.screen.query_one("#settings-where", Static).update("Your file: /home/ana/twofold.json")
        await pilot.pause()
        assert picture(pilot) == drawn


@pytest.mark.parametrize("look", [HOME, SMALL], ids=named, indirect=True)
async def test_welcome(
    opened: Any, empty_store: Store, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(empty_store, **look) as pilot:
        assert picture(pilot) == drawn


async def test_first_names(
    opened: Any, empty_store: Store, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(empty_store, **look) as pilot:
        pilot.app.go(NamesRoute())
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_curtain(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        await pilot.app.push_screen(Curtain(pilot.app.couple(), "b", "Nobody sees it until both are done."))
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_confirm(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        question = "Not saved yet: the disk is full.\n\nIf you leave now, the last of what you wrote is lost."
        await pilot.app.push_screen(Confirm("Leave without saving?", question, yes="Leave", no="Stay"))
        await pilot.pause()
        assert picture(pilot) == drawn


class Everything(Page):
    """All the shared widgets on one page."""

    heading = "Floor and mirror"

    def body(self) -> ComposeResult:
        yield TurnClock(self.house.clock, Timer(300, self.house.clock.monotonic(), 70), hue="$hue-clay")
        yield Scale("not at all", "fully", value=4, classes="gap")
        yield Scale("mild", "sore", first=0, last=10, value=10)
        yield Line("a topic", classes="column gap")
        yield Words("Some words\nand more [/b] words", classes="column gap")


async def test_widgets(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        page = Everything()
        page.hands = "a"
        await pilot.app.push_screen(page)
        pilot.app.household.queue.sentence = (
            "Not saved yet: the disk is full. Nothing is lost: twofold keeps trying."
        )
        pilot.app.look()
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_trouble(picture: Picture, drawn: SnapshotAssertion, look: Any, still: None) -> None:
    data = Path("/home/ana/.local/share/twofold/twofold.json")
    backups = (Path("2026-11-22.json"), Path("2026-11-21.json"))
    error = Damaged(data, "the end of the file is missing", backups)
    app = TroubleApp(error, data, look["settings"].theme, motion=False)
    async with app.run_test(size=look["size"]) as pilot:
        await pilot.pause()
        assert picture(pilot) == drawn
