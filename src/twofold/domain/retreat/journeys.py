"""Journeys in a pasted text: one for each day that has a time on it, with its changes in the notes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from twofold.domain.dates import short_day, short_minutes
from twofold.domain.dayphrases import Days
from twofold.domain.text import clean_line

from .clocktimes import Clock
from .plan import DAY, LATEST, Slot
from .proposals import Proposal
from .reading import Reading
from .times import clock_of

_MODES = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in (
    ("Flight", r"\bflight|\bflug|\bvol\b|\bvolo\b|\bvuelo|vlucht|\blot\b|boarding|航空|便名"),
    ("Ferry", r"\bferry|\bfähre|\bferr[iy]|traghetto|veerboot|\bprom\b|フェリー"),
    ("Bus", r"\b(?:bus|coach|fernbus|autobus|autocar)\b|バス"),
    ("Train", r"\btrain\b|\bzug\b|\bbahn|hbf\b|\bRB ?\d|\bICE?\b ?\d|\bgare\b|\btreno|stazione|\btren\b"
     r"|\btrein|\bpociąg|\bgl(?:eis|\.) ?\d|platform|\bvoie\b|binario|spoor|sparpreis|新幹線|駅"),
))  # fmt: skip
_WAYS = tuple(
    (way, re.compile(words, re.IGNORECASE))
    for way, words in (
        (
            "there",
            r"hinfahrt|hinreise|hinflug|\baller\b|andata|\bida\b|heenreis|outbound|outward|\bout\b|\btam\b|往路",
        ),
        (
            "back",
            r"rückfahrt|rückreise|rückflug|\bretour\b|ritorno|\bvuelta\b|terugreis|return|inbound|powrót|復路|\bback\b",
        ),
    )
)
_LEAVING = re.compile(
    r"\s*\b(?:ab|dep(?:arture)?|départ|partenza|salida|vertrek|odj)\b[.:]?\s*$", re.IGNORECASE
)
_ARRIVING = re.compile(
    r"^\s*(?:an|arr(?:ival)?|arrivée|arrivo|llegada|aankomst)\b[.:]?\s+|\s+(?:an|arr)\b[.:]?\s*$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"^(?:[^\n:]{0,30}?(?:voyage|reise|trip|journey|viaggio|viaje|reis|fahrt)[ :]{1,3})?"
    r"([^\W\d][^\n:→>–]{2,40}?) (?:-|–|->|→|nach) ([^\W\d][^\n:]{2,40})$",
    re.IGNORECASE | re.MULTILINE,
)
_STATION = 40
GUESSED = 120
"""Minutes that a journey is thought to take where nobody says when it ends."""


def is_journey(reading: Reading) -> bool:
    """Return whether the text is about going somewhere: it says how, or there and back, and at what time."""
    told = reading.told
    return bool(reading.times) and (bool(_mode(told)) or all(pattern.search(told) for _, pattern in _WAYS))


def journeys(reading: Reading) -> Iterator[Proposal]:
    """Yield the journeys of the text that fall on the days of the plan."""
    days = [each for each in reading.days if each.first == each.last and not each.until]
    mode, same = _mode(reading.told) or "Journey", Counter[str]()
    for n, day in enumerate(days):
        begin, end = _region(reading, days, n)
        times = reading.times_in(begin, end)
        if not times:
            continue
        found = _journey(reading, day, times, f"{mode} {_way(reading.told[begin:end], n)}", begin)
        if all(isinstance(each, Slot) and reading.holds_slot(each) for each in found.parts):
            # A ticket that comes again with another time moves its journey; two of one name stay two.
            key = f"{found.title} {reading.day_of(day.first)}"
            same[key] += 1
            slots = (replace(each, id=reading.id_of("journey", key, same[key])) for each in found.parts)
            yield replace(found, parts=tuple(slots))


def _region(reading: Reading, days: Sequence[Days], n: int) -> tuple[int, int]:
    """Return the part of the text that is about the day *n*: to the line of the next one."""
    begin = reading.line_at(days[n].at)[0]
    if n and begin <= days[n - 1].at:
        begin = days[n].at
    if n + 1 == len(days):
        return begin, len(reading.told)
    return begin, max(reading.line_at(days[n + 1].at)[0], days[n].end)


def _journey(reading: Reading, day: Days, times: Sequence[Clock], way: str, begin: int) -> Proposal:
    first, last = times[0], times[-1]
    start, ends = first.minutes, last.until if last.until is not None else last.minutes
    known = len(times) > 1 or last.until is not None
    length = (ends - start) % DAY if known else GUESSED
    guesses = [] if known else [f"No arrival time is given: {short_minutes(GUESSED)} is a guess."]
    if day.other is not None:
        guesses.append("Its date can be read in two ways.")
    route = _route(reading, first, last, way) if known else _named(reading, way)
    title = clean_line(f"{way.split()[0]}: {route}" if route else way)
    number = reading.day_of(day.first)
    slot = Slot(
        title=title, day=number, start=start,
        length=min(max(length, 5), LATEST - start), kind="travel", fixed=True,
        notes=reading.notes(*_lines(reading, begin, last)),
    )  # fmt: skip
    until = f"–{clock_of(slot.end)}" if known else ""
    return Proposal(
        kind="journey", parts=(reading.booked(slot),), title=title, guesses=tuple(guesses),
        when=f"{short_day(day.first)}, {clock_of(start)}{until}",
    )  # fmt: skip


def _route(reading: Reading, first: Clock, last: Clock, way: str) -> str:
    """Return from where to where it goes, as it stands beside the first and the last time, or ""."""
    before = reading.told[reading.line_at(first.at)[0] : first.at]
    line = reading.line_at(last.at)[0]
    behind = reading.told[max(line, first.end if last.at > first.at else line) : last.at]
    if _LEAVING.search(before) and _ARRIVING.search(behind):
        names = [clean_line(_LEAVING.sub("", before)), clean_line(_ARRIVING.sub("", behind))]
        if all(2 <= len(name) <= _STATION for name in names):
            return " – ".join(names)
    return _named(reading, way)


def _named(reading: Reading, way: str) -> str:
    """Return the route that the head of the text names, turned for the way back, or ""."""
    match = _FROM_TO.search(reading.told)
    names = [clean_line(match[1]), clean_line(match[2])] if match else []
    return " – ".join(names[::-1] if way.endswith("back") else names)


def _lines(reading: Reading, begin: int, last: Clock) -> list[str]:
    """Return the lines from *begin* to that of the *last* time, and the one below it that names the train."""
    end = reading.line_at(last.at)[1]
    lines = [clean_line(line) for line in reading.told[begin:end].split("\n")][-12:]
    below = reading.told[end + 1 : reading.line_at(min(end + 1, len(reading.told)))[1]].strip()
    return [line for line in lines if line] + (
        [clean_line(below)] if 0 < len(below) < 30 and ":" not in below else []
    )


def _mode(text: str) -> str:
    return next((name for name, pattern in _MODES if pattern.search(text)), "")


def _way(text: str, n: int) -> str:
    found = [(match.start(), way) for way, pattern in _WAYS if (match := pattern.search(text))]
    return min(found)[1] if found else ("back" if n else "there")
