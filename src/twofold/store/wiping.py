"""Overwriting what was secret, as far as Python lets us.

Only what we hold ourselves can be overwritten. What was typed passes through Textual as text, and libsodium's
binding hands out copies: those are given back to the system as they are, some time.
"""

import sys


def wipe(secret: bytes | bytearray) -> None:
    """Overwrite *secret* with zeros; nothing may use it any more, and nobody else may hold it."""
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif len(secret) > 1 and sys.implementation.name == "cpython":
        # Bytes of length 0 and 1 are shared by the whole program.
        from ctypes import memset

        memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))
