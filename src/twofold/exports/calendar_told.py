"""What is said of a calendar file: a sentence about each thing that is left out or is not as it was there.

Of many things of a kind only their number is said. What may be other people's is named in a file of a few
things alone, and what is on other days never.
"""

from collections import Counter

_NAMED = 2
"""So many things of the same kind are named; more are counted."""
_PRIVATE = frozenset(("off", "timeless", "odd"))
_COUNTED = {
    # The kinds of which there may be very many: what is said of one, and of more.
    "elsewhere": ("", "{:,} things in this file are on other days and are left out."),
    "off": (
        "One thing in this file was cancelled and is left out.",
        "{:,} things in this file were cancelled and are left out.",
    ),
    "timeless": (
        "One thing in this file has no readable time and is left out.",
        "{:,} things in this file have no readable time and are left out.",
    ),
    "odd": (
        "One thing in this file repeats in a way twofold cannot follow and is left out.",
        "{:,} things in this file repeat in a way twofold cannot follow and are left out.",
    ),
    "older": (
        "An older version of one thing in this file is left out.",
        "{:,} older versions of things in this file are left out.",
    ),
    "twice": (
        "One thing is in this file twice and is taken once.",
        "{:,} things in this file are copies of others and are left out.",
    ),
    "guess": ("", "{:,} things have no end: their lengths are guesses. Change them if you know better."),
    "day": ("", "{:,} things are for the whole day. They are set from 9:00 to 17:00 for now."),
    "series": ("", "{:,} things repeat; their times on your days are taken."),
}


class Told:
    """What is said of one file; *few*: it holds a few things alone, such as a booking."""

    def __init__(self, *, few: bool) -> None:
        self.counts: Counter[str] = Counter()
        self._few = few
        self._sentences: list[tuple[str, str]] = []

    def tell(self, kind: str, sentence: str = "") -> None:
        """Say *sentence*, or count it with the others of its *kind* ("": it stands for itself)."""
        self.counts[kind] += 1
        if kind not in _COUNTED or self.counts[kind] <= _NAMED:
            self._sentences.append((kind, sentence))

    def words(self) -> list[str]:
        """Return each sentence once, in the order in which they were told."""
        return list(dict.fromkeys(self._worded(*each) for each in self._sentences))

    def _worded(self, kind: str, sentence: str) -> str:
        one, more = _COUNTED.get(kind, ("", ""))
        count = self.counts[kind]
        if not more:
            return sentence
        if count > (1 if kind == "elsewhere" else _NAMED) or (count > 1 and self._hides(kind, sentence)):
            return more.format(count)
        return one if self._hides(kind, sentence) else sentence

    def _hides(self, kind: str, sentence: str) -> bool:
        return not sentence or (kind in _PRIVATE and not self._few)
