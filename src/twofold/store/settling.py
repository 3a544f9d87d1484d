"""What is done once a file was read, and before anything in it changes."""

from contextlib import suppress
from datetime import datetime
from typing import Protocol

from . import aside, backups, disk, removals
from .daily import DailyBackup
from .errors import StoreError
from .kinds import DRAWERS
from .ledger import Ledger
from .places import journal_file


class OpenFile(removals.OpenFile, Protocol):
    """The open file, as far as settling it needs it: the store."""

    def tell(self, *sentences: str) -> None: ...


def settle(store: OpenFile, ledger: Ledger, now: datetime) -> DailyBackup:
    """End what was left undone in *store*, over *ledger*, and see what lies beside its file.

    Returns the backup of the day *now* (UTC), which may take a moment more.
    """
    noticed = removals.see_through(store)
    daily = DailyBackup(ledger, now)
    if not store.read_only:
        _seal_what_lies_open(store)
        backups.make_private(store.path)
    store.tell(*noticed, *aside.sentences(store.path))
    return daily


def _seal_what_lies_open(store: OpenFile) -> None:
    # A passphrase was set, or changed, and nobody was left to fold: what it seals lies open in the file.
    with suppress(OSError, StoreError):
        log = disk.read_all(journal_file(store.path)) or b""
        if b'"%b":' % DRAWERS.encode() in log:  # no text that somebody wrote looks so
            store.fold()
