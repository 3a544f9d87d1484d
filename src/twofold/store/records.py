"""Typed records in a table: structs in and out, each checked on its way."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Raw

from twofold.domain.records import Record

from . import sums
from .commits import save
from .errors import BadRecord, Stale
from .harmless import tamed
from .index import Index
from .judging import NOT_READ, as_text, words
from .ledger import Ledger
from .text import ascii_json, load

if TYPE_CHECKING:
    from tinydb.queries import QueryInstance

    from .summaries import Summaries

T = TypeVar("T", bound=Record)
C = TypeVar("C", bound=msgspec.Struct)


class Records(Index[T]):
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
        super().__init__(ledger, name, kind, guarded=guarded, summaries=summaries)
        self._now = now
        fields = {field.encode_name for field in msgspec.structs.fields(kind)}
        self._fields = frozenset(fields | {str(kind.__struct_config__.tag_field), sums.FIELD})

    # -- looking ------------------------------------------------------------------------------------

    def unread(self) -> tuple[str, ...]:
        """Return a sentence for each record that cannot be read; unlike for `troubles`, each is looked at."""
        self.all()
        return self.troubles

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
        live = self._live()
        known: dict[str, C] = self._cards.setdefault(card, {})
        decoder = msgspec.json.Decoder(card)
        for key in live:
            if key not in known:
                try:
                    known[key] = tamed(decoder.decode(self._ledger.table(self.name)[key]))
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

    def _unknown(self, key: str) -> dict[str, Raw]:
        # Fields of another version: not ours to lose.
        fields = msgspec.json.decode(self._ledger.table(self.name)[key], type=dict[str, Raw])
        return {name: value for name, value in fields.items() if name not in self._fields}
