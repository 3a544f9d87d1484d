"""Pages that only one of the two sees: behind the curtain, and behind a passphrase where there is one."""

from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
from textual.app import ComposeResult
from textual.compose import compose

from twofold.domain.drawers import Writing, WritingKind
from twofold.domain.records import Side
from twofold.widgets.whose import Whose

from .edit import STANDS
from .house import newest
from .page import Page
from .saving import kept

T = TypeVar("T", bound=msgspec.Struct)
_CURSORS = ("cursor_location", "cursor_position", "highlighted")


class PrivatePage(Page, Generic[T]):
    """A page of *side*'s private writing about *about*; only pushed once they were `admitted`.

    ``writing_kind`` and ``shape`` say what is written; ``value`` is it. Subclasses draw ``value`` in
    ``private_body()`` and ``view()``, change it through `keep`, and tell with `bookmark` where one is. When
    the drawer locks, the app calls `shut` and later `reopen`: nothing of the text stays in between.
    """

    writing_kind: ClassVar[WritingKind]
    shape: ClassVar[type[Any]]

    def __init__(self, side: Side, about: str) -> None:
        super().__init__()
        self.side: Side = side
        self.only_for: Whose = side
        self.about = about
        self.is_shut = False
        self.value: T = self.shape()
        self.writing: Writing | None = None
        self.set_reactive(Page.hands, side)
        self._where: Any = None

    def body(self) -> ComposeResult:
        """Lay out the page, or nothing while the drawer is locked."""
        if not self.is_shut and self.load():
            yield from self.private_body()

    def private_body(self) -> ComposeResult:
        """Yield what the page shows of ``value``."""
        yield from ()

    @property
    def is_laid_out(self) -> bool:
        """Whether what is written is on the page: it can be read, and its drawer is open."""
        if self.is_shut or self.writing is None or not self.children:
            return False
        parts = self.query_one("#body").children
        return bool(parts) and all(part.is_mounted for part in parts)

    @property
    def is_finished(self) -> bool:
        """Whether its writer has said that it is finished."""
        return self.writing is not None and self.writing.finished is not None

    @property
    def may_write(self) -> bool:
        """Whether its writer writes on: it is not finished."""
        return self.is_laid_out and not self.is_finished

    @property
    def has_left(self) -> bool:
        """Whether its writer writes on, and no field has the keyboard just now."""
        return self.may_write and self.focused is None

    @property
    def may_take_back(self) -> bool:
        """Whether its writer may say that it is not finished after all."""
        return self.is_laid_out and self.is_finished

    def draw(self) -> None:
        """Draw the page as it stands, unless it is put away."""
        if self.is_laid_out:
            super().draw()

    def bookmark(self) -> Any:
        """Return where one is, in a way that holds no private word (ids and positions)."""
        field = self.focused
        at = next((getattr(field, name) for name in _CURSORS if hasattr(field, name)), None)
        return (field.id if field else None, at, self.query_one("#body").scroll_offset.y)

    def return_to(self, place: Any) -> None:
        """Go to where `bookmark` said one was."""
        name, at, down = place
        for field in self.query(f"#{name}") if name else ():
            self.set_focus(field)
            for cursor in _CURSORS:
                if hasattr(field, cursor):
                    setattr(field, cursor, at)
                    break
        self.query_one("#body").scroll_to(y=down, animate=False)

    def load(self) -> bool:
        """Read ``value`` from the file. False, with the reason on screen, when it cannot be read."""
        from twofold.store.errors import StoreError

        vault = self.house.vault
        self.writing, self.value = None, self.shape()
        try:
            stored = vault.writing(self.writing_kind, self.about, self.side)
            self.value = vault.read(stored, self.shape)
        except StoreError as error:
            self.house.say(str(error), calm=False, stays=True)
            self.call_later(self.action_back)
            return False
        self.writing = stored
        return True

    def keep(self, value: T, *, finished: bool = False) -> bool:
        """Save *value*, and take it for ``value``; *finished*: as done. Needs no open drawer.

        False, with a word on screen, when the other terminal was quicker; then its version is taken.
        """
        from twofold.store.errors import StoreError

        if self.writing is None:
            return False  # Put away, or not to be read: there is nothing this could belong to.
        vault = self.house.vault
        try:
            wanted = (vault.finish if finished else vault.write)(self.writing, value)
        except StoreError as error:
            self.house.say(str(error), calm=False)
            return False
        if not (saved := kept(self.house, wanted)):
            self.house.say(STANDS)
            if self.load():
                self.redraw()
            return False
        assert isinstance(saved[0], Writing)
        with suppress(StoreError):
            vault.saw(saved[0])
        self.writing, self.value = saved[0], value
        return True

    def leave(self, sentence: str) -> bool:
        """Go back, saying with *sentence* why; False, without a word, while something lies on top."""
        if self.is_active:
            self.house.say(sentence, stays=True)
            self.call_later(self.action_back)
        return self.is_active

    def redraw(self) -> None:
        """Draw ``value`` again, after it was changed elsewhere."""
        self.draw()

    def reload(self) -> None:
        """Follow what another page, or the other terminal, saved."""
        if self.is_shut or self.writing is None:
            return
        from twofold.store.errors import BadRecord

        stored = None
        with suppress(BadRecord):  # one that became unreadable elsewhere: what is here is kept
            stored = newest(self.house, Writing, self.writing.id)
        # What waits to be saved has the revision that this page knows, and is newer all the same.
        newer = stored is not None and stored.rev >= self.writing.rev and stored != self.writing
        if newer and self.load():
            self.redraw()

    def action_back(self) -> None:
        """Go back to the page below; what is typed is saved first."""
        if self.writing is not None:
            super().action_back()
        elif self.is_active and not self.is_shut:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        """Go back as well when what this page shows can no longer be read."""
        if self._covered and self.writing is None:
            self.call_later(self.action_back)

    # -- the lock -------------------------------------------------------------------------------------

    def shut(self) -> Awaitable[object]:
        """Save what is typed, and forget all of it: the page is empty until `reopen`.

        Await what is returned, then forget the drawing, for nothing to be left in widgets either.
        """
        written = self.query("#body > *, ToastHolder")
        if not self.is_shut:
            if self.writing is not None:
                self.flush()
                self._where = self.bookmark()
            self.is_shut = True
            # Uncovered while it is empty, the page must not take hold of a field that is being removed.
            vars(self)["AUTO_FOCUS"] = ""
            self.value = self.shape()
            self.writing = None
            self.set_focus(None)
            self.clear_selection()
        return written.remove()

    async def reopen(self) -> None:
        """Show what is there again, where one was."""
        if not self.is_shut:
            return
        self.is_shut = False
        vars(self).pop("AUTO_FOCUS", None)
        body = self.query_one("#body")
        await body.mount_all(compose(self, self.body()))
        place, self._where = self._where, None
        if self.writing is not None:
            self.redraw()
            if place is not None:
                self.return_to(place)

    def on_unmount(self) -> None:
        """Let the drawer be closed behind the last of its pages."""
        self.house.left(self.side, self)
