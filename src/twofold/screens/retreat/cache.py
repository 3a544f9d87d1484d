"""What was drawn, kept for as long as it is drawn again."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


class DrawingCache:
    """What the last drawing was made of; the next one makes only what is new.

    Only for pure functions. What two drawings in a row did not ask for is forgotten.
    """

    def __init__(self) -> None:
        self._before: dict[Any, tuple[Any, Any]] = {}
        self._now: dict[Any, tuple[Any, Any]] = {}

    def turn(self) -> None:
        """Begin another drawing."""
        self._before, self._now = self._now, {}

    def call(self, make: Callable[P, T], *args: P.args, **none: P.kwargs) -> T:
        """Return ``make(*args)``; all of *args* can be hashed."""
        found = self._now.get((make, args))
        if found is None:
            key = make, args
            found = self._now[key] = self._before.get(key) or (None, make(*args, **none))
        return found[1]

    def same(self, make: Callable[Concatenate[S, P], T], what: S, *args: P.args, **none: P.kwargs) -> T:
        """Return ``make(what, *args)``, kept for the very same *what*; the others can be hashed."""
        key = make, id(what), args
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            # Nothing else can have its id while it is kept here.
            if found is None:
                found = what, make(what, *args, **none)
            self._now[key] = found
        return found[1]
