"""What a time zone does, written for the years that matter, as other programs read it alike."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone


def zone_rules(zone: ZoneInfo, first: int, last: int) -> "Timezone":
    """Return what *zone* does from the year *first* to *last*: one observance for each change of its clocks.

    The library's own writes further changes as RDATE, of which ical.js forgets the first, and where clocks go
    forward it names the hour after the change (RFC 5545, 3.6.5: the hour before).
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    first, last = (
        max(2, first),
        min(9_998, last),
    )  # a moment is in the next year, or the one before, elsewhere
    rules = Timezone()
    rules.add("tzid", str(zone))
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = moment.astimezone(zone).utcoffset()
    for change in (moment, *_changes(zone, moment, end)):
        after = change.astimezone(zone)
        rule = TimezoneDaylight() if after.dst() else TimezoneStandard()
        rule.add("dtstart", (change + (before or timedelta())).replace(tzinfo=None))
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after.utcoffset())
        rule.add("tzname", after.tzname())
        rules.add_component(rule)
        before = after.utcoffset()
    return rules


def _changes(zone: ZoneInfo, moment: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the moments (UTC) between *moment* and *end* at which the clocks of *zone* change."""
    step = timedelta(hours=6)
    while moment < end:
        if moment.astimezone(zone).utcoffset() != (moment + step).astimezone(zone).utcoffset():
            low, high = moment, moment + step
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high.replace(second=0, microsecond=0)
        moment += step
