"""The keys that open the drawers now, and whether the locks in the file still are theirs.

What a key was turned in is known; what stands in the file may be anything that another program put there. So
while a drawer is open its key is trusted, not the file; and a lock that was exchanged closes it, and is told.
"""

import hmac
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec

from twofold.domain.drawers import Drawer, Sealed, Writing, drawer_id, writing_id
from twofold.domain.records import SIDES, Record, Side, other

from .drawers import PROVEN, Key, checked
from .errors import BadRecord, Unproven, Unreadable
from .proofs import farewell, fits
from .store import Store

R = TypeVar("R", bound=Record)

OTHER_LOCK = (
    "The file has a different lock from the one you opened here. If you set a new passphrase at the "
    "other terminal, type that. If not, go back to a backup."
)
NO_LOCK = (
    "The lock of this drawer is gone from the file. What is sealed stays sealed. Go back to a backup, or set "
    "a new passphrase for what you write next."
)
STRANGE_LOCK = (
    "In the file, the drawer for this has a different lock from the one opened here. Nothing was "
    "sealed. Its owner needs to open it here with their passphrase first."
)


class _Lies(msgspec.Struct, frozen=True):
    """How a writing lies in its drawer, without the writing."""

    class Veil(msgspec.Struct, frozen=True):
        type: str = "open"

    author: Side | None = None
    veil: Veil = Veil()


class Keyring:
    """The locks of both drawers in *store*, whose thread they belong to, and the keys that open them now.

    *unsaved* returns what could not be saved yet: it is newer than what the store has.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], unsaved: Callable[[], Iterable[Record]] = tuple
    ) -> None:
        """Look after the drawers in *store*; both with a passphrase are locked."""
        self._store, self._now, self._unsaved = store, now, unsaved
        self._keys: dict[Side, Key] = {}
        self._vouched_for: dict[Side, bytes] = {}  # the public keys that a passphrase has opened here
        self._seen: dict[str, int] = {}  # the revisions of what was read here
        self._troubles: dict[Side, str] = {}
        self.brought: Mapping[Side, Mapping[str, str]] = {}
        """What was opened at another seat, by its kind, while it is shown here."""

    def drawer(self, side: Side) -> Drawer | None:
        """Return the lock of *side*, or None without a passphrase. Raises BadRecord for a damaged one."""
        return checked(self._newest(Drawer, drawer_id(side)))

    def is_open(self, side: Side) -> bool:
        """Return whether what *side* wrote can be read now."""
        if self._key(side) is not None:
            return True
        try:
            return self.drawer(side) is None and not self.trouble(side)
        except BadRecord:
            return False

    @property
    def unlocked(self) -> tuple[Side, ...]:
        """Whose drawers were opened with a passphrase and not locked since."""
        return tuple(side for side in SIDES if self._key(side) is not None)

    def trouble(self, side: Side) -> str:
        """Return the sentences about what is wrong with the lock of *side*; "" when nothing is.

        They hold until a passphrase opens what is there, or a new one is set.
        """
        if side in self._troubles:
            return self._troubles[side]
        try:
            return NO_LOCK if self.drawer(side) is None and self._lies_sealed(side) else ""
        except BadRecord as error:
            return str(error)

    def exchanged(self) -> bool:
        """Return whether a drawer was open, and has another lock in the file by now."""
        return any(self._key(side) is None and side in self._keys for side in SIDES)

    def lock(self, side: Side) -> None:
        """Close the drawer of *side*."""
        if (key := self._keys.pop(side, None)) is not None:
            key.forget()

    def lock_all(self) -> None:
        """Close both."""
        for side in SIDES:
            self.lock(side)

    def _turn(self, side: Side, key: Key) -> None:
        """Open the drawer of *side* with *key*, which is that of the lock in the file."""
        if self._keys.get(side) is not key:
            self.lock(side)
        self._keys[side], self._vouched_for[side] = key, key.public
        self._troubles.pop(side, None)

    def _key(self, side: Side) -> Key | None:
        """Return the key of *side*, if it was unlocked and still is the key of what is there."""
        key = self._keys.get(side)
        if key is None or side in self._troubles:
            return None
        try:
            drawer = self.drawer(side)
            if drawer is None and self._was_taken_away(side, key):
                self.lock(side)
                return None
            missing = drawer is None
        except BadRecord:
            drawer, missing = None, False
        if drawer is not None and drawer.public == key.public and drawer.v >= key.v:
            key.v = drawer.v
            return key
        # The key is kept until the drawer is locked: what is being typed is still sealed with it.
        self._troubles[side] = NO_LOCK if missing else OTHER_LOCK
        return None

    def _was_taken_away(self, side: Side, key: Key) -> bool:
        """Return whether the owner of *key* took the passphrase of *side* away, and not somebody else."""
        gone = (*self._unsaved(), *self._store.every(Drawer))
        left = next((d for d in gone if isinstance(d, Drawer) and d.id == drawer_id(side)), None)
        tag = left.farewell if left is not None and left.deleted else None
        return left is not None and tag is not None and hmac.compare_digest(tag, farewell(key, left))

    def _must_be_proven(self, key: Key, writing: Writing, veil: Sealed) -> None:
        """Raise Unproven, or Unreadable, unless what is in *writing* is proven to be its owner's.

        What lies in an envelope is its writer's; one without a passphrase can prove nothing.
        """
        side = writing.author
        assert side is not None
        envelope = writing.kind == "envelope"
        if veil.proof is None:
            if not is_proven(key) or (envelope and self._has_none(other(side))):
                return
            raise Unproven
        by = key.public if veil.proof.by == side else self._public(veil.proof.by) if envelope else None
        if by is None or not fits(key, writing, by):
            raise Unreadable

    def _has_none(self, side: Side) -> bool:
        return self._public(side) is None and not self.trouble(side)

    def _public(self, side: Side) -> bytes | None:
        """Return the public key of *side*: as it was turned here, or else as the file says."""
        if (key := self._keys.get(side)) is not None:
            return key.public
        drawer = self.drawer(side)
        return None if drawer is None else drawer.public

    # -- finding ----------------------------------------------------------------------------------------

    def _newest(self, kind: type[R], id: str) -> R | None:
        for record in self._unsaved():
            if isinstance(record, kind) and record.id == id:
                return None if record.deleted else record
        return self._store.find(kind, id)

    def _of(self, side: Side) -> list[Writing]:
        """Return all that *side* wrote in private: what was deleted is on the disk like the rest."""
        return [writing for writing in self._store.every(Writing) if writing.author == side]

    def _lies_sealed(self, side: Side) -> bool:
        found = self._store.writings.peek(_Lies)
        return any(each.author == side and each.veil.type == "sealed" for each in found)


def can_be_found(writing: Writing) -> bool:
    """Return whether *writing* is where it is looked for; a copy that was kept beside another one is not."""
    return writing.author is not None and writing.id == writing_id(
        writing.kind, writing.about, writing.author
    )


def is_proven(key: Key | None) -> bool:
    """Return whether in the drawer of *key* everything must be proven to be its owner's."""
    return key is not None and key.v >= PROVEN
