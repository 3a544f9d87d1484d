"""A path from its problem to the look two weeks later: where the two are on it, and what each step changes.

Nothing has to be done in its order but the opening, which comes before the talks; a talk may be had again.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from twofold.domain.dates import local_day
from twofold.domain.drawers import WritingSummary, finished
from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean, clean_line, is_blank

from .circle import first_circle
from .records import PREPARED_LIMIT, TALKS, Path, PathSummary, Prepared, Talk, TalkName

Stage = Literal["prepare", "understand", "circle", "try", "living", "look", "left", "ended"]
"""Each prepares alone · the talk that comes next · they try what they agreed on, until the look · its day has
come · it is put aside · it is over."""
LOOK_AFTER = 14
"""Days after the third talk on which they look how it is."""
FARTHEST = 366
"""Most days ahead that a talk, or the look, may be."""
PARTS = Prepared.__struct_fields__
NO_PROBLEM = "Say in one line what it is about."


def begin(problem: str, now: datetime, after: Path | None = None) -> Path:
    """Return a path about *problem*, begun at *now* (UTC); *after*: the one that it goes round again.

    Raises Invalid where no problem is named.
    """
    words = clean_line(problem)
    if is_blank(words):
        raise Invalid(NO_PROBLEM)
    return Path(created=now, updated=now, problem=words, after=after.id if after else "")


def renamed(path: Path, problem: str) -> Path:
    """Return *path* with the words *problem*. Raises Invalid where there are none."""
    if is_blank(words := clean_line(problem)):
        raise Invalid(NO_PROBLEM)
    return path.with_(problem=words)


# -- preparing, and opening ---------------------------------------------------------------------------


def is_empty(prepared: Prepared) -> bool:
    """Return whether nothing is in *prepared*."""
    return all(is_blank(getattr(prepared, name)) for name in PARTS)


def tidy(prepared: Prepared) -> Prepared:
    """Return *prepared* with its words cleaned, as they are kept."""
    return Prepared(**{name: clean(getattr(prepared, name), PREPARED_LIMIT).strip() for name in PARTS})


def who_is_ready(writings: Iterable[WritingSummary], path_id: str) -> set[Side]:
    """Return who has finished preparing for the path *path_id*."""
    return finished(writings, path_id, "path")


def can_open(ready: Collection[Side]) -> bool:
    """Return whether both are *ready*."""
    return set(ready) == set(SIDES)


def opened(path: Path, a: Prepared, b: Prepared, now: datetime) -> Path:
    """Return *path* with what both prepared, opened at *now* (UTC), and the circle that it suggests.

    Raises Invalid when one of them is empty.
    """
    if is_empty(a) or is_empty(b):
        raise Invalid("One of the two is still empty. A word or two is enough.")
    a, b = tidy(a), tidy(b)
    return path.with_(a=a, b=b, opened=now, circle=first_circle(a, b))


def prepared_by(path: Path, side: Side) -> Prepared:
    """Return what *side* prepared and opened."""
    return path.a if side == "a" else path.b


# -- the talks ----------------------------------------------------------------------------------------


def about_talk(path_id: str, name: TalkName) -> str:
    """Return what a session is about that is the talk *name* of the path *path_id*."""
    return f"path:{path_id}:{name}"


def talked(path: Path | PathSummary, sessions: Iterable[SessionSummary]) -> dict[TalkName, date]:
    """Return which talks of *path* they had, and on which day: as they said, or listened to the end."""
    held: dict[str, date] = {}
    for card in sessions:
        if card.status == "finished":
            day = local_day(card.updated)
            held[card.about] = max(held.get(card.about, day), day)
    days = {name: path.talk(name).done or held.get(about_talk(path.id, name)) for name in TALKS}
    return {name: day for name, day in days.items() if day is not None}


def look_day(path: Path | PathSummary, had: Mapping[TalkName, date]) -> date | None:
    """Return the day on which they look at *path*, when they *had* these talks; None before the third."""
    if path.look is not None or "try" not in had:
        return path.look
    return had["try"] + timedelta(days=LOOK_AFTER)


def under_way(path: Path | PathSummary, sessions: Iterable[SessionSummary]) -> TalkName | None:
    """Return which talk of *path* is begun and not over, or None."""
    begun = {card.about for card in sessions if card.status in NOT_OVER}
    return next((name for name in TALKS if about_talk(path.id, name) in begun), None)


def stage(path: Path | PathSummary, had: Mapping[TalkName, date], today: date) -> Stage:
    """Return where the two are on *path* on the local day *today*, when they *had* these talks."""
    if path.ended is not None:
        return "ended"
    if path.left is not None:
        return "left"
    if path.opened is None:
        return "prepare"
    # The third talk may come first: what they try then is looked at all the same.
    if (look := look_day(path, had)) is None:
        return next(name for name in TALKS if name not in had)
    return "look" if look <= today else "living"


def with_day(path: Path, name: TalkName, day: date | None, today: date) -> Path:
    """Return *path* with its talk *name* planned for *day*, or for none.

    Raises Invalid where that is before *today*, or more than a year away.
    """
    if day is not None:
        _check(day, today)
    return _with_talk(path, replace(path.talk(name), day=day))


def with_done(path: Path, name: TalkName, today: date) -> Path:
    """Return *path* with its talk *name* had on the local day *today*; after the third comes the look."""
    after = _with_talk(path, replace(path.talk(name), day=None, done=today))
    return with_look(after, today + timedelta(days=LOOK_AFTER), today) if name == "try" else after


def not_done(path: Path, name: TalkName) -> Path:
    """Return *path* with its talk *name* still to come."""
    after = _with_talk(path, replace(path.talk(name), done=None))
    return after.with_(look=None) if name == "try" else after


# -- the look, and the end ----------------------------------------------------------------------------


def with_look(path: Path, day: date, today: date) -> Path:
    """Return *path* to be looked at on *day*. Raises Invalid as `with_day` does."""
    _check(day, today)
    return path.with_(look=day)


def with_now(path: Path, now: tuple[str, str]) -> Path:
    """Return *path* with what each says of how it is *now*."""
    a, b = (clean_line(words) for words in now)
    return path.with_(now=(a, b))


def ended(path: Path, now: datetime) -> Path:
    """Return *path* over, at *now* (UTC)."""
    return path.with_(ended=now, left=None)


def again(path: Path, now: datetime) -> tuple[Path, Path]:
    """Return a new path about the same problem, begun at *now* (UTC), and *path* over."""
    return begin(path.problem, now, path), ended(path, now)


def left(path: Path, now: datetime) -> Path:
    """Return *path* put aside at *now* (UTC)."""
    return path.with_(left=now)


def taken_up(path: Path) -> Path:
    """Return *path* under way again, where it was."""
    return path.with_(left=None, ended=None)


def _with_talk(path: Path, talk: Talk) -> Path:
    known = {each.id: each for each in path.talks} | {talk.id: talk}
    return path.with_(talks=tuple(known.get(name, Talk(name)) for name in TALKS))


def _check(day: date, today: date) -> None:
    if day < today:
        raise Invalid("That day is past. Choose today or a later day.")
    if day > today + timedelta(days=FARTHEST):
        raise Invalid("That is more than a year away. Choose an earlier day.")
