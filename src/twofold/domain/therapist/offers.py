"""What home offers: the session of today, what both said, whether it helps, and the list under way."""

from collections.abc import Iterable
from datetime import date, datetime

from twofold.domain.dates import day_words, local_day
from twofold.domain.drawers import Writing, WritingSummary, finished
from twofold.domain.offers import Offer, Tables
from twofold.domain.promises.timing import clock_time
from twofold.domain.ready import are_both

from .finding import look_day, next_session
from .records import SHORTLIST, Meeting, Therapist, TherapistSummary
from .routes import HelpsRoute, OneTherapistRoute, OpenSaidRoute, TherapistRoute

READY, SESSION, LOOK, COMING, ON = 2.75, 4.2, 4.7, 8.2, 8.6
"""Where they stand among what is open; see `openings`."""
FOR_DAYS = 7
"""Days for which each is offered, but for the session, which is on its day."""
TITLE = "Finding a therapist"


def offers(
    known: Iterable[TherapistSummary], writings: Iterable[WritingSummary], today: date
) -> tuple[Offer, ...]:
    """Return what is offered on the local day *today*: one thing at most of each on the list."""
    there = [each for each in known if each.state != "put aside"]
    found = [offer for each in there if (offer := _of(each, today)) is not None]
    done = [each for each in writings if each.about == SHORTLIST and each.finished]
    if there and are_both(finished(done, SHORTLIST, "therapist")):
        since = local_day(max(each.finished for each in done if each.finished))
        if (today - since).days < FOR_DAYS:
            found.append(Offer(OpenSaidRoute(SHORTLIST), TITLE, "both of you have said", None, READY,
                               sort="open", minutes=10))  # fmt: skip
    elif there and not found and all(each.state == "listed" for each in there):
        latest = max(local_day(each.updated) for each in there)
        if (today - latest).days < FOR_DAYS:
            found.append(Offer(TherapistRoute(), TITLE, "your list", None, ON, minutes=10))
    return tuple(found)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*; *now* plays no part, days are local."""
    known = tables[Therapist].peek(TherapistSummary)
    return offers(known, tables[Writing].peek(WritingSummary), today) if known else ()


def when_words(meeting: Meeting, today: date) -> str:
    """Return when *meeting* is, as seen on *today*: "today at 17:00", "Friday"."""
    return day_words(meeting.day, today) + (f" at {clock_time(meeting.at)}" if meeting.at else "")


def _of(known: TherapistSummary, today: date) -> Offer | None:
    way, coming = OneTherapistRoute(known.id), next_session(known, today)
    if coming is not None and coming.day == today:
        return Offer(way, known.name, f"{when_words(coming, today)}, both of you", None, SESSION, sort="look")
    look = look_day(known, today)
    if look is not None and (today - look).days < FOR_DAYS:
        return Offer(HelpsRoute(known.id), known.name, "does it help?", None, LOOK, sort="look", minutes=15)
    if coming is not None and (coming.day - today).days < FOR_DAYS:
        return Offer(way, known.name, when_words(coming, today), None, COMING)
    return None
