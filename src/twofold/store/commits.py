"""Several records, of whichever tables, saved as one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Raw

from twofold.domain.records import Record

from .journal import Change, TableChange
from .judging import UNREADABLE, free_key
from .ledger import Ledger

if TYPE_CHECKING:

    class Table(Protocol):
        """What saving needs of a table of records; see `records.Records`."""

        name: str

        def prepare(self, record: Any, now: datetime) -> tuple[str | None, Any, Raw, bool]: ...
        def next_key(self) -> str: ...
        def set_aside(self, key: str | None, now: datetime) -> Raw | None: ...
        def saved(self, key: str, record: Any, raw: Raw, unknown: bool) -> None: ...


def save(
    ledger: Ledger,
    batch: Sequence[tuple["Table", Record]],
    now: datetime,
    also: Callable[[], Change] = dict,
) -> tuple[Any, ...]:
    """Save all of *batch* in one commit, and return the records with their new ``rev`` and ``updated``.

    *also*: what is done with it, to other tables; asked once nobody else can change anything.

    Raises as `Records.save` does, and ValueError for the same record twice; then nothing changed.
    """
    with ledger.exclusive():
        change: Change = also()
        saved: list[Record] = []
        seen: set[tuple[type[Record], str]] = set()
        read: list[tuple[Table, str, Record, Raw, bool]] = []
        for records, record in batch:
            if (which := (type(record), record.id)) in seen:
                raise ValueError(f"record {record.id} is there twice")
            seen.add(which)
            key, fresh, raw, unknown = records.prepare(record, now)
            key = key or records.next_key()
            part = change.setdefault(records.name, TableChange(put={}))
            assert part is not None
            if (aside := records.set_aside(key, now)) is not None:
                kept = change.setdefault(UNREADABLE, TableChange(put={}))
                assert kept is not None
                kept.put[free_key(ledger.table(UNREADABLE), kept.put)] = aside
            part.put[key] = raw
            saved.append(fresh)
            read.append((records, key, fresh, raw, unknown))
        if change:
            ledger.commit(change)
        for records, key, fresh, raw, unknown in read:
            records.saved(key, fresh, raw, unknown)
    return tuple(saved)
