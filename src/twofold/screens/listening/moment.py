"""What the pages of a session share: words to click on, keys that say what they do now, and scrolling."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.events import Click
from textual.widgets import Static

from twofold.screens.page import Page
from twofold.widgets.scrolling import scrolling_keys

from .keys import Keys


class Pressable(Static):
    """Words in which a click presses the key that they stand for."""

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)


class Moment(Page):
    """A page that shows one moment in the middle; what does not fit is reached with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = scrolling_keys("page")

    def labels(self) -> Mapping[str, str | None]:
        """Return what keys are called just now, by the id of the binding; None keeps one off the key bar."""
        return {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that can act now, called by what they do now."""
        bindings, labels = self._in_order(super().active_bindings), self.labels()
        for key, active in bindings.items():
            id_ = active.binding.id or ""
            if id_ in labels:
                words = labels[id_]
                binding = replace(
                    active.binding,
                    description=words or active.binding.description,
                    show=words is not None and active.binding.show,
                )
                bindings[key] = active._replace(binding=binding)
        return bindings

    def _in_order(self, bindings: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
        """Put the page's own keys in the order they are written in; a moved one would come last."""
        order = {b.id: n for n, b in enumerate(self.BINDINGS) if isinstance(b, Binding)}
        own = [key for key, active in bindings.items() if active.node is self and active.binding.id in order]
        place = iter(sorted(own, key=lambda key: order[bindings[key].binding.id]))
        moved = {key: next(place) if key in own else key for key in bindings}
        return {key: bindings[key] for key in moved.values()}

    @property
    def keys(self) -> Keys:
        """The keys that can act now."""
        bound: dict[str, tuple[str, str]] = {}
        for active in super().active_bindings.values():
            shown = self.app.get_key_display(active.binding)
            bound.setdefault(active.binding.id or "", (active.binding.key, shown))
        return Keys(bound)

    @property
    def short(self) -> bool:
        """Whether there are only a few lines to show a moment in."""
        return self.has_class("-short")
