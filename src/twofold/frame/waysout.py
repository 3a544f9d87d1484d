"""The ways out of the program: every one of them is the same.

Whatever it is (a key, the palette, a signal, the end of the terminal), first what was pressed before it has
its effect, then all that is typed is saved. None of them waits for long, whatever else the program is doing.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from contextvars import Context, copy_context
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from textual.binding import Binding

from .inorder import KeysInOrder
from .leaving import HUNG_UP, WIPE, watch_signals

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    class WaysOutApp(Protocol):
        """What the ways out need of the app."""

        keys: KeysInOrder

        @property
        def is_leaving(self) -> bool: ...
        @property
        def is_headless(self) -> bool: ...
        @property
        def terminal(self) -> "Driver | None": ...
        def keys_of(self, id: str, usual: str) -> list[str]: ...
        def rescue(self) -> None: ...
        def may_leave(self) -> bool: ...
        def set_clipboard(self, text: str) -> None: ...
        def batch_update(self) -> AbstractContextManager[None]: ...
        def exit(self, result: int | None = None, return_code: int = 0) -> None: ...


TWICE_WITHIN = 1.5
"""Seconds within which the second Z must follow the first."""
LETTERS_WITHIN = 1.0
"""Seconds within which what was pressed before one left has its effect; then they leave without it."""
SLOWLY = 3.0
"""The same where it takes long, but goes on: on a machine with much else to do."""
PATIENCE = 1.5
"""Seconds within which everything lets go; then it is let go of."""


WAYS_OUT = [
    Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app.quit",
            tooltip="Leave twofold; everything is saved"),
    Binding("f9", "vanish", "Quick exit", show=False, priority=True, id="app.vanish",
            tooltip="Leave at once and clear the screen"),
    Binding("Z", "vanish_twice", "Quick exit (twice)", show=False, priority=True, id="app.vanish-letters",
            tooltip="Press it twice: leave at once and clear the screen"),
]  # fmt: skip
"""The keys of the ways out."""


class WaysOut:
    """The ways out of *app*. ``vanished``: whether the quick exit was taken."""

    def __init__(self, app: "WaysOutApp") -> None:
        self._app = app
        self.vanished = False
        self._first_z = -TWICE_WITHIN
        self._inside: Context | None = None
        self._main: asyncio.Task[Any] | None = None

    def open(self) -> None:
        """Listen for the signals that end a program; the app must be running."""
        self._inside, self._main = copy_context(), asyncio.current_task()
        watch_signals(lambda code: self.in_turn(partial(self.leave, code)))

    # -- which key is one -----------------------------------------------------------------------------

    def of(self, key: str) -> Callable[[], None] | None:
        """Return the way out that *key* is wherever it is pressed, or None."""
        if len(key) == 1:
            return None  # somebody chose a letter for it, and letters are asked for by fields first
        if self.is_quick_exit(key):
            return self.vanish
        return self.quit if key in self._app.keys_of("app.quit", "ctrl+q") else None

    def is_quick_exit(self, key: str) -> bool:
        """Return whether *key* leaves at once, wherever it is pressed. Any thread may ask."""
        return len(key) > 1 and key in self._app.keys_of("app.vanish", "f9")

    # -- the ways -------------------------------------------------------------------------------------

    def quit(self) -> None:
        """Leave, unless there is a reason to ask first."""
        self.in_turn(self._quit)

    def vanish(self) -> None:
        """Quick exit: first the screen, then everything else, and no farewell."""
        self.vanished = True
        terminal = self._app.terminal
        cover: Callable[[], None] | None = getattr(terminal, "cover", None)
        if cover is not None:
            cover()
        elif terminal is not None:
            # Frames still under way must not be drawn on the cleared screen.
            ExitStack().enter_context(self._app.batch_update())
            if not self._app.is_headless:
                with suppress(OSError):
                    terminal.write(WIPE)
                    terminal.flush()
        self.in_turn(partial(self.leave, 0))

    def vanish_twice(self) -> None:
        """Quick exit at the second of two presses that follow each other.

        A field with the keyboard takes the letter for itself: Textual asks it first.
        """
        now = monotonic()
        if now - self._first_z < TWICE_WITHIN:
            self.vanish()
        self._first_z = now

    def line_ended(self) -> None:
        """Leave: there is no terminal any more."""
        self.in_turn(partial(self.leave, HUNG_UP))

    # -- all alike ------------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Save what is typed, and end with exit code *code*; whatever does not let go soon is let go of."""
        self._app.rescue()
        self._app.set_clipboard("")  # what was handed out is not left behind
        self._app.exit(code, return_code=code)
        for patience in (PATIENCE, 2 * PATIENCE):
            self._in(patience, self._let_go)

    def in_turn(self, way: Callable[[], object]) -> None:
        """Take *way*, once, when what was pressed until now has had its effect; soon in any case."""
        taken: list[None] = []

        def once() -> None:
            if not taken and not self._app.is_leaving:
                taken.append(None)
                way()

        self._in(LETTERS_WITHIN, partial(self._now, once, monotonic() + SLOWLY - LETTERS_WITHIN))
        read: Callable[[Callable[[], object]], None] | None = getattr(self._app.terminal, "when_read", None)
        if read is None:
            self._app.keys.after(once)
        else:
            read(partial(self._app.keys.after, once))

    def _quit(self) -> None:
        self._app.rescue()
        if self._app.may_leave():
            self.leave(0)

    def _now(self, once: Callable[[], None], deadline: float) -> None:
        if self._app.keys.moves_on and monotonic() < deadline:
            self._in(0.05, partial(self._now, once, deadline))
        else:
            once()

    def _in(self, seconds: float, what: Callable[[], object]) -> None:
        # No timer of the app's: those wait until it has done what it is doing.
        asyncio.get_running_loop().call_later(seconds, what, context=self._inside)

    def _let_go(self) -> None:
        # A handler that waits for something would be waited for.
        if self._main is not None and not self._main.done():
            self._main.cancel()


def run_here(app: "App[int]") -> None:
    """Run *app* in this terminal until somebody leaves; a thread that is still at work is not waited for."""
    loop = asyncio.new_event_loop()
    try:
        with suppress(asyncio.CancelledError):  # it did not let go by itself
            app.run(loop=loop)
        rest = asyncio.all_tasks(loop)
        for task in rest:
            task.cancel()
        if rest:
            loop.run_until_complete(asyncio.wait(rest, timeout=PATIENCE))
    finally:
        loop.close()
