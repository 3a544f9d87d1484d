"""What nobody looks at is not drawn, and what cannot be drawn fails its test all the same."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

GOOD, BAD = "good", "bad"


class Sign(Static):
    """Says how often it was drawn, and cannot be drawn when it is BAD."""

    DEFAULT_CSS = "Sign { height: 1; width: 1fr; }"  # so that only drawing it asks what it says

    def __init__(self, words: str = GOOD) -> None:
        super().__init__()
        self.words = words
        self.drawings = 0

    def say(self, words: str) -> None:
        """Say *words* from now on."""
        self.words = words
        self.refresh()

    def render(self) -> str:
        """Return the words."""
        if self.words == BAD:
            raise ZeroDivisionError
        self.drawings += 1
        return f"{self.words} {self.drawings}"


class Page(Screen[None]):
    """A sign over the whole screen."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.sign = Sign(words)

    def compose(self) -> ComposeResult:
        """Put it up."""
        yield self.sign


class Signs(App[None]):
    """A page with a sign."""

    def on_mount(self) -> None:
        """Open it."""
        self.push_screen(Page(GOOD))


def sign(pilot: Pilot[None]) -> Sign:
    """Return the sign on top."""
    return pilot.app.screen.query_one(Sign)


async def test_what_changed_is_drawn_when_it_is_looked_at(seen: Callable[[Any], str]) -> None:
    async with Signs().run_test() as pilot:
        await pilot.pause()
        drawings = sign(pilot).drawings
        for words in "abc":
            sign(pilot).say(words)
            await pilot.pause()
        assert sign(pilot).drawings == drawings
        assert f"c {drawings + 1}" in seen(pilot)


async def test_a_page_that_cannot_be_drawn_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        async with Signs().run_test() as pilot:
            await pilot.app.push_screen(Page(BAD))
            await pilot.pause()
            sign(pilot).say(GOOD)


async def test_what_cannot_be_drawn_at_last_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        async with Signs().run_test() as pilot:
            await pilot.pause()
            sign(pilot).say(BAD)
            await pilot.pause()
