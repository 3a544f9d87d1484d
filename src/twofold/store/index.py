"""Which record of a table is where, in which order, and which of them cannot be read."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import Raw

from twofold.domain.records import Record

from .documents import Head
from .errors import BadRecord
from .harmless import is_suspicious, tamed
from .judging import NOT_READ, id_of, words
from .ledger import Ledger

if TYPE_CHECKING:
    from .summaries import Summaries

T = TypeVar("T", bound=Record)
_NEVER = (-1, 0)


class _Read(msgspec.Struct, frozen=True):
    """What is known of the document ``raw``, which was read back when it was saved."""

    raw: Raw
    head: Head
    unknown: bool  # whether it has fields of another version


class Index(Generic[T]):
    """The records of *kind* in the table *name* of *ledger*, by their ids.

    In a *guarded* table what cannot be read may be the record that is looked for: `_find` raises BadRecord.
    *summaries*: what is kept beside the table.
    """

    def __init__(
        self,
        ledger: Ledger,
        name: str,
        kind: type[T],
        *,
        guarded: bool = False,
        summaries: "Summaries[Any] | None" = None,
    ) -> None:
        self.name, self.kind, self._guarded = name, kind, guarded
        self._ledger = ledger
        self._decoder = msgspec.json.Decoder(kind)
        self._stamp = _NEVER
        self._heads: dict[str, Head] = {}
        self._keys: dict[str, str] = {}
        self._bad: dict[str, BadRecord] = {}
        self._order: list[str] | None = None
        self._cards: dict[type[Any], dict[str, Any]] = {}
        self._read: dict[str, _Read] = {}
        self._top = 0
        self._summaries = summaries

    @property
    def troubles(self) -> tuple[str, ...]:
        """Sentences about the records that could not be read so far."""
        return tuple(map(str, self.faults))

    @property
    def faults(self) -> tuple[BadRecord, ...]:
        """The records that could not be read so far."""
        self._learn()
        return tuple(self._bad.values())

    def fault(self, id: str) -> BadRecord | None:
        """Return why the record *id* cannot be read, or None when it can, or is not there."""
        with suppress(BadRecord):
            self._find(id)  # what was not looked at yet is not blamed yet
        return next((bad for bad in self._bad.values() if bad.record == id), None)

    @property
    def size(self) -> int:
        """How many there are, deleted ones included; costs nothing."""
        return self._ledger.count(self.name)

    @property
    def newest(self) -> datetime | None:
        """When the newest record was begun (UTC); None where there is none."""
        live = self._live()
        return self._heads[live[-1]].created if live else None

    def rev(self, id: str) -> int:
        """Return the revision of the record *id*, deleted or not; 0 when there never was one."""
        self._learn()
        key = self._keys.get(id)
        head = self._heads.get(key or "")
        return 0 if head is None else head.rev

    def _find(self, id: str) -> T | None:
        self._learn()
        key = self._keys.get(id)
        if key is None and self._guarded and (nameless := self._bad.keys() - self._keys.values()):
            raise self._bad[min(nameless)]  # It may be this one.
        return None if key is None else self._decode(key)

    def _decode(self, key: str) -> T:
        if key in self._bad:
            raise self._bad[key]
        try:
            raw = self._ledger.document(self.name, key)
            record = self._decoder.decode(raw)
            return tamed(record) if is_suspicious(raw) else record
        except NOT_READ as error:
            raise self._blame(key, error) from error

    def _try(self, key: str) -> T | None:
        try:
            return self._decode(key)
        except BadRecord:
            return None

    def _blame(self, key: str, error: Exception) -> BadRecord:
        head = self._heads.get(key)
        bad = BadRecord(self.name, head.id if head else f"document {key}", words(error))
        self._bad[key], self._order = bad, None
        return bad

    def _live(self) -> list[str]:
        self._learn()
        if self._order is None:
            heads = self._heads
            live = [key for key, head in heads.items() if not head.deleted and key not in self._bad]
            self._order = sorted(live, key=lambda key: (heads[key].created, heads[key].id))
        return self._order

    def _learn(self) -> None:
        stamp = self._ledger.stamp(self.name)
        if stamp == self._stamp:
            return
        keys = self._ledger.changed(self.name, self._stamp)
        if keys is None:
            for known in (self._heads, self._keys, self._bad, self._cards, self._read):
                known.clear()
            self._top = 0
            if self._stamp == _NEVER and self._recall():
                self._stamp = stamp
                return
        table = self._ledger.table(self.name)
        self._stamp, self._order = stamp, None
        for key in list(table) if keys is None else keys:
            self._learn_one(key, table.get(key))

    def _recall(self) -> bool:
        """Know all records by what was kept of them, if it is of these."""
        if self._summaries is None or (kept := self._summaries.recall()) is None:
            return False
        self._heads, self._cards[self._summaries.card], self._order = kept
        self._keys = {head.id: key for key, head in self._heads.items()}
        self._top = max(map(int, self._heads))
        return True

    def _learn_one(self, key: str, raw: Raw | None) -> None:
        self._top = max(self._top, int(key) if key.isdecimal() else 0)
        for cards in self._cards.values():
            cards.pop(key, None)
        self._bad.pop(key, None)
        if (old := self._heads.pop(key, None)) and self._keys.get(old.id) == key:
            del self._keys[old.id]
        read = self._known(key)
        if read is None:
            self._read.pop(key, None)
        if raw is None:
            return
        try:
            head = _heads.decode(raw) if read is None else read.head
        except NOT_READ as error:
            self._blame(key, error)
            if (name := id_of(raw)) is not None:
                self._bad[key] = BadRecord(self.name, name, self._bad[key].problem)
                self._keys.setdefault(name, key)
            return
        self._heads[key] = head
        if self._keys.setdefault(head.id, key) != key:
            self._blame(key, ValueError("it is there twice"))

    def _known(self, key: str) -> _Read | None:
        """Return what is known of the document *key* without reading it again, or None."""
        known = self._read.get(key)
        if known is None or key in self._bad:
            return None
        return known if known.raw is self._ledger.table(self.name).get(key) else None

    def saved(self, key: str, record: T, raw: Raw, unknown: bool) -> None:
        """Remember what the document *raw* under *key* holds: *record*, and perhaps *unknown* fields."""
        head = Head(record.id, record.created, record.rev, record.deleted)
        self._read[key] = _Read(raw, head, unknown)
        self._bad.pop(key, None)

    def next_key(self) -> str:
        """Return a key that no document of the table has had."""
        self._learn()
        self._top += 1
        return str(self._top)


_heads = msgspec.json.Decoder(Head)
