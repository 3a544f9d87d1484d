"""The pulse: a silent double ballot at one keyboard.

A rates with the keys 1 to 5 and B with 6 to 0, both at once if they like. Nobody's digit is shown:
only how far each has come. The ballots open together once both have said so.
"""

import msgspec
from msgspec.structs import astuple, replace

from twofold.domain.records import SIDES, Side, other

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
    def asked(self) -> int | None:
        """The index of the question that both are asked now: None when both are through."""
        count = min(len(self.a), len(self.b))
        return count if count < len(QUESTIONS) else None

    def has_answered(self, side: Side) -> bool:
        """Whether *side* has answered the question that both are asked now, or left it out."""
        return self.asked is not None and len(self.given(side)) > self.asked

    @property
    def open(self) -> bool:
        """Whether both are ready, so that the answers may be shown."""
        return set(self.ready) == set(SIDES)


def at_seat(side: Side) -> Pulse:
    """Return the pulse as *side* fills it alone: the other's answers are at another seat."""
    return replace(Pulse(), **{other(side): (None,) * len(QUESTIONS)})


def opened(a: Ballot, b: Ballot) -> Pulse:
    """Return the pulse of which both ballots are open."""
    return Pulse(astuple(a), astuple(b), SIDES)


def ballot_of(pulse: Pulse, side: Side) -> Ballot:
    """Return the ballot of *side*, who is through. Raises ValueError where they are not."""
    if pulse.question(side) is not None:
        raise ValueError("There are still questions to answer.")
    return Ballot(*pulse.given(side))


def rate(pulse: Pulse, side: Side, rating: int | None) -> Pulse:
    """Return *pulse* with the next answer of *side*: 1 to 5, or None to pass.

    Nothing changes when they are through. Raises ValueError for another rating.
    """
    if rating is not None and not 1 <= rating <= len(ANSWERS):
        raise ValueError(f"A rating is 1 to {len(ANSWERS)}, not {rating}.")
    if pulse.question(side) is None:
        return pulse
    return replace(pulse, **{side: (*pulse.given(side), rating)})


def answer(pulse: Pulse, side: Side, rating: int | None) -> Pulse:
    """Return *pulse* with *rating* as the answer of *side* to the question that both are asked now.

    Until the partner has answered it too, another answer takes its place. Raises ValueError as `rate` does.
    """
    if pulse.asked is None:
        return pulse
    before = take_back(pulse, side) if pulse.has_answered(side) else pulse
    return rate(before, side, rating)


def without_names(a: Ballot, b: Ballot) -> tuple[Ballot, Ballot]:
    """Return both ballots without the answers to what one of the two left out, so that it names nobody."""
    both = [
        (mine, theirs) if mine is not None and theirs is not None else (None, None)
        for mine, theirs in zip(astuple(a), astuple(b), strict=True)
    ]
    return Ballot(*(mine for mine, _ in both)), Ballot(*(theirs for _, theirs in both))


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
        raise ValueError("You open your answers together.")
    return ballot_of(pulse, "a"), ballot_of(pulse, "b")
