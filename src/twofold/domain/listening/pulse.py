"""The pulse: a silent double ballot at one keyboard.

A rates with the keys 1 to 5 and B with 6 to 0, both at once if they like. Nobody's digit is shown:
only how far each has come. The ballots open together once both have said so.
"""

import msgspec
from msgspec.structs import replace

from twofold.domain.records import SIDES, Side

from .session import Ballot

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("felt", "I felt understood"),
    ("understood", "I think I understood you"),
    ("worth", "It was worth the time"),
)
"""Our own questions; not a validated scale."""
ANSWERS: tuple[str, ...] = ("not at all", "a little", "partly", "mostly", "fully")
"""The five answers, lowest first."""
KEYS: dict[str, tuple[Side, int]] = {
    **{str(n): ("a", n) for n in range(1, 6)},
    **{str(n % 10): ("b", n - 5) for n in range(6, 11)},
}
"""Digit → whose it is, and the rating 1 to 5."""


class Pulse(msgspec.Struct, frozen=True):
    """Two ballots being filled: the answers so far of each, and who is ready to open them."""

    a: tuple[int | None, ...] = ()
    b: tuple[int | None, ...] = ()
    ready: tuple[Side, ...] = ()

    def given(self, side: Side) -> tuple[int | None, ...]:
        """Return the answers of *side* so far; None where they passed."""
        return self.a if side == "a" else self.b

    def question(self, side: Side) -> int | None:
        """Return the index of the question *side* is at, or None when they are through."""
        count = len(self.given(side))
        return count if count < len(QUESTIONS) else None

    @property
    def open(self) -> bool:
        """Whether both are ready, so that the answers may be shown."""
        return set(self.ready) == set(SIDES)


def rate(pulse: Pulse, side: Side, rating: int | None) -> Pulse:
    """Return *pulse* with the next answer of *side*: 1 to 5, or None to pass.

    Nothing changes when they are through. Raises ValueError for another rating.
    """
    if rating is not None and not 1 <= rating <= len(ANSWERS):
        raise ValueError(f"A rating is 1 to {len(ANSWERS)}, not {rating}.")
    if pulse.question(side) is None:
        return pulse
    return replace(pulse, **{side: (*pulse.given(side), rating)})


def take_back(pulse: Pulse, side: Side) -> Pulse:
    """Return *pulse* without the last answer of *side*; nothing changes once it is open."""
    if pulse.open or not pulse.given(side):
        return pulse
    ready = tuple(s for s in pulse.ready if s != side)
    return replace(pulse, **{side: pulse.given(side)[:-1], "ready": ready})


def reveal(pulse: Pulse, side: Side) -> Pulse:
    """Return *pulse* with *side* ready to open; nothing changes before they are through."""
    if pulse.question(side) is not None or side in pulse.ready:
        return pulse
    return replace(pulse, ready=(*pulse.ready, side))


def ballots(pulse: Pulse) -> tuple[Ballot, Ballot]:
    """Return the two ballots, a's first. Raises ValueError unless both are ready."""
    if not pulse.open:
        raise ValueError("Both open their answers together.")
    return _ballot(pulse.a), _ballot(pulse.b)


def _ballot(answers: tuple[int | None, ...]) -> Ballot:
    return Ballot(*answers)
