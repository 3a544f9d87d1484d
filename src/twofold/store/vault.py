"""The vault: the two partners' drawers, and which of them is open now.

A drawer without a passphrase is always open: the curtain alone hides what is in it. One with a passphrase is
open from `unlock` to `lock`. What its owner writes meanwhile is sealed with their key, and only what was
sealed so counts as theirs.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

import msgspec

from twofold.domain.drawers import Open, Sealed, Veil, Writing, WritingKind, passphrase, writing_id
from twofold.domain.records import Side, other

from .drawers import PROVEN, Key, digest, open_with, seal, unseal
from .errors import BadRecord, Exchanged, Locked, StoreError, Unproven, Unreadable
from .harmless import as_value
from .keyring import STRANGE_LOCK, can_be_found, is_proven
from .passphrases import Locks
from .proofs import prove
from .wiping import used

T = TypeVar("T", bound=msgspec.Struct)

TAKEN_IN = (
    "From now on, what is in this drawer is signed with its key. What was in it already was "
    "accepted as it was. You see this once. If you ever see it again, your file was replaced by an "
    "older one."
)


class Vault(Locks):
    """Both drawers in a store: their locks, the keys that were turned in them, and what they hold."""

    def unlock(self, side: Side, words: str) -> tuple[str, ...]:
        """Open the drawer of *side* with the passphrase *words*; takes about half a second.

        Returns sentences to show. Raises Invalid for words that can be no passphrase, WrongPassphrase,
        SealingFailed, BadRecord.
        """
        return self.enter(side, self.opening(side, words)())

    def opening(self, side: Side, words: str) -> Callable[[], Key | None]:
        """Return the slow part of `unlock`, which touches no store: any thread may call it.

        It returns the key to `enter` with (None where there is no passphrase), or raises WrongPassphrase or
        SealingFailed. Raises Invalid, BadRecord.
        """
        with suppress(StoreError):
            self._store.look()  # The other terminal may have put another lock there a moment ago.
        drawer = self.drawer(side)
        if drawer is None:
            return lambda: None
        secret = passphrase(words)

        def derive() -> Key:
            with used(secret):
                return open_with(drawer, secret)

        return derive

    def enter(self, side: Side, key: Key | None) -> tuple[str, ...]:
        """Open the drawer of *side* with *key*; one that is no longer its key opens nothing.

        Brings a drawer of the first form into the present one, and ends what a crash left undone. Returns
        sentences to show.
        """
        if key is None:
            return ()
        with suppress(BadRecord):
            drawer = self.drawer(side)
            if drawer is not None and drawer.public == key.public:
                self._turn(side, key)
                return (*self._renew(side, key), *self._ended(side))
        key.forget()
        return ()

    def _renew(self, side: Side, key: Key) -> tuple[str, ...]:
        """Bring a drawer of the first form into the present one; what fails is tried the next time."""
        drawer, fresh = self.drawer(side), key.renewed
        if drawer is None or fresh is None or (drawer.v, drawer.salt) != (key.v, fresh.salt):
            return ()
        proofs = (w.veil.proof for w in self._of(side) if isinstance(w.veil, Sealed))
        if any(proof is not None and proof.by == side for proof in proofs):
            # Its owner has proven something before: an old lock was put back, and lets nothing in.
            old, key.v = False, PROVEN
        else:
            old = True
        if self._store.read_only or self._waits(side):
            return ()
        with suppress(StoreError):
            self._store.save(fresh.with_(rev=drawer.rev), *(self._taken_in(side, key) if old else ()))
            key.renewed, key.v = None, PROVEN
            return (TAKEN_IN,) if old else ()
        return ()

    def _ended(self, side: Side) -> tuple[str, ...]:
        drawer = self.drawer(side)
        return self._end(drawer) if drawer and drawer.pending and not self._store.read_only else ()

    # -- what is in them ------------------------------------------------------------------------------

    def writing(self, kind: WritingKind, about: str, side: Side) -> Writing:
        """Return the private writing of *side* about *about*, as it is kept, or a new empty one.

        Raises BadRecord.
        """
        name = writing_id(kind, about, side)
        found = self._newest(Writing, name)
        if found is not None:
            if (found.kind, found.about, found.author) != (kind, about, side):
                raise BadRecord("writings", name, "it is not its owner's")
            return found
        now = self._now()
        # One that was emptied goes on under its id, so it must be its successor.
        rev = self._store.writings.rev(name)
        return Writing(id=name, created=now, updated=now, rev=rev, author=side, kind=kind, about=about)

    def text(self, writing: Writing) -> str:
        """Return the text of *writing*; "" for an empty one. Raises Locked, Unreadable (Unproven)."""
        side = writing.author
        if side is None:
            raise Unreadable
        key = self._key(side)
        if isinstance(writing.veil, Open):
            if writing.veil.text and not self.is_open(side):
                raise Locked
            if writing.veil.text and is_proven(key):
                raise Unproven
            return writing.veil.text
        if key is None:
            raise Unreadable if self.is_open(side) else Locked
        self._must_be_proven(key, writing, writing.veil)
        self.saw(writing)
        return unseal(key, writing.veil)

    def saw(self, writing: Writing) -> None:
        """Remember how far *writing* had come. Raises Unreadable when an earlier state was put back."""
        proof = writing.veil.proof if isinstance(writing.veil, Sealed) else None
        if proof is not None:
            if proof.rev < self._seen.get(writing.id, 0):
                raise Unreadable
            self._seen[writing.id] = proof.rev

    def read(self, writing: Writing, kind: type[T]) -> T:
        """Return what is written in *writing* as *kind* (an empty one as ``kind()``).

        Raises Locked, Unreadable (Unproven).
        """
        return as_value(self.text(writing), kind)

    def write(self, writing: Writing, value: msgspec.Struct) -> Writing:
        """Return *writing* with *value* in it, not finished. Nothing is saved.

        Raises Exchanged, SealingFailed, BadRecord.
        """
        return writing.with_(veil=self._veil(writing, value, None), finished=None, mark=None)

    def finish(self, writing: Writing, value: msgspec.Struct) -> Writing:
        """Return *writing* with *value* in it, finished now. Nothing is saved. Raises as `write` does."""
        now = self._now()
        veil = self._veil(writing, value, now)
        return writing.with_(veil=veil, finished=now, mark=digest(veil))

    def read_finished(self, writing: Writing, kind: type[T]) -> T:
        """Return what was finished as *writing*. Raises Locked, Unreadable (it was exchanged, or damaged)."""
        return as_value(self.finished_text(writing), kind)

    def finished_text(self, writing: Writing) -> str:
        """Return the text of what was finished as *writing*. Raises as `read_finished` does."""
        if writing.finished is None or writing.mark != digest(writing.veil):
            raise Unreadable
        text = self.text(writing)
        proof = writing.veil.proof if isinstance(writing.veil, Sealed) else None
        if proof is not None and proof.finished != writing.finished:
            raise Unreadable
        return text

    def agreed(self, side: Side) -> bytes | None:
        """Return what the drawers of both agree on (32 bytes); that of *side* is open.

        None where one of them has no passphrase. Raises SealingFailed, BadRecord.
        """
        key, theirs = self._key(side), self.drawer(other(side))
        return None if key is None or theirs is None else key.agreed(theirs.public)

    def emptied(self, writing: Writing) -> Writing:
        """Return *writing* as it is kept once it was shown to both: deleted, with nothing left in it."""
        return writing.with_(veil=Open(), mark=None, deleted=self._now())

    def _veil(self, writing: Writing, value: msgspec.Struct, finished: datetime | None) -> Veil:
        """Return *value* as it lies in *writing*: sealed where there is a passphrase, proven with the key."""
        side = writing.author
        if side is None:
            raise ValueError("a private writing has an author")
        with suppress(StoreError):
            self._store.look()  # The other terminal may have set a passphrase, or taken it away.
        text = msgspec.json.encode(value).decode()
        self._key(side)
        if (key := self._keys.get(side)) is not None:
            # Never to the lock in the file, which may be another one by now.
            return self._boxed(side, key, writing, seal(key, text), key.public, finished)
        if trouble := self.trouble(side):
            raise Exchanged(trouble)
        drawer = self.drawer(side)
        if drawer is None:
            return Open(text)
        if self._vouched_for.get(side, drawer.public) != drawer.public:
            raise Exchanged(STRANGE_LOCK)
        sealed, writer = seal(drawer, text), other(side)
        if writing.kind != "envelope" or (key := self._key(writer)) is None:
            return sealed
        return self._boxed(writer, key, writing, sealed, drawer.public, finished)

    def _boxed(
        self, by: Side, key: Key, writing: Writing, sealed: Sealed, owner: bytes, finished: datetime | None
    ) -> Sealed:
        if not is_proven(key):
            return sealed  # In a drawer of the first form nothing is, until all of it can be.
        return prove(key, by, writing, sealed.box, owner=owner, rev=writing.rev + 1, finished=finished)

    # -- what was sealed without a key ----------------------------------------------------------------

    def slips(self, side: Side) -> tuple[Writing, ...]:
        """Return what lies in the open drawer of *side* and nobody proved to be theirs; never its words.

        That comes to be when the other terminal still writes while the passphrase is set, and in a copy from
        before it; and it is what somebody else could put there.
        """
        key = self._key(side)
        if key is None or not is_proven(key):
            return ()
        mine = self._store.writings.where(lambda each: each.author == side and can_be_found(each))
        return tuple(writing for writing in mine if self._is_slip(key, writing))

    def _is_slip(self, key: Key, writing: Writing) -> bool:
        if isinstance(writing.veil, Open):
            return bool(writing.veil.text)
        if writing.veil.proof is None:
            with suppress(StoreError):
                self._must_be_proven(key, writing, writing.veil)
                return False
            return True
        return False

    def take_in(self, side: Side, slips: Iterable[Writing]) -> None:
        """Let *slips* be what *side*, whose drawer is open, wrote: not finished, but for letters to them.

        What is sealed for another key stays as it is. Raises Stale, SaveFailed, Locked.
        """
        key = self._key(side)
        if key is None:
            raise Locked
        begun = [each if each.kind == "envelope" else each.with_(finished=None, mark=None) for each in slips]
        taken = [self._vouched(key, each) for each in begun]
        self._store.save(*(new for old, new in zip(begun, taken, strict=True) if new is not old))
