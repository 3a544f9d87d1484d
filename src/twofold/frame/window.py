"""The window: never laid out for less than a page needs, in the colours chosen, with messages that fit."""

from math import ceil
from typing import TYPE_CHECKING, Any, Protocol

from textual.binding import Binding
from textual.events import Event, Resize
from textual.geometry import Size
from textual.notifications import Notification

from twofold.widgets import themes
from twofold.widgets.inside.app import OpenApp
from twofold.widgets.inside.keys import written

if TYPE_CHECKING:

    class MessagesApp(Protocol):
        """What the messages need of the app."""

        @property
        def size(self) -> Size: ...
        @property
        def shown_messages(self) -> tuple[Notification, ...]: ...
        def add_message(self, message: Notification) -> None: ...
        def drop_message(self, message: Notification) -> None: ...
        def show_messages(self) -> None: ...


LEAST = Size(20, 6)
"""Columns and rows for which a page is laid out at least; a smaller window shows a part of it."""
SHORT = 16
"""A window with fewer rows shows one message at a time."""
MESSAGE_WIDTH = 60
"""Cells of a message at most, with its edge (styles/base.tcss: Toast)."""

A_MOMENT = 0.05
"""Seconds for which a message is shown at least."""


class Lasting(Notification):
    """A message that lasts a moment, also when it expires while it is being put on the page.

    For a time below nothing, Textual's timers count without end: the program would stand still for good.
    """

    @property
    def time_left(self) -> float:
        """The seconds to show it for."""
        return max(A_MOMENT, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0


def at_least(size: Size) -> Size:
    """Return *size*, or what a page needs where that is more."""
    return Size(max(size.width, LEAST.width), max(size.height, LEAST.height))


def fit(event: Event) -> None:
    """Take a window that is too small for one that is just large enough; what is over is cut off."""
    if isinstance(event, Resize) and event.size != (size := at_least(event.size)):
        event.size = event.virtual_size = event.container_size = size


def lines_of(words: str, columns: int) -> int:
    """Return the lines that a message takes in a window of *columns*, with the gap above it."""
    room = max(1, min(MESSAGE_WIDTH, columns * 95 // 100) - 3)
    return 1 + sum(max(1, ceil(len(line) / room)) for line in words.split("\n"))


def that_fit(messages: list[Notification], size: Size) -> list[Notification]:
    """Return the newest of *messages* that leave more than half of a window of *size* free; at least one."""
    kept: list[Notification] = []
    left = 0 if size.height < SHORT else size.height // 2
    for message in reversed(messages):
        left -= lines_of(message.message, size.width)
        if kept and left < 0:
            break
        kept.insert(0, message)
    return kept


class Messages:
    """The messages that pass by in *app*: they do not hide the page, and none is said twice."""

    def __init__(self, app: "MessagesApp") -> None:
        self._app = app

    def show(self, asked: Notification) -> None:
        """Show a message; one that is being shown already is shown on, not twice."""
        message = asked
        if not isinstance(asked, Lasting):
            message = Lasting(
                asked.message, asked.title, asked.severity, asked.timeout, asked.markup, asked.raised_at
            )
        for shown in self._app.shown_messages:
            if (shown.message, shown.title) == (message.message, message.title):
                if shown.time_left > message.timeout / 2:
                    return  # Held down, a key would say it again and again.
                self._app.drop_message(shown)
        self._app.add_message(message)
        self.fit(self._app.size)
        self._app.show_messages()

    def fit(self, size: Size) -> None:
        """Keep only the messages that fit a window of *size*."""
        messages = list(self._app.shown_messages)
        for message in messages[: -len(that_fit(messages, size)) or None]:
            self._app.drop_message(message)

    def clear(self) -> None:
        """Take away every message, on the pages below as well."""
        for message in self._app.shown_messages:
            self._app.drop_message(message)


class WindowApp(OpenApp):
    """An app whose window is never drawn for less than a page needs, in one of our themes."""

    _has_theme = False

    @property
    def size(self) -> Size:
        """The size that is drawn for."""
        return at_least(super().size)

    def use_theme(self, theme: str) -> bool:
        """Look like *theme*; returns False, and looks like our dark one, when there is none of that name."""
        known = theme in self.available_themes
        self.theme = theme if known else themes.DARK.name
        return known

    def use_motion(self, motion: bool) -> None:
        """Move slowly, or keep still."""
        self.animation_level = "full" if motion else "none"

    def get_css_variables(self) -> dict[str, str]:
        """Return what the rules call colours by; nothing before it is known which theme it will be."""
        return super().get_css_variables() if self._has_theme else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our variables for themes that are not ours."""
        return themes.fallbacks(self.current_theme)

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is written for people."""
        return binding.key_display or written(binding.key) or super().get_key_display(binding)

    def deliver_screenshot(self, *_: Any, **__: Any) -> str | None:
        """Save no picture of private words."""
        return None
