"""Overwriting what was secret, as far as Python lets us.

Only what we hold ourselves can be overwritten. What was typed passes through Textual as text, and libsodium's
binding hands out copies: those are given back to the system as they are, some time.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


def wipe(secret: bytes | bytearray) -> None:
    """Overwrite *secret* with zeros; nothing may use it any more, and nobody else may hold it."""
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif len(secret) > 1 and sys.implementation.name == "cpython":
        # Bytes of length 0 and 1 are shared by the whole program.
        from ctypes import memset

        memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))


@contextmanager
def used(secret: bytes) -> Iterator[None]:
    """Overwrite *secret* when what is done with it is done, or fails."""
    try:
        yield
    finally:
        wipe(secret)
