"""Times of day in running text: "15:38", "9:30 am – 5 pm", "17h59", "18 Uhr", "15時"."""

import re
from collections.abc import Iterator

import msgspec

_HALF = r"(?:[ap]\.?m\b\.?|uhr\b|o'clock|h\b|時)"
_TIME = re.compile(
    rf"(?<![\d.,:/])([01]?\d|2[0-4])(?:(?:[:：]|h|時) ?([0-5]\d)(?![\d:])(?:\s?({_HALF}))?"
    rf"|\.([0-5]\d)\s?({_HALF})|\s?({_HALF}))(?:分)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\d.,:/])([01]?\d|2[0-4])\s?$")
_TO = re.compile(
    r"\s{0,3}(?:[-‐‑‒–—−~〜～]|to|until|till|bis|à|au|a|alle|al|a las|tot|do|から)"
    r"\s{0,3}(?:um|at|le)?\s{0,3}",
    re.IGNORECASE,
)
_BETWEEN = 12


class Clock(msgspec.Struct, frozen=True):
    """A time of day that is written from ``at`` to before ``end``: minutes after midnight; ``until``: when
    it ends, where that is said right behind, else None."""

    minutes: int
    at: int
    end: int
    until: int | None = None


def find_times(text: str) -> tuple[Clock, ...]:
    """Return the times of day in *text*, in their order; days and prices should be blank in it."""
    return tuple(_joined(text, [*_times(text)]))


def _times(text: str) -> Iterator[tuple[int, int, int, str]]:
    for match in _TIME.finditer(text):
        half = next((each for each in (match[3], match[5], match[6]) if each), "").lower()
        hour, minute = int(match[1]), int(match[2] or match[4] or 0)
        if half[:1] in ("a", "p"):
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        if hour * 60 + minute <= 24 * 60:
            yield hour * 60 + minute, match.start(), match.end(), half[:1]


def _joined(text: str, times: list[tuple[int, int, int, str]]) -> Iterator[Clock]:
    ends = 0
    for n, (minutes, at, end, half) in enumerate(times):
        if at < ends:
            continue
        between = text[end : times[n + 1][1]] if n + 1 < len(times) else "?"
        if len(between) <= _BETWEEN and _TO.fullmatch(between):
            until, _, ends, _ = times[n + 1]
            yield Clock(minutes % (24 * 60), at, ends, until)
            continue
        # "9–17 Uhr": the first of the two has no word of its own.
        before = text[max(ends, at - _BETWEEN) : at]
        joint = next((m for m in _TO.finditer(before) if m.end() == len(before)), None)
        bare = _BARE.search(before[: joint.start()]) if joint else None
        if bare is not None:
            begins = int(bare[1]) * 60
            if half == "p" and begins + 12 * 60 < minutes:
                begins += 12 * 60
            yield Clock(begins % (24 * 60), at - len(before) + bare.start(), end, minutes)
        else:
            yield Clock(minutes % (24 * 60), at, end)
        ends = end
