"""The rules of the list: the first call, the sessions, and when to ask whether it helps."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Final

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.promises.timing import time_in
from twofold.domain.text import clean_line, is_blank

from .records import (
    Answer,
    Meeting,
    Outcome,
    State,
    Therapist,
    TherapistSummary,
)

STATES: Final[tuple[State, ...]] = ("chosen", "listed", "put aside")
"""Those on the list in this order."""
SESSIONS = 3
"""After how many sessions it is time to ask whether it helps."""
AT_THE_LATEST = timedelta(days=35)
"""So long after the first session it is asked, where nobody wrote down the others."""
ENOUGH = "Give a name, or a word you will both know them by."
WHEN = "Say a day, and a time if you know it, such as Tuesday at 17:00."
Known = Therapist | TherapistSummary


def listed(known: Iterable[TherapistSummary]) -> list[TherapistSummary]:
    """Return *known* as the list shows them: whom they chose first, then by name."""
    return sorted(known, key=lambda each: (STATES.index(each.state), each.name.casefold(), each.id))


def with_words(
    known: Therapist, *, name: str = "", reach: str | None = None, note: str | None = None
) -> Therapist:
    """Return *known* called *name*, with *reach* and *note*, where they are given.

    Raises Invalid where nothing is left of the name.
    """
    name = clean_line(name) if name else known.name
    if is_blank(name):
        raise Invalid(ENOUGH)
    return known.with_(
        name=name,
        reach=known.reach if reach is None else clean_line(reach),
        note=known.note if note is None else clean_line(note),
    )


def in_state(known: Therapist, state: State) -> Therapist:
    """Return *known* as *state*; said a second time, they are on the list as before."""
    return known.with_(state="listed" if known.state == state else state)


# -- the first call -------------------------------------------------------------------------------


def answer_to(known: Known, question: str) -> Answer | None:
    """Return what is kept of *question*; None where it was not asked."""
    return next((each for each in known.answers if each.id == question), None)


def asked(known: Therapist, question: str) -> Therapist:
    """Return *known* with *question* asked, or not asked after all; what was answered is kept then."""
    there = answer_to(known, question)
    if there is None:
        return known.with_(answers=(*known.answers, Answer(question)))
    if there.words:
        raise Invalid("Its answer is written down. Take the answer away first.")
    return known.with_(answers=tuple(each for each in known.answers if each.id != question))


def answered(known: Therapist, question: str, words: str) -> Therapist:
    """Return *known* with *words* as the answer to *question*, which was asked then. Raises Invalid where
    the question is blank."""
    question, words = clean_line(question), clean_line(words)
    if is_blank(question):
        raise Invalid("Write your own question first.")
    answer = Answer(question, words)
    if answer_to(known, question) is None:
        return known.with_(answers=(*known.answers, answer))
    return known.with_(answers=tuple(answer if each.id == question else each for each in known.answers))


# -- the sessions -----------------------------------------------------------------------------------


def sessions(known: Known) -> list[Meeting]:
    """Return the sessions of *known*, the earliest first."""
    return sorted(known.meetings, key=lambda each: (each.day, each.at or time.min, each.id))


def next_session(known: Known, today: date) -> Meeting | None:
    """Return the session of *known* that is on *today* or comes next."""
    return next((each for each in sessions(known) if each.day >= today), None)


def read_when(text: str, today: date) -> tuple[date, time | None]:
    """Return the day and the time that *text* tells, seen on *today*. Raises Invalid, with a sentence."""
    at, rest = time_in(text)
    rest = rest.strip(" ,")
    if is_blank(rest):
        raise Invalid(WHEN)
    try:
        return read_day(rest, today), at
    except ValueError as trouble:
        raise Invalid(str(trouble)) from None


def with_session(known: Therapist, id: str, text: str, today: date) -> Therapist:
    """Return *known* with the session *id* when *text* says; a new one where there is none of this id.

    Raises Invalid, with a sentence, where *text* tells no day.
    """
    day, at = read_when(text, today)
    made = Meeting(id, day, at)
    if any(each.id == id for each in known.meetings):
        return known.with_(meetings=tuple(made if each.id == id else each for each in known.meetings))
    state = "chosen" if known.state == "listed" else known.state
    return known.with_(meetings=(*known.meetings, made), state=state)


def without_session(known: Therapist, id: str) -> Therapist:
    """Return *known* without the session *id*."""
    return known.with_(meetings=tuple(each for each in known.meetings if each.id != id))


def proposed(known: Therapist, today: date) -> tuple[date, time | None] | None:
    """Return when the next session may be: a week after the last, at its time; None before there is any."""
    if not known.meetings:
        return None
    last = sessions(known)[-1]
    day = last.day + timedelta(days=7)
    while day <= today:
        day += timedelta(days=7)
    return day, last.at


# -- does it help? --------------------------------------------------------------------------------------


def look_day(known: Known, today: date) -> date | None:
    """Return the day of the session after which to ask whether it helps, as seen on *today*; None before.

    That is the third since they last asked, from the day after it on. The first time it is five weeks after
    the first session as well, where nobody wrote down the others. What was put aside is not asked about.
    """
    if known.state == "put aside":
        return None
    looked = known.looked
    had = [each.day for each in sessions(known) if each.day < today and (looked is None or each.day > looked)]
    if len(had) >= SESSIONS:
        return had[SESSIONS - 1]
    if looked is None and had and had[0] + AT_THE_LATEST <= today:
        return had[0] + AT_THE_LATEST
    return None


def has_begun(known: Known, today: date) -> bool:
    """Return whether they had a session before *today*."""
    return any(each.day < today for each in known.meetings)


def looked_at(known: Therapist, outcome: Outcome, today: date) -> Therapist:
    """Return *known* as they asked on *today* whether it helps, with the *outcome*."""
    return known.with_(
        looked=today, outcome=outcome, state="put aside" if outcome == "other" else known.state
    )
