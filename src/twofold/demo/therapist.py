"""The list of the made-up couple: two names, one call, and a first session to come."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from twofold.domain.records import Record
from twofold.domain.therapist.records import SHORTLIST, Answer, Meeting, Shortlist, Therapist

from .play import made_id


def therapist(now: datetime) -> list[Record]:
    """Return whom the made-up couple think of, up to *now* (aware), oldest first."""
    rng, today = Random(31), now.date()

    def at(days: int) -> datetime:
        return datetime.combine(today - timedelta(days=days), time(18, 20), now.tzinfo).astimezone(UTC)

    first = Therapist(
        id=made_id(rng), created=at(20), updated=at(12), name="Halima Brandt", reach="020 7946 0142",
        note="The midwife knows her. Ten minutes from the station.", state="chosen",
        answers=(
            Answer("Are you trained to work with couples?", "yes, four years, and supervised"),
            Answer("Do you also see each of us alone? What happens to what is said there?",
                   "once each; it stays there"),
            Answer("What does it cost, does anybody share the cost, and what if we have to cancel?",
                   "85 an hour, less in the mornings; a day's notice"),
        ),
        meetings=(Meeting(made_id(rng), today + timedelta(days=9), time(17, 30)),),
    )  # fmt: skip
    second = Therapist(
        id=made_id(rng), created=at(20), updated=at(20), name="Practice on Mill Lane",
        reach="millane.example", note="By video as well.",
    )  # fmt: skip
    said = Shortlist(
        id=SHORTLIST, created=at(14), updated=at(14), day=today - timedelta(days=14),
        a={first.id: "yes", second.id: "maybe"}, b={first.id: "maybe", second.id: "no"},
    )  # fmt: skip
    return [second, first, said]
