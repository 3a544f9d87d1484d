"""The other of the two, at a seat of their own: whether they are there, and what is said of it."""

from collections.abc import Iterable
from pathlib import Path

from twofold.domain.records import Side
from twofold.store.presence import Presence

SETTLED = 2.0
"""Seconds for which somebody must have come, or gone, until it is said: a terminal may be opened anew."""


class Company:
    """Sits at *seat* of the data file *data*, and watches that of the other.

    ``is_here``: whether the other is there now; ``pages``: those of the pages of the last look that the other
    has open, by what `Route.spot` calls them. It is kept nowhere.
    """

    def __init__(self, data: Path, seat: Side) -> None:
        """Nobody is looked for before the first `look`."""
        self._presence = Presence(data, seat)
        self.is_here = False
        self.pages: frozenset[str] = frozenset()
        self._told = False
        self._since = 0.0

    def look(self, now: float, page: str = "", others: Iterable[str] = (), key: str = "") -> bool:
        """See who is there *now* (seconds, monotonic), and tell that *page* is open here; see *others* too.

        *key*: what only the two know; nobody else can guess by it which page it is. Returns whether anything
        changed. Raises nothing.
        """
        known = {f"{key} {each}": each for each in (page, *others) if each}
        here = bool(self._presence.look(f"{key} {page}" if page else "", known))
        pages = frozenset(known[each] for each in self._presence.theirs)
        changed = (here, pages) != (self.is_here, self.pages)
        if here != self.is_here:
            self._since = now
        self.is_here, self.pages = here, pages
        return changed

    def news(self, now: float) -> str:
        """Return what is to be said *now* of coming or going, once: "is here", "left", or ""."""
        if self.is_here == self._told or now - self._since < SETTLED:
            return ""
        self._told = self.is_here
        return "is here" if self.is_here else "left"

    def leave(self) -> None:
        """Get up; a second call does nothing."""
        self._presence.leave()
