"""The net below every page: a mistake in one of them is noted, leads home, and ends nothing else."""

from asyncio import CancelledError
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from traceback import extract_tb

from textual._context import active_message_pump
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from twofold import __version__
from twofold.domain.records import utc_now
from twofold.widgets.once import beyond

from .shell import Shell

OFTEN, WITHIN = 3, 10.0
"""So many mistakes in so many seconds, and the program ends: home itself may be what fails."""
MOST = 20_000
"""Bytes of notes that are kept; the older half goes first."""
OURS = Path(__file__).parents[1]


def where(error: BaseException) -> str:
    """Return what *error* is and the lines of our code it went through; no value, nor its own words.

    Both may hold what the couple wrote. A worker's mistake is told as what it was.
    """
    error = getattr(error, "error", None) or error
    frames = extract_tb(error.__traceback__)
    chain = []
    for frame in frames:
        path = Path(frame.filename)
        if path.is_relative_to(OURS):
            chain.append(f"{path.relative_to(OURS).as_posix()}:{frame.lineno}")
    if frames and not Path(frames[-1].filename).is_relative_to(OURS):
        chain.append(f"({Path(frames[-1].filename).name}:{frames[-1].lineno})")
    return " ".join((type(error).__name__, *chain))


def _is_gone(owner: object) -> bool:
    return isinstance(owner, Widget) and not isinstance(owner, Screen) and not owner.is_attached


class Net:
    """Notes mistakes in the file *notes* (None: nowhere), and knows when there are too many of them.

    *clock* gives seconds, *now* the moment to write down.
    """

    def __init__(
        self,
        notes: Path | None,
        clock: Callable[[], float] = monotonic,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.notes = notes
        self._clock, self._now = clock, now
        self._lately: deque[float] = deque(maxlen=OFTEN)

    def note(self, error: BaseException) -> None:
        """Write down where *error* was. Raises nothing."""
        if self.notes is None:
            return
        line = f"{self._now():%Y-%m-%d %H:%M:%SZ} twofold {__version__} {where(error)}\n"
        with suppress(OSError, ValueError):
            kept = self.notes.read_bytes() if self.notes.exists() else b""
            if len(kept) > MOST:
                kept = kept[-MOST // 2 :].partition(b"\n")[2]
            fresh = self.notes.with_name(self.notes.name + ".new")
            fresh.touch(mode=0o600)
            fresh.write_bytes(kept + line.encode("utf-8", "replace"))
            fresh.replace(self.notes)

    def holds(self) -> bool:
        """Count one more mistake; return whether the program may go on."""
        now = self._clock()
        self._lately.append(now)
        return len(self._lately) < OFTEN or now - self._lately[0] > WITHIN


class Netted(Shell):
    """An app that goes on, from its first page, after a mistake in a page; without a ``net`` it ends."""

    net: Net | None = None
    _runs = _homing = False

    def forget(self) -> None:
        """Close what is private before its pages go. Raises nothing."""

    def came_home(self) -> None:
        """Say that this is the first page again, and why."""

    async def _process_messages_loop(self) -> None:
        self._runs = True
        try:
            await super()._process_messages_loop()
        finally:
            self._runs = False

    async def _dispatch_message(self, message: Message) -> None:
        # What a key does is mostly done here, whatever page it belongs to; Textual would stop listening.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self._handle_exception(beyond(error))

    def _handle_exception(self, error: Exception) -> None:
        net = self.net
        if net is None:
            super()._handle_exception(error)
            return
        if _is_gone(active_message_pump.get(None)):
            return  # A part of a page that has left; see `Once` for the pages themselves.
        net.note(error)
        if self._exit or self._homing:
            return  # On the way out there is nothing left to save it from; on the way home it is known.
        if not self._runs or not net.holds():
            super()._handle_exception(error)
            return
        self._homing = True
        self.call_later(self._come_home)

    async def _come_home(self) -> None:
        """Save what is typed, and begin again at the first page, with a word about it."""
        try:
            self.rescue()
            self.forget()
            self.clear_notifications()
            # All at once: no key may reach a page in between.
            popped = [self.pop_screen() for _ in self.screen_stack[1:]]
            for one in popped:
                await one
            self._homing = False  # What fails from here on fails at home.
            if not self.screen._result_callbacks:
                # Textual replaces a page that was put on another, and the first of all was not.
                self.screen._push_result_callback(self.screen, None)
            await self.switch_screen(self.get_default_screen())
            self.came_home()
        except CancelledError:
            raise
        except Exception as error:
            self.net = None
            self._handle_exception(error)
        finally:
            self._homing = False
