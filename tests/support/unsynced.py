"""A disk that nobody waits for: what a test writes is thrown away with the machine that it runs on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def unsynced() -> Iterator[None]:
    """Let ``os.fsync`` return at once in this process, and still refuse what is not open.

    No test pulls the plug: those of power cuts keep account of the calls. A program that a test starts waits.
    """

    def synced(file: int) -> None:
        os.fstat(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        yield
