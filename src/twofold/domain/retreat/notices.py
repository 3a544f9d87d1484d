"""What can be said of a plan that could be kinder."""

from collections.abc import Callable

import msgspec

from .remedies import Remedies


class Notice(msgspec.Struct, frozen=True):
    """Something that a plan could have kinder.

    ``rule``: overlap, tight, hungry, deep, hard-evening, hard-arrival, hard-last, no-rest, nothing-new, solo,
    full, clocks, budget or lost. ``day``: where it is, None for the whole plan. ``slots``: the ids of what it
    is about. ``words``: what is the matter, and ``why`` it matters, a sentence each. ``offer``: what one key
    would do about it (see `mending`), such as "Move Lunch to 13:00", or ""."""

    rule: str
    day: int | None
    slots: tuple[str, ...]
    words: str
    why: str
    offer: str = ""

    @property
    def about(self) -> str:
        """What it is about: the same as long as it is said of the same things."""
        return f"{self.rule}/{'' if self.day is None else self.day}/{'/'.join(self.slots)}"


class Finding(msgspec.Struct, frozen=True):
    """A notice, the minute of its day at which it belongs, and the search for what might mend it."""

    notice: Notice
    at: int
    remedies: Callable[[], Remedies]
