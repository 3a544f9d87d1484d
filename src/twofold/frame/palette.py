"""The command palette: whatever a key does here, found by its name."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

if TYPE_CHECKING:
    from twofold.frame.shell import Shell


def commands(app: "Shell", screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield the actions of *screen* and of *app*, each with its key, and the choice of a theme.

    Textual's own offers of a screenshot (a file with private words), of its key panel and of enlarging a
    widget are left out.
    """
    seen: set[str] = set()
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if not enabled or binding.system or not binding.id or binding.id in seen:
            continue
        seen.add(binding.id)
        words = f"{tooltip or binding.description} ({app.get_key_display(binding)})"
        yield SystemCommand(
            binding.description, words, partial(app.call_later, app.run_action, binding.action, node)
        )
    yield SystemCommand("Theme", "Choose how twofold looks", app.action_change_theme)
