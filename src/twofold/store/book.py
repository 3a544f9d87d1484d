"""What the book of the two holds, read from the tables of every practice, and kept while the file is open."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, zip_longest
from typing import Any

import msgspec
from msgspec import Raw

from twofold.domain.book.entries import Entry
from twofold.domain.book.finding import Listed, in_order, listed, without_words
from twofold.domain.book.records import Star, StarSummary
from twofold.domain.offers import Tables
from twofold.practices import PRACTICES, Practice, named

from .documents import Head, Stamp
from .harmless import is_suspicious, tamed
from .judging import NOT_READ
from .kinds import KINDS
from .store import Store

PIECE = 20
"""Records that are looked at in one step."""


def entries(store: Store) -> Iterator[Entry]:
    """Yield what the two share in *store*, practice by practice. Raises StoreError.

    A practice with nothing in its tables costs nothing.
    """
    for practice in PRACTICES:
        for table, told in practice.book.items():
            if store.table(table).size:
                yield from named("domain", told)(store)


class Book:
    """Everything the two share in *store*, as it is looked for; only what changed is read again.

    Nothing private is in it. It lives as long as the app does that shows it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = [_Page(store, practice, table) for practice in PRACTICES for table in practice.book]
        self._ordered: list[Listed] | None = []

    @property
    def entries(self) -> Sequence[Listed]:
        """What is known of it by now, the newest first."""
        if self._ordered is None:
            self._ordered = in_order(chain.from_iterable(page.entries() for page in self._pages))
        return self._ordered

    @property
    def is_whole(self) -> bool:
        """Whether all of it is known, as far as the file was looked at."""
        return not any(page.due() for page in self._pages)

    def steps(self) -> Iterator[bool]:
        """Take in what changed, a little in each step; True once the newest of everything is known."""
        work = [list(page.steps()) for page in self._pages if page.due()]
        for number, some in enumerate(zip_longest(*work)):
            for step in some:
                if step is not None:
                    step()
                    self._ordered = None
                    yield False
            if number == 0:
                yield True

    def entry(self, id: str) -> Entry | None:
        """Return the entry *id* as it is now, or None when it is gone, or cannot be read."""
        table, _, rest = id.partition("/")
        page = next((page for page in self._pages if page.table == table), None)
        if page is None or (record := self._store.table(table).get(rest.partition("/")[0])) is None:
            return None
        return page.entry(id, Raw(msgspec.json.encode(record)))

    def whole(self, one: Listed) -> Entry:
        """Return the entry of *one*, with its words: those that it has, or those that it was listed for."""
        page = next((page for page in self._pages if page.table == one.entry.id.partition("/")[0]), None)
        raw = page.raw(one.key) if page is not None and one.key else None
        return (page and raw is not None and page.entry(one.entry.id, raw)) or one.entry

    @property
    def stars(self) -> frozenset[str]:
        """The ids of the entries that have a star."""
        return frozenset(star.entry for star in self._store[Star].peek(StarSummary))


class _Page:
    """What the book holds of one table."""

    def __init__(self, store: Store, practice: Practice, table: str) -> None:
        self.table = table
        self.told: Callable[[Tables], Iterable[Entry]] = named("domain", practice.book[table])
        self._store, self._kind = store, KINDS[table]
        self._ledger = store.ledger
        self._with = [name for name in practice.records if name not in practice.book]
        self._known: dict[str, Listed | tuple[Listed, ...]] = {}
        self._seen: dict[str, Stamp] = {}

    def entries(self) -> Iterator[Listed]:
        """Yield what is known of it."""
        for some in self._known.values():
            if isinstance(some, tuple):
                yield from some
            else:
                yield some

    def raw(self, key: str) -> Raw | None:
        """Return the document *key* of the table, or None."""
        return self._ledger.table(self.table).get(key)

    def entry(self, id: str, raw: Raw) -> Entry | None:
        """Return the entry *id* of the document *raw*, or None where it has none of that name."""
        told = self.told(_One(self._store, self._kind, raw))
        return next((each for each in told if each.id == id), None)

    def _now(self) -> dict[str, Stamp]:
        return {name: self._ledger.stamp(name) for name in (self.table, *self._with)}

    def due(self) -> bool:
        """Whether anything changed since it was looked at last."""
        return self._seen != self._now()

    def steps(self) -> Iterator[Callable[[], None]]:
        """Yield what is to be done to take in what changed, the newest first."""
        seen, now = self._seen, self._now()
        changed: list[str] | None = None
        if self.table in seen and all(seen[name] == now[name] for name in self._with):
            changed = self._ledger.changed(self.table, seen[self.table])
        if changed is None:
            changed = list(self._ledger.table(self.table))
            for gone in self._known.keys() - set(changed):
                del self._known[gone]
        keys = list(reversed(dict.fromkeys(changed)))
        for start in range(0, len(keys), PIECE):
            yield partial(self._take, keys[start : start + PIECE])
        yield partial(self._know, now)

    def _take(self, keys: Sequence[str]) -> None:
        table = self._ledger.table(self.table)
        for key in keys:
            raw = table.get(key)
            told = () if raw is None else self.told(_One(self._store, self._kind, raw))
            if some := tuple(without_words(listed(each), key) for each in told):
                self._known[key] = some if len(some) > 1 else some[0]
            else:
                self._known.pop(key, None)

    def _know(self, now: dict[str, Stamp]) -> None:
        self._seen = now


class _One:
    """Tables, of which that of *kind* has only the document *raw*; none where it cannot be read."""

    def __init__(self, store: Store, kind: type[Any], raw: Raw) -> None:
        self._store, self._kind, self._raw = store, kind, raw

    def __getitem__(self, kind: type[Any], /) -> Any:
        return self if kind is self._kind else self._store[kind]

    def get(self, id: str) -> Any:
        return self._store[self._kind].get(id)

    def peek(self, card: type[Any]) -> list[Any]:
        found = _read(self._raw, card, self._kind)
        return [] if found is None else [found]


_decoders: dict[type[Any], msgspec.json.Decoder[Any]] = {}


def _read(raw: Raw, card: type[Any], kind: type[Any]) -> Any:
    """Return the document *raw* of *kind* as a *card*; None when it is deleted, or cannot be read."""
    with suppress(*NOT_READ):
        if card is kind:
            record = _decoder(kind).decode(raw)
            return None if record.deleted else tamed(record) if is_suspicious(raw) else record
        if _decoder(Head).decode(raw).deleted:
            return None
        try:
            return tamed(_decoder(card).decode(raw))
        except NOT_READ:
            # As in `Records.peek`: a record may go without what it has a usual value for.
            return tamed(_decoder(card).decode(msgspec.json.encode(_decoder(kind).decode(raw))))
    return None


def _decoder(kind: type[Any]) -> "msgspec.json.Decoder[Any]":
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]
