"""Led events in a pasted text, with their hours, and the last days for what has to be done before."""

import re
from collections.abc import Iterator
from datetime import timedelta

from twofold.domain.dates import short_day, short_minutes
from twofold.domain.dayphrases import Days, the_days
from twofold.domain.text import clean_line

from .plan import DAY, LATEST, Slot, Todo
from .proposals import Proposal
from .reading import Reading
from .times import clock_of

_HOURS = (10 * 60, 7 * 60)
_GUESSED = 120
_CANCEL = re.compile(
    r"cancel|stornier|storno|annul|cancela|anulowa|odwoł|kostenlos bis|キャンセル", re.IGNORECASE
)
_EARLY = re.compile(r"early|früh ?buch|tôt\b|anticipat|vroegboek|wczesn|早割", re.IGNORECASE)
_PAY = re.compile(
    r"\bpay|zahl(?:en|bar|ung)|überweis|paiement|régler|pagare|pago\b|betal|zapłat|支払", re.IGNORECASE
)
_BOOK = re.compile(r"register|sign up|book|anmeld|inscri|iscri|aanmeld|zapis|申込|予約", re.IGNORECASE)


def event(reading: Reading) -> Proposal | None:
    """Return what the text says happens on days of the plan, or None."""
    days = the_days(reading.days)
    if days is None:
        return None
    title = clean_line(reading.details.title)
    if days.first == days.last:
        return _on_a_day(reading, days, title)
    shown = [
        d for n in range((days.last - days.first).days + 1) if reading.holds(d := days.first + timedelta(n))
    ]
    if not shown or len(shown) > reading.plan.days:
        return None
    clock = next((each for each in reading.times if each.until is not None), None)
    start, length = (clock.minutes, ((clock.until or 0) - clock.minutes) % DAY) if clock else _HOURS
    slots = tuple(_slot(reading, title, reading.day_of(day), start, length) for day in shown)
    hours = f"{clock_of(start)}–{clock_of(start + length)}"
    said = "is given once, and used for each day" if clock else "is a guess: no hours are given"
    return Proposal(
        kind="event", parts=slots, title=title, guesses=(f"{hours} {said}.",), ticked=clock is not None,
        when=f"{short_day(shown[0])}–{short_day(shown[-1])}, {hours}",
    )  # fmt: skip


def _on_a_day(reading: Reading, days: Days, title: str) -> Proposal | None:
    times = [each for each in reading.times if reading.line_at(days.at)[0] <= each.at] or list(reading.times)
    if not times or reading.day_of(days.first) < 0:
        return None
    clock = next((each for each in times if each.until is not None), times[0])
    guesses = []
    if clock.until is not None:
        length = (clock.until - clock.minutes) % DAY
    else:
        length = _GUESSED
        guesses.append(f"No end is given: {short_minutes(length)} is a guess.")
    if days.weak:
        guesses.append("Only the weekday is given.")
    slot = _slot(reading, title, reading.day_of(days.first), clock.minutes, length)
    if not reading.holds_slot(slot):
        return None
    when = f"{short_day(days.first)}, {clock_of(slot.start)}–{clock_of(slot.end)}"
    return Proposal(kind="event", parts=(slot,), title=title, when=when, guesses=tuple(guesses))


def _slot(reading: Reading, title: str, day: int, start: int, length: int) -> Slot:
    slot = Slot(
        id=reading.id_of("event", title, day), title=title, day=day, start=start,
        length=min(max(length, 5), LATEST - start), kind="new", notes=reading.notes(), fixed=True,
        with_meal=bool(reading.meal),
    )  # fmt: skip
    return reading.placed(slot)


def todos(reading: Reading, title: str) -> Iterator[Proposal]:
    """Yield what has a last day before: cancelling for free, the early price, paying, booking *title*."""
    for days in reading.days:
        # A last day is before them: one whose year is guessed as the next was in this one, and is over.
        is_over = days.last < reading.today or (days.guessed and days.last > reading.plan.last)
        if not days.until or is_over:
            continue
        begin, end = reading.line_at(days.at)
        line = reading.told[begin:end]
        until = next((f" (until {clock_of(each.minutes)})" for each in reading.times_in(days.end, end)), "")
        for pattern, words in (
            (_CANCEL, f"Last day to cancel for free{until}: {title}"),
            (_EARLY, f"Last day for the early price: {title}"),
            (_PAY, f"Pay for {title}"),
            (_BOOK, f"Book {title}"),
        ):
            if pattern.search(line):
                what = clean_line(words)
                todo = Todo(id=reading.id_of("todo", what, days.last), what=what, due=days.last)
                guesses = ("The year is not given.",) if days.guessed else ()
                yield Proposal(
                    kind="todo", parts=(todo,), title=what, when=f"by {short_day(days.last, month=True)}",
                    guesses=guesses,
                )  # fmt: skip
                break
