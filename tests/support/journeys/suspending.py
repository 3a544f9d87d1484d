"""A program that is stopped, as with Ctrl+Z."""

import os

LEFT = b"\x1b[?1049l"
"""The alternate screen left."""


def is_stopped(pid: int) -> bool:
    """Tell, once, that the child *pid* was stopped."""
    found, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
    return found == pid and os.WIFSTOPPED(status)
