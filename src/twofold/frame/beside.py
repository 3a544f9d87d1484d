"""Work in a process beside this one, while this one does something else."""

import os
from collections.abc import Callable
from contextlib import suppress


def beside(work: Callable[[], object]) -> Callable[[], bool]:
    """Begin to do *work* in a copy of this process; returns what waits for it and says whether it was done.

    To be called while there is one thread. Where a system has no such processes, or *work* raises or is
    ended, it was not done.
    """
    child = None
    with suppress(AttributeError, OSError):  # a system that has none, or has enough of them
        child = os.fork()
    if child == 0:
        failed = 1
        try:
            work()
            failed = 0
        finally:
            os._exit(failed)

    def done() -> bool:
        return child is not None and os.waitpid(child, 0)[1] == 0

    return done
