"""The journal as an open file: read on, append, heal."""

import os
from pathlib import Path

from . import disk, journal
from .errors import SaveFailed
from .journal import Line


class Log:
    """The journal of one data file, open. ``end``, ``chain``: where what we know ends, and its checksum.

    ``lines`` counts the lines up to there. Writing needs the lock.
    """

    def __init__(self, path: Path, data: Path) -> None:
        """Look after the journal *path* of the data file *data*; nothing is opened yet."""
        self.path, self._data = path, data
        self.end = self.chain = self.lines = 0
        self._fd = -1
        self._inode = (-1, -1)
        self._failed: bytes | None = None

    def hold(self, end: int, chain: int, lines: int, *, writable: bool) -> None:
        """Open the journal that now has this name, known up to *end*. Raises OSError."""
        flags = os.O_RDWR | os.O_APPEND if writable else os.O_RDONLY
        fd = os.open(self.path, flags | getattr(os, "O_CLOEXEC", 0))
        self.close()
        self._fd = fd
        held = os.fstat(fd)
        self._inode = (held.st_dev, held.st_ino)
        self.end, self.chain, self.lines, self._failed = end, chain, lines, None

    def close(self) -> None:
        """Let go of the file."""
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            os.close(fd)

    def is_ours(self, found: disk.Identity | None) -> bool:
        """Tell whether *found* is the very file we hold, whatever its size."""
        return found is not None and (found.device, found.inode) == self._inode

    def begins(self, line: bytes) -> bool:
        """Tell whether the file we hold begins with *line*. Raises OSError."""
        return os.pread(self._fd, len(line), 0) == line

    def append(self, line: bytes, chain: int) -> None:
        """Add *line* for good; *chain* is the checksum after it. Raises SaveFailed, with nothing added."""
        try:
            disk.write_all(self._fd, line)
            os.fsync(self._fd)
        except OSError as error:
            self._undo(line)
            raise SaveFailed(self._data, error) from error
        except BaseException:
            self._undo(line)
            raise
        self.end += len(line)
        self.chain = chain
        self.lines += 1

    def read_on(self) -> tuple[list[Line], bool]:
        """Return the whole lines that came after what we know, and whether nothing else did.

        Raises OSError.
        """
        tail = self._read(self.end)
        if tail is None:
            return [], False
        if self._failed is not None and self._failed.startswith(tail):
            # Nobody has built on the line that we failed to add, nor may anybody.
            return [], True
        sound = True
        try:
            new = journal.scan(tail, self.end, self.chain)
        except journal.TooNew:
            return [], False
        except journal.Broken as error:
            new, sound = error.sound, False
        self.end, self.chain = new.end, new.chain
        self.lines += len(new.lines)
        return new.lines, sound

    def all(self) -> list[Line] | None:
        """Return all the lines that we know, or None when they are there no longer. Raises OSError."""
        data = self._read(0)
        try:
            found = None if data is None else journal.scan(data[: self.end])
        except (journal.Broken, journal.TooNew):
            return None
        return found.lines if found and (found.end, found.chain) == (self.end, self.chain) else None

    def heal(self) -> None:
        """Cut off what follows what we know: it was never acknowledged. Raises OSError."""
        if os.fstat(self._fd).st_size > self.end:
            os.ftruncate(self._fd, self.end)
            os.fsync(self._fd)
        self._failed = None

    def _undo(self, line: bytes) -> None:
        self._failed = line
        try:
            os.ftruncate(self._fd, self.end)
        except OSError:
            return  # The next one who has the lock heals it.
        self._failed = None

    def _read(self, start: int) -> bytes | None:
        size = os.fstat(self._fd).st_size
        return None if size < self.end else self._part(start, size)

    def _part(self, at: int, size: int) -> bytes:
        parts = []
        while at < size and (part := os.pread(self._fd, size - at, at)):
            parts.append(part)
            at += len(part)
        return b"".join(parts)
