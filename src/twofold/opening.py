"""The data file, opened while the rest of the program is still being loaded."""

import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twofold.store import Store

LARGE = 4 << 20
"""Bytes from which on a file is worth a thread of its own: some years of use."""
_SWITCH = 0.0005


class Opening:
    """The data file *path*, soon to be open. A large one is being opened from now on, in a thread.

    Reading ten years takes a third of the time that loading Textual does, and can be done beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: Store | Exception | None = None
        self._thread: Thread | None = None
        self._interval = sys.getswitchinterval()
        try:
            large = path.stat().st_size > LARGE
        except OSError:
            large = False
        if large:
            # Python lets a busy thread run on for 5 ms; the other would wait that long at every step.
            sys.setswitchinterval(_SWITCH)
            self._thread = Thread(target=self._open, name="opening")
            self._thread.start()

    def store(self) -> "Store":
        """Return the store, once it is open, to the calling thread. Raises as `Store.open` does."""
        if self._thread is None:
            self._open()
        else:
            self._thread.join()
            sys.setswitchinterval(self._interval)
        if isinstance(self._found, Exception):
            raise self._found
        assert self._found is not None
        return self._found

    def _open(self) -> None:
        try:
            from twofold.store import Store

            self._found = Store.open(self._path)
        except Exception as error:
            self._found = error
