"""The inside of how Textual calls keys, and how they are written for people."""

from textual.keys import _character_to_key

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


def key_of(character: str) -> str:
    """Return what Textual calls the key that writes *character*, such as "question_mark"."""
    return _character_to_key(character)


def written(key: str) -> str | None:
    """Return how *key*, as Textual names it, is written, or None where it is as Textual writes it."""
    return _NAMES.get(key)
