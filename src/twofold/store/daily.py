"""The backup of the day: the file as the last day left it, copied before anything in it changes."""

import os
from contextlib import suppress
from datetime import datetime
from threading import Thread

from . import backups, snapshot
from .errors import in_words
from .kinds import KINDS
from .ledger import Ledger

BIG = 4 << 20
"""A file larger than this many bytes is copied aside while the app goes on."""


class DailyBackup:
    """Makes the backup of the day *now* (UTC) of the file of *ledger*, where it is due."""

    def __init__(self, ledger: Ledger, now: datetime) -> None:
        self._ledger, self._now = ledger, now
        self._copying: Thread | None = None
        kept = any(ledger.count(name) for name in KINDS)
        if ledger.read_only or not kept or not backups.is_due(ledger.path, now):
            return
        # What another program put there since we read it is not what the last day left.
        anew = ledger.pending or ledger.has_moved
        with suppress(OSError):
            # A snapshot is never changed in place: the open file stays as it is, whatever is saved.
            source = snapshot.build(ledger.tables) if anew else os.open(ledger.path, os.O_RDONLY)
            size = len(source) if isinstance(source, bytes) else os.fstat(source).st_size
            if size < BIG:
                self._copy(source)
            else:
                self._copying = Thread(target=self._copy, args=(source,), name="backup")
                self._copying.start()

    def finish(self) -> None:
        """Wait until it is made."""
        if self._copying is not None:
            self._copying.join()

    def _copy(self, source: bytes | int) -> None:
        try:
            backups.keep_daily(self._ledger.path, source, self._now)
        except OSError as error:
            self._ledger.notices.append(f"Today's backup could not be made: {in_words(error)}.")
        finally:
            if isinstance(source, int):
                os.close(source)
