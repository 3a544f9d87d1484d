"""The messages at the edge of the screen."""

from typing import Any


def toasts(pilot: Any) -> str:
    """Return every message that stands there, one below the other."""
    return "\n".join(str(note.message) for note in pilot.app._notifications)
