"""A key that was meant for a picture which the other terminal has just changed: it is not taken."""

from collections.abc import Sequence
from typing import Any, Protocol
from weakref import WeakKeyDictionary, ref

from textual.screen import Screen

from twofold.domain.clock import Clock
from twofold.domain.records import Side
from twofold.screens.house import JUST_NOW
from twofold.screens.page import Page
from twofold.widgets.once import Once

_MOVES = ("scroll", "read_on", "move", "across", "page", "go", "day")
_ALWAYS = frozenset(("back", "support", "pause", "repair", "name_time", "in_the_talk", *_MOVES))
"""What is never held back, whatever page it is pressed on."""


class JustNowApp(Protocol):
    """What this needs of the app."""

    clock: Clock
    seat: Side | None

    @property
    def screen(self) -> Screen[Any]: ...
    @property
    def screen_stack(self) -> Sequence[Screen[Any]]: ...


class JustNow:
    """Which pages of *app* show another moment than before, since the other terminal changed something."""

    def __init__(self, app: JustNowApp) -> None:
        self._app = app
        # No page stays alive for having been noted here.
        self._when: WeakKeyDictionary[Screen[Any], float] = WeakKeyDictionary()
        self._seen: tuple[ref[Screen[Any]], float] | None = (
            None  # the one on top at the last change, and when
        )

    def turned(self, page: Screen[Any]) -> None:
        """Take note that *page* shows another moment from now on, or is about to give way to another page."""
        self._when[page] = now = self._app.clock.monotonic()
        was_seen = self._seen is not None and self._seen[0]() is page
        if was_seen or page is self._app.screen or page not in self._app.screen_stack:
            self._seen = ref(page), now

    def holds_back(self, page: object, action: str, given: tuple[object, ...]) -> bool:
        """Return whether *action* of *page*, *given* this, was meant for what stood there before."""
        if not isinstance(page, Once):
            return False
        if self._is_recent(self._when.get(page)) and page.hangs_on_moment(action, given):
            return True
        if not isinstance(page, Page):
            return False
        # What stands in the place of a page that went by itself was never looked at.
        seen, when = self._seen or (None, None)
        if seen is None or seen() in self._app.screen_stack or not self._is_recent(when):
            return False
        return action not in _ALWAYS

    @property
    def words(self) -> str:
        """What is said of a key that was held back."""
        where = "terminal" if self._app.seat is None else "seat"
        return f"That changed at the other {where} just now. Press again if you still mean it."

    def _is_recent(self, when: float | None) -> bool:
        return when is not None and self._app.clock.monotonic() - when < JUST_NOW
