"""Letters of other scripts, where no text is written: they are the commands of the keys they stand on."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.events import Key
from textual.screen import Screen

from twofold.widgets.inside.keys import key_of

from .keyplaces import KeyPlaces, language_in

if TYPE_CHECKING:

    class OtherLettersApp(Protocol):
        """What this needs of the app."""

        @property
        def screen_stack(self) -> Sequence[Screen[Any]]: ...
        def is_chosen(self, key: str) -> bool: ...
        def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None: ...


KEYS_ARE_LATIN = (
    "The keys here are Latin letters, digits, Enter, Esc and the arrows. Choose others under [keys] "
    "in config.toml; F1 shows the name of each."
)


class OtherLetters:
    """Reads what is pressed in *app* as the command that is meant; says once what works where it cannot.

    ``places``: where letters stand.
    """

    def __init__(self, app: "OtherLettersApp") -> None:
        self._app = app
        self.places = KeyPlaces(language_in(os.environ))
        self._said = False

    def as_meant(self, event: Key) -> Key:
        """Return *event*, or the key that is meant by it. What writes text, or was chosen, stays as it is."""
        letter, stack = event.character, self._app.screen_stack
        if not letter or len(letter) > 1 or not letter.isprintable() or letter == " " or not stack:
            return event
        meant = self.places.meant(letter)
        if meant == letter or self._is_taken(event, stack[-1]):
            return event
        if meant:
            return Key(key_of(meant), meant)
        if letter.isalpha() and not self._said:
            self._said = True
            self._app.say(KEYS_ARE_LATIN, stays=True)
        return event

    def _is_taken(self, event: Key, page: Screen[Any]) -> bool:
        return (
            (page.focused is not None and page.focused.check_consume_key(event.key, event.character))
            or getattr(page, "finds_by_typing", False)
            or self._app.is_chosen(event.key)
            or event.key in page.active_bindings
        )
