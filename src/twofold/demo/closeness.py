"""How close the made-up couple feels: what they opened together over the months."""

from datetime import UTC, datetime, time, timedelta

from twofold.domain.closeness.looks import about, opened, with_monthly
from twofold.domain.closeness.records import Closeness, Felt
from twofold.domain.records import Record

_LOOKS: tuple[tuple[int, Felt, Felt], ...] = (
    (128, Felt(34, "tired", "an evening that nobody needs us"), Felt(58, "fine, I thought")),
    (97, Felt(46, "you asked"), Felt(44, "the rota", "a whole night in the same bed")),
    (66, Felt(70, "the harbour", "more of that"), Felt(66)),
    (
        35,
        Felt(62, "between two trains", "that you ring, and not write"),
        Felt(78, "home", "nothing to add. Stay like this."),
    ),
)
"""Days ago, what Ines showed, and what Rowan showed."""


def closeness(now: datetime) -> list[Record]:
    """Return what the made-up couple opened up to *now* (aware), oldest first, and when it is offered."""
    found: list[Closeness] = []
    for days, a, b in _LOOKS:
        day = (now - timedelta(days=days)).date()
        at = datetime.combine(day, time(21, 20), now.tzinfo).astimezone(UTC)
        found.append(opened(about(found), a, b, at, day))
    first = found[0]
    return [*found, with_monthly(None, first.created, first.day)]
