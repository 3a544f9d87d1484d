"""The rhythm the two chose: when the card and the check-in are offered. Nothing counts what was done."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from twofold.domain.dates import WEEKDAYS

from .records import RHYTHM, CheckInSummary, Rhythm

WEEK = tuple(range(7))
CHECKIN_FOR = 3
"""Days for which a check-in is offered, from its own on."""
EARLY = 3
"""A check-in held up to so many days before its day was that one."""


def new_rhythm(now: datetime) -> Rhythm:
    """Return a rhythm in which nothing is offered."""
    return Rhythm(id=RHYTHM, created=now, updated=now)


def with_day(rhythm: Rhythm, weekday: int) -> Rhythm:
    """Return *rhythm* with the card on *weekday* (0 is Monday), or without it where it was there."""
    days = set(rhythm.days) ^ {weekday}
    return rhythm.with_(days=tuple(day for day in WEEK if day in days))


def with_days(rhythm: Rhythm, days: Iterable[int]) -> Rhythm:
    """Return *rhythm* with the card on these weekdays, and no other."""
    wanted = set(days)
    return rhythm.with_(days=tuple(day for day in WEEK if day in wanted))


def with_checkin(rhythm: Rhythm, weekday: int | None) -> Rhythm:
    """Return *rhythm* with the check-in on *weekday*, or on none; the day it had already takes it away."""
    return rhythm.with_(checkin=None if weekday == rhythm.checkin else weekday)


def card_due(rhythm: Rhythm | None, today: date) -> bool:
    """Return whether the card is for the local day *today*."""
    return rhythm is not None and today.weekday() in rhythm.days


def checkin_due(rhythm: Rhythm | None, checkins: Iterable[CheckInSummary], today: date) -> date | None:
    """Return the day of the check-in that is offered on the local day *today*, or None.

    It is offered for CHECKIN_FOR days, and not once one was begun on its day, since, or up to EARLY days
    before. A day before the two chose it is never asked for.
    """
    if rhythm is None or rhythm.checkin is None:
        return None
    day = today - timedelta(days=(today.weekday() - rhythm.checkin) % 7)
    if (today - day).days >= CHECKIN_FOR or day < rhythm.updated.astimezone().date():
        return None
    since = day - timedelta(days=EARLY)
    return None if any(since <= each.day <= today for each in checkins) else day


def rhythm_brief(rhythm: Rhythm | None) -> str:
    """Return *rhythm* in the fewest words, such as "Mon Wed Fri · check-in Sunday"; "" for none."""
    if rhythm is None:
        return ""
    daily = len(rhythm.days) == len(WEEK)
    card = "daily" if daily else " ".join(WEEKDAYS[day][:3] for day in rhythm.days)
    checkin = "" if rhythm.checkin is None else f"check-in {WEEKDAYS[rhythm.checkin]}"
    return " · ".join(part for part in (card, checkin) if part)


def rhythm_words(rhythm: Rhythm | None) -> str:
    """Return *rhythm* in a few words, such as "the card daily, the check-in on Sunday"; "" for none."""
    if rhythm is None:
        return ""
    parts = []
    if len(rhythm.days) == len(WEEK):
        parts.append("the card daily")
    elif rhythm.days:
        names = [WEEKDAYS[day] if len(rhythm.days) < 3 else WEEKDAYS[day][:3] for day in rhythm.days]
        parts.append(f"the card on {', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}")
    if rhythm.checkin is not None:
        parts.append(f"the check-in on {WEEKDAYS[rhythm.checkin]}")
    return ", ".join(parts)
