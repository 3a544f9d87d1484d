"""Closing a retreat: what each takes home, one promise each, when they sit down again, and looking back.

Everything is kept as it is typed; it holds once both have closed it.
"""

from datetime import date, datetime, time, timedelta
from typing import cast

import msgspec
from msgspec.structs import replace

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Agreement, agree, begin
from twofold.domain.promises.terms import Terms, review_day
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean_line, is_blank

from .limits import Line
from .plan import DAY, FOLLOW_UPS, LATEST, Closing, FollowUp, Plan
from .summaries import PlanSummary
from .times import clock_of, local, read_times

TAKEAWAYS = 3
"""Most things that each takes home."""
CHECKIN = 0
"""``after`` of the follow-up that is the check-in they named."""
EVENING = 19 * 60
"""When they sit down again where they name only the day, in minutes after midnight."""
GENTLY = timedelta(days=7)
"""How long after the last day they are asked whether they close it together."""
REVIEW = 7
"""Days after which the two look at a promise."""


def closing_of(plan: Plan) -> Closing:
    """Return the closing of *plan* as far as it was written."""
    return plan.closing or Closing()


def takeaways_of(closing: Closing, side: Side) -> tuple[str, ...]:
    """Return the TAKEAWAYS lines of *side*, those that are still empty as well."""
    lines = closing.takeaways[SIDES.index(side)]
    return (*lines, *[""] * TAKEAWAYS)[:TAKEAWAYS]


def with_takeaway(plan: Plan, side: Side, place: int, words: str) -> Plan:
    """Return *plan* with *words* as what *side* takes home, in the line *place* (0 to 2).

    Raises Invalid when the retreat is closed.
    """
    closing = _open(plan)
    lines = list(takeaways_of(closing, side))
    lines[place] = clean_line(words)
    while lines and not lines[-1]:
        lines.pop()
    both = tuple(tuple(lines) if each == side else closing.takeaways[n] for n, each in enumerate(SIDES))
    return plan.with_(closing=replace(closing, takeaways=both))


def with_promise(plan: Plan, side: Side, words: str) -> Plan:
    """Return *plan* with *words* as the promise of *side*. Raises Invalid when the retreat is closed."""
    closing = _open(plan)
    both = tuple(clean_line(words) if each == side else closing.promises[n] for n, each in enumerate(SIDES))
    return plan.with_(closing=replace(closing, promises=both))


def with_checkin(plan: Plan, *, day: str | None = None, time: str | None = None) -> Plan:
    """Return *plan* with the day, or the time, of the next check-in as it was typed (None: as it was).

    Raises Invalid when the retreat is closed.
    """
    closing = _open(plan)
    return plan.with_(
        closing=replace(
            closing,
            day=closing.day if day is None else clean_line(day),
            time=closing.time if time is None else clean_line(time),
        )
    )


class Lines(msgspec.Struct, frozen=True):
    """What is typed at the end: what each takes home, what each promises, and when they sit down again."""

    take_a: tuple[Line, Line, Line] = ("", "", "")
    take_b: tuple[Line, Line, Line] = ("", "", "")
    promises: tuple[Line, Line] = ("", "")
    day: Line = ""
    time: Line = ""


def lines_of(plan: Plan) -> Lines:
    """Return what was typed at the end of *plan*, with the lines that are still empty."""
    closing = closing_of(plan)
    take_a, take_b = (cast("tuple[str, str, str]", takeaways_of(closing, side)) for side in SIDES)
    return Lines(take_a, take_b, closing.promises, closing.day, closing.time)


def with_lines(plan: Plan, lines: Lines) -> Plan:
    """Return *plan* with *lines* typed at its end. Raises Invalid when the retreat is closed."""
    for side, taken, promise in zip(SIDES, (lines.take_a, lines.take_b), lines.promises, strict=True):
        for place, words in enumerate(taken):
            plan = with_takeaway(plan, side, place, words)
        plan = with_promise(plan, side, promise)
    return with_checkin(plan, day=lines.day, time=lines.time)


def checkin_of(closing: Closing, today: date) -> datetime | None:
    """Return when they sit down again as typed (naive, on the plan's clocks), seen on *today*; None: nowhere.

    Without a time it is EVENING. Raises Invalid, with a sentence, where it cannot be read or is past.
    """
    if is_blank(closing.day):
        if is_blank(closing.time):
            return None
        raise Invalid("Name the day of the check-in too, or remove the time.")
    try:
        day = read_day(closing.day, today)
        start = EVENING if is_blank(closing.time) else read_times(closing.time)[0]
    except ValueError as error:
        raise Invalid(f"About the check-in: {error}") from None
    if day <= today:
        raise Invalid("Sit down again from tomorrow on: choose a later day.")
    return datetime.combine(day, time(*divmod(start, 60)))


