"""What the calendar held that is written anew: of it, what is there no more is called off.

So nobody has to keep what was written when: the file itself says it, where it is replaced.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .calendar_lines import Event as Known
from .calendar_lines import take_apart
from .calendar_marks import UID
from .calendar_times import Moment, Zones, read_end, read_moment
from .calendar_words import title_of

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_OFF = "Called off: "
_MOST = 400
"""So many events are called off in one file."""


def called_off(before: str, now: "Calendar") -> Iterator["Event"]:
    """Yield, as called off, each event of the text *before* that is not in the calendar *now*.

    Both must be the same calendar of ours; of any other, nothing is called off.
    """
    found = take_apart(before.encode("utf-8", "replace"))
    if not before or found.uid != str(now["UID"]):
        return
    kept = {str(event["UID"]) for event in now.walk("VEVENT")}
    zones = Zones(found.zones)
    gone = {event.uid: event for event in found.events if event.uid.endswith(UID) and event.uid not in kept}
    for event in list(gone.values())[:_MOST]:
        try:
            yield _off(event, zones)
        except (ValueError, OverflowError):
            continue  # somebody changed the file, and so it is not ours any more


def _off(event: Known, zones: Zones) -> "Event":
    """Return *event* as one that is called off. Raises ValueError where its time cannot be read."""
    from icalendar import Event

    line = event.first("DTSTART")
    if line is None:
        raise ValueError("no time")
    begins, _ = read_moment(line, zones)
    ends = read_end(event, begins, zones)
    made = Event()
    made.add("uid", event.uid)
    # Some programs know of no status: they show at least this.
    made.add("summary", f"{_OFF}{title_of(event).removeprefix(_OFF)}")
    made.add("status", "CANCELLED")
    made.add("transp", "TRANSPARENT")
    made.add("class", "PRIVATE")
    made.add("dtstart", _anywhere(begins))
    if ends is not None and ends > begins:
        made.add("dtend", _anywhere(ends))
    return made


def _anywhere(moment: Moment) -> Moment:
    """Return *moment* as it is understood without a zone: a time in UTC."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else moment
