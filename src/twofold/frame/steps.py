"""What can be taken back: kept for each record, by the app, so that each page of the record can do it."""

from collections.abc import Collection
from typing import Any

MOST_STEPS = 50
"""Steps that are kept of one record."""
MOST_RECORDS = 40
"""Records whose steps are kept; those that were asked for longest ago go first."""


class Steps:
    """The steps of each record, since the program was opened. What is private goes with `forget_private`."""

    def __init__(self) -> None:
        self._of: dict[str, list[Any]] = {}
        self._private: dict[str, list[Any]] = {}

    def of(self, key: str, *, private: bool = False) -> list[Any]:
        """Return the steps of *key* (a record's id, or what a list is called), oldest first.

        It is the list itself: add to it, and take from it. *private*: until the next hand-over only.
        """
        kept = self._private if private else self._of
        steps = kept.pop(key, [])
        del steps[:-MOST_STEPS]
        kept[key] = steps
        while len(kept) > MOST_RECORDS:
            del kept[next(iter(kept))]
        return steps

    def forget(self, ids: Collection[str]) -> None:
        """Let go of what was done to the records *ids*, and of every step that holds one of them."""
        for kept in (self._of, self._private):
            for key, steps in kept.items():
                held = [] if key in ids else [each for each in steps if _id_of(each) not in ids]
                steps[:] = held  # a page may hold the list

    def forget_private(self) -> None:
        """Let go of what is private."""
        for steps in self._private.values():
            steps.clear()  # a page may still hold the list
        self._private.clear()


def _id_of(step: Any) -> str:
    return getattr(getattr(step, "before", None), "id", "")
