"""What an app of ours is in its window: never laid out for less than a page needs, with messages that fit."""

from math import ceil

from textual.app import App
from textual.events import Event, Resize
from textual.geometry import Size
from textual.notifications import Notification, Notify

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


class Windowed(App[int]):
    """An app that no size of the window breaks, and whose messages do not hide the page."""

    @property
    def size(self) -> Size:
        """The size that is drawn for."""
        return at_least(super().size)

    async def on_event(self, event: Event) -> None:
        """Take a window that is too small for one that is just large enough; what is over is cut off."""
        if isinstance(event, Resize) and event.size != (size := at_least(event.size)):
            event.size = event.virtual_size = event.container_size = size
        await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        """Keep only the messages that fit the window as it is now."""
        self._keep_what_fits(event.size)

    def on_notify(self, event: Notify) -> None:
        """Show a message; one that is being shown already is shown on, not twice."""
        event.prevent_default()
        asked = event.notification
        message = asked
        if not isinstance(asked, Lasting):
            message = Lasting(
                asked.message, asked.title, asked.severity, asked.timeout, asked.markup, asked.raised_at
            )
        for shown in list(self._notifications):
            if (shown.message, shown.title) == (message.message, message.title):
                if shown.time_left > message.timeout / 2:
                    return  # Held down, a key would say it again and again.
                self._drop(shown)
        self._notifications.add(message)
        self._keep_what_fits(self.size)
        self._refresh_notifications()

    def clear_notifications(self) -> None:
        """Take away every message, on the pages below as well."""
        for message in list(self._notifications):
            self._drop(message)
        super().clear_notifications()

    def _keep_what_fits(self, size: Size) -> None:
        messages = list(self._notifications)
        for message in messages[: -len(that_fit(messages, size)) or None]:
            self._drop(message)

    def _drop(self, message: Notification) -> None:
        self._unnotify(message, refresh=False)
        for screen in self.screen_stack:
            # With what holds it: Textual would leave that behind, empty.
            screen.query(f"#--textual-toast-{message.identity}").remove()

    # -- the palette ----------------------------------------------------------------------------------

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from .palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Open the list of themes."""
        from textual.theme import ThemeProvider

        from .palette import Palette

        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))
