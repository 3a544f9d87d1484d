"""The cupboard: the two partners' drawers, and which of them is open now.

A drawer without a passphrase is always open: the curtain alone hides what is in it. One with a passphrase is
open from `unlock` to `lock`; text is sealed into it at any time, without any secret.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import msgspec

from twofold.domain.drawers import Drawer, Open, Veil, Writing, WritingKind, drawer_id, passphrase, writing_id
from twofold.domain.records import SIDES, Record, Side

from .drawers import MODERATE, Cost, Key, digest, make, open_with, rewrap, seal, unseal
from .errors import Locked, Unreadable
from .store import Store

T = TypeVar("T", bound=msgspec.Struct)


class Cupboard:
    """Both drawers in *store*. ``cost``: what opening a drawer made from now on shall cost."""

    def __init__(self, store: Store, now: Callable[[], datetime], cost: Cost = MODERATE) -> None:
        self.cost = cost
        self._store, self._now = store, now
        self._keys: dict[Side, Key] = {}

    def drawer(self, side: Side) -> Drawer | None:
        """Return the lock of *side*, or None without a passphrase."""
        return self._store.drawers.get(drawer_id(side))

    def is_open(self, side: Side) -> bool:
        """Return whether what *side* wrote can be read now."""
        return side in self._keys or self.drawer(side) is None

    @property
    def unlocked(self) -> tuple[Side, ...]:
        """Whose drawers were opened with a passphrase and not locked since."""
        return tuple(side for side in SIDES if side in self._keys)

    def unlock(self, side: Side, words: str) -> None:
        """Open the drawer of *side* with the passphrase *words*; takes about half a second.

        Raises Trouble for words that can be no passphrase, WrongPassphrase, SealingFailed.
        """
        drawer = self.drawer(side)
        if drawer is not None:
            self._keys[side] = open_with(drawer, passphrase(words))

    def lock(self, side: Side) -> None:
        """Close the drawer of *side*."""
        self._keys.pop(side, None)

    def lock_all(self) -> None:
        """Close both."""
        self._keys.clear()

    # -- what is in them ------------------------------------------------------------------------------

    def writing(self, kind: WritingKind, about: str, side: Side) -> Writing:
        """Return the private writing of *side* about *about*, as stored, or a new empty one."""
        name = writing_id(kind, about, side)
        found = self._store.writings.get(name)
        now = self._now()
        return found or Writing(id=name, created=now, updated=now, author=side, kind=kind, about=about)

    def text(self, writing: Writing) -> str:
        """Return the text of *writing*; "" for an empty one. Raises Locked, Unreadable."""
        if isinstance(writing.veil, Open):
            return writing.veil.text
        key = self._keys.get(_author(writing))
        if key is None:
            raise Locked
        return unseal(key, writing.veil)

    def read(self, writing: Writing, kind: type[T]) -> T:
        """Return what is written in *writing* as *kind* (an empty one as ``kind()``).

        Raises Locked, Unreadable.
        """
        text = self.text(writing)
        try:
            return msgspec.json.decode(text, type=kind) if text else kind()
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise Unreadable from error

    def veil(self, side: Side, value: msgspec.Struct) -> Veil:
        """Return *value* as *side* keeps it: sealed when they have a passphrase. Needs no secret."""
        text = msgspec.json.encode(value).decode()
        drawer = self.drawer(side)
        return Open(text) if drawer is None else seal(drawer, text)

    def write(self, writing: Writing, value: msgspec.Struct) -> Writing:
        """Return *writing* with *value* in it, not finished. Nothing is saved."""
        return writing.with_(veil=self.veil(_author(writing), value), finished=None, mark=None)

    def finish(self, writing: Writing, value: msgspec.Struct) -> Writing:
        """Return *writing* with *value* in it, finished now. Nothing is saved."""
        veil = self.veil(_author(writing), value)
        return writing.with_(veil=veil, finished=self._now(), mark=digest(veil))

    def read_finished(self, writing: Writing, kind: type[T]) -> T:
        """Return what was finished as *writing*. Raises Locked, Unreadable (it was exchanged, or damaged)."""
        if writing.finished is None or writing.mark != digest(writing.veil):
            raise Unreadable
        return self.read(writing, kind)

    def emptied(self, writing: Writing) -> Writing:
        """Return *writing* as it is kept once it was shown to both: deleted, with nothing left in it."""
        return writing.with_(veil=Open(), mark=None, deleted=self._now())

    # -- passphrases ----------------------------------------------------------------------------------

    def with_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what to save in one commit to give *side* the passphrase *words*: their lock, and all
        that they wrote in private, sealed. The drawer is closed.

        Raises Trouble for words that can be no passphrase, ValueError when they have one, SealingFailed.
        """
        if self.drawer(side) is not None:
            raise ValueError("there is a passphrase already")
        drawer = make(side, passphrase(words), self.cost, self._now())
        sealed: list[Record] = [self._gone(drawer)]
        for writing in self._of(side):
            if isinstance(writing.veil, Open):
                veil = seal(drawer, writing.veil.text)
                sealed.append(writing.with_(veil=veil, mark=digest(veil) if writing.mark else None))
        self.lock(side)
        return tuple(sealed)

    def with_other_passphrase(self, side: Side, old: str, new: str) -> Drawer:
        """Return the lock of *side* under the *new* passphrase; only the key is wrapped anew.

        Raises Trouble, WrongPassphrase, ValueError when they have none, SealingFailed.
        """
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        fresh = passphrase(new)
        return rewrap(drawer, open_with(drawer, passphrase(old)), fresh, self.cost)

    def without_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what to save in one commit to take the passphrase *words* of *side* away.

        Raises Trouble, WrongPassphrase, ValueError when they have none, Unreadable, SealingFailed.
        """
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        key = open_with(drawer, passphrase(words))
        opened: list[Record] = [drawer.with_(deleted=self._now())]
        for writing in self._of(side):
            if not isinstance(writing.veil, Open):
                veil = Open(unseal(key, writing.veil))
                opened.append(writing.with_(veil=veil, mark=digest(veil) if writing.mark else None))
        self.lock(side)
        return tuple(opened)

    def _of(self, side: Side) -> list[Writing]:
        return self._store.writings.where(lambda writing: writing.author == side)

    def _gone(self, drawer: Drawer) -> Drawer:
        """Return the new *drawer* as a successor of one that was taken away: the id is the same."""
        rev = self._store.drawers.rev(drawer.id)
        return drawer.with_(rev=rev)


def _author(writing: Writing) -> Side:
    if writing.author is None:
        raise ValueError("a private writing has an author")
    return writing.author
