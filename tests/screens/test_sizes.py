"""Any size of terminal, and no colour at all: nothing breaks, and every sign that matters is there."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.routes import route
from tests.support.screens.storm import STORM
from twofold.domain.routes import NamesRoute
from twofold.frame.rooms import ROOMS
from twofold.widgets.curtain import Curtain

PLACES = [
    "home",
    "settings",
    "support",
    "exit-info",
    "privacy",
    "meeting",
    "meeting.names",
    "listening",
    "promises",
    "promises.sentence",
    "promises.rituals",
    "promises.design",
    "promises.new-things",
    "support.paper",
    "eyes",
    "questions",
    "questions.kept",
    "shelf",
    "letters",
    "closeness",
    "path",
    "tuning",
    "tuning.rhythm",
    "tuning.calendar",
    "tuning.checkin",
]


@pytest.mark.parametrize("place", PLACES)
async def test_a_storm_of_sizes_leaves_the_page_whole(
    opened: Any, seen: Callable[..., str], place: str
) -> None:
    assert place in ROOMS
    async with opened() as pilot:
        if place != "home":
            pilot.app.go(route(place))
        await pilot.pause()
        before = seen(pilot)
        for width, height in STORM:
            await pilot.resize_terminal(width, height)
        await pilot.pause()
        assert seen(pilot) == before


async def test_the_curtain_hides_at_any_size(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(Curtain(pilot.app.couple(), "a"))
        for width, height in STORM:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert "Good evening" not in seen(pilot)


async def test_without_colour_marks_brackets_and_the_cursor_say_it_all(
    opened: Any, seen: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pilot:
        assert pilot.app.no_color
        assert "◆ Ana" in seen(pilot) and "● Ben" in seen(pilot) and "▌l" in seen(pilot)
        pilot.app.go(NamesRoute())
        await pilot.pause()
        assert (
            "[■]" in seen(pilot) and "clay" in seen(pilot) and "[◆]" in seen(pilot) and "[●]" in seen(pilot)
        )
