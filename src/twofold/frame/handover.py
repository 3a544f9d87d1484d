"""The hand-over: when the keyboard may have changed hands, nothing private of the one is left for the other.

It is the one way out of every private page, and closes the drawer behind the last of them. Textual keeps some
things for the whole app: the clipboard, the messages that pass by, a selection, the title. They would outlive
the private page on which they came to be. So whoever copies or is told something on a page that is theirs
alone owns it, and it goes when something else than their pages lies on top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from textual.notifications import Notification
from textual.screen import Screen

from twofold.domain.records import SIDES, Hands, Side
from twofold.widgets.whose import Whose, whose

from .window import Lasting

if TYPE_CHECKING:

    class HandoverApp(Protocol):
        """What the hand-over needs of the app."""

        title: Any
        sub_title: Any

        @property
        def TITLE(self) -> str | None: ...
        @property
        def screen_stack(self) -> Sequence[Screen[Any]]: ...
        @property
        def shown_messages(self) -> tuple[Notification, ...]: ...
        def drop_message(self, message: Notification) -> None: ...
        def show_messages(self) -> None: ...
        def set_clipboard(self, text: str) -> None: ...


@dataclass(eq=False, repr=False, match_args=False)  # Notification has these already
class Passing(Lasting):
    """A message that knows who may read it."""

    whose: Hands = "both"


class Handover:
    """Knows whose pages lie on top in *app*. ``whose``: theirs, when it last had a `look`."""

    def __init__(self, app: "HandoverApp") -> None:
        self._app = app
        self.whose: Whose = "nobody"
        self._copied: Hands = "both"
        self._then: list[Callable[[], None]] = []
        self._close: Callable[[Side], None] | None = None

    @property
    def owner(self) -> Hands:
        """Whose is what is copied, or said, at this moment."""
        return "both" if self.whose == "nobody" else self.whose

    def also(self, forget: Callable[[], None]) -> None:
        """Call *forget* as well at each hand-over that follows a private page."""
        self._then.append(forget)

    def closes(self, close: Callable[[Side], None]) -> None:
        """Call *close* when the last private page of a side was left."""
        self._close = close

    def left(self, side: Side, page: Screen[Any]) -> None:
        """Close the drawer of *side*, whose private *page* is gone, unless another of theirs is open."""
        from twofold.screens.private import PrivatePage

        for each in self._app.screen_stack:
            if isinstance(each, PrivatePage) and each is not page and each.side == side:
                return
        if self._close is not None:
            self._close(side)

    def copied(self) -> Hands:
        """Note that something is put into the clipboard just now; return whose it is."""
        self._copied = self.owner
        return self._copied

    def may_show(self, message: Notification) -> bool:
        """Return whether *message* may be seen on what lies on top now."""
        return getattr(message, "whose", "both") in ("both", self.whose)

    def look(self) -> None:
        """See whose pages lie on top; where that changed, clear what was only for who was there before."""
        before, self.whose = self.whose, whose(self._app.screen_stack)
        if before != self.whose and before in SIDES:
            self.clear()

    def clear(self) -> None:
        """Let go of what belongs to one of the two alone, in everything that belongs to the whole app."""
        app = self._app
        if self._copied in SIDES:
            app.set_clipboard("")
            self._copied = "both"
        for message in app.shown_messages:
            if not self.may_show(message):
                app.drop_message(message)
        app.show_messages()
        for screen in app.screen_stack:
            screen.clear_selection()
        app.title, app.sub_title = app.TITLE or "", ""
        for forget in self._then:
            forget()
