"""The net below every page: a mistake in one of them is noted, leads home, and ends nothing else."""

from asyncio import CancelledError
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen
from textual.widget import Widget

from twofold import __version__
from twofold.domain.records import utc_now
from twofold.store import disk
from twofold.widgets.inside.screen import at_work, can_be_replaced

if TYPE_CHECKING:

    class HomecomingApp(Protocol):
        """What the way home after a mistake needs of the app."""

        net: "Net | None"

        @property
        def listens(self) -> bool: ...
        @property
        def is_leaving(self) -> bool: ...
        @property
        def screen(self) -> Screen[Any]: ...
        @property
        def screen_stack(self) -> Sequence[Screen[Any]]: ...
        def end_after(self, error: Exception) -> None: ...
        def rescue(self) -> None: ...
        def forget(self) -> None: ...
        def clear_notifications(self) -> None: ...
        def call_later(self, callback: Callable[[], Awaitable[None]]) -> bool: ...
        def pop_screen(self) -> Awaitable[None]: ...
        def switch_screen(self, screen: Screen[Any]) -> Awaitable[None]: ...
        def get_default_screen(self) -> Screen[Any]: ...
        def unsaved_words(self) -> str: ...
        def say(self, sentence: str, *, calm: bool = True) -> None: ...


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
            disk.replace_lightly(self.notes, kept + line.encode("utf-8", "replace"))

    def holds(self) -> bool:
        """Count one more mistake; return whether the program may go on."""
        now = self._clock()
        self._lately.append(now)
        return len(self._lately) < OFTEN or now - self._lately[0] > WITHIN


class Homecoming:
    """After a mistake in a page *app* goes on, from its first page; without a ``net`` it ends.

    ``under_way``: whether it is on its way there.
    """

    def __init__(self, app: "HomecomingApp") -> None:
        self._app = app
        self.under_way = False

    def after(self, error: Exception) -> None:
        """Note *error*, and go home, or end where that cannot help."""
        app = self._app
        if app.net is None:
            app.end_after(error)
            return
        if _is_gone(at_work()):
            return  # A part of a page that has left; see `Once` for the pages themselves.
        app.net.note(error)
        if app.is_leaving or self.under_way:
            return  # On the way out there is nothing left to save it from; on the way home it is known.
        if not app.listens or not app.net.holds():
            app.end_after(error)
            return
        self.under_way = True
        app.call_later(self._come_home)

    async def _come_home(self) -> None:
        """Save what is typed, and begin again at the first page, with a word about it."""
        app = self._app
        try:
            app.rescue()
            app.forget()
            app.clear_notifications()
            # All at once: no key may reach a page in between.
            popped = [app.pop_screen() for _ in app.screen_stack[1:]]
            for one in popped:
                await one
            self.under_way = False  # What fails from here on fails at home.
            can_be_replaced(app.screen)
            await app.switch_screen(app.get_default_screen())
            kept = "" if app.unsaved_words() else " What you wrote is saved."
            app.say(f"Something went wrong in twofold, so you are back home.{kept}", calm=False)
        except CancelledError:
            raise
        except Exception as error:
            app.net = None
            app.end_after(error)
        finally:
            self.under_way = False
