"""The moment in which what both prepared is opened."""

from typing import Literal

from twofold.domain.path.paths import can_open, opened, who_is_ready
from twofold.domain.path.records import Path, Prepared
from twofold.domain.path.routes import PathTalkRoute
from twofold.domain.ready import Shown
from twofold.screens.house import House, newest
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions, writing_summaries

NOT_YET = "It cannot be opened yet. One of you has not finished."


class OpenPrepared(Opening):
    """What both prepared for the path *about*."""

    place = "path.open"
    heading = "Open what you prepared"
    how = "Read what the other wrote, twice, without a word. Then comes the first talk, now or another day."
    not_yet = NOT_YET

    def written(self) -> Shown:
        """Return the revisions of both."""
        return revisions(self.house, self.about, "path")

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the two stand; of a path that is gone nothing can be opened."""
        path = newest(self.house, Path, self.about)
        if path is None:
            return "not yet"
        if path.opened is not None:
            return "open"
        ready = who_is_ready(writing_summaries(self.house), self.about)
        return "ready" if can_open(ready) else "not yet"

    def open_all(self) -> str:
        """Open them."""
        return open_prepared(self.house, self.about)

    def go_on(self) -> None:
        """Go to what is open, above the first talk."""
        self.house.go(PathTalkRoute(self.about, "understand"), instead=True)


def open_prepared(house: House, about: str) -> str:
    """Open what both prepared for the path *about*; see `open_both`."""

    def show(reveal: Reveal) -> Path | None:
        path = house.store[Path].get(about)
        if path is None:
            raise NotYet("This path is not there any more.")
        if path.opened is not None:
            return None
        if not can_open(who_is_ready(writing_summaries(house), about)):
            raise NotYet(NOT_YET)
        a, b = (reveal.read(side, "path", Prepared) for side in ("a", "b"))
        return opened(path, a, b, reveal.now)

    return open_both(house, about, show)
