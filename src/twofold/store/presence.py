"""Who sits at which seat just now, and on which page: told by locks that die with the program, kept nowhere.

Whoever sits at a seat holds the first byte of its file, and one far behind for the page that is open: which
one, only who has the same page open knows. Who asks takes nothing, so any number may ask at once.
"""

import os
import stat
from collections.abc import Iterable, Set
from contextlib import suppress
from pathlib import Path

from twofold.domain.records import Side, other

from . import ranges
from .digests import blake2b
from .disk import FILE_MODE
from .places import seat_file

_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing else that lies there is waited for."""
_TRIES = 3
_SEAT = 0
"""The byte of who sits there."""


class Presence:
    """The *seat* of one partner at the data file *data*, and whether the other is at theirs.

    Two programs may be at one seat: the second takes it over when the first ends. Nothing here raises.

    ``theirs``: those of the pages of the last `look` that the other has open.
    """

    theirs: frozenset[str] = frozenset()

    def __init__(self, data: Path, seat: Side) -> None:
        """Nothing is taken, or asked, before the first `look`."""
        self._data = data
        self._mine, self._theirs = seat_file(data, seat), seat_file(data, other(seat))
        self._held: int | None = None
        self._page = _SEAT

    def look(self, page: str = "", others: Iterable[str] = ()) -> bool | None:
        """Sit down where nobody sits yet, with *page* open; return whether the other is there.

        None: it cannot be told. Only a number made of *page* is locked; "" is a page nothing is told of.
        *others*: more pages of which it is seen whether the other has them open.
        """
        with suppress(OSError):
            self._sit_down()
            self._open(_byte_of(page))
        try:
            here, self.theirs = self._see({page, *others} - {""})
        except OSError:
            self.theirs = frozenset()
            return None
        return here

    def leave(self) -> None:
        """Get up, and take the file away; a second call does nothing."""
        held, self._held, self._page = self._held, None, _SEAT
        if held is not None:
            with suppress(OSError):
                # While it is held: nobody else can have sat down by means of this file.
                if _is_at(self._mine, held):
                    self._mine.unlink()
            os.close(held)

    def _sit_down(self) -> None:
        # A file that somebody took away is seen by nobody: another one is needed.
        if self._held is not None and os.fstat(self._held).st_nlink:
            return
        self.leave()
        for _ in range(_TRIES):
            fd = os.open(self._mine, os.O_RDWR | os.O_CREAT | _AS_IT_IS, FILE_MODE)
            try:
                if not ranges.take(fd, _SEAT):
                    return
                if _is_at(self._mine, fd):
                    self._held, fd = fd, -1
                    self._let_in_who_shares(self._held)
                    return
            finally:
                if fd >= 0:
                    os.close(fd)

    def _open(self, byte: int) -> None:
        """Be on the page of *byte*, and on no other."""
        if self._held is None or byte == self._page:
            return
        if self._page != _SEAT:
            ranges.give_back(self._held, self._page)
            self._page = _SEAT
        if byte != _SEAT and ranges.take(self._held, byte):
            self._page = byte

    def _see(self, pages: Set[str]) -> tuple[bool, frozenset[str]]:
        """Return whether the other is there, and which of *pages* they have open. Raises OSError."""
        nowhere = frozenset[str]()
        try:
            fd = os.open(self._theirs, os.O_RDONLY | _AS_IT_IS)
        except FileNotFoundError:
            return False, nowhere
        try:
            if not ranges.is_taken(fd, _SEAT):
                return False, nowhere
            with suppress(OSError):
                return True, frozenset(page for page in pages if ranges.is_taken(fd, _byte_of(page)))
            return True, nowhere
        finally:
            os.close(fd)

    def _let_in_who_shares(self, fd: int) -> None:
        with suppress(OSError):
            mode = stat.S_IMODE(self._data.stat().st_mode) | FILE_MODE
            if mode != stat.S_IMODE(os.fstat(fd).st_mode):
                os.fchmod(fd, mode)


def _byte_of(page: str) -> int:
    if not page:
        return _SEAT
    return 1 + int.from_bytes(blake2b(page.encode(errors="replace"), digest_size=7).digest())


def _is_at(path: Path, fd: int) -> bool:
    """Return whether *fd* is the file that *path* names now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(fd))
    except FileNotFoundError:
        return False