def checkin_words(checkin: datetime) -> str:
    """Return *checkin* in words, such as "Sunday 6 December 2026 at 19:00"."""
    return f"{full_day(checkin.date())} at {clock_of(checkin.hour * 60 + checkin.minute)}"


def agreement_id(plan: Plan, side: Side) -> str:
    """Return the id of the agreement that comes of the promise of *side*: one, however often it is tried."""
    return f"agreement-{plan.id}-{side}"


def closed(
    plan: Plan, by: tuple[Side, ...], now: datetime, today: date
) -> tuple[Plan, tuple[Agreement, ...]]:
    """Return *plan* closed by both (*by*) at *now* (UTC), and an agreement for each promise, in one go.

    *today*: the local day where the agreements are kept. They are looked at after REVIEW days. Raises Invalid
    when it is closed already, not both agree, or the check-in cannot be read.
    """
    closing = _open(plan)
    if sorted(by) != sorted(SIDES):
        raise Invalid("It takes both of you to close it: each presses their own key.")
    checkin = checkin_of(closing, there(plan, now))
    made = tuple(
        agree(
            Terms(who=side, what=words, review=review_day(today, REVIEW)),
            by,
            now,
            today,
            card=begin(now, id=agreement_id(plan, side)),
        )
        for side, words in zip(SIDES, closing.promises, strict=True)
        if not is_blank(words)
    )
    done = replace(closing, agreements=tuple(each.id for each in made), checkin=checkin, at=now)
    return plan.with_(closing=done), made


def there(plan: Plan | PlanSummary, now: datetime) -> date:
    """Return the day that it is at *now* (aware) where *plan* is."""
    return plan.start + timedelta(days=local(cast(Plan, plan), now)[0])


def to_close(plan: Plan | PlanSummary, now: datetime) -> bool:
    """Return whether the days of *plan* are over, it is not closed, and they are still asked whether to."""
    day, minutes = local(cast(Plan, plan), now)
    since = timedelta(days=day - (plan.days - 1), minutes=minutes)
    return not plan.closed and timedelta(minutes=LATEST) <= since < GENTLY + timedelta(minutes=DAY)


# -- looking back --------------------------------------------------------------------------------------------


class Due(msgspec.Struct, frozen=True):
    """A look back that has come: ``after`` so many days (CHECKIN: the one they named), on ``day``."""

    after: int
    day: date


def looks(plan: Plan | PlanSummary) -> tuple[Due, ...]:
    """Return the looks back that belong to *plan*, as they come; none before it is closed."""
    if plan.closing is None or plan.closing.at is None:
        return ()
    all_ = [Due(after, plan.last + timedelta(days=after)) for after in FOLLOW_UPS]
    if plan.closing.checkin is not None:
        all_.append(Due(CHECKIN, plan.closing.checkin.date()))
    return tuple(sorted(all_, key=lambda due: (due.day, due.after == CHECKIN)))


def due_follow_up(plan: Plan | PlanSummary, now: datetime) -> Due | None:
    """Return the look back that has come at *now* (aware), or None.

    There is one at most: what came before another that has come, or before one that was done or waved away,
    is past and never asked for again.
    """
    here = there(plan, now)
    come = [due for due in looks(plan) if due.day <= here]
    settled = {follow_up.after for follow_up in plan.follow_ups if follow_up.at is not None}
    return come[-1] if come and come[-1].after not in settled else None


def follow_up_of(plan: Plan, after: int) -> FollowUp:
    """Return the look back *after* so many days, as far as it was written."""
    return next((each for each in plan.follow_ups if each.after == after), FollowUp(after=after))


def with_words(plan: Plan, after: int, side: Side, words: str) -> Plan:
    """Return *plan* with the line of *side* in the look back *after* so many days."""
    follow_up = follow_up_of(plan, after)
    both = tuple(clean_line(words) if each == side else follow_up.words[n] for n, each in enumerate(SIDES))
    return _with(plan, replace(follow_up, words=cast("tuple[str, str]", both)))


def looked(plan: Plan, after: int, now: datetime) -> Plan:
    """Return *plan* with the look back *after* so many days done, or waved away, at *now* (UTC)."""
    return _with(plan, replace(follow_up_of(plan, after), at=now))


def _with(plan: Plan, follow_up: FollowUp) -> Plan:
    others = [each for each in plan.follow_ups if each.after != follow_up.after]
    return plan.with_(follow_ups=tuple(sorted((*others, follow_up), key=lambda each: each.after)))


def _open(plan: Plan) -> Closing:
    if plan.closed:
        raise Invalid("This retreat is already closed. What you wrote is with its memories.")
    return closing_of(plan)
