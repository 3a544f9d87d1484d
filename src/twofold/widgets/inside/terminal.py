"""The inside of Textual's end of the terminal on Linux and macOS, and of what reads the sequences."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import (
    KITTY_DISAMBIGUATE_ESCAPE_CODES,
    KITTY_REPORT_ALL_KEYS,
    KITTY_REPORT_ALTERNATE_KEYS,
    KITTY_REPORT_ASSOCIATED_TEXT,
    LinuxDriver,
)
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App

_KEYS = KITTY_DISAMBIGUATE_ESCAPE_CODES | KITTY_REPORT_ALL_KEYS | KITTY_REPORT_ASSOCIATED_TEXT
_ASKS_FOR_KEYS = f"\x1b[>{_KEYS}u"
_ASKS_FOR_PLACES = f"\x1b[>{_KEYS | KITTY_REPORT_ALTERNATE_KEYS}u"


class OpenTerminal(LinuxDriver):
    """Textual's end of the terminal, whose paper, and whose coming back from a stop, are in our hands."""

    def __init__(self, app: "App[Any]", **more: Any) -> None:
        super().__init__(app, **more)
        self._file = self.paper(self._file)

    def paper(self, file: Any) -> Any:
        """Return what is drawn on, which shows it in *file*."""
        return file

    @property
    def draws(self) -> bool:
        """Whether what is written is drawn."""
        return self._writer_thread is not None

    def write(self, data: str) -> None:
        """Write *data*; where Textual asks what the keys are called, we ask as well where they are."""
        super().write(_ASKS_FOR_PLACES if data == _ASKS_FOR_KEYS else data)

    def soon(self, what: Callable[[], object]) -> None:
        """Call *what* in the loop; any thread may ask. Nothing happens when the loop is closed."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    def give(self, message: Message) -> None:
        """Hand *message* to the app."""
        self._app.post_message(message)

    def come_back(self) -> None:
        """Take over the terminal again after the program stood still; called in the loop."""

    def tell_of_resuming(self) -> None:
        """Let the app be told when the terminal is taken over the next time."""
        self._must_signal_resume = True

    def _sigcont_application(self, *_: object) -> None:
        # Not here: a signal may come while the lock is held that drawing needs.
        if self._auto_restart:
            self.soon(self.come_back)


_KNOWS = ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size")


class Parser(XTermParser):
    """Which messages a sequence is, for Textual."""

    def begin_again(self) -> "Parser":
        """Return one that waits for no rest of what it does not know, and knows what this one does."""
        fresh = Parser()
        for name in _KNOWS:
            setattr(fresh, name, getattr(self, name))
        return fresh
