"""The cupboard: the two partners' drawers, and which of them is open now.

A drawer without a passphrase is always open: the curtain alone hides what is in it. One with a passphrase is
open from `unlock` to `lock`; text is sealed into it at any time, without any secret.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

import msgspec

from twofold.domain.drawers import Drawer, Open, Veil, Writing, WritingKind, drawer_id, passphrase, writing_id
from twofold.domain.records import SIDES, Record, Side

from .drawers import (
    MODERATE,
    Cost,
    Key,
    checked,
    digest,
    make,
    open_with,
    rewrap,
    seal,
    sealed,
    unseal,
    veiled,
)
from .errors import BadRecord, Locked, NotWritable, SealingFailed, StoreError, Unreadable
from .store import Store

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=msgspec.Struct)


class Cupboard:
    """Both drawers in *store*, whose thread it belongs to.

    ``cost``: what opening a drawer made from now on shall cost. *waiting* returns what could not be saved
    yet: it is newer than what the store has.
    """

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        cost: Cost = MODERATE,
        waiting: Callable[[], Iterable[Record]] = tuple,
    ) -> None:
        """Look after the drawers in *store*; both with a passphrase are locked."""
        self.cost = cost
        self._store, self._now, self._waiting = store, now, waiting
        self._keys: dict[Side, Key] = {}

    def drawer(self, side: Side) -> Drawer | None:
        """Return the lock of *side*, or None without a passphrase. Raises BadRecord for a damaged one."""
        return checked(self._newest(Drawer, drawer_id(side)))

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
            return msgspec.json.decode(text, type=kind) if text else kind()
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

    # -- passphrases ----------------------------------------------------------------------------------

    def set_passphrase(self, side: Side, words: str) -> tuple[str, ...]:
        """Give *side* the passphrase *words*, and seal all that they wrote: in the file, its journal and its
        backups. The drawer is closed.

        Returns sentences to show, about what could not be sealed. Raises Trouble for words that can be no
        passphrase, ValueError when they have one, and StoreError; then they have none.
        """
        self._must_be_writable()
        drawer, *writings = self.with_passphrase(side, words)
        return self._keep(drawer, writings)

    def change_passphrase(self, side: Side, old: str, new: str) -> tuple[str, ...]:
        """Let *new* open the drawer of *side* instead of *old*, in the file, its journal and its backups.

        Only the key is wrapped anew. Returns sentences to show, about what *old* may still open. Raises
        Trouble, ValueError when they have none, and StoreError (WrongPassphrase); then nothing changed.
        """
        self._must_be_writable()
        return self._keep(self.with_other_passphrase(side, old, new), ())

    def remove_passphrase(self, side: Side, words: str) -> None:
        """Take the passphrase *words* of *side* away, and open all that they wrote.

        A backup from before still asks for it. Raises Trouble, ValueError when they have none, and
        StoreError (WrongPassphrase, Unreadable); then nothing changed.
        """
        self._must_be_writable()
        self._store.save(*self.without_passphrase(side, words))

    def with_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what `set_passphrase` saves in one commit: the lock, then all that *side* wrote, sealed.

        Raises as it does; nothing is saved.
        """
        self._must_not_wait(side)
        if self.drawer(side) is not None:
            raise ValueError("there is a passphrase already")
        drawer = make(side, passphrase(words), self.cost, self._now())
        # The one that was taken away has the same id: this one is its successor.
        drawer = drawer.with_(rev=self._store.drawers.rev(drawer.id))
        self.lock(side)
        before = self._of(side)
        return (drawer, *(new for old in before if (new := sealed(drawer, old)) is not old))

    def with_other_passphrase(self, side: Side, old: str, new: str) -> Drawer:
        """Return the lock that `change_passphrase` saves. Raises as it does; nothing is saved."""
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        fresh = passphrase(new)
        return rewrap(drawer, open_with(drawer, passphrase(old)), fresh, self.cost)

    def without_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what `remove_passphrase` saves in one commit. Raises as it does; nothing is saved."""
        self._must_not_wait(side)
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        key = open_with(drawer, passphrase(words))
        opened: list[Record] = [drawer.with_(deleted=self._now())]
        for writing in self._of(side):
            if not isinstance(writing.veil, Open):
                try:
                    opened.append(veiled(writing, Open(unseal(key, writing.veil))))
                except Unreadable:
                    if not writing.deleted:
                        raise
        self.lock(side)
        return tuple(opened)

    def _keep(self, drawer: Record, writings: Iterable[Record]) -> tuple[str, ...]:
        # The backups come first: whatever fails, nobody is told of a passphrase that seals only half.
        assert isinstance(drawer, Drawer)
        left = self._store.seal_backups(drawer)
        self._store.save(drawer, *writings)
        said = [f"This copy could not be changed, and may still hold what was there: {p}." for p in left]
        self._store.writings.all()
        said += self._store.writings.troubles
        try:
            self._store.fold()
        except StoreError as error:
            said.append(f"{error} Until it can, the file's journal holds what was there before.")
        return tuple(said)

    def _must_be_writable(self) -> None:
        if self._store.read_only:
            raise NotWritable(self._store.read_only)
        self._store.look()

    def _must_not_wait(self, side: Side) -> None:
        # What waits was written before, and would be saved after: it must not come between.
        if any(isinstance(record, Drawer | Writing) and record.author == side for record in self._waiting()):
            raise SealingFailed("something written in it is not saved yet; try again when it is")

    # -- finding --------------------------------------------------------------------------------------

    def _newest(self, kind: type[R], id: str) -> R | None:
        for record in self._waiting():
            if isinstance(record, kind) and record.id == id:
                return None if record.deleted else record
        return self._store.find(kind, id)

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

    def _of(self, side: Side) -> list[Writing]:
        """Return all that *side* wrote in private: what was deleted is on the disk like the rest."""
        return [writing for writing in self._store.every(Writing) if writing.author == side]


def _author(writing: Writing) -> Side:
    if writing.author is None:
        raise ValueError("a private writing has an author")
    return writing.author
