"""A disk that fails at any call."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from twofold.store.database import Database

from .files import ledger_of

CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES)
CALLS = {
    "open": ("open",),
    "write": ("write",),
    "fsync": ("fsync",),
    "replace": ("replace", "rename", "link"),
    "truncate": ("ftruncate",),
    "everything": ("open", "write", "fsync", "replace", "rename", "link"),
}


class Faults:
    """Lets the system calls *names* fail: the one after *good* calls, or all from there on."""

    def __init__(self, names: tuple[str, ...], good: int, code: int, for_good: bool) -> None:
        self.names, self.good, self.code, self.for_good = names, good, code, for_good
        self.calls = 0

    @property
    def happened(self) -> bool:
        return self.calls > self.good

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in self.names:
                patch.setattr(os, name, self._wrap(getattr(os, name)))
            yield

    def _wrap(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls - 1 == self.good or (self.for_good and self.happened):
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **named)

        return call


def numbers(path: Path) -> list[int]:
    """What the file holds to somebody who opens it now."""
    db = Database(path, access_mode="r")
    kept = [d["n"] for d in db]
    ledger_of(db).close(fold=False)
    return kept
