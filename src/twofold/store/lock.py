"""One writer at a time, whichever terminal it sits in."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from .disk import FILE_MODE, make_folder
from .errors import Busy, NotWritable, SaveFailed

PATIENCE = 5.0
"""Seconds we wait for the other terminal's save."""
_POLL = 0.002
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


class Lock:
    """The lock of one data file; the system releases it when the program ends, however it ends."""

    def __init__(self, path: Path, data: Path) -> None:
        """Lock by means of the file *path*, which belongs to the data file *data*."""
        self._path, self._data = path, data
        self._held = _Held(path)
        self._depth = 0

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock, waiting for it up to *patience* seconds; nothing happens where it is held already.

        Raises NotWritable where files cannot be locked, Busy when the wait was in vain, SaveFailed when the
        lock's own file cannot be opened. The folder is made where there is none.
        """
        if not self._depth:
            self._acquire(patience)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                with suppress(OSError):  # it is let go of when its file is closed, whatever that says
                    self._held.release()

    def _acquire(self, patience: float) -> None:
        try:
            make_folder(self._path.parent)
            self._held.acquire(patience)
        except TimeoutError as error:
            raise Busy(self._data) from error
        except (OSError, NotImplementedError) as error:
            if isinstance(error, NotImplementedError) or error.errno in _NO_LOCKS:
                raise NotWritable(
                    f"The disk that holds {self._data} cannot lock files, so two windows could overwrite "
                    "each other. Move the file to a disk of this computer."
                ) from error
            raise SaveFailed(self._data, error) from error


if sys.platform == "win32":

    class _Held:
        """The lock by means of *path*."""

        def __init__(self, path: Path) -> None:
            self._path = path

        def acquire(self, patience: float) -> None:
            # Imported at the first save: looking at the file needs no lock.
            from filelock import FileLock

            self._lock = FileLock(
                self._path, mode=FILE_MODE, thread_local=False, poll_interval=_POLL, fallback_to_soft=False
            )
            self._lock.acquire(timeout=patience)

        def release(self) -> None:
            self._lock.release()

else:
    import fcntl

    class _Held:
        """The lock by means of *path*, asked of the system itself, which is quick."""

        def __init__(self, path: Path) -> None:
            self._path, self._fd = path, -1

        def acquire(self, patience: float) -> None:
            """Take it. Raises TimeoutError when somebody else has it for *patience* seconds, and OSError."""
            until = monotonic() + patience
            while not self._try():
                if monotonic() >= until:
                    raise TimeoutError
                sleep(_POLL)

        def release(self) -> None:
            """Let go of it, also for a process that was forked meanwhile."""
            fd, self._fd = self._fd, -1
            try:
                fcntl.flock(fd, fcntl.LOCK_UN)
            finally:
                os.close(fd)

        def _try(self) -> bool:
            fd = self._open()
            if fd < 0:
                return False
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                found = os.fstat(fd)
                if found.st_nlink:  # else somebody took the file away, and others lock another one
                    if stat.S_IMODE(found.st_mode) != FILE_MODE:
                        with suppress(PermissionError):
                            os.fchmod(fd, FILE_MODE)
                    self._fd, fd = fd, -1
            except BlockingIOError:
                pass
            finally:
                if fd >= 0:
                    os.close(fd)
            return fd < 0

        def _open(self) -> int:
            try:
                return os.open(self._path, _FLAGS | os.O_CREAT, FILE_MODE)
            except FileNotFoundError:
                if not self._path.parent.is_dir():
                    raise
                return -1  # a disk far away, on which it went just now
            except PermissionError:
                # In a folder that all share, what is somebody else's may be opened, and not made.
                if not self._path.exists():
                    raise
                return os.open(self._path, _FLAGS)
