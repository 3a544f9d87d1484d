"""Keys take effect in the order in which they were pressed, however fast they arrive.

Textual hands letters to the field and does what a key is bound to later, so that in one burst they overtake
each other, and land on a page that is not laid out yet. Here each is taken in and waits until the one before
had its whole effect: handlers, messages, actions, pages that come and go.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import copy_context
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from textual.events import InputEvent, Key, MouseEvent, MouseMove, Paste

from twofold.widgets.inside.loop import has_more_to_do, is_at_rest
from twofold.widgets.inside.screen import is_drawn, is_laid_out

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

    class KeysApp(Protocol):
        """What the order of the keys needs of the app."""

        @property
        def is_running(self) -> bool: ...
        @property
        def is_leaving(self) -> bool: ...
        @property
        def screen_stack(self) -> Sequence[Screen[Any]]: ...
        def post_message(self, message: Message) -> bool: ...
        def call_later(self, callback: Callable[[], object]) -> bool: ...


Given = InputEvent | Paste
STUCK = 1.0
"""Seconds in which nothing moves on, after which the next key is given though the one before is not done."""
ENOUGH = 10.0
"""Seconds after which the next key is given though something moves on, and whatever the page is like."""
SELDOM = 10
"""While there is more to do, only one look in so many is a close one."""
REST = 10
"""So many close looks in a row must find the page at rest where something else never rests."""
LOOK = 0.002
"""Seconds between two looks, where only time helps."""
LETTERS = 200
"""So many letters for one field are given to it in one go."""


class KeysInOrder:
    """Takes in what *app* is sent, and gives it one thing after another.

    A key that comes alone is given at once: nothing is between it and the page.
    """

    def __init__(self, app: KeysApp) -> None:
        self._app = app
        self._waiting: deque[tuple[Given | Callable[[], object], Screen[Any] | None]] = deque()
        self._given: Given | None = None
        self._since = self._moved = 0.0
        self._busy = True
        self._looks = self._rested = 0
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin to give, in the running loop and the app's context."""
        self._loop, self._context = asyncio.get_running_loop(), copy_context()
        self._since = self._moved = monotonic()
        self._soon()

    def takes(self, event: object) -> TypeGuard[Given]:
        """Return whether *event* is one to be taken in: it came from outside, and just now."""
        return isinstance(event, Given) and not event.is_forwarded and event is not self._given

    def take(self, event: Given) -> None:
        """Take in *event*, and give it when its turn has come."""
        if isinstance(event, MouseMove) and self._waiting and isinstance(self._waiting[-1][0], MouseMove):
            self._waiting.pop()
        # A key goes to whichever page there is by then, and need not keep this one alive.
        self._waiting.append((event, self._page() if isinstance(event, MouseEvent) else None))
        self._go_on()

    def after(self, then: Callable[[], object]) -> None:
        """Call *then* when all that was taken in until now has had its effect."""
        self._waiting.append((then, None))
        self._go_on()

    @property
    def settled(self) -> bool:
        """Whether all that was taken in has had its effect."""
        return not self._busy

    @property
    def moves_on(self) -> bool:
        """Whether what was taken in is having its effect, however slowly."""
        return self._busy and not self._is_long_ago(self._moved, STUCK)

    # -- one after another ----------------------------------------------------------------------------

    def _go_on(self) -> None:
        if not self._busy:
            self._since = self._moved = monotonic()
            self._next()

    def _page(self) -> Screen[Any] | None:
        stack = self._app.screen_stack if self._app.is_running else ()
        return stack[-1] if stack else None

    def _next(self) -> None:
        """Give what is first, if the page can take it; called when all before it is done."""
        app, waiting = self._app, self._waiting
        if app.is_leaving:
            waiting.clear()
        self._busy = bool(waiting)
        if not waiting:
            return
        page = self._page()
        text = self._is_text(waiting[0][0])
        if not self._is_ready(page, text):
            self._later()
            return
        for _ in range(LETTERS if text else 1):
            first, aimed_at = waiting.popleft()
            if callable(first):
                app.call_later(first)
            elif not isinstance(first, MouseEvent) or aimed_at is page:
                # A click is aimed at what is seen: on another page it would hit anything.
                self._given = first
                app.post_message(first)
                self._given = None  # what is pasted may be private, and is not kept here
            if not (text and isinstance(first, Key) and waiting and self._is_text(waiting[0][0])):
                break
        self._since = self._moved = monotonic()
        self._looks = self._rested = 0
        self._soon()

    def _is_ready(self, page: Screen[Any] | None, text: bool) -> bool:
        if self._is_long_ago(self._since, ENOUGH):
            return True
        if page is None or not is_laid_out(page):
            return False
        # Letters for a field need not wait until the ones before are drawn.
        return text or is_drawn(page) or self._is_long_ago(self._moved, STUCK)

    def _look(self) -> None:
        """See whether what was given has had its effect, and give the next if so."""
        loop = self._loop
        assert loop is not None
        self._looks += 1
        busy = has_more_to_do(loop)
        if busy and self._looks % SELDOM:
            self._soon()
            return
        at_rest = all(is_at_rest(pump) for pump in self._pumps())
        self._rested = self._rested + 1 if at_rest else 0
        if busy and self._rested < REST and not self._is_long_ago(self._since, ENOUGH):
            self._moved = monotonic()
            self._soon()
        elif at_rest or self._is_long_ago(self._moved, STUCK):
            self._next()
        else:
            self._later()

    def _pumps(self) -> list[Any]:
        page = self._page()
        if page is None:
            return [self._app]
        return [self._app, *((page.focused or page).ancestors_with_self)]

    def _is_text(self, event: object) -> bool:
        """Return whether *event* only writes something into the field that has the keyboard."""
        page = self._page()
        field = page.focused if page is not None else None
        if field is None:
            return False
        if isinstance(event, Key):
            return event.is_printable and field.check_consume_key(event.key, event.character)
        return isinstance(event, Paste) and field.check_consume_key("a", "a")

    @staticmethod
    def _is_long_ago(then: float, seconds: float) -> bool:
        return monotonic() - then > seconds

    def _soon(self) -> None:
        if self._loop is not None:
            self._loop.call_soon(self._look, context=self._context)

    def _later(self) -> None:
        if self._loop is not None:
            self._loop.call_later(LOOK, self._look, context=self._context)
