"""The last line of a page: the few keys that matter most now."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widget import Widget

from .seat import is_key_of_other, seat_at

if TYPE_CHECKING:
    from textual.screen import Screen

MOST = 5
"""Keys shown at a time; the rest are in the help and in the command palette."""


def _is_way_out(entry: tuple[str, Content]) -> bool:
    return not entry[0].endswith(".help")


class KeyBar(Widget):
    """Up to five keys, most important first; a click on one presses it.

    Where the line is too short the last ones give way, whole; the keys of help and back stay longest.
    """

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: "Screen[object]") -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw the keys that fit."""
        entries: list[tuple[str, Content]] = []
        choosing: list[str] = []
        seen: set[str] = set()
        seat = seat_at(self.app)
        for node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if not binding.show or binding.action in seen or is_key_of_other(binding.action, seat):
                continue
            seen.add(binding.action)
            if words := getattr(node, "chooses", ""):  # a Chooser, which not every page has
                choosing.append(self.app.get_key_display(binding))
                chooses, key = words, binding.key
                continue
            link = Style.from_meta({"key": binding.key}) if enabled else Style()
            text = Content.assemble(
                (f" {self.app.get_key_display(binding)}", "bold $accent" if enabled else "$line"),
                (f" {binding.description} ", "$quiet" if enabled else "$line"),
            ).stylize(link)
            entries.append((binding.id or "", text))
        if choosing:
            link = Style.from_meta({"key": key})
            text = Content.assemble((f" {' '.join(choosing)}", "bold $accent"), (f" {chooses} ", "$quiet"))
            entries.insert(0, ("", text.stylize(link)))
        keep = [
            entry
            for entry in entries
            if entry[0] in ("page.help", "page.back", "ask.help", "ask.back", "field.leave")
        ]
        shown = [entry for entry in entries if entry not in keep][: MOST - len(keep)] + keep
        width = self.content_size.width
        while len(shown) > 1 and sum(text.cell_length for _, text in shown) > width:
            # The least important of the page's own keys goes first, then help, then the way out.
            own = [entry for entry in shown if entry not in keep]
            rest = sorted((entry for entry in shown if entry in keep), key=_is_way_out)
            shown.remove(own[-1] if len(own) > 1 or not rest else rest[0])
        return Content("").join(text for _, text in shown)

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)
