"""The locks of the two drawers: a passphrase is set, changed and taken away.

Deriving a key takes half a second or two, and no store: each change has two steps, and only the second
belongs to the store's thread. That saves the lock first, with all that it seals, then folds the file, then
seals its copies: wherever a crash falls, the file opens with the passphrase that its lock has, and each copy
with that of its day or with this one. A lock is `pending` until its copies are done; whoever unlocks it ends
what was left undone (`_end`).
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from twofold.domain.drawers import Drawer, Open, Sealed, Writing, passphrase
from twofold.domain.records import Record, Side, other

from .drawers import MODERATE, Cost, Key, make_open, open_with, rewrap, unseal, veiled
from .errors import NotWritable, SealingFailed, Stale, StoreError, Unreadable
from .keyring import Keyring, can_be_found
from .proofs import farewell, prove, vouched
from .store import Store
from .wiping import used

Commit = Callable[[], tuple[str, ...]]
"""Saves a change of a passphrase, in the store's thread."""
Derive = Callable[[], Commit]
"""The half second or two before that: touches no store, so any thread may call it; returns what saves."""


class Locks(Keyring):
    """The locks of both drawers in *store*, whose thread they belong to, and the keys that open them now.

    ``cost``: what opening a drawer made from now on shall cost. *unsaved* returns what could not be saved
    yet: it is newer than what the store has.
    """

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        cost: Cost = MODERATE,
        unsaved: Callable[[], Iterable[Record]] = tuple,
    ) -> None:
        """Look after the drawers in *store*; both with a passphrase are locked."""
        super().__init__(store, now, unsaved)
        self.cost = cost

    def set_passphrase(self, side: Side, words: str) -> tuple[str, ...]:
        """Give *side* the passphrase *words*, and seal all that they wrote: in the file, its journal and its
        backups. The drawer is closed.

        Returns sentences to show, about what could not be sealed. Raises Invalid for words that can be no
        passphrase, ValueError when they have one, and StoreError; then they have none.
        """
        return self.setting(side, words)()()

    def change_passphrase(self, side: Side, old: str, new: str) -> tuple[str, ...]:
        """Let *new* open the drawer of *side* instead of *old*, in the file, its journal and its backups.

        Only the key is wrapped anew. Returns sentences to show, about what *old* may still open. Raises
        Invalid, ValueError when they have none, and StoreError (WrongPassphrase); then nothing changed.
        """
        return self.changing(side, old, new)()()

    def remove_passphrase(self, side: Side, words: str) -> None:
        """Take the passphrase *words* of *side* away, and open all that they wrote.

        A backup from before still asks for it. Raises Invalid, ValueError when they have none, and
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
                records = self._sealing(side, drawer, key)
                said = self._keep(records[0], records[1:], key)
                self._troubles.pop(side, None)
                self._vouched_for[side] = key.public
                if stay:
                    self._turn(side, key)
                else:
                    key.forget()
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
            with used(secret):
                key = open_with(drawer, secret)

            def commit() -> tuple[str, ...]:
                self._must_be_writable()
                self._must_still_be(drawer)
                self._store.save(*self._opened(drawer, side, key))
                self._vouched_for.pop(side, None)
                key.forget()
                return ()

            return commit

        return derive

    def with_passphrase(self, side: Side, words: str) -> tuple[Record, ...]:
        """Return what `set_passphrase` saves in one commit: the lock, then all that *side* wrote, sealed.

        Raises as it does; nothing is saved.
        """
        return self._sealing(side, *self._making(side, words)())

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

        def make() -> tuple[Drawer, Key]:
            with used(secret):
                return make_open(side, secret, cost, now)

        return make

    def _rewrapping(self, side: Side, old: str, new: str) -> Callable[[], Drawer]:
        drawer, cost = self._there(side), self.cost
        fresh, before = passphrase(new), passphrase(old)

        def rewrapped() -> Drawer:
            with used(before), used(fresh):
                key = open_with(drawer, before)
                wrapped = rewrap(drawer, key, fresh, cost)
                key.forget()
                return wrapped

        return rewrapped

    def _sealing(self, side: Side, drawer: Drawer, key: Key) -> tuple[Record, ...]:
        self._must_not_wait(side)
        if self.drawer(side) is not None:
            raise ValueError("there is a passphrase already")
        # The one that was taken away has the same id: this one is its successor.
        drawer = drawer.with_(rev=self._store.drawers.rev(drawer.id))
        self.lock(side)
        return (drawer, *self._taken_in(side, key))

    def _opened(self, drawer: Drawer, side: Side, key: Key) -> tuple[Record, ...]:
        self._must_not_wait(side)
        gone = drawer.with_(deleted=self._now(), pending=False)
        opened: list[Record] = [gone.with_(farewell=farewell(key, gone))]
        for writing in self._of(side):
            if not isinstance(writing.veil, Open):
                try:
                    if can_be_found(writing):
                        self._must_be_proven(key, writing, writing.veil)
                    opened.append(veiled(writing, Open(unseal(key, writing.veil))))
                except Unreadable:
                    if not writing.deleted:
                        raise
        for letter, veil in self._given(side):
            if veil.proof is not None and veil.proof.by == side:
                # There is no key any more by which its reader could tell whose it is.
                opened.append(letter.with_(veil=Sealed(veil.box)))
        self.lock(side)
        return tuple(opened)

    def _taken_in(self, side: Side, key: Key) -> list[Writing]:
        """Return what lies in the drawer of *side*, and what they gave to the other, proven to be theirs.

        Whoever sets a passphrase, or opens a drawer of the first form, vouches for what was there before.
        """
        found = [new for old in self._of(side) if (new := self._vouched(key, old)) is not old]
        there = self.drawer(other(side))
        for letter, veil in self._given(side) if there is not None else ():
            if veil.proof is None:
                assert there is not None
                made = prove(
                    key,
                    side,
                    letter,
                    veil.box,
                    owner=there.public,
                    rev=letter.rev + 1,
                    finished=letter.finished,
                )
                found.append(letter.with_(veil=made))
        return found

    def _vouched(self, key: Key, writing: Writing) -> Writing:
        """Return *writing* sealed and proven with its owner's *key*; itself when that changes nothing."""
        veil = writing.veil
        if isinstance(veil, Sealed):
            try:
                unseal(key, veil)
            except Unreadable:
                return writing
        return vouched(key, writing, writing.rev + 1)

    def _given(self, side: Side) -> list[tuple[Writing, Sealed]]:
        """Return the letters of *side* that lie sealed in the drawer of the other."""
        letters = (writing for writing in self._of(other(side)) if writing.kind == "envelope")
        return [(letter, letter.veil) for letter in letters if isinstance(letter.veil, Sealed)]

    def _there(self, side: Side) -> Drawer:
        drawer = self.drawer(side)
        if drawer is None:
            raise ValueError("there is no passphrase")
        return drawer

    def _must_still_be(self, drawer: Drawer) -> None:
        if (theirs := self._newest(Drawer, drawer.id)) != drawer:
            raise Stale(drawer, theirs)

    # -- saving -----------------------------------------------------------------------------------------

    def _keep(self, drawer: Record, writings: Iterable[Record], key: Key | None = None) -> tuple[str, ...]:
        assert isinstance(drawer, Drawer)
        saved, *_ = self._store.save(drawer.with_(pending=True), *writings)
        assert isinstance(saved, Drawer)
        return self._end(saved, key)

    def _end(self, drawer: Drawer, key: Key | None = None) -> tuple[str, ...]:
        """Do what remains once *drawer* is saved; *key*, if it is new and nothing was proven with it before.

        Returns sentences to show, about what could not be done. What is not done here is done when the drawer
        is next opened.
        """
        said: list[str] = []
        try:
            self._store.fold()
        except StoreError as error:
            said.append(f"{error} Until it can be, the file's journal still holds what was there before.")
        self._store.writings.all()
        said += self._store.writings.troubles
        try:
            left = self._store.seal_backups(drawer.with_(pending=False), key)
        except StoreError as error:
            said.append(f"{error} Earlier copies are unchanged; they follow when you next open the drawer.")
            return tuple(said)
        said += [f"This copy could not be changed, and may still hold what was there: {p}." for p in left]
        with suppress(StoreError):  # It is done; at worst it will be done once more.
            self._store.save(drawer.with_(pending=False))
        return tuple(said)

    def _must_be_writable(self) -> None:
        if self._store.read_only:
            raise NotWritable(self._store.read_only)
        self._store.look()

    def _must_not_wait(self, side: Side) -> None:
        # What waits was written before, and would be saved after: it must not come between.
        if self._waits(side):
            raise SealingFailed("something written in it is not saved yet; try again once it is")

    def _waits(self, side: Side) -> bool:
        return any(isinstance(r, Drawer | Writing) and r.author == side for r in self._unsaved())
