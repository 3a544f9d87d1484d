"""How keys are written for people."""

_NAMES = {
    "enter": "enter",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "space": "space",
    "question_mark": "?",
}


def written(key: str) -> str | None:
    """Return how *key*, as Textual names it, is written, or None where it is as Textual writes it."""
    return _NAMES.get(key)
