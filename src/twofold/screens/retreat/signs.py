"""The signs and words of what fills the days: one cell each, so that colour is never needed."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from twofold.domain.retreat.plan import Depth, Slot, SlotKind
from twofold.domain.retreat.timeline import called
from twofold.domain.text import is_blank


class Sign(NamedTuple):
    """``sign``: one cell. ``word``: what it is called. ``means``: a few words more. ``hue``: of the theme."""

    sign: str
    word: str
    means: str
    hue: str


KINDS: dict[SlotKind, Sign] = {
    "connect": Sign("∞", "connect", "between the two of you", "rose"),
    "new": Sign("✧", "new", "not done before, by either", "amber"),
    "rest": Sign("≈", "rest", "nothing is asked of anyone", "sage"),
    "meal": Sign("∪", "meal", "eating and drinking", "slate"),
    "travel": Sign("→", "travel", "on the way", "slate"),
    "solo": Sign("⊙", "solo", "each of you alone, for yourself", "sky"),
    "logistics": Sign("≡", "errands", "shopping, packing, keys", "slate"),
}
OPEN, OTHER = "·", "–"
STRIP: tuple[tuple[str, str, str, str], ...] = (
    ("connect", "∞", "connect", "rose"),
    ("new", "✧", "new", "amber"),
    ("rest", "≈", "rest", "sage"),
    ("solo", "⊙", "solo", "sky"),
    ("other", OTHER, "meals and travel", "slate"),
    ("open", OPEN, "open", "open"),
)
"""The parts of a day's balance: field, sign, word, hue."""
DEEP: dict[Depth, str] = {"light": "", "deep": "deep", "hard": "hard talk"}


def title(slot: Slot) -> str:
    """Return what *slot* is called: its title, or what kind of thing it is."""
    return called(slot) if is_blank(slot.title) else slot.title


def what(slot: Slot) -> str:
    """Return what kind of thing *slot* is, such as "connect, deep" or "travel, booked"."""
    more = (DEEP[slot.depth], "booked" if slot.fixed else "")
    return ", ".join((KINDS[slot.kind].word, *filter(None, more)))


def fit(text: str, width: int) -> str:
    """Return *text* in exactly *width* cells: filled with spaces, or cut with a sign of it."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return *text* in at most *most* lines of *width* cells; the last one is cut when there is more."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and cell_len(rest) > width > 0:
        words, line = rest.split(" "), ""
        while words and cell_len(f"{line} {words[0]}".strip()) <= width:
            line = f"{line} {words.pop(0)}".strip()
        if not line:
            break
        lines.append(fit(line, width))
        rest = " ".join(words)
    return [*lines, fit(rest, width)]


def shares(amounts: Sequence[int], cells: int) -> list[int]:
    """Return how many of *cells* each of *amounts* gets: all of them, in proportion, and none is forgotten.

    What is more than nothing gets a cell at least, as long as there are cells enough.
    """
    whole = sum(amounts)
    if whole <= 0 or cells <= 0:
        return [0] * len(amounts)
    given = [1 if amount and cells >= len(amounts) else 0 for amount in amounts]
    exact = [amount * cells / whole for amount in amounts]
    while sum(given) < cells:
        place = max(range(len(amounts)), key=lambda n: exact[n] - given[n])
        given[place] += 1
    while sum(given) > cells:
        place = min((n for n in range(len(amounts)) if given[n]), key=lambda n: exact[n] - given[n])
        given[place] -= 1
    return given
