"""Locks of single bytes of a file: they end with the program that holds them, and who asks takes none.

A byte needs not be there. Where the system has them (Linux), a lock belongs to the open file; elsewhere to
the program, which then loses it as soon as it closes the same file anywhere.
"""

import errno
import os
import struct
import sys
from types import ModuleType

_fcntl: ModuleType | None
try:
    import fcntl as _fcntl
except ImportError:  # no such locks on this system
    _fcntl = None

_LINUX = sys.platform.startswith("linux")
_LAYOUT = "hhqqi0q" if _LINUX else "qqihhi0q"
"""The system's ``struct flock``."""
_TAKEN = {errno.EACCES, errno.EAGAIN}
"""What the system says of a lock that somebody else holds."""


def take(fd: int, byte: int) -> bool:
    """Lock *byte* of the file *fd*, which is open to be written; return False where another holds it.

    Raises OSError where nothing can be locked.
    """
    locks = _there()
    try:
        locks.fcntl(fd, getattr(locks, "F_OFD_SETLK", locks.F_SETLK), _asked(locks.F_WRLCK, byte))
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def give_back(fd: int, byte: int) -> None:
    """Unlock *byte* of *fd*. Raises OSError where nothing can be locked."""
    locks = _there()
    locks.fcntl(fd, getattr(locks, "F_OFD_SETLK", locks.F_SETLK), _asked(locks.F_UNLCK, byte))


def is_taken(fd: int, byte: int) -> bool:
    """Return whether another holds *byte* of *fd*. Raises OSError where that cannot be told."""
    locks = _there()
    found = locks.fcntl(fd, getattr(locks, "F_OFD_GETLK", locks.F_GETLK), _asked(locks.F_WRLCK, byte))
    fields = struct.unpack(_LAYOUT, found)
    return bool(fields[0 if _LINUX else 3] != locks.F_UNLCK)


def _asked(kind: int, byte: int) -> bytes:
    if _LINUX:
        return struct.pack(_LAYOUT, kind, os.SEEK_SET, byte, 1, 0)
    return struct.pack(_LAYOUT, byte, 1, 0, kind, os.SEEK_SET, 0)


def _there() -> ModuleType:
    if _fcntl is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    return _fcntl
