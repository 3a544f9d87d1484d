"""How the cards of a day, and check-ins, are removed.

The day itself stays, with no card: another may be written on it.
"""

from collections.abc import Iterator

from twofold.domain.dates import full_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .cards import shows
from .records import CheckIn, Day

CARDS = "cards"
"""What the one part of a day that can be removed is called."""


def _day_parts(day: Day, couple: Couple) -> Iterator[Part]:
    if shows(day):
        yield Part("", f"the cards of {full_day(day.day)}, with what you answered")


def _day_targets(kept: Kept, table: str, day: Day, part: str) -> Iterator[Target]:
    yield Target(table, day.id, CARDS)
    yield from (Target("writings", writing_id("today", day.id, side)) for side in SIDES)


def _day_left(day: Day, part: str) -> Day:
    return day.with_(a=None, b=None, answers=("", ""), together=None, told=())


def _checkin_parts(checkin: CheckIn, couple: Couple) -> Iterator[Part]:
    yield Part("", f"the check-in of {full_day(checkin.day)}, with its notes and its two promises")


REMOVABLE = {
    "days": Removable(_day_parts, _day_targets, _day_left),
    "checkins": Removable(_checkin_parts, stays="The agreements and the talks that came from it stay."),
}
