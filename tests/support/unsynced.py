"""A disk that nobody waits for: what a test writes is thrown away with the machine that it runs on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.store.deadly import synced


@contextmanager
def unsynced() -> Iterator[None]:
    """Let nothing in this process wait for the disk.

    No test pulls the plug: those of power cuts keep account of the calls, and what a killed program has
    written the system keeps. A program that is tested in its terminal waits.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        yield
