"""Typed records in a table: structs in and out, each checked on its way."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Raw

from twofold.domain.records import Record

from . import sums
from .commits import save
from .errors import BadRecord, Stale
from .harmless import is_suspicious, tamed
from .heads import Head
from .judging import NOT_READ, id_of, words
from .ledger import Ledger
from .text import ascii_json, load
from .unreadable import as_text

if TYPE_CHECKING:
    from tinydb.queries import QueryInstance

    from .summaries import Summaries

T = TypeVar("T", bound=Record)
C = TypeVar("C", bound=msgspec.Struct)
_NEVER = (-1, 0)


class _Read(NamedTuple):
    """What is known of the document ``raw``, which was read back when it was saved."""

    raw: Raw
    head: Head
    unknown: bool  # whether it has fields of another version


class Records(Generic[T]):
    """All records of one kind. What is handed out are copies; lists are oldest first.

    A record that cannot be read is left out (`troubles` tells of it), and never lost: what is saved in its
    place sets it aside, in the table UNREADABLE. In a *guarded* table, where "there is none" would open what
    is locked, looking for such a record raises BadRecord, and nothing takes its place.
    """

    def __init__(
        self,
        ledger: Ledger,
        name: str,
        kind: type[T],
        now: Callable[[], datetime],
        *,
        guarded: bool = False,
        summaries: "Summaries[Any] | None" = None,
    ) -> None:
        """Keep records of *kind* in the table *name* of *ledger*; *summaries*: what is kept beside it."""
        self.name, self.kind, self._guarded = name, kind, guarded
        self._ledger, self._now = ledger, now
        self._decoder = msgspec.json.Decoder(kind)
        fields = {field.encode_name for field in msgspec.structs.fields(kind)}
        self._fields = frozenset(fields | {str(kind.__struct_config__.tag_field), sums.FIELD})
        self._stamp = _NEVER
        self._heads: dict[str, Head] = {}
        self._keys: dict[str, str] = {}
        self._bad: dict[str, BadRecord] = {}
        self._order: list[str] | None = None
        self._cards: dict[type[Any], dict[str, Any]] = {}
        self._read: dict[str, _Read] = {}
        self._top = 0
        self._summaries = summaries

    # -- looking ------------------------------------------------------------------------------------

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

    def unread(self) -> tuple[str, ...]:
        """Return a sentence for each record that cannot be read; unlike for `troubles`, each is looked at."""
        self.all()
        return self.troubles

    @property
    def size(self) -> int:
        """How many there are, deleted ones included; costs nothing."""
        return len(self._ledger.table(self.name))

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

    def get(self, id: str) -> T | None:
        """Return the record *id*, or None if there is none, it was deleted, or it cannot be read.

        Raises BadRecord in a guarded table.
        """
        record = self.last(id)
        return None if record is None or record.deleted else record

    def last(self, id: str) -> T | None:
        """As `get`, but a deleted record as well."""
        try:
            return self._find(id)
        except BadRecord:
            if self._guarded:
                raise
            return None

    def all(self) -> list[T]:
        """Return all records, without the deleted ones."""
        return [record for key in self._live() if (record := self._try(key)) is not None]

    def where(self, test: "Callable[[T], bool] | QueryInstance") -> list[T]:
        """Return the records for which *test* holds: a function of a record, or a TinyDB query."""
        from tinydb.queries import QueryInstance

        if not isinstance(test, QueryInstance):
            return [record for record in self.all() if test(record)]
        keys = (key for key in self._live() if test(load(self._ledger.table(self.name)[key])))
        return [record for key in keys if (record := self._try(key)) is not None]

    def peek(self, card: type[C]) -> list[C]:
        """Return all records, without the deleted ones, as *card*: a struct of the few fields you need.

        Cheap: each is decoded once, and only as far as the card asks.
        """
        table, live = self._ledger.table(self.name), self._live()
        known: dict[str, C] = self._cards.setdefault(card, {})
        decoder = msgspec.json.Decoder(card)
        for key in live:
            if key not in known:
                try:
                    known[key] = tamed(decoder.decode(table[key]))
                except NOT_READ:
                    if (record := self._try(key)) is not None:
                        # A record may go without what it has a usual value for; a card need not know which.
                        known[key] = tamed(decoder.decode(msgspec.json.encode(record)))
        return [known[key] for key in live if key in known]

    def keep_summaries(self) -> None:
        """Leave the summaries for the next time, where they were looked at and each record can be read."""
        kept = self._summaries
        if kept is not None and kept.card in self._cards and kept.is_due:
            self.peek(kept.card)
            if not self._bad:
                kept.keep(self._heads, self._cards[kept.card], self._live())

    # -- changing -----------------------------------------------------------------------------------

    def save(self, record: T) -> T:
        """Save *record*, and return it with its new ``rev`` and ``updated``.

        Raises Stale when it was saved elsewhere since, BadRecord when it (or what it would replace) cannot
        be read back, and as `Ledger.commit` does. Then nothing changed.
        """
        (saved,) = save(self._ledger, [(self, record)], self._now())
        return saved  # type: ignore[no-any-return]

    def delete(self, id: str) -> T:
        """Delete the record *id*, and return what is left of it: the record with ``deleted`` set.

        Raises KeyError if there never was one, and as `save` does.
        """
        return self._mark(id, self._now())

    def restore(self, id: str) -> T:
        """Undo the deletion of the record *id*, and return it. Raises as `delete` does."""
        return self._mark(id, None)

    def _mark(self, id: str, deleted: datetime | None) -> T:
        with self._ledger.exclusive():
            record = self._find(id)
            if record is None:
                raise KeyError(id)
            if bool(record.deleted) == bool(deleted):
                return record
            return self.save(record.with_(deleted=deleted))

    def prepare(self, record: T, now: datetime) -> tuple[str | None, T, Raw, bool]:
        """Return under which key (None: a new one) *record* is to be saved, as what, and its JSON.

        And whether that has fields of another version, which we do not know. Raises Stale, BadRecord.
        """
        self._learn()
        key = self._keys.get(record.id)
        known = None if key is None else self._known(key)
        before = record.rev
        if key is not None and (known is None or known.head.rev != record.rev):
            old = self._decode(key) if self._guarded else self._try(key)
            if old is None:
                before = max(before, self._superseded(key, record))
            elif old.rev != record.rev:
                raise Stale(record, old)
        fresh = record.with_(rev=before + 1, updated=now)
        try:
            text = msgspec.json.encode(fresh)
            # What could not be read back tomorrow is refused today, while the one who typed it is here.
            fresh = self._decoder.decode(text)
        except (ValueError, TypeError) as error:
            raise BadRecord(self.name, record.id, words(error)) from error
        sound = key is not None and key not in self._bad and (known is None or known.unknown)
        if key is not None and sound and (rest := self._unknown(key)):
            text = msgspec.json.encode(msgspec.json.decode(text, type=dict[str, Raw]) | rest)
            return key, fresh, sums.summed(ascii_json(text)), True
        return key, fresh, sums.summed(ascii_json(text)), False

    def _superseded(self, key: str, record: T) -> int:
        """Return the revision of the unreadable document *key*. Raises BadRecord when it is the newer one."""
        head = self._heads.get(key)
        if head is not None and record.rev and head.rev > record.rev:
            raise self._bad[key]
        return head.rev if head else 0

    def set_aside(self, key: str | None, now: datetime) -> Raw | None:
        """Return what is to be kept of the document *key* when something takes its place; mostly nothing."""
        if key is None or key not in self._bad:
            return None
        return as_text(self.name, key, self._ledger.table(self.name)[key], now)

    def saved(self, key: str, record: T, raw: Raw, unknown: bool) -> None:
        """Remember what the document *raw* under *key* holds: *record*, and perhaps *unknown* fields."""
        head = Head(record.id, record.created, record.rev, record.deleted)
        self._read[key] = _Read(raw, head, unknown)
        self._bad.pop(key, None)

    def _known(self, key: str) -> _Read | None:
        """Return what is known of the document *key* without reading it again, or None."""
        known = self._read.get(key)
        if known is None or key in self._bad:
            return None
        return known if known.raw is self._ledger.table(self.name).get(key) else None

    def next_key(self) -> str:
        """Return a key that no document of the table has had."""
        self._learn()
        self._top += 1
        return str(self._top)

    def _unknown(self, key: str) -> dict[str, Raw]:
        # Fields of another version: not ours to lose.
        fields = msgspec.json.decode(self._ledger.table(self.name)[key], type=dict[str, Raw])
        return {name: value for name, value in fields.items() if name not in self._fields}

    # -- knowing which is where -----------------------------------------------------------------------

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
            raw = self._ledger.table(self.name)[key]
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
        table = self._ledger.table(self.name)
        keys = self._ledger.changed(self.name, self._stamp)
        if keys is None:
            keys = list(table)
            for known in (self._heads, self._keys, self._bad, self._cards, self._read):
                known.clear()
            self._top = 0
            if self._stamp == _NEVER and self._recall():
                self._stamp = stamp
                return
        self._stamp, self._order = stamp, None
        for key in keys:
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


_heads = msgspec.json.Decoder(Head)
