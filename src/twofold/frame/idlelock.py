"""Locking the drawers when nobody types, when the machine slept, and before the program is stopped."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from textual.events import Event, InputEvent, MouseMove, MouseUp, Paste
from textual.screen import ModalScreen, Screen
from textual.worker_manager import WorkerManager

from twofold.domain.clock import Gap
from twofold.domain.idle import is_idle
from twofold.domain.records import SIDES, Side
from twofold.screens.house import House
from twofold.widgets.inside.screen import forget_drawing

if TYPE_CHECKING:
    from twofold.screens.private import PrivatePage

PATIENCE = 3.0
"""Seconds that locking may take before the program is stopped all the same."""
GONE = "This was put away while you were gone. It is saved."


class IdleLockApp(House, Protocol):
    """What the lock needs of the app: a house for pages, and more."""

    @property
    def screen(self) -> Screen[Any]: ...
    @property
    def screen_stack(self) -> Sequence[Screen[Any]]: ...
    @property
    def workers(self) -> WorkerManager: ...
    def rescue(self) -> None: ...
    def clear_notifications(self) -> None: ...
    def set_clipboard(self, text: str) -> None: ...
    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str) -> object: ...
    def pop_screen(self) -> Awaitable[None]: ...
    def push_screen(
        self, screen: Screen[bool], callback: Callable[[bool | None], None]
    ) -> Awaitable[object]: ...
    def batch_update(self) -> AbstractContextManager[None]: ...


class IdleLock:
    """Locks the drawers of *app* and what shows them; opens again what was there.

    ``locked``: whether something private was put away and waits behind a door.
    """

    def __init__(self, app: IdleLockApp) -> None:
        """Count from now."""
        self._app = app
        self._seen = self._touched = Gap.read(app.clock)
        self._settled = asyncio.Event()
        self._settled.set()
        self._opening = self._again = False
        self.locked = False

    def lets_in(self, event: Event) -> bool:
        """Return whether *event* may reach the pages; a key, a paste or a click is a sign of life.

        One that comes too late locks, and goes no further.
        """
        if not isinstance(event, InputEvent | Paste) or event.is_forwarded:
            return True
        self.look()
        if not isinstance(event, MouseMove | MouseUp):
            self._touched = self._seen
        return not self.locked or not getattr(self._app.screen, "is_shut", False)

    def look(self) -> None:
        """Lock when the time has come: nobody was there for the chosen minutes, or the machine slept."""
        now, touched, minutes = Gap.read(self._app.clock), self._touched, self._app.settings.lock
        slept, self._seen = self._seen.slept(now), now
        if (
            slept
            or is_idle(now.monotonic, touched.monotonic, minutes)
            or is_idle(now.wall.timestamp(), touched.wall.timestamp(), minutes)
        ):
            self.lock()

    def lock(self) -> None:
        """Save and put away all that is private, and close both drawers. Nothing happens without such."""
        from twofold.screens.private import PrivatePage
        from twofold.widgets.passphrase import Asking, Secret

        app = self._app
        for screen in app.screen_stack:
            if isinstance(screen, Asking):
                screen.forget()
            for field in screen.query(Secret):
                field.forget()
        self._again = self._opening
        if self.locked:
            return
        if any(isinstance(screen, PrivatePage) for screen in app.screen_stack):
            app.rescue()
            self._clear()
            pages = [screen for screen in app.screen_stack if isinstance(screen, PrivatePage)]
            self.locked = True
            self._settled.clear()
            gone = [page.shut() for page in pages]
            app.clear_notifications()
            app.set_clipboard("")
            # Before anybody stands at the door: from Python 3.12 on a worker may begin at once.
            self._app.vault.lock_all()
            app.run_worker(self._hold(pages, gone), group="lock")
        self._app.vault.lock_all()

    def let_go(self) -> None:
        """Close both drawers, and end what waits at a door: every page is about to go."""
        for worker in list(self._app.workers):
            if worker.group == "lock":
                worker.cancel()
        self.locked = self._opening = self._again = False
        self._settled.set()
        self._app.set_clipboard("")
        self._app.vault.lock_all()

    def guard(self) -> None:
        """Lock, and say why, when the lock of a drawer that is open was exchanged in the file."""
        vault = self._app.vault
        if vault.exchanged():
            self.lock()
            if not self.locked:  # else it stands on the door
                for trouble in filter(None, map(vault.trouble, SIDES)):
                    self._app.say(trouble, calm=False)

    async def lock_now(self) -> None:
        """Lock, and return when nothing private is on any page."""
        self.lock()
        await self._settled.wait()

    # -- the door -------------------------------------------------------------------------------------

    def _clear(self) -> None:
        """Take away what lies over the private pages: a list of words, a question, the palette.

        What it was asked for would be done to a page that is empty by then, so nobody gets an answer.
        """
        from twofold.screens.private import PrivatePage

        app, stack = self._app, self._app.screen_stack
        first = next(i for i, screen in enumerate(stack) if isinstance(screen, PrivatePage))
        for worker in list(app.workers):
            if any(isinstance(node, PrivatePage) for node in worker.node.ancestors_with_self):
                worker.cancel()
        over = [i for i, screen in enumerate(stack) if i > first and isinstance(screen, ModalScreen)]
        for _ in stack[min(over, default=len(stack)) :]:
            app.pop_screen()

    async def _hold(self, pages: "Sequence[PrivatePage[Any]]", gone: Sequence[Awaitable[object]]) -> None:
        opened = True
        for side in dict.fromkeys(page.side for page in pages):
            opened = opened and await self._door(side, pages, gone)
        if opened:
            await self._reopen(pages)
        else:
            await self._leave(pages[0])

    async def _door(
        self, side: Side, pages: "Sequence[PrivatePage[Any]]", gone: Sequence[Awaitable[object]]
    ) -> bool:
        """Stand before the pages until *side* opens (True) or goes back (False)."""
        from twofold.screens.door import opener
        from twofold.widgets.curtain import Curtain
        from twofold.widgets.passphrase import Unlock

        app = self._app
        couple, vault = app.couple(), app.vault
        door: Screen[bool] = (
            Curtain(couple, side, GONE, passes=app.seat is None)
            if vault.is_open(side)
            else Unlock(couple, side, opener(self._app), vault.trouble(side) or GONE)
        )
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def answered(opened: bool | None) -> None:
            if not answer.done():
                answer.set_result(bool(opened))

        await app.push_screen(door, answered)
        for one in gone:
            await one
        for page in pages:
            forget_drawing(page)
        self._settled.set()
        return await answer

    async def _reopen(self, pages: "Sequence[PrivatePage[Any]]") -> None:
        self._opening = True
        self._settled.clear()
        try:
            with self._app.batch_update():
                for page in pages:
                    await page.reopen()
        finally:
            self._opening = self.locked = False
            self._touched = self._seen = Gap.read(self._app.clock)
            self._settled.set()
        if self._again:
            self._again = False
            self.lock()

    async def _leave(self, first: "PrivatePage[Any]") -> None:
        """Go back to what lies below the *first* private page, the drawers still locked."""
        self._app.vault.lock_all()
        stack = self._app.screen_stack
        # All at once: no key may reach an empty page in between.
        popped = [self._app.pop_screen() for _ in stack[stack.index(first) :]]
        self.locked = False
        for one in popped:
            await one


def watch_stops(prepare: Callable[[], Awaitable[None]]) -> None:
    """Await *prepare* before the program is stopped (Ctrl+Z of a shell, ``kill -TSTP``), in the running loop.

    Then it is stopped as it would have been. Does nothing where there is no such stop (Windows, no terminal).
    """
    try:
        stop = signal.getsignal(signal.SIGTSTP)
        loop = asyncio.get_running_loop()
    except (AttributeError, RuntimeError):
        return
    if not callable(stop):
        return
    under_way: set[asyncio.Task[None]] = set()

    async def stopping() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(prepare(), PATIENCE)
        stop(signal.SIGTSTP, None)

    def asked() -> None:
        if not under_way:
            task = loop.create_task(stopping())
            under_way.add(task)
            task.add_done_callback(under_way.discard)

    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGTSTP, asked)
