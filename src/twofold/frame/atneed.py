"""What the app makes or reads when a page first asks for it, and not before: nothing of it slows a start."""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twofold.content import Decks, Library, Templates
    from twofold.store import Store
    from twofold.store.book import Book


class AtNeed:
    """The book of the two, and what the app knows, each from when it is first asked for."""

    store: "Store"
    _config: Path | None
    _given: "Library | None"

    @cached_property
    def book(self) -> "Book":
        """Everything the two share, to be looked through: known from when it is first asked for."""
        from twofold.store.book import Book

        return Book(self.store)

    @cached_property
    def library(self) -> "Library":
        """The listening protocols: ours, and those in the config folder."""
        if self._given is not None:
            return self._given
        from twofold.content import load_protocols

        return load_protocols(self._config.parent / "protocols" if self._config else None)

    @cached_property
    def templates(self) -> "Templates":
        """What a retreat can begin with: ours, and what is in the config folder."""
        from twofold.content import load_templates

        return load_templates(self._config.parent / "retreats" if self._config else None, self.library)

    @cached_property
    def decks(self) -> "Decks":
        """The decks of questions: ours, and those in the config folder."""
        from twofold.content import load_decks

        return load_decks(self._config.parent / "questions" if self._config else None)

    def forget_book(self) -> None:
        """Keep nothing in memory of what the two share."""
        self.__dict__.pop("book", None)

    @property
    def zone(self) -> str:
        """The IANA name of the time zone that this machine is in; UTC where it has no name."""
        from tzlocal import get_localzone_name

        with suppress(Exception):  # a machine may name a zone that is nowhere to be found
            return get_localzone_name() or "UTC"
        return "UTC"
