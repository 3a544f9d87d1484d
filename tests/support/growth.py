"""How time grows with a text: measured twice in one run and compared, never against a clock on the wall."""

from collections.abc import Callable
from contextlib import suppress
from gc import disable, enable, isenabled
from time import thread_time

MOST = 9.0
"""For four times as much: linear work takes about 4 times as long, quadratic work 16 times."""
_EVEN = 5.0
"""What is so near to linear is measured once only."""
_FLOOR = 0.002
"""Seconds that say nothing: what takes less than this is quick, however it grows."""


def growth(work: Callable[[str], object], part: str, size: int) -> float:
    """Return how many times as long *work* takes on 4 * *size* characters of *part*, over and over, as on
    *size*, or more where that is quick; what it raises is an answer too.

    What seems to take too long is tried once more, as a busy machine may have held it up.
    """
    few, many = (part * (length // len(part) + 1) for length in (size, 4 * size))
    long = _took(work, many) + _FLOOR
    if long <= MOST * _FLOOR:
        return long / _FLOOR  # however quick it is on few
    short = _took(work, few) + _FLOOR
    if long > _EVEN * short:
        short = min(short, _took(work, few) + _FLOOR)
    return (long if long <= MOST * short else min(long, _took(work, many) + _FLOOR)) / short


def _took(work: Callable[[str], object], text: str) -> float:
    was = isenabled()
    disable()
    began = thread_time()
    with suppress(Exception):
        work(text)
    took = thread_time() - began
    if was:
        enable()
    return took
