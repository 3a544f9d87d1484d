"""The hand-over: when the keyboard may have changed hands, nothing private of the one is left for the other.

Textual keeps some things for the whole app: the clipboard, the messages that pass by, a selection, the title.
They would outlive the private page on which they came to be. So whoever copies or is told something on a page
that is theirs alone owns it, and it goes when something else than their pages lies on top.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.notifications import Notification

from twofold.domain.records import SIDES, Hands
from twofold.widgets.whose import Whose, whose

from .window import Lasting

if TYPE_CHECKING:
    from twofold.frame.shell import Shell


@dataclass
class Passing(Lasting):
    """A message that knows who may read it."""

    whose: Hands = "both"


class Handover:
    """Watches whose pages lie on top in *app*. ``whose``: theirs, at this moment."""

    def __init__(self, app: "Shell") -> None:
        """Watch from now on; the app must be running."""
        self._app = app
        self.whose: Whose = whose(app.screen_stack)
        self._copied: Hands = "both"
        self._then: list[Callable[[], None]] = []
        # At once, in the step in which the page goes: the next one must not be drawn before.
        app.screen_change_signal.subscribe(app, lambda _screen: self.look(), immediate=True)

    @property
    def owner(self) -> Hands:
        """Whose is what is copied, or said, at this moment."""
        return "both" if self.whose == "nobody" else self.whose

    def also(self, forget: Callable[[], None]) -> None:
        """Call *forget* as well at each hand-over that follows a private page."""
        self._then.append(forget)

    def copied(self) -> None:
        """Note that what lies in the clipboard was put there just now."""
        self._copied = self.owner

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
            app._clipboard, self._copied = "", "both"
        for message in list(app._notifications):
            if not self.may_show(message):
                app._drop(message)
        app._refresh_notifications()
        for screen in app.screen_stack:
            screen.clear_selection()
        app.title, app.sub_title = app.TITLE or "", ""
        for forget in self._then:
            forget()
