"""A bare app of ours to put a widget into, and words that try to break it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual.app import ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from twofold.frame.shell import Shell


class Stand(Shell):
    """Shows widgets, and remembers the messages that reach it."""

    def __init__(self, widgets: tuple[Widget, ...]) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets


class FakeClock:
    """Time that passes only when told to."""

    def __init__(self) -> None:
        self.seconds = 50.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 19, 30, tzinfo=UTC) + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def messages() -> list[Message]:
    """What was posted in the app of ``standing``."""
    return []


@pytest.fixture
def standing(messages: list[Message]) -> Callable[..., AbstractAsyncContextManager[Pilot[int]]]:
    """Show widgets in an app: ``async with standing(widget, size=(40, 11)) as pilot``."""

    @asynccontextmanager
    async def stand(*widgets: Widget, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
        def once(message: Message) -> None:
            # The hook sees a message again at every step of its way up.
            if not any(message is known for known in messages):
                messages.append(message)

        app = Stand(widgets)
        async with app.run_test(size=size, notifications=True, message_hook=once) as pilot:
            await pilot.pause()
            yield pilot

    return stand
