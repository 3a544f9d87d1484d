"""What is typed: kept a moment after the first letter, and merged with what the other terminal typed."""

from abc import abstractmethod
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from textual.timer import Timer

from twofold.domain.merge import merged, mine_stays
from twofold.widgets.form import Form

from .edit import Edit, Editing, R
from .page import Page

V = TypeVar("V")
S = TypeVar("S", bound=Struct)
SAVE_AFTER = 0.2
"""Seconds from the first unsaved key to the save: the keys in between share it, and stay quick."""


class Autosave(Page):
    """A page on which what is typed is kept a moment after the first letter, and on every way out."""

    save_after: ClassVar[float] = SAVE_AFTER
    """0: as soon as the letter is drawn; saving waits for the disk."""
    _saving: Timer | None = None

    @property
    def is_saving(self) -> bool:
        """Whether something that was typed is saved in a moment."""
        return self._saving is not None

    def save_soon(self) -> None:
        """Let what is typed be saved in a moment."""
        if not self.save_after:
            self.call_after_refresh(self.flush)
        elif self._saving is None:
            self._saving = self.set_timer(self.save_after, self.flush)

    def flush(self) -> None:
        """Save what is typed, now."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        self.save_typed()

    def save_typed(self) -> None:
        """Save what is typed, if it says anything new."""


class Typing(Autosave, Editing, Generic[R, V]):
    """A page whose fields are a part of its record, kept as it is typed, and merged with the other terminal.

    ``base``: what the fields began with, or were last saved as; None while there is nothing to type.
    """

    edit: Edit[R]
    base: V | None = None
    _seen: R | None = None
    _filling = False

    @abstractmethod
    def typed(self) -> V:
        """Return what stands in the fields."""

    @abstractmethod
    def typed_of(self, record: R) -> V:
        """Return what *record* has of it."""

    @abstractmethod
    def with_typed(self, record: R, value: V) -> R:
        """Return *record* with *value* in it."""

    def fill(self, value: V) -> None:
        """Put *value* into the fields, where it is not what stands there."""

    def clash(self, name: str, mine: Any, theirs: Any) -> Any:
        """Return what becomes of a field that was typed in at both terminals: what was typed here stays."""
        return mine_stays(name, mine, theirs)

    def followed(self, before: R, *, typed: bool) -> None:
        """Go on after the other terminal changed *before*; *typed*: something typed here goes beyond that."""

    @property
    def ready(self) -> bool:
        """Whether there are fields to type in."""
        return self.base is not None

    @property
    def is_retyped(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.ready and self.typed() != self.base

    def begin_typing(self) -> None:
        """Begin with what the record has."""
        self._seen = self.edit.value
        self.base = None if self._seen is None else self.typed_of(self._seen)

    def retyped(self) -> None:
        """Follow a letter, or a choice: what was typed is drawn, and kept."""
        if self._filling or not self.ready:
            return
        self.draw()
        self.save_soon()

    def changed(self) -> None:
        """Follow a change that was saved just now; what was typed meanwhile stays."""
        if self.ready and self.edit.value is not None:
            self._take(self.edit.value)
        super().changed()

    def save_typed(self) -> None:
        """Save what is typed, if it says anything new."""
        self.catch_up()
        if self.is_retyped:
            self.edit.change(self._with_typed)

    def _with_typed(self, record: R) -> R:
        value = self.typed()
        return record if value == self.base else self.with_typed(record, value)

    def catch_up(self) -> None:
        """Take what the other terminal saved; what was typed here since goes into it."""
        if not self.ready or self._seen is None:
            return
        seen, there = self._seen, self.edit.look()
        if there is None:
            self.base = None
            self.edit.lost()
        elif there.rev > seen.rev:
            value = self._take(there)
            self.followed(seen, typed=value != self.base)

    def _take(self, there: R) -> V:
        """Put what *there* has into the fields, with what was typed since they were read, and return it."""
        assert self.base is not None
        typed = self.typed()
        value = merged(self.base, typed, self.typed_of(there), self.clash)
        self.begin_typing()
        if value != typed:
            self._filling = True
            try:
                self.fill(value)
            finally:
                self._filling = False
        return value

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.ready:
            self.catch_up()
            self.draw()


class FormTyping(Typing[R, S], Generic[R, S]):
    """A page whose record is typed in a form; ``form`` is there once the page is laid out."""

    form: Form[S]

    def typed(self) -> S:
        """Return what stands in the fields."""
        return self.form.read()

    def fill(self, value: S) -> None:
        """Put *value* into the fields, where it is not what stands there."""
        self.form.value = value

    def on_form_changed(self, event: Form.Changed) -> None:
        """Follow what is typed and chosen, and keep it."""
        event.stop()
        self.retyped()
