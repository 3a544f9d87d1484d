"""One writer at a time, whichever terminal it sits in."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .disk import file_mode, make_folder
from .errors import Busy, NotWritable, SaveFailed

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE = 5.0
"""Seconds we wait for the other terminal's save."""
_POLL = 0.002
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}


class Lock:
    """The lock of one data file; the system releases it when the program ends, however it ends."""

    def __init__(self, path: Path, data: Path) -> None:
        """Lock by means of the file *path*, which belongs to the data file *data*."""
        self._path, self._data = path, data
        self._lock: FileLock | None = None

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock, waiting for it up to *patience* seconds.

        Raises NotWritable where files cannot be locked, Busy when the wait was in vain, SaveFailed when the
        lock's own file cannot be opened. The folder is made where there is none.
        """
        try:
            make_folder(self._path.parent)
            lock = self._lock or self._make()
            lock.acquire(timeout=patience)
        except TimeoutError as error:
            raise Busy(self._data) from error
        except (OSError, NotImplementedError) as error:
            if isinstance(error, NotImplementedError) or error.errno in _NO_LOCKS:
                raise NotWritable(
                    f"The disk that holds {self._data} cannot lock files, so two windows could overwrite "
                    "each other. Move the file to a disk of this computer."
                ) from error
            raise SaveFailed(self._data, error) from error
        try:
            yield
        finally:
            with suppress(OSError):  # it is let go of when its file is closed, whatever that says
                lock.release()

    def _make(self) -> "FileLock":
        # Imported at the first save: looking at the file needs no lock.
        from filelock import FileLock

        self._lock = FileLock(
            self._path, mode=file_mode(self._path.parent), thread_local=False, poll_interval=_POLL,
            fallback_to_soft=False,
        )  # fmt: skip
        return self._lock
