"""The snapshot and its journal as one: taken from disk, and followed.

Nothing here waits for the lock: whoever changes anything on disk must hold it. What lies in the file's
place is followed only when it provably goes on from what we know: a fold announces itself in the journal, and
each journal says which snapshots went before. Anything else came from another program, and is united with
what we know (`uniting`).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import disk, journal, snapshot, versions
from . import last_written as known
from .errors import Damaged
from .journal import Line, Name, Tables
from .reading import OnDisk, read
from .versions import Version
from .writing import WrittenFiles

if TYPE_CHECKING:
    from .uniting import United

_LOOKS = 4
"""So often we look at something that is not whole before we act upon it: more of it may be on its way."""


class DataFiles(WrittenFiles):
    """What the snapshot and the journal of one data file hold together, as far as we have read them.

    *approve* is shown what is found before it is taken, and may raise.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], approve: Callable[[Path, Tables], object]
    ) -> None:
        """Look after the data file *path*, links followed; nothing is read yet."""
        super().__init__(path, now)
        self._approve = approve
        self._others = False
        self._half: tuple[object, int] = (None, 0)  # what was not whole, and how often we looked at it

    # -- taking -------------------------------------------------------------------------------------

    def _settle(self, found: OnDisk) -> None:
        # Under the lock: bring what we found into order, then take it.
        if found.mended:
            found = self._put_right(found)
        if found.state == "new":
            self._name = Name.of(snapshot.EMPTY)
            self._start_journal()
            disk.replace(self.path, snapshot.EMPTY)
            found = read(self.path)
        if found.state == "foreign" or not known.is_held(self.path, found):
            self._welcome(found, known.recall(self.path))
            return
        self._adopt(found)
        if found.torn:
            self._heal_the_end(found.log or b"", found.end)
        self._remember()

    def _heal_the_end(self, log: bytes, end: int) -> None:
        said = "The last change was cut off before it was saved. Everything before it is there."
        if not journal.is_cut_off(log[end:]):
            kept = self._keep(log, "journal")
            said = (
                f"The end of the last save cannot be read. It is kept as {kept}; twofold repair "
                "recovers what is whole in it."
            )
        self._log.heal()
        self.notices.append(said)

    def _put_right(self, found: OnDisk) -> OnDisk:
        # What rotted is known to the bit: put it back, and keep what stood there.
        if found.rotten is not None:
            kept = self._keep(found.rotten, "rotten")
            disk.replace(self.path, found.data)
        if found.rotten_log is not None and found.log is not None:
            kept = self._keep(found.rotten_log, "journal")
            disk.replace(self._log.path, found.log)
        self.notices.append(
            f"A spot of {self.path} had gone bad on the disk. It was put right, and nothing is lost. "
            f"What was there is kept as {kept}. A disk that does this may be failing, so keep a copy "
            "elsewhere."
        )
        return read(self.path)

    def _keep(self, data: bytes, why: str) -> Path:
        from .backups import keep

        return keep(self.path, data, why, self._now())

    def _remember(self) -> None:
        if not known.is_there(self.path, disk.identity(self.path), disk.identity(self._log.path)):
            known.remember(self.path)

    def _welcome(self, found: OnDisk, mine: list[Version]) -> None:
        from .sums import strange
        from .uniting import Came, unite

        # It was not open anywhere, and another program wrote it.
        came = Came(known.read_loosely(found.data, found.log), found.state == "sound", found.data)
        if found.meant:
            came.versions = [Version(found.tables, (Name.of(found.data),))]
        elif found.log is not None and found.log.count(b"\n") > 1:
            came.log = found.log
        united = unite(self.path, mine, came, self._now(), is_open=False)
        self._approve(self.path, united.tables)
        self.begin(united.tables)
        self._note(united)
        self.notices += strange(found.tables)
        self._write_anew()

    def _adopt(self, found: OnDisk) -> None:
        self.begin(found.tables, found.unread)
        self._name, self._pending = found.name, found.pending
        self._level, self._history = found.level, list(found.names)
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

    def _catch_up(self, *, must: bool) -> None:
        # *must*: something is to be saved, so whatever lies there now has to be brought into order.
        if not self._moved():
            return
        log, here = disk.identity(self._log.path), disk.identity(self.path)
        sound, ours = self._read_on(), self._log.is_ours(log)
        if sound and ours and here == self._snapshot_id:
            if not self.read_only:
                self._log.heal()
        elif ours or not (sound and self._follow()):
            self._reload(sound and ours, must or log is None or here is None)

    def _read_on(self) -> bool:
        lines, sound = self._log.read_on()
        for line in lines:
            self._step(line)
        return sound

    def _step(self, line: Line) -> None:
        if line.do is not None:
            self._pending += 1
            self.take(line.do)
            self._others, self._level = True, None
        elif line.holds is not None:
            self._level = line.holds
            self._history = versions.together(self._history, [*line.past, line.holds])

    def _follow(self) -> bool:
        # Another folded: we finished the journal we hold, and go on in the one that took its place.
        if self._level is None:
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
            self._remember()
        return True

    def _reload(self, intact: bool, must: bool) -> None:
        # *intact*: our journal is in its place still, and we know all that is in it.
        found = None
        try:
            found = read(self.path)
        except Damaged:
            if self.read_only:
                raise
        if found and found.mended and not self.read_only:
            found = self._put_right(found)
        if found and found.state == "sound" and intact and found.log is not None:
            self._name, self._pending, self._snapshot_id = found.name, found.pending, found.snapshot_id
            return
        if found and (self.read_only or (found.state == "sound" and self._goes_on(found))):
            self._approve(self.path, found.tables)
            self._adopt(found)
            self._others = True
            if not self.read_only:
                self._log.heal()
                self._remember()
        elif must or (found and found.state == "sound") or not self._may_grow():
            self._unite(found, intact)

    def _goes_on(self, found: OnDisk) -> bool:
        if self._level is not None:
            return self._level in found.names
        return found.log is not None and versions.starts_with(found.log, self._log.end, self._log.chain)

    def _may_grow(self) -> bool:
        half = disk.identity(self.path), disk.identity(self._log.path)
        self._half = half, self._half[1] + 1 if self._half[0] == half else 1
        return self._half[1] < _LOOKS

    def _unite(self, found: OnDisk | None, intact: bool) -> None:
        from .uniting import Came, unite

        # Another program put something in our place while we had it open: unite it with what we hold.
        if found:
            with suppress(Damaged):  # other things than ours are kept, and not taken in
                self._approve(self.path, found.tables)
        data, log = _bytes(self.path), None if intact else _bytes(self._log.path)
        came = Came(known.read_loosely(data, log), bool(found and found.state == "sound"))
        if data and Name.of(data) not in (self._name, self._level):
            came.data = data
        if log and log.count(b"\n") > 1:
            came.log = log  # more than a marker
        united = unite(self.path, [self._mine()], came, self._now(), is_open=True)
        change = versions.difference(self.tables, united.tables) if united.gained else {}
        shared = self._is_whole()
        if shared:
            # Whoever holds the same journal reads on in it: what is new to us is new to them.
            self._log.heal()
            if change:
                self._log.append(*journal.commit(change, self._time(), self._log.chain))
        if change:
            self.take(change)
            self._others = True
        self._note(united)
        if shared:
            self._write_snapshot()
            self._start_journal()
            known.remember(self.path)
        else:
            self._write_anew()

    def can_take(self, version: Version) -> bool:
        """Tell whether *version* is of the same version of twofold as what we hold."""
        from .merging import fits

        return fits(self._mine(), version)

    def _is_whole(self) -> bool:
        """Tell whether the journal that we hold is still what we know, whatever came after it."""
        with suppress(OSError):
            return self._log.all() is not None
        return False

    def _note(self, united: "United") -> None:
        self._history = united.names
        if united.sentence:
            self.notices.append(united.sentence)

    def _mine(self) -> Version:
        lines = None
        with suppress(OSError):
            lines = self._log.all()
        since = None if lines is None else versions.history(versions.after(lines, self._name))
        return Version(self.tables, tuple(self._history), self._name, since, self._level)


def _bytes(path: Path) -> bytes | None:
    try:
        return disk.read_all(path)
    except OSError:
        return None
