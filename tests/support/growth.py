"""How time grows with a text: measured twice in one run and compared, never against a clock on the wall."""

from collections.abc import Callable
from contextlib import suppress
from gc import disable, enable, isenabled
from time import thread_time

MOST = 9.0
"""For four times as much: linear work takes about 4 times as long, quadratic work 16 times."""
_FLOOR = 0.002
"""Seconds that say nothing: what takes less than this is quick, however it grows."""


def growth(work: Callable[[str], object], part: str, size: int) -> float:
    """Return how many times as long *work* takes on 4 * *size* characters of *part*, over and over, as on
    *size*; what it raises is an answer too."""
    few, many = (part * (length // len(part) + 1) for length in (size, 4 * size))
    return (_least(work, many) + _FLOOR) / (_least(work, few) + _FLOOR)


def _least(work: Callable[[str], object], text: str) -> float:
    times, was = [], isenabled()
    disable()
    for _ in range(2):
        began = thread_time()
        with suppress(Exception):
            work(text)
        times.append(thread_time() - began)
    if was:
        enable()
    return min(times)
