"""What the pages of a session share: words to click on, the order of the keys, and the session itself."""

from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.events import Click

from twofold.screens.page import Page
from twofold.widgets.balanced import Balanced
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.seat import is_key_of_other

from .keys import Keys
from .talk import Talk


class Pressable(Balanced):
    """Words in which a click presses the key that they stand for."""

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)


class Moment(Page):
    """A page that shows one moment in the middle; what does not fit is reached with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = scrolling_keys("page")

    def __init__(self) -> None:
        super().__init__()
        self._written: dict[str, str] = {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that can act now, in the order they are written in; one that was moved would come last."""
        bindings = super().active_bindings
        order = {b.id: n for n, b in enumerate(self.BINDINGS) if isinstance(b, Binding)}
        own = [key for key, active in bindings.items() if active.node is self and active.binding.id in order]
        place = iter(sorted(own, key=lambda key: order[bindings[key].binding.id]))
        moved = {key: next(place) if key in own else key for key in bindings}
        return {key: bindings[key] for key in moved.values()}

    @property
    def keys(self) -> Keys:
        """The keys that can act now."""
        bound: dict[str, tuple[str, str]] = {}
        seat = self.house.seat
        for active in super().active_bindings.values():
            if is_key_of_other(active.binding.action, seat):
                continue
            shown = self.app.get_key_display(active.binding)
            bound.setdefault(active.binding.id or "", (active.binding.key, shown))
        self._written |= {id_: shown for id_, (_, shown) in bound.items()}
        return Keys(bound, self._written, seat)

    def on_resize(self) -> None:
        """Show more words, or fewer, in another size."""
        self.call_after_refresh(self.draw)


class TalkPage(Moment):
    """A page of the session *session_id*, which ``body`` finds; where it is gone, the page goes back."""

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self._talk: Talk | None = None

    def find(self) -> bool:
        """Find the session; return whether it is there, and say so and go back where it is not."""
        try:
            self._talk = Talk(self.house, self.session_id)
        except LookupError as gone:
            self.house.say(str(gone), calm=False)
            self.call_later(self.action_back)
        return self.is_there

    @property
    def is_there(self) -> bool:
        """Whether the session was found."""
        return self._talk is not None

    @property
    def talk(self) -> Talk:
        """The session under way, on a page that found it."""
        assert self._talk is not None
        return self._talk
