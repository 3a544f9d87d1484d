"""One look at how close they feel: who has written, opening both, and the months over which they did."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from twofold.domain.dates import local_day
from twofold.domain.drawers import WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean_line, is_blank

from .records import MONTHLY, Closeness, ClosenessSummary, Felt, Monthly

Status = Literal["", "begun", "ready"]
"""How one's own stands: not written; one's own, unfinished or kept; sealed until both are opened."""
OFFERED_FOR = 3
"""Days for which it is offered, from the day of the month on."""
LATELY = 10
"""Days after an opening in which the month's day asks for no other."""
LAST_DAY = 28
"""The last day that every month has."""
_START = "closeness-"


def about(looks: Iterable[ClosenessSummary | Closeness]) -> str:
    """Return the id of the next look after *looks*, those that were opened: the same at both terminals."""
    numbers = [int(rest) for look in looks if (rest := look.id.removeprefix(_START)).isdecimal()]
    return f"{_START}{max(numbers, default=0) + 1}"


def in_order(looks: Iterable[ClosenessSummary]) -> list[ClosenessSummary]:
    """Return *looks*, the earliest first."""
    return sorted(looks, key=lambda look: (look.day, len(look.id), look.id))


def felt_by(look: ClosenessSummary | Closeness, side: Side) -> Felt:
    """Return what *side* showed in *look*."""
    return look.a if side == "a" else look.b


def is_empty(felt: Felt) -> bool:
    """Return whether nothing is in *felt*."""
    return felt.near is None and is_blank(felt.why) and is_blank(felt.closer)


def tidy(felt: Felt) -> Felt:
    """Return *felt* with its words cleaned, as they are kept."""
    return Felt(felt.near, clean_line(felt.why), clean_line(felt.closer))


def status(writings: Iterable[WritingSummary], about: str, side: Side) -> Status:
    """Return how what *side* writes for the look *about* stands."""
    for each in writings:
        if (each.kind, each.about, each.author) == ("closeness", about, side):
            return "ready" if each.finished else "begun"
    return ""


def can_open(stands: Sequence[Status]) -> bool:
    """Return whether both have finished."""
    return all(each == "ready" for each in stands)


def opened(about: str, a: Felt, b: Felt, now: datetime, today: date) -> Closeness:
    """Return the look *about*, opened at *now* (UTC), the local day *today*.

    Raises Invalid when one of them is empty.
    """
    if is_empty(a) or is_empty(b):
        raise Invalid("One of the two is still empty. The circles alone are enough.")
    return Closeness(id=about, created=now, updated=now, day=today, a=tidy(a), b=tidy(b))


def with_monthly(monthly: Monthly | None, now: datetime, today: date) -> Monthly:
    """Return *monthly* offering it from today's day of the month on, or no more where it did."""
    monthly = monthly or Monthly(id=MONTHLY, created=now, updated=now)
    return monthly.with_(day=None if monthly.day else min(today.day, LAST_DAY))


def is_due(monthly: Monthly | None, looks: Iterable[ClosenessSummary], today: date) -> bool:
    """Return whether the month's day has come, on the local day *today*, and nothing was opened lately.

    It is offered for OFFERED_FOR days, and never for the day on which it was chosen.
    """
    if monthly is None or monthly.day is None:
        return False
    for back in range(OFFERED_FOR):
        day = today - timedelta(days=back)
        if day.day == monthly.day and day > local_day(monthly.updated):
            return all((today - look.day).days > LATELY for look in looks)
    return False


def both_since(writings: Iterable[WritingSummary], about: str) -> datetime | None:
    """Return since when both have finished for the look *about*; None while one of them has not."""
    done = {w.author: w.finished for w in writings if w.kind == "closeness" and w.about == about}
    times = [at for side in SIDES if (at := done.get(side)) is not None]
    return max(times) if len(times) == len(SIDES) else None
