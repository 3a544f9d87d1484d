"""The cupboard: the two partners' drawers, and which of them is open now.

A drawer without a passphrase is always open: the curtain alone hides what is in it. One with a passphrase is
open from `unlock` to `lock`; text is sealed into it at any time, without any secret.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec

from twofold.domain.drawers import Open, Veil, Writing, WritingKind, passphrase, writing_id
from twofold.domain.records import SIDES, Side

from .drawers import Key, digest, open_with, seal, unseal
from .errors import BadRecord, Locked, StoreError, Unreadable
from .harmless import tamed
from .passphrases import Locks

T = TypeVar("T", bound=msgspec.Struct)


class Cupboard(Locks):
    """Both drawers in a store: their locks, the keys that were turned in them, and what they hold."""

    def is_open(self, side: Side) -> bool:
        """Return whether what *side* wrote can be read now."""
        try:
            return self.drawer(side) is None or self._key(side) is not None
        except BadRecord:
            return False

    @property
    def unlocked(self) -> tuple[Side, ...]:
        """Whose drawers were opened with a passphrase and not locked since."""
        return tuple(side for side in SIDES if self._key(side) is not None)

    def unlock(self, side: Side, words: str) -> None:
        """Open the drawer of *side* with the passphrase *words*; takes about half a second.

        Raises Trouble for words that can be no passphrase, WrongPassphrase, SealingFailed, BadRecord.
        """
        self.enter(side, self.opening(side, words)())

    def opening(self, side: Side, words: str) -> Callable[[], Key | None]:
        """Return the slow part of `unlock`, which touches no store: any thread may call it.

        It returns the key to `enter` with (None where there is no passphrase), or raises WrongPassphrase or
        SealingFailed. Raises Trouble, BadRecord.
        """
        drawer = self.drawer(side)
        if drawer is None:
            return lambda: None
        secret = passphrase(words)
        return lambda: open_with(drawer, secret)

    def enter(self, side: Side, key: Key | None) -> None:
        """Open the drawer of *side* with *key*; one that is no longer its key opens nothing."""
        if key is not None:
            self._keys[side] = key

    # -- what is in them ------------------------------------------------------------------------------

    def writing(self, kind: WritingKind, about: str, side: Side) -> Writing:
        """Return the private writing of *side* about *about*, as it is kept, or a new empty one.

        Raises BadRecord.
        """
        name = writing_id(kind, about, side)
        found = self._newest(Writing, name)
        if found is not None:
            return found
        now = self._now()
        # One that was emptied goes on under its id, so it must be its successor.
        rev = self._store.writings.rev(name)
        return Writing(id=name, created=now, updated=now, rev=rev, author=side, kind=kind, about=about)

    def text(self, writing: Writing) -> str:
        """Return the text of *writing*; "" for an empty one. Raises Locked, Unreadable."""
        side = writing.author
        if side is None:
            raise Unreadable
        if isinstance(writing.veil, Open):
            if writing.veil.text and not self.is_open(side):
                raise Locked
            return writing.veil.text
        key = self._key(side)
        if key is None:
            raise Unreadable if self.is_open(side) else Locked
        return unseal(key, writing.veil)

    def read(self, writing: Writing, kind: type[T]) -> T:
        """Return what is written in *writing* as *kind* (an empty one as ``kind()``).

        Raises Locked, Unreadable.
        """
        text = self.text(writing)
        try:
            return tamed(msgspec.json.decode(text, type=kind)) if text else kind()
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            # What it could not make sense of is private: it must not reach a traceback.
            raise Unreadable from None

    def veil(self, side: Side, value: msgspec.Struct) -> Veil:
        """Return *value* as *side* keeps it: sealed when they have a passphrase. Needs no secret.

        Raises SealingFailed, BadRecord.
        """
        with suppress(StoreError):
            self._store.look()  # The other terminal may have set a passphrase, or taken it away.
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

    # -- keys -----------------------------------------------------------------------------------------

    def _key(self, side: Side) -> Key | None:
        """Return the key of *side*, if it was unlocked and still is the key of what is there."""
        key = self._keys.get(side)
        if key is None:
            return None
        try:
            drawer = self.drawer(side)
        except BadRecord:
            drawer = None
        if drawer is None or drawer.public != key.public:
            self.lock(side)
            return None
        return key


def _author(writing: Writing) -> Side:
    if writing.author is None:
        raise ValueError("a private writing has an author")
    return writing.author
