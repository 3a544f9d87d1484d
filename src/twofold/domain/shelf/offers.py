"""What home offers of the shelf: a slice to talk about, on its day and the two after it."""

from collections.abc import Iterable
from datetime import date, datetime

from twofold.domain.offers import Offer, Tables

from .records import Work, WorkSummary
from .routes import WorkRoute
from .works import WHOLE

WEIGHT = 7.6
"""Its place among what is open; see `openings`."""
FOR = 3
"""Days for which a slice is offered."""


def offers(works: Iterable[WorkSummary], now: datetime, today: date) -> tuple[Offer, ...]:
    """Return the slices to talk about on the local day *today*, the latest of each work alone.

    *now* (UTC) plays no part: days are local. What is done or was put aside is not offered.
    """
    found = []
    for work in works:
        due = [
            (part.by, part)
            for part in work.slices
            if part.by is not None and part.talked is None and 0 <= (today - part.by).days < FOR
        ]
        if due and work.state in ("wanted", "under way"):
            by, part = max(due, key=lambda each: each[0])
            is_whole = work.kind == "film" or part.id == WHOLE
            note = "to talk about" if is_whole else f"{part.name}, to talk about"
            found.append(
                Offer(
                    WorkRoute(work.id),
                    work.title,
                    note,
                    None,
                    WEIGHT,
                    (today - by).days,
                    sort="look",
                    minutes=40,
                )
            )
    return tuple(sorted(found, key=lambda each: each.order))


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    return offers(tables[Work].peek(WorkSummary), now, today)
