"""What of this app a slot of a retreat can hold."""

from functools import cache
from typing import Literal

import msgspec

from twofold.domain.listening.protocols import Protocol
from twofold.domain.routes import Route
from twofold.practices import PRACTICES, named

from ..domain.retreat.plan import Depth
from .protocols import Library, load_protocols

LISTENING = "listening:"
"""What the id of a listening practice begins with; the id of its protocol follows."""
_STEP = 5
_HARD_HEAT, _DEEP_HEAT = 5, 3
_TALKS_OF_AN_ISSUE = ("understand-first",)  # nothing in the protocol tells them from other deep ones


class Practice(msgspec.Struct, frozen=True):
    """A practice as a slot holds it.

    ``id``: "listening:<id of the protocol>", or where it opens, with "/" and its way where it has several.
    ``minutes``: how long a slot for it is. ``depth``, ``kind``: as in Slot. ``route``: where it opens; None
    for a talk, which begins in its own way, by its ``protocol``.
    """

    id: str
    name: str
    minutes: int
    depth: Depth
    kind: Literal["connect"] = "connect"
    route: Route | None = None
    protocol: str = ""


def _others() -> tuple[Practice, ...]:
    held = sorted((one for practice in PRACTICES for one in practice.holds), key=lambda one: one.place)
    return tuple(
        Practice(one.id, one.name, one.minutes, one.depth, route=named("domain", one.route)(*one.given))
        for one in held
    )


def practices(library: Library | None = None) -> tuple[Practice, ...]:
    """Return what a slot can hold: the talks of *library* (None: those that come with twofold), easiest
    first, then the other practices."""
    return _built_in() if library is None else _all(library)


def practice(id: str, library: Library | None = None) -> Practice | None:
    """Return the practice *id*, or None for "" and for what there is not (any more)."""
    return next((one for one in practices(library) if one.id == id), None)


@cache
def _built_in() -> tuple[Practice, ...]:
    return _all(load_protocols())


def _all(library: Library) -> tuple[Practice, ...]:
    return (*(_talk(protocol) for protocol in library.protocols), *_others())


def _talk(protocol: Protocol) -> Practice:
    """Return *protocol* as a practice: its shortest variant where it has some, else the most it takes."""
    minutes = min((variant.minutes for variant in protocol.variants), default=protocol.minutes[1])
    depth: Depth = "deep" if protocol.heat >= _DEEP_HEAT else "light"
    if protocol.heat >= _HARD_HEAT or protocol.id in _TALKS_OF_AN_ISSUE:
        depth = "hard"
    id_, minutes = f"{LISTENING}{protocol.id}", max(_STEP, _up(minutes))
    return Practice(id_, protocol.name, minutes, depth, protocol=protocol.id)


def _up(minutes: float) -> int:
    """Return *minutes*, rounded up to the next five."""
    return -(-int(-(-minutes // 1)) // _STEP) * _STEP
