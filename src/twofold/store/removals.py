"""What both remove, seen through: out of the file, what lies beside it, and the copies; and what stays.

The removal is kept with the first save, before anything else is done: wherever a crash falls, the file is as
it was, or nothing of it is in its tables, and whoever next opens it here ends what was left undone.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.domain.removal import Kept, Part, Removable, Removal, Target, left_of

from .clearing import clear_copies, forget_lists
from .commits import save
from .errors import SaveFailed, Stale, StoreError
from .journal import Change
from .ledger import Ledger
from .places import backup_dir, machine
from .records import Records
from .removing import cleared, rules
from .versions import difference

R = TypeVar("R", bound=Record)
NOT_THROUGH = "It is gone from your file. The rest follows when you next open twofold."


class OpenFile(Kept, Protocol):
    """The open file, as far as removing needs it: the store."""

    ledger: Ledger

    @property
    def path(self) -> Path: ...
    @property
    def read_only(self) -> str | None: ...
    def __getitem__(self, kind: type[R], /) -> Records[R]: ...
    def rev(self, kind: type[Record], id: str) -> int: ...
    def last(self, kind: type[R], id: str) -> R | None: ...
    def save(self, *records: Record) -> tuple[Record, ...]: ...
    def fold(self) -> None: ...
    def finish_copying(self) -> None: ...


def rule_of(table: str) -> Removable | None:
    """Return how what is in *table* is removed, or None where nothing of it can be."""
    return rules().get(table)


def parts_of(table: str, record: Record, couple: Couple) -> tuple[Part, ...]:
    """Return what of *record*, of *table*, can be removed, its whole first; nothing where nothing can be."""
    rule = rule_of(table)
    return () if rule is None or record.deleted else tuple(rule.parts(record, couple))


def part_called(table: str, record: Record, parts: Sequence[Part], name: str) -> str:
    """Return which of *parts* of *record*, of *table*, is meant by *name*, which may be the book's for it.

    The first of them where none is; *name* itself where there are none.
    """
    rule, names = rule_of(table), [part.name for part in parts]
    called = rule.called(record, name) if rule is not None else name
    within = (each for each in names if name and each.startswith(f"{name}/"))
    return called if called in names or not names else next(within, names[0])


def removal_of(
    store: OpenFile, table: str, record: Record, part: str, now: datetime, *, copies: bool
) -> Removal:
    """Return the removal of *part* of *record*, of *table*, at *now* (UTC), with all that goes with it."""
    rule = rules()[table]
    targets = tuple(rule.targets(store, table, record, part))
    return Removal(created=now, updated=now, targets=targets, copies=copies)


def remove(store: OpenFile, removal: Removal, shown: Record, *ends: Record) -> tuple[str, ...]:
    """Take what *removal* names out of the file of *store* for good, and out of all that lies beside it.

    *shown*: the record as both looked at it; *ends*: what is saved in the same commit. Returns sentences
    about what could not be done. Raises Stale, NotWritable, SaveFailed, BadRecord; then nothing changed.
    """
    kind, ledger = type(shown), store.ledger

    def change() -> Change:
        if store.rev(kind, shown.id) != shown.rev:
            raise Stale(shown, store.last(kind, shown.id))
        return difference(ledger.tables, cleared(ledger.tables, {removal.id: removal}).tables)

    save(ledger, [(store[type(each)], each) for each in (removal, *ends)], removal.created, change)
    return see_through(store)


def removed(store: OpenFile, kind: type[Record], id: str) -> datetime | None:
    """Return when something of the record *id* of this *kind* was removed last, or None; costs little."""
    table = store[kind].name
    found = (
        each.created for each in _all(store) if any((t.table, t.id) == (table, id) for t in each.targets)
    )
    return max(found, default=None)


def without_removed(store: OpenFile, record: R) -> R:
    """Return *record*, which waits to be saved, without what was removed of it since it was saved last.

    Deleted, with no word in it, where that is all of it.
    """
    table = store[type(record)].name
    for each in sorted(_all(store), key=lambda removal: removal.created):
        parts = [target.part for target in each.targets if _is(target, table, record.id)]
        if parts and record.updated < each.created:
            record = left_of(rules(), table, record, parts, each)
    return record


def see_through(store: OpenFile) -> tuple[str, ...]:
    """Do what is left to be done on this machine of all that was removed; return what could not be done."""
    here = machine()
    left = [] if store.read_only else [each for each in _all(store) if here not in each.done]
    if not left:
        return ()
    store.finish_copying()
    try:
        store.fold()
        forget_lists(store.path)
        kept = clear_copies(store.path, {each.id: each for each in left if each.copies})
        # Where another window ends it just now it is done, whoever of the two may say so.
        with suppress(Stale):
            store.save(*(each.with_(done=(*each.done, here)) for each in left))
    except StoreError as error:
        return (f"{error} {NOT_THROUGH}",)
    except OSError as error:
        return (f"{SaveFailed(backup_dir(store.path), error)} {NOT_THROUGH}",)
    return tuple(f"This copy could not be changed, and may still hold what you removed: {p}." for p in kept)


def _is(target: Target, table: str, id: str) -> bool:
    return (target.table, target.id) == (table, id)


def _all(store: OpenFile) -> Iterable[Removal]:
    return store[Removal].all() if store[Removal].size else ()
