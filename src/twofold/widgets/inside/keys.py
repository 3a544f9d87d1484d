"""The inside of how Textual calls keys."""

from textual.keys import _character_to_key


def key_of(character: str) -> str:
    """Return what Textual calls the key that writes *character*, such as "question_mark"."""
    return _character_to_key(character)
