"""The locks of the two drawers: a passphrase is set, changed and taken away.

Deriving a key takes half a second or two, and no store: each change has two steps, and only the second
belongs to the store's thread.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from twofold.domain.drawers import Drawer, Open, Writing, drawer_id, passphrase
from twofold.domain.records import Record, Side

from .drawers import MODERATE, Cost, Key, checked, make_open, open_with, rewrap, sealed, unseal, veiled
from .errors import NotWritable, SealingFailed, Stale, StoreError, Unreadable
from .store import Store

R = TypeVar("R", bound=Record)
Commit = Callable[[], tuple[str, ...]]
"""Saves a change of a passphrase, in the store's thread."""
Derive = Callable[[], Commit]
"""The half second or two before that: touches no store, so any thread may call it; returns what saves."""


class Locks:
    """The locks of both drawers in *store*, whose thread they belong to, and the keys that open them now.

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

    def lock(self, side: Side) -> None:
        """Close the drawer of *side*."""
        self._keys.pop(side, None)

    def lock_all(self) -> None:
        """Close both."""
        self._keys.clear()

    def set_passphrase(self, side: Side, words: str) -> tuple[str, ...]:
        """Give *side* the passphrase *words*, and seal all that they wrote: in the file, its journal and its
        backups. The drawer is closed.

        Returns sentences to show, about what could not be sealed. Raises Trouble for words that can be no
        passphrase, ValueError when they have one, and StoreError; then they have none.
        """
        return self.setting(side, words)()()

    def change_passphrase(self, side: Side, old: str, new: str) -> tuple[str, ...]:
        """Let *new* open the drawer of *side* instead of *old*, in the file, its journal and its backups.

        Only the key is wrapped anew. Returns sentences to show, about what *old* may still open. Raises
        Trouble, ValueError when they have none, and StoreError (WrongPassphrase); then nothing changed.
        """
        return self.changing(side, old, new)()()

    def remove_passphrase(self, side: Side, words: str) -> None:
        """Take the passphrase *words* of *side* away, and open all that they wrote.

        A backup from before still asks for it. Raises Trouble, ValueError when they have none, and
        StoreError (WrongPassphrase, Unreadable); then nothing changed.
        """
        self.removing(side, words)()()

    # Each in two steps. The second raises Stale when the other terminal changed the lock since the first.

    def setting(self, side: Side, words: str, *, stay: bool = False) -> Derive:
        """Return the two steps of `set_passphrase`. Each raises its part of what that raises.

        *stay*: the drawer is open afterwards, as if it had been unlocked.
        """
        self._must_be_writable()
        making = self._making(side, words)

        def derive() -> Commit:
            drawer, key = making()

            def commit() -> tuple[str, ...]:
                self._must_be_writable()
                records = self._sealing(side, drawer)
                said = self._keep(records[0], records[1:])
                if stay:
                    self._keys[side] = key
                return said

            return commit

        return derive

    def changing(self, side: Side, old: str, new: str) -> Derive:
        """Return the two steps of `change_passphrase`. Each raises its part of what that raises."""
        self._must_be_writable()
        drawer, rewrapping = self._there(side), self._rewrapping(side, old, new)

        def derive() -> Commit:
            fresh = rewrapping()

            def commit() -> tuple[str, ...]:
                self._must_be_writable()
                self._must_still_be(drawer)
                return self._keep(fresh, ())

            return commit

        return derive

    def removing(self, side: Side, words: str) -> Derive:
        """Return the two steps of `remove_passphrase`. Each raises its part of what that raises."""
        self._must_be_writable()
        self._must_not_wait(side)
        drawer, secret = self._there(side), passphrase(words)

        def derive() -> Commit:
            key = open_with(drawer, secret)

            def commit() -> tuple[str, ...]:
                self._must_be_writable()
                self._must_still_be(drawer)
                self._store.save(*self._opened(drawer, side, key))
                return ()

            return commit

        return derive

    def with_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what `set_passphrase` saves in one commit: the lock, then all that *side* wrote, sealed.

        Raises as it does; nothing is saved.
        """
        return self._sealing(side, self._making(side, words)()[0])

    def with_other_passphrase(self, side: Side, old: str, new: str) -> Drawer:
        """Return the lock that `change_passphrase` saves. Raises as it does; nothing is saved."""
        return self._rewrapping(side, old, new)()

    def without_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what `remove_passphrase` saves in one commit. Raises as it does; nothing is saved."""
        drawer = self._there(side)
        return self._opened(drawer, side, open_with(drawer, passphrase(words)))

    def _making(self, side: Side, words: str) -> Callable[[], tuple[Drawer, Key]]:
        self._must_not_wait(side)
        if self.drawer(side) is not None:
            raise ValueError("there is a passphrase already")
        secret, cost, now = passphrase(words), self.cost, self._now()
        return lambda: make_open(side, secret, cost, now)

    def _rewrapping(self, side: Side, old: str, new: str) -> Callable[[], Drawer]:
        drawer, cost = self._there(side), self.cost
        fresh, before = passphrase(new), passphrase(old)
        return lambda: rewrap(drawer, open_with(drawer, before), fresh, cost)

    def _sealing(self, side: Side, drawer: Drawer) -> tuple[Record, ...]:
        self._must_not_wait(side)
        if self.drawer(side) is not None:
            raise ValueError("there is a passphrase already")
        # The one that was taken away has the same id: this one is its successor.
        drawer = drawer.with_(rev=self._store.drawers.rev(drawer.id))
        self.lock(side)
        before = self._of(side)
        return (drawer, *(new for old in before if (new := sealed(drawer, old)) is not old))

    def _opened(self, drawer: Drawer, side: Side, key: Key) -> tuple[Record, ...]:
        self._must_not_wait(side)
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

    def _there(self, side: Side) -> Drawer:
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        return drawer

    def _must_still_be(self, drawer: Drawer) -> None:
        # Before the backups are touched: a lock that is not saved must open none of them.
        if (theirs := self._newest(Drawer, drawer.id)) != drawer:
            raise Stale(drawer, theirs)

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

    # -- finding ----------------------------------------------------------------------------------------

    def _newest(self, kind: type[R], id: str) -> R | None:
        for record in self._waiting():
            if isinstance(record, kind) and record.id == id:
                return None if record.deleted else record
        return self._store.find(kind, id)

    def _of(self, side: Side) -> list[Writing]:
        """Return all that *side* wrote in private: what was deleted is on the disk like the rest."""
        return [writing for writing in self._store.every(Writing) if writing.author == side]
