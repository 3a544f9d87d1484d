"""What happened on a day of its own, told among everything else that the two share."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from ..domain.dates import full_day
from ..domain.records import Side
from .escape import escape_line
from .whole import Whole

Story = tuple[datetime, str, Iterable[str]]
"""When it was, the id of what it is about, and its blocks of Markdown, the first of which is a heading."""


def name_of(whole: Whole, side: Side) -> str:
    """Return the name of *side*, for Markdown."""
    return escape_line(whole.name(side))


def day_of(moment: datetime, zone: tzinfo | None) -> str:
    """Return the day of *moment* in *zone* (None: this machine's), in words."""
    return full_day(moment.astimezone(zone).date())
