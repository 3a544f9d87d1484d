"""The snapshot and its journal as one: taken from disk, followed, and written anew.

Nothing here waits for the lock: whoever changes anything on disk must hold it.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import backups, disk, journal, snapshot, sums
from .contents import Contents
from .errors import Damaged, NotWritable
from .journal import Line, Name
from .log import Log
from .places import journal_file
from .reading import Found, read


class Pair(Contents):
    """What the snapshot and the journal of one data file hold together, as far as we have read them.

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
        self._others = False
        self._kept_aside: disk.Identity | None = None
        self._level: Name | None = None  # the snapshot that would say just what we know, if there is one

    @property
    def pending(self) -> int:
        """How many commits the snapshot does not hold yet."""
        return self._pending

    # -- taking -------------------------------------------------------------------------------------

    def _settle(self, found: Found) -> None:
        # Under the lock: bring what we found into order, then take it.
        if found.mended:
            found = self._put_right(found)
        if found.state == "foreign":
            self._welcome(found)
            return
        if found.state == "new":
            self._name = Name.of(snapshot.EMPTY)
            self._start_journal()
            disk.replace(self.path, snapshot.EMPTY)
            found = read(self.path)
        self._adopt(found)
        if found.torn:
            self._log.heal()
            self.notices.append(
                "The last change was cut off before it was saved. All that came before it is there."
            )

    def _put_right(self, found: Found) -> Found:
        # What rotted is known to the bit: put it back, and keep what stood there.
        if found.rotten is not None:
            kept = backups.keep(self.path, found.rotten, "rotten", self._now())
            disk.replace(self.path, found.data)
        if found.rotten_log is not None and found.log is not None:
            kept = backups.keep(self.path, found.rotten_log, "journal", self._now())
            disk.replace(self._log.path, found.log)
        self.notices.append(
            f"A spot of {self.path} had gone bad on the disk. It was put right, and nothing is lost; what "
            f"stood there is kept as {kept}. A disk that does this may be failing: keep a copy elsewhere."
        )
        return read(self.path)

    def _welcome(self, found: Found) -> None:
        kept = backups.keep(self.path, found.data, "edited", self._now())
        said = f"{self.path} was changed by another program. A copy of it as it was found is {kept}."
        if found.meant:
            self.notices += [said, *sums.strange(found.tables)]
            self._adopt(found)
            data = snapshot.build(self.tables)
            disk.replace(self.path, data)
            self._is_named(Name.of(data))
            self._start_journal()
            return
        if found.log is not None and found.lines > 1:
            aside = backups.keep(self.path, found.log, "journal", self._now())
            said += f" What twofold had saved beside it is in {aside}."
        self.notices += [said, *sums.strange(found.tables)]
        self._adopt(found)
        self._start_journal()

    def _adopt(self, found: Found) -> None:
        self.begin(found.tables)
        self._name, self._pending = found.name, found.pending
        self._level = None if found.pending else found.name
        self._snapshot_id = found.snapshot_id
        if found.log is not None:
            self._log.hold(found.end, found.chain, found.lines, writable=not self.read_only)
            on_disk = found.rotten_log or found.log
            if not self._log.begins(on_disk[: on_disk.find(b"\n") + 1]):
                # Another window folded since we read, and this is its new journal.
                self._adopt(read(self.path))
                return
        if found.state == "foreign" and self.read_only:
            self.notices.append(f"{self.path} was changed by another program.")

    # -- keeping up ---------------------------------------------------------------------------------

    def _moved(self) -> bool:
        log = disk.identity(self._log.path)
        return (
            log is None
            or log.size != self._log.end
            or not self._log.is_ours(log)
            or disk.identity(self.path) != self._snapshot_id
        )

    def _catch_up(self) -> None:
        if not self._moved():
            return
        log, here = disk.identity(self._log.path), disk.identity(self.path)
        intact = log is None or (self._log.is_ours(log) and self._read_on())
        if intact and log is not None and here == self._snapshot_id:
            if not self.read_only:
                self._log.heal()
        elif not (log is not None and not self._log.is_ours(log) and self._follow()):
            self._reload(intact)

    def _read_on(self) -> bool:
        lines = self._log.read_on()
        for line in lines or ():
            self._step(line)
        return lines is not None

    def _step(self, line: Line) -> None:
        if line.do is not None:
            self._pending += 1
            self.take(line.do)
            self._others, self._level = True, None
        elif line.holds is not None:
            self._level = line.holds

    def _follow(self) -> bool:
        # Another folded: finish the journal we hold, and go on in the one that took its place.
        if not self._read_on() or self._level is None:
            return False
        here = disk.identity(self.path)
        try:
            new = journal.scan(disk.read_all(self._log.path) or b"")
        except (journal.Broken, journal.TooNew):
            return False
        if here is None or here.size != self._level.size:
            return False
        if not new.lines or new.lines[0].holds != self._level:
            return False
        self._name, self._pending, self._snapshot_id = self._level, 0, here
        for line in new.lines[1:]:
            self._step(line)
        self._log.hold(new.end, new.chain, len(new.lines), writable=not self.read_only)
        if not self.read_only:
            self._log.heal()
        return True

    def _reload(self, intact: bool) -> None:
        # *intact*: we know everything that was acknowledged, whatever happened to the snapshot.
        try:
            found = read(self.path)
        except Damaged:
            if not intact or self.read_only:
                raise
            self._insist()
            return
        if found.mended and not self.read_only:
            found = self._put_right(found)
        if found.state == "sound" and intact and found.log is not None:
            self._name, self._pending, self._snapshot_id = found.name, found.pending, found.snapshot_id
            return
        if found.state == "sound" or self.read_only:
            self._adopt(found)
        elif intact or found.state == "new":
            self._insist()
            return
        else:
            self._welcome(found)
        self._others = True

    def _insist(self) -> None:
        # Another program put something else in our snapshot's place while we had it open: keep both.
        here = disk.identity(self.path)
        if here not in (None, self._snapshot_id, self._kept_aside):
            with suppress(IsADirectoryError):
                if theirs := disk.read_all(self.path):
                    kept = backups.keep(self.path, theirs, "edited", self._now())
                    self.notices.append(
                        f"{self.path} was changed by another program while it was open here. "
                        f"That version is {kept}; yours was kept."
                    )
            self._kept_aside = here
        data = snapshot.build(self.tables)
        disk.replace(self.path, data)
        self._is_named(Name.of(data))
        self._start_journal()

    # -- writing ------------------------------------------------------------------------------------

    def _write_snapshot(self) -> None:
        if disk.identity(self.path) and disk.locked_by_mode(self.path):
            raise NotWritable(f"{self.path} is read-only now. What you save is kept in its journal.")
        data = snapshot.build(self.tables)
        name = Name.of(data)
        line, chain = journal.marker(name, self._time(), self._log.chain)
        disk.replace(self.path, data, before=lambda: self._log.append(line, chain))
        self._is_named(name)

    def _start_journal(self) -> None:
        line, chain = journal.marker(self._name, self._time())
        disk.replace(self._log.path, line)
        self._log.hold(len(line), chain, 1, writable=True)

    def _is_named(self, name: Name) -> None:
        self._name, self._pending, self._level = name, 0, name
        self._snapshot_id = disk.identity(self.path)

    def _time(self) -> str:
        return self._now().isoformat(timespec="milliseconds")
