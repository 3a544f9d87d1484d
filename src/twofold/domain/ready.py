"""Who is ready: what takes both of the two is done once each has pressed, at whichever terminal."""

from collections.abc import Collection
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from .records import SIDES, Record, Side

HOLDS = timedelta(hours=1)
"""How long a press holds: whoever pressed is there, and did not only leave a terminal standing."""

Shown = tuple[int, ...]
"""The revisions of what both look at; a press is about these, and other words need it anew."""


class Press(msgspec.Struct, frozen=True, omit_defaults=True):
    """The key of ``side``, pressed at the moment ``at`` (UTC), at the program called ``by``.

    ``half``: in a box, what they open with it at a seat of their own; ``key``: what opens the box, told once
    that of the other is there.
    """

    side: Side
    at: datetime
    by: str = ""
    half: bytes = b""
    key: bytes = b""


class Ready(Record, frozen=True, kw_only=True):
    """Who has pressed their key for *act* (such as "open") on the thing *about*, an id; ``id`` is `ready_id`.

    ``shown``: what they pressed for. ``pressed``: in the order in which they did. Once it is done, or nobody
    is ready any more, it is deleted and empty: nothing tells who stopped.
    """

    about: str
    act: str
    shown: Shown = ()
    pressed: tuple[Press, ...] = ()


def ready_id(act: str, about: str) -> str:
    """Return the id of the Ready for *act* on the thing *about*: there is one of each."""
    return f"{act}-{about}"


def said_yes(ready: Ready | None, shown: Shown, now: datetime) -> tuple[Side, ...]:
    """Return whose press holds at *now* (UTC) for what is *shown*, in the order in which they pressed."""
    if ready is None or ready.deleted is not None or ready.shown != shown:
        return ()
    return tuple(press.side for press in ready.pressed if abs(now - press.at) < HOLDS)


def pressed(ready: Ready, side: Side, shown: Shown, now: datetime, by: str = "", half: bytes = b"") -> Ready:
    """Return *ready* with the press of *side* at the program called *by*, who brings *half*.

    Those that do not hold for what is *shown* are gone.
    """
    held = said_yes(ready, shown, now)
    if side in held and not half:
        return ready
    before = tuple(press for press in ready.pressed if press.side in held and press.side != side)
    return ready.with_(shown=shown, pressed=(*before, Press(side, now, by, half)), deleted=None)


def told(ready: Ready, side: Side, key: bytes) -> Ready:
    """Return *ready* with the *key* to the half that *side* has brought."""
    told = (replace(press, key=key) if press.side == side else press for press in ready.pressed)
    return ready.with_(pressed=tuple(told))


def press_of(ready: Ready, side: Side) -> Press | None:
    """Return the press of *side*, or None."""
    return next((press for press in ready.pressed if press.side == side), None)


def taken_back(ready: Ready, sides: Collection[Side], now: datetime) -> Ready:
    """Return *ready* without the presses of *sides*; deleted, and empty, where that was the last."""
    left = tuple(press for press in ready.pressed if press.side not in sides)
    return ready.with_(pressed=left) if left else done(ready, now)


def done(ready: Ready, now: datetime) -> Ready:
    """Return *ready* as it is kept once what both pressed for was done: deleted, with nothing left in it."""
    return ready.with_(shown=(), pressed=(), deleted=ready.deleted or now)


def are_both(sides: Collection[Side]) -> bool:
    """Return whether *sides* are both of the two."""
    return set(sides) == set(SIDES)
