"""A stay in a pasted text: its nights, from when one may come in, and by when one has to be out."""

import re
from datetime import date, timedelta

from twofold.domain.dates import short_day
from twofold.domain.dayphrases import the_days
from twofold.domain.text import clean_line

from .plan import Slot
from .proposals import Proposal
from .reading import Reading
from .times import clock_of

_IN = re.compile(
    r"check-?\s?in\b|anreise|ankunft|arrivée|arrivo|arrival|entrada|llegada|einchecken|inchecken|aankomst|"
    r"zameldowan|przyjazd|チェックイン",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"check-?\s?out\b|abreise|départ\b|partenza|departure|salida|auschecken|uitchecken|vertrek|wymeldowan|"
    r"wyjazd|チェックアウト",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\bhotel|\bhôtel|\binn\b|gasthof|gasthaus|pension\b|ferienwohnung|apartment|\bflat\b|\bapt\b|hostel|zimmer|"
    r"\broom|chambre|camera|habitación|kamer\b|pokój|gîte|b&b|cottage|cabin|旅館|ホテル|albergo|agriturismo",
    re.IGNORECASE,
)
_LED = re.compile(
    r"workshop|seminar(?! ?(?:house|haus|hotel))|\bstage\b|retreat|\bkurs\b|course|intensive|warsztat|"
    r"\bcorso\b|\btaller\b|training|yoga|retraite|cursus|ワークショップ",
    re.IGNORECASE,
)
"""What somebody leads: that there are beds at its place makes no stay of it."""
_SENDER = re.compile(
    r"^(?:from|von|de|da|van|od)[ \t]?:[ \t]*\"?([^\"<\n@]{2,60}?)\"?[ \t]*(?:<|$)", re.I | re.M
)
_NAME = 70
_NIGHT = (22 * 60, 8 * 60)
_EDGE = 30
"""Minutes for coming in, and for leaving."""


def stay(reading: Reading) -> Proposal | None:
    """Return the stay that the text is about, or None: some of its nights are the plan's."""
    span = _span(reading)
    if span is None:
        return None
    first, last = span
    nights = (last - first).days
    shown = [each for n in range(nights) if reading.holds(each := first + timedelta(days=n))]
    if not shown:
        return None
    title = _title(reading)
    opens, closes = _time(reading, _IN, _OUT), _time(reading, _OUT, _IN)
    count = "one night" if nights == 1 else f"{nights} nights"
    told = f"{count}, {short_day(first, month=True)} to {short_day(last, month=True)}"
    notes = reading.notes(
        f"A stay of {told}.",
        f"In from {clock_of(opens)}." if opens is not None else "",
        f"Out by {clock_of(closes)}." if closes is not None else "",
    )
    slots = [
        Slot(
            id=reading.id_of("night", title, n), title=title, day=reading.day_of(night), start=_NIGHT[0],
            length=_NIGHT[1], kind="rest", fixed=True, notes=notes,
        )
        for n, night in enumerate(shown)
    ]  # fmt: skip
    edges = (
        ("Check in", first, opens),
        ("Check out", last, None if closes is None else max(closes - _EDGE, 0)),
    )
    slots += [
        Slot(
            id=reading.id_of(name, title), title=clean_line(f"{name}: {title}"), day=reading.day_of(day),
            start=at, length=_EDGE, kind="logistics", fixed=True, notes=notes,
        )
        for name, day, at in edges
        if at is not None and reading.holds(day)
    ]  # fmt: skip
    entry = f", in from {clock_of(opens)}" if opens is not None else ""
    leave = f", out by {clock_of(closes)}" if closes is not None else ""
    when = f"{count} from {short_day(first)}{entry}{leave}"
    return Proposal(kind="stay", parts=tuple(map(reading.placed, slots)), title=title, when=when)


def _span(reading: Reading) -> tuple[date, date] | None:
    """Return the first and the last day of a stay, where the text speaks of one."""
    came, left = _day(reading, _IN), _day(reading, _OUT)
    if came and left and came < left:
        return came, left
    days = the_days(reading.days)
    is_room = bool(_ROOM.search(reading.told)) and not _LED.search(reading.told)
    if days is None or days.weak or not (reading.nights or is_room):
        return None
    if days.first < days.last:
        return days.first, days.last
    # One day and so many nights.
    return (days.first, days.first + timedelta(days=reading.nights)) if reading.nights else None


def _day(reading: Reading, label: re.Pattern[str]) -> date | None:
    """Return the first day behind *label*, or None."""
    match = label.search(reading.told)
    if match is None:
        return None
    return next((each.first for each in reading.days if match.end() <= each.at < match.end() + 80), None)


def _time(reading: Reading, label: re.Pattern[str], other: re.Pattern[str]) -> int | None:
    """Return the first time behind *label*, and before the *other*; None without one."""
    match = label.search(reading.told)
    if match is None:
        return None
    following = other.search(reading.told, match.end())
    end = min(match.end() + 120, following.start() if following else len(reading.told))
    times = reading.times_in(match.end(), end)
    if not times:
        return None
    return times[0].until if label is _OUT and times[0].until is not None else times[0].minutes


def _title(reading: Reading) -> str:
    """Return what the house is called: a short line that names one, or who wrote the mail."""
    at, busy = 0, [*(at for at, _ in reading.spans), *(each.at for each in reading.times)]
    for line in reading.told.split("\n"):
        is_busy = any(at <= place < at + len(line) for place in busy)
        at += len(line) + 1
        if _ROOM.search(line) and len(line.strip()) <= _NAME and not is_busy and ":" not in line:
            return clean_line(line.strip(" \t*#•-"))
    sender = _SENDER.search(reading.text)
    return clean_line(sender[1]) if sender else reading.details.title
