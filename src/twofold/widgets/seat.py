"""The seat of one of the two: whose key an action is, and what is said of the other's."""

from collections.abc import Callable
from typing import Any

from textual.actions import parse
from textual.app import App

from twofold.domain.people import Couple
from twofold.domain.records import Side, other


def seat_at(app: App[Any]) -> Side | None:
    """Return to whom the terminal of *app* was given; None: to both."""
    seat: Side | None = getattr(app, "seat", None)
    return seat


def is_others(given: tuple[object, ...], seat: Side | None) -> bool:
    """Return whether an action that is *given* this is for the one who does not sit at *seat*.

    What is given first says whose it is: ``yes('a')`` is the first one's. No seat: it never is the other's.
    """
    return seat is not None and given[:1] == (other(seat),)


def is_held_back(app: App[Any], side: Side) -> bool:
    """Return whether a click for the key of *side* is not for *app*, or comes too late; it is said."""
    says: Callable[[object, str, tuple[object, ...]], bool] | None = getattr(app, "is_held_back", None)
    return says is not None and says(app.screen, "yes", (side,))


def is_key_of_other(action: str, seat: Side | None) -> bool:
    """Return the same of an *action* as a key has it."""
    return seat is not None and is_others(parse(action)[2], seat)


def not_yours(couple: Couple, seat: Side) -> str:
    """Return what is said at *seat* of a key, or a page, that belongs to the other."""
    return f"This is {couple.name(seat)}'s seat, and that is for {couple.name(other(seat))}."
