"""Who sits at which seat just now: told by locks that die with the program, and kept nowhere.

Whoever sits at a seat holds the lock of its file alone; whoever asks tries to share it, for a moment. So any
number may ask at once, and none of them is taken for somebody who sits there.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from twofold.domain.records import Side, other

from .disk import FILE_MODE
from .places import seat_file

_fcntl: ModuleType | None
try:
    import fcntl as _fcntl
except ImportError:  # no such locks on this system
    _fcntl = None

_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN}
"""What the system says of a lock that another program holds."""
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing else that lies there is waited for."""
_TRIES = 3


class Presence:
    """The *seat* of one partner at the data file *data*, and whether the other is at theirs.

    Two programs may be at one seat: the second takes it over when the first ends. Nothing here raises.
    """

    def __init__(self, data: Path, seat: Side) -> None:
        """Nothing is taken, or asked, before the first `look`."""
        self._data = data
        self._mine, self._theirs = seat_file(data, seat), seat_file(data, other(seat))
        self._held: int | None = None

    def look(self) -> bool | None:
        """Sit down where nobody sits yet; return whether the other is there, or None: it cannot be told."""
        if _fcntl is None:
            return None
        with suppress(OSError):
            self._sit_down(_fcntl)
        try:
            return _is_taken(_fcntl, self._theirs)
        except OSError:
            return None

    def leave(self) -> None:
        """Get up, and take the file away; a second call does nothing."""
        held, self._held = self._held, None
        if held is not None:
            with suppress(OSError):
                # While it is held: nobody else can have sat down by means of this file.
                if _is_at(self._mine, held):
                    self._mine.unlink()
            os.close(held)

    def _sit_down(self, locks: ModuleType) -> None:
        # A file that somebody took away is seen by nobody: another one is needed.
        if self._held is not None and os.fstat(self._held).st_nlink:
            return
        self.leave()
        for _ in range(_TRIES):
            fd = os.open(self._mine, os.O_RDWR | os.O_CREAT | _AS_IT_IS, FILE_MODE)
            try:
                locks.flock(fd, locks.LOCK_EX | locks.LOCK_NB)
                if _is_at(self._mine, fd):
                    self._held, fd = fd, -1
                    self._let_in_who_shares(self._held)
                    return
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
                return  # by who sits here, or for a moment by who asks: then the next look is soon enough
            finally:
                if fd >= 0:
                    os.close(fd)

    def _let_in_who_shares(self, fd: int) -> None:
        with suppress(OSError):
            mode = stat.S_IMODE(self._data.stat().st_mode) | FILE_MODE
            if mode != stat.S_IMODE(os.fstat(fd).st_mode):
                os.fchmod(fd, mode)


def _is_taken(locks: ModuleType, path: Path) -> bool:
    """Return whether somebody sits at the seat of *path*. Raises OSError where that cannot be told."""
    try:
        fd = os.open(path, os.O_RDONLY | _AS_IT_IS)
    except FileNotFoundError:
        return False
    try:
        locks.flock(fd, locks.LOCK_SH | locks.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return True
        raise
    finally:
        os.close(fd)
    return False


def _is_at(path: Path, fd: int) -> bool:
    """Return whether *fd* is the file that *path* names now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(fd))
    except FileNotFoundError:
        return False
