"""The path of the made-up couple, in the middle of its way: they had the first talk, the second is near."""

from datetime import datetime, time, timedelta
from random import Random

from twofold.domain.path.circle import with_link
from twofold.domain.path.paths import begin, opened, with_day, with_done
from twofold.domain.path.records import Prepared
from twofold.domain.records import Record

from .play import made_id, moment

_BEGUN, _OPENED, _TALKED, _NEXT = 13, 10, 9, -3
"""Days ago."""
_INES = Prepared(
    happens="I come in with two bags. The radio is on, you are at the stove, and the first thing that either "
    "of us says is about something that is not done.",
    do="I begin to tidy, loudly",
    feel="Unseen, and below that simply tired",
    wish="That you turn round and we stand there for a minute, before anything else",
    harder="The late train, and a telephone that rings until eight",
)
_ROWAN = Prepared(
    happens="The door, and then the list. I have been looking forward to you, and I hear what is missing.",
    do="I turn the radio up and say nothing",
    feel="Marked, like at school",
    wish="A hello that is only a hello",
    harder="After nights I am awake, and that is all I am",
)


def path(now: datetime) -> list[Record]:
    """Return the path of the made-up couple up to *now* (aware)."""
    rng, today, zone = Random(17), now.date(), now.tzinfo
    begun, both = (moment(today, days, time(21, 10), zone) for days in (_BEGUN, _OPENED))
    found = begin("How we come home to each other", begun).with_(id=made_id(rng))
    found = opened(found, _INES, _ROWAN, both)
    found = with_link(found, "a-feels", "a", "does", "I read out what is still to be done", made_id(rng))
    found = with_done(found, "understand", today - timedelta(days=_TALKED))
    found = with_day(found, "circle", today - timedelta(days=_NEXT), today)
    return [found.with_(updated=moment(today, _TALKED, time(21, 55), zone))]
