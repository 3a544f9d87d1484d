"""The snapshot and its journal as one: written anew."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from . import disk, journal, snapshot
from . import last_written as known
from .documents import Documents
from .errors import NotWritable
from .journal import Name
from .log import Log
from .places import journal_file


class WrittenFiles(Documents):
    """What the snapshot and the journal of one data file hold together, to be written to them.

    ``notices`` are sentences about what was noticed; ``read_only`` is None, or the sentence that says why
    nothing can be saved.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Look after the data file *path*, links followed; nothing is read yet."""
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self.notices: list[str] = []
        self.read_only: str | None = None
        self._now = now
        self._log = Log(journal_file(self.path), self.path)
        self._level: Name | None = None  # the snapshot that would say just what we know, if there is one
        self._history: list[Name] = []  # the snapshots that went into what we know, the latest last

    @property
    def pending(self) -> int:
        """How many commits the snapshot does not hold yet."""
        return self._pending

    @property
    def level(self) -> Name | None:
        """The name of the snapshot that would say just what is held, if there is one."""
        return self._level

    def _write_snapshot(self) -> None:
        if disk.identity(self.path) and disk.locked_by_mode(self.path):
            raise NotWritable(f"{self.path} is read-only now. What you save is kept in its journal.")
        data = snapshot.build(self.tables)
        name = Name.of(data)
        line, chain = journal.marker(name, self._time(), self._log.chain, self._history)
        disk.replace(self.path, data, before=lambda: self._log.append(line, chain))
        self._is_named(name)

    def _start_journal(self) -> None:
        line, chain = journal.marker(self._name, self._time(), past=self._history)
        disk.replace(self._log.path, line)
        self._log.hold(len(line), chain, 1, writable=True)

    def _write_anew(self) -> None:
        data = snapshot.build(self.tables)
        disk.replace(self.path, data)
        self._is_named(Name.of(data))
        self._start_journal()
        known.remember(self.path)

    def _is_named(self, name: Name) -> None:
        self._name, self._pending, self._level = name, 0, name
        self._history = [*(other for other in self._history if other != name), name]
        self._snapshot_id = disk.identity(self.path)

    def _time(self) -> str:
        return self._now().isoformat(timespec="milliseconds")
