"""The trail: a few works that the two chose together, in an order, and where on it they are."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean_line

from .records import Slice, SliceSummary, Work, WorkSummary
from .works import WHOLE, whole

Place = Literal["behind", "here", "ahead"]
"""Where a work stands, as seen from where the two are."""
OVER = ("done", "put aside")
"""The states of a work that they are through with."""
FULL = 12
"""Most works on the trail: it is a way to go, not a store."""


class Stop(NamedTuple):
    """A work on the trail, the ``place`` where it stands, and the part they talk about next, if any."""

    work: WorkSummary
    place: Place
    part: Slice | SliceSummary | None = None


def on_trail(works: Iterable[WorkSummary]) -> list[WorkSummary]:
    """Return those of *works* that are on the trail, in their order."""
    there = [(work.turn, work.title.casefold(), work.id, work) for work in works if work.turn is not None]
    return [work for *_, work in sorted(there, key=lambda each: each[:3])]


def stops(works: Iterable[WorkSummary]) -> list[Stop]:
    """Return the trail, in order. They are at the first under way, else at the first that is not over."""
    trail = on_trail(works)
    going = [work for work in trail if work.state == "under way"]
    here = next(iter(going or [work for work in trail if work.state not in OVER]), None)
    return [
        Stop(
            work,
            "behind" if work.state in OVER else "here" if here and work.id == here.id else "ahead",
            next_part(work) if work.state not in OVER else None,
        )
        for work in trail
    ]


def next_part(work: Work | WorkSummary) -> Slice | SliceSummary | None:
    """Return the part of *work* that they talk about next: the first they have not talked about."""
    all_of_it = SliceSummary(WHOLE, whole(work.kind).name)
    return next((part for part in work.slices or (all_of_it,) if part.talked is None), None)


def put_on(work: Work, works: Iterable[WorkSummary]) -> Work:
    """Return *work* at the end of the trail that is in *works*. Raises Invalid where the trail is full."""
    trail = on_trail(works)
    if work.turn is not None:
        return work
    if len(trail) >= FULL:
        raise Invalid(f"There are {FULL} on it already. Take one off first.")
    return work.with_(turn=float(trail[-1].turn or 0) + 1 if trail else 1.0)


def taken_off(work: Work) -> Work:
    """Return *work* off the trail; it stays on the shelf."""
    return work.with_(turn=None)


def moved(work: Work, works: Iterable[WorkSummary], by: Literal[-1, 1]) -> Work:
    """Return *work* a step earlier (-1) or later on the trail in *works*; as it is where there is none."""
    trail: Sequence[WorkSummary] = on_trail(works)
    ids = [each.id for each in trail]
    if work.id not in ids:
        return work
    place = ids.index(work.id) + by
    if not 0 <= place < len(trail):
        return work
    turns = [float(each.turn or 0) for each in trail]
    beyond = place + by
    far = turns[beyond] if 0 <= beyond < len(turns) else turns[place] + 2 * by
    return work.with_(turn=(turns[place] + far) / 2)


def took(work: Work, side: Side, words: str) -> Work:
    """Return *work* with what *side* took from it, in a line."""
    both = tuple(clean_line(words) if each == side else work.took[n] for n, each in enumerate(SIDES))
    return work.with_(took=both)
