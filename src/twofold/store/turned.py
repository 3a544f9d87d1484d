"""One bit that turned, found again by its CRC-32: no other copy is needed.

A checksum is linear: what it differs by tells where the one turned bit stands, because each place leaves
another difference. Which place, is a discrete logarithm; baby steps and giant steps find it at once.
"""

from functools import cache
from zlib import crc32

_POLYNOMIAL = 0xEDB88320
_BABY_STEPS = 1 << 14


def one_bit(data: bytes, wanted: int, start: int = 0) -> bytes | None:
    """Return *data* with one bit turned, so that its CRC-32 (begun at *start*) is *wanted*.

    None when no single bit does it. In *n* bytes of anything else a bit is found by chance about once in
    ``2**29 / n`` times: whoever calls looks whether what comes out makes sense.
    """
    place = _place(crc32(data, start) ^ wanted, len(data) * 8)
    if place is None:
        return None
    turned = bytearray(data)
    turned[len(data) - 1 - place // 8] ^= 0x80 >> place % 8
    return bytes(turned)


def _place(difference: int, bits: int) -> int | None:
    """Return which bit, counted from the end, leaves *difference*, or None when it is none of *bits*."""
    babies, giant = _babies(), _giant()
    for step in range(bits // _BABY_STEPS + 1):
        baby = babies.get(difference)
        if baby is not None and (place := step * _BABY_STEPS + baby) < bits:
            return place
        difference = _moved(giant, difference)
    return None


def _back(value: int) -> int:
    """Return *value* as it was one bit earlier."""
    return ((value ^ _POLYNOMIAL) << 1 | 1) if value & 0x80000000 else value << 1


@cache
def _babies() -> dict[int, int]:
    found, value = {}, _POLYNOMIAL
    for place in range(_BABY_STEPS):
        found[value] = place
        value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
    return found


@cache
def _giant() -> tuple[int, ...]:
    """Return what becomes of each bit when all steps of the babies are taken back at once."""
    columns = []
    for bit in range(32):
        value = 1 << bit
        for _ in range(_BABY_STEPS):
            value = _back(value)
        columns.append(value)
    return tuple(columns)


def _moved(columns: tuple[int, ...], value: int) -> int:
    result = 0
    while value:
        low = value & -value
        result ^= columns[low.bit_length() - 1]
        value ^= low
    return result
