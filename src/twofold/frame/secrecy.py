"""What people write is in this program's memory while they write it: no dump is made of that."""

from contextlib import suppress

_PR_SET_DUMPABLE = 4


def keep_to_ourselves() -> None:
    """Let no core dump hold what is in memory, nor other programs of the same account look into it.

    As far as the system knows of such things; elsewhere, or when it refuses, nothing happens.
    """
    # A dump may go to a file, or to a program that gathers them and does not ask for the limit.
    with suppress(Exception):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    with suppress(Exception):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
