"""What people write is in this program's memory while they write it: no dump is made of that."""

from contextlib import suppress

_PR_SET_DUMPABLE = 4


def keep_to_ourselves() -> None:
    """Let no core dump hold what is in memory, nor other programs of the same account look into it.

    As far as the system knows of such things; elsewhere, or when it refuses, nothing happens.
    """
    let_no_dump_be_written()
    let_nobody_look_in()


def let_no_dump_be_written() -> None:
    """Let no core dump be written of what is in memory; it takes no time."""
    with suppress(Exception):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def let_nobody_look_in() -> None:
    """Let no other program of the same account look into what is in memory.

    Nor gather a dump of it: one that is handed to a program does not ask for the limit.
    """
    with suppress(Exception):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
