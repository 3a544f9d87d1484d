"""What is left behind when twofold is left."""

import fcntl
import os
from pathlib import Path

from twofold.store import Store
from twofold.store.places import lock_file

CLEARED = b"\x1b[H\x1b[2J\x1b[3J"
"""The cursor home, the screen cleared, the scrollback cleared."""


def name_in(data: Path) -> str:
    """Return the first partner's name in the file, which must be free to open and sound."""
    store = Store.open(data)
    try:
        assert store.notices == ()
        (couple,) = store.couple.all()
        return couple.a.name
    finally:
        store.close()


def is_free(data: Path) -> bool:
    """Whether nobody holds the lock of *data*."""
    lock = lock_file(data)
    if not lock.exists():
        return True
    handle = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True
