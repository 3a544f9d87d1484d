"""Whose words may stand on the screen: what lies on top of the open pages tells."""

from collections.abc import Sequence
from typing import Literal

from textual.screen import Screen

from twofold.domain.records import Hands

Whose = Hands | Literal["nobody"]
"""One side's, both's, or nobody's: the curtain stands, or a passphrase is asked for."""


def whose(screens: Sequence[Screen[object]]) -> Whose:
    """Return whose words may be seen on the last of *screens*, which lie on each other.

    A private page, a curtain and the door of a drawer say so themselves, by their attribute ``only_for``.
    What lies on one of them (its help, a list of words, a question) belongs to the same.
    """
    for screen in reversed(screens):
        only_for: Whose | None = getattr(screen, "only_for", None)
        if only_for is not None:
            return only_for
    return "both"
