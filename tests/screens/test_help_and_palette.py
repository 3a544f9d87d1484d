"""Every key is in the help of its page, in the palette, and on five places at most."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from textual.binding import Binding

from tests.support.routes import route
from twofold.frame.palette import commands
from twofold.screens.help import Help
from twofold.screens.page import Page

PLACES = ["home", "settings", "support", "exit-info", "privacy", "meeting.names"]


def own_bindings(page: Page) -> list[Binding]:
    """The bindings of a page, as its class and the page under all pages declare them."""
    return [
        binding
        for kind in inspect.getmro(type(page))
        if issubclass(kind, Page)
        for binding in kind.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]


@pytest.mark.parametrize("place", PLACES)
async def test_the_help_shows_every_key_of_its_page(
    opened: Any, seen: Callable[..., str], place: str
) -> None:
    async with opened(size=(100, 60)) as pilot:
        if place != "home":
            pilot.app.go(route(place))
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        pilot.app.set_focus(None)
        active = {a.binding.id for a in page.active_bindings.values()}
        pilot.app.action_help()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        text = " ".join(seen(pilot).split())
        assert page.why in text
        for binding in own_bindings(page):
            if binding.id in active:
                assert binding.tooltip in text, binding.id
        assert "Leave at once and clear the screen" in text


async def test_escape_leaves_the_help_and_help_does_not_stack(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await press(pilot, "page.help")
        await pilot.press("question_mark", "f1")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "page.back")
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("place", PLACES)
async def test_the_palette_offers_every_action_and_no_leaks(opened: Any, place: str) -> None:
    async with opened() as pilot:
        if place != "home":
            pilot.app.go(route(place))
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        titles = [command.title for command in commands(pilot.app, page)]
        active = {a.binding.id for a in page.active_bindings.values() if a.enabled}
        assert {b.description for b in own_bindings(page) if b.id in active} <= set(titles)
        assert {"Quit", "Quick exit", "Theme"} <= set(titles)
        assert not {"Screenshot", "Keys", "Maximize"} & set(titles)


async def test_a_command_of_the_palette_does_what_its_key_does(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"settings")
        # The palette searches in its own time: look until it has found something, then until it is done.
        for _ in range(500):
            await pilot.pause(0.01)
            if "(s)" in seen(pilot) and "Quit" not in seen(pilot).split("(s)")[0]:
                break
        await pilot.press("down", "enter")
        for _ in range(500):
            await pilot.pause(0.01)
            if "Light or dark" in seen(pilot):
                break
        assert "Light or dark" in seen(pilot)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_each_page_fits_and_shows_its_most_important_keys(
    opened: Any, seen: Callable[..., str], place: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        if place != "home":
            pilot.app.go(route(place))
        await pilot.pause()
        lines = seen(pilot).splitlines()
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "◆" in lines[0] and "Ana" in lines[0]
        assert "Help" in lines[-1]
        body = pilot.app.screen.query_one("#body")
        assert body.max_scroll_x == 0
