"""The messages at the edge of the screen."""

from typing import Any


def toasts(pilot: Any) -> str:
    """Return every message that stands there, one below the other."""
    return "\n".join(str(note.message) for note in pilot.app._notifications)


def lies_on_keys(pilot: Any) -> bool:
    """Return whether the last message takes one line: where there are few, it lies on the keys alone."""
    return bool(pilot.app.screen.query("Toast").last().size.height == 1)
