"""The ways out of the program, and in: every key comes in order, and every way out is the same one.

Whatever it is (a key, the palette, a signal, the end of the terminal), first what was pressed before it has
its effect, then all that is typed is saved. None of them waits for long, whatever else the program is doing.
"""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, suppress
from contextvars import Context, copy_context
from functools import partial
from time import monotonic
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Key
from textual.message import Message

from .inorder import KeysInOrder
from .leaving import HUNG_UP, WIPE, watch_signals

TWICE_WITHIN = 1.5
"""Seconds within which the second Z must follow the first."""
LETTERS_WITHIN = 1.0
"""Seconds within which what was pressed before one left has its effect; then they leave without it."""
SLOWLY = 3.0
"""The same where it takes long, but goes on: on a machine with much else to do."""
PATIENCE = 1.5
"""Seconds within which everything lets go; then it is let go of."""


class WaysOut(App[int]):
    """An app whose keys take effect in order, and that is left in one way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            tooltip="Leave twofold; everything is saved",
            show=False,
            priority=True,
            id="app.quit",
        ),
        Binding(
            "f9",
            "vanish",
            "Quick exit",
            tooltip="Leave at once and clear the screen",
            show=False,
            priority=True,
            id="app.vanish",
        ),
        Binding(
            "Z",
            "vanish_twice",
            "Quick exit (twice)",
            tooltip="Press it twice: leave at once and clear the screen",
            show=False,
            priority=True,
            id="app.vanish-letters",
        ),
    ]

    def __init__(self) -> None:
        self.keys = KeysInOrder(self)
        self.vanished = False
        self._first_z = -TWICE_WITHIN
        self._inside: Context | None = None
        self._main: asyncio.Task[Any] | None = None
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        """Return our own end of the terminal, where there is one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from .terminal import Terminal

        return Terminal

    def on_mount(self) -> None:
        """Let the keys in, and listen for the signals that end a program."""
        self._inside, self._main = copy_context(), asyncio.current_task()
        self.keys.start()
        watch_signals(lambda code: self.in_turn(partial(self.leave, code)))

    def run_here(self) -> None:
        """Run in this terminal until somebody leaves; a thread that is still at work is not waited for."""
        loop = asyncio.new_event_loop()
        try:
            with suppress(asyncio.CancelledError):  # it did not let go by itself
                self.run(loop=loop)
            rest = asyncio.all_tasks(loop)
            for task in rest:
                task.cancel()
            if rest:
                loop.run_until_complete(asyncio.wait(rest, timeout=PATIENCE))
        finally:
            loop.close()

    # -- in, in order ---------------------------------------------------------------------------------

    def post_message(self, message: Message) -> bool:
        """Take in what comes from outside, and give it when its turn has come."""
        if not self.keys.takes(message):
            return super().post_message(message)
        if isinstance(message, Key) and (way := self._way_out(message.key)):
            # At the door: no page, and nothing that waits, may be in its way.
            way()
        else:
            self.keys.take(message)
        return True

    def _way_out(self, key: str) -> Callable[[], None] | None:
        if len(key) == 1:
            return None  # somebody chose a letter for it, and letters are asked for by fields first
        if self.is_quick_exit(key):
            return self.action_vanish
        return self.action_quit if self._means(key, "app.quit", "ctrl+q") else None

    def _means(self, key: str, id_: str, usual: str) -> bool:
        return key in self._keymap.get(id_, usual).split(",")

    def is_quick_exit(self, key: str) -> bool:
        """Return whether *key* leaves at once, wherever it is pressed. Any thread may ask."""
        return len(key) > 1 and self._means(key, "app.vanish", "f9")

    # -- out, in one way ------------------------------------------------------------------------------

    @property
    def is_leaving(self) -> bool:
        """Whether it was decided to leave."""
        return self._exit

    def rescue(self) -> None:
        """Save what is being typed; called on every way out. Raises nothing."""

    def leave(self, code: int) -> None:
        """Save what is typed, and end with exit code *code*; whatever does not let go soon is let go of."""
        self.rescue()
        self.exit(code, return_code=code)
        for patience in (PATIENCE, 2 * PATIENCE):
            self._in(patience, self._let_go)

    def quit(self) -> None:
        """Leave, unless there is a reason to ask first."""
        self.leave(0)

    def in_turn(self, way: Callable[[], object]) -> None:
        """Take *way*, once, when what was pressed until now has had its effect; soon in any case."""
        taken: list[None] = []

        def once() -> None:
            if not taken and not self.is_leaving:
                taken.append(None)
                way()

        self._in(LETTERS_WITHIN, partial(self._now, once, monotonic() + SLOWLY - LETTERS_WITHIN))
        read: Callable[[Callable[[], object]], None] | None = getattr(self._driver, "when_read", None)
        if read is None:
            self.keys.after(once)
        else:
            read(partial(self.keys.after, once))

    def _now(self, once: Callable[[], None], deadline: float) -> None:
        if self.keys.moves_on and monotonic() < deadline:
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

    def action_quit(self) -> None:  # type: ignore[override]
        """Quit."""
        self.in_turn(self.quit)

    def line_ended(self) -> None:
        """Leave: there is no terminal any more."""
        self.in_turn(partial(self.leave, HUNG_UP))

    def action_vanish(self) -> None:
        """Quick exit: first the screen, then everything else, and no farewell."""
        self.vanished = True
        cover: Callable[[], None] | None = getattr(self._driver, "cover", None)
        if cover is not None:
            cover()
        elif self._driver is not None:
            # Frames still under way must not be drawn on the cleared screen.
            ExitStack().enter_context(self.batch_update())
            if not self.is_headless:
                with suppress(OSError):
                    self._driver.write(WIPE)
                    self._driver.flush()
        self.in_turn(partial(self.leave, 0))

    def action_vanish_twice(self) -> None:
        """Quick exit at the second of two presses that follow each other.

        A field with the keyboard takes the letter for itself: Textual asks it first.
        """
        now = monotonic()
        if now - self._first_z < TWICE_WITHIN:
            self.action_vanish()
        self._first_z = now
