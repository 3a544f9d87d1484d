"""The weekly check-in: its agenda, whose turn it is, what was promised, and how both close it.

After the weekly meetings that John and Julie Gottman teach. Talking is what matters: every part may be left
out, and nothing has to be written.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Agreement, Review, agree, begin, look_at
from twofold.domain.promises.terms import REVIEW_DAYS, Terms, review_day
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean, clean_line, is_blank

from .records import CheckIn, CheckInSummary, Told

Part = Literal["last", "thanks", "right", "issue", "loved", "promise"]
PARTS: tuple[Part, ...] = ("last", "thanks", "right", "issue", "loved", "promise")
"""The agenda: last time's promises read out · five appreciations each · what went right · one issue · what
would make you feel loved this week · one promise each, and the end."""
LINES: dict[Part, int] = {"thanks": 5, "right": 2, "loved": 1}
"""How many lines each says, by turns, in the parts that go by turns."""
TALK = "understand-first"
"""The listening protocol in which they talk about one issue."""
OPEN_FOR = 6
"""Days for which a check-in that was left is gone on with; later a new one begins."""
REVIEW = 7
"""Days after which the two look at a promise that became an agreement."""

C = TypeVar("C", CheckIn, CheckInSummary)


def new_checkin(now: datetime, today: date) -> CheckIn:
    """Return a check-in begun at *now* (UTC), the local day *today*."""
    return CheckIn(created=now, updated=now, day=today)


def under_way(checkins: Iterable[C], today: date) -> C | None:
    """Return the check-in that was begun lately and is not closed, or None."""
    since = today - timedelta(days=OPEN_FOR)
    found = [each for each in checkins if each.closed is None and since <= each.day <= today]
    return max(found, key=lambda each: (each.day, each.created, each.id), default=None)


def closed_ones(checkins: Iterable[C]) -> list[C]:
    """Return those of *checkins* that both closed, the latest first."""
    done = [(each.closed, each.id, each) for each in checkins if each.closed is not None]
    return [each for *_, each in sorted(done, key=lambda one: one[:2], reverse=True)]


def before(checkins: Iterable[C], checkin: CheckIn) -> C | None:
    """Return the last one that both closed before *checkin* was begun, or None."""
    return next((each for each in _earlier(checkins, checkin)), None)


def begins(checkins: Iterable[C], checkin: CheckIn) -> Side:
    """Return who begins in *checkin*: by turns, from one to the next."""
    return SIDES[len(_earlier(checkins, checkin)) % 2]


def part_of(checkin: CheckIn) -> Part:
    """Return the part of the agenda they are at."""
    return PARTS[min(checkin.part, len(PARTS) - 1)]


def at_part(checkin: CheckIn, part: int) -> CheckIn:
    """Return *checkin* at *part* (0 to 5). Raises Invalid when it is closed, ValueError for another part."""
    _open(checkin)
    if not 0 <= part < len(PARTS):
        raise ValueError(f"There is no part {part}.")
    return checkin.with_(part=part)


def note_of(checkin: CheckIn, part: Part) -> str:
    """Return the note of *part*, or ""."""
    place = PARTS.index(part)
    return checkin.notes[place] if place < len(checkin.notes) else ""


def with_note(checkin: CheckIn, part: Part, words: str) -> CheckIn:
    """Return *checkin* with *words* as the note of *part*. Raises Invalid when it is closed."""
    _open(checkin)
    notes = [note_of(checkin, each) for each in PARTS]
    notes[PARTS.index(part)] = clean(words)
    while notes and is_blank(notes[-1]):
        notes.pop()
    return checkin.with_(notes=tuple(notes))


def with_promise(checkin: CheckIn, side: Side, words: str) -> CheckIn:
    """Return *checkin* with the promise of *side*. Raises Invalid when it is closed."""
    _open(checkin)
    both = tuple(clean_line(words) if each == side else checkin.promises[n] for n, each in enumerate(SIDES))
    return checkin.with_(promises=both)


def with_issue(checkin: CheckIn, words: str) -> CheckIn:
    """Return *checkin* with *words* as what its issue is. Raises Invalid when it is closed."""
    _open(checkin)
    return checkin.with_(issue=clean_line(words))


def with_happened(checkin: CheckIn, side: Side, happened: Told) -> CheckIn:
    """Return *checkin* with what they say of last time's promise of *side*. Raises Invalid: it is closed."""
    _open(checkin)
    both = (happened if each == side else checkin.happened[n] for n, each in enumerate(SIDES))
    return checkin.with_(happened=tuple(both))


def told_before(agreement: Agreement | None) -> Told:
    """Return what a look at *agreement*, which came of a promise, said of it; "" where there was none."""
    looks = [line.review for line in agreement.history if line.review] if agreement else []
    if not looks:
        return ""
    return "yes" if looks[-1].happened == "mostly" else looks[-1].happened


def _settled(
    checkin: CheckIn, asked: Iterable[Agreement], by: tuple[Side, ...], now: datetime, today: date
) -> Iterator[Agreement]:
    """Yield those of *asked*, the agreements of last time's promises, that *checkin* is a look at."""
    for agreement in asked:
        side = next((each for each in SIDES if agreement.id.endswith(f"-{each}")), None)
        happened = checkin.happened[SIDES.index(side)] if side else ""
        if not happened or told_before(agreement) or not agreement.open or not agreement.history:
            continue
        terms = replace(agreement.terms, review=review_day(today, REVIEW_DAYS[-1]))
        with suppress(Invalid):  # one that was changed since may want a look of its own
            yield look_at(agreement, Review(happened), "keep", terms, by, now, today)


def is_untouched(checkin: CheckIn) -> bool:
    """Return whether nothing of *checkin* is worth keeping yet."""
    return checkin.part == 0 and not any(
        (checkin.issue, *checkin.notes, *checkin.promises, *checkin.happened)
    )


def about_issue(checkin: CheckIn) -> str:
    """Return what a listening talk about the issue of *checkin* says that it is about."""
    return f"checkin:{checkin.id}:issue"


def agreement_id(checkin: CheckIn | CheckInSummary, side: Side) -> str:
    """Return the id of the agreement that comes of the promise of *side*: one, however often it is tried."""
    return f"agreement-{checkin.id}-{side}"


def closed(
    checkin: CheckIn,
    by: tuple[Side, ...],
    now: datetime,
    today: date,
    *,
    agreeing: bool = False,
    asked: Iterable[Agreement] = (),
) -> tuple[CheckIn, tuple[Agreement, ...]]:
    """Return *checkin* closed by both (*by*) at *now* (UTC), the local day *today*.

    *agreeing*: each promise becomes an agreement too (the second part of what is returned), to look at after
    REVIEW days. *asked*: those that came of last time's promises; what was said of one counts as the look at
    it, so that nothing asks again (they are in the second part, too). Raises Invalid when it is closed
    already, or not both close it.
    """
    _open(checkin)
    if sorted(by) != sorted(SIDES):
        raise Invalid("It takes both of you to close it: each presses their own key.")
    made = tuple(
        agree(
            Terms(who=side, what=words, review=review_day(today, REVIEW)),
            by,
            now,
            today,
            card=begin(now, id=agreement_id(checkin, side)),
        )
        for side, words in zip(SIDES, checkin.promises, strict=True)
        if agreeing and not is_blank(words)
    )
    settled = tuple(_settled(checkin, asked, by, now, today))
    return checkin.with_(closed=now, agreements=tuple(each.id for each in made)), (*made, *settled)


def _open(checkin: CheckIn) -> None:
    if checkin.closed is not None:
        raise Invalid("Both of you closed this check-in. It can be read, and the next one is a new one.")


def _earlier(checkins: Iterable[C], checkin: CheckIn) -> list[C]:
    return [
        each
        for each in closed_ones(checkins)
        if each.id != checkin.id and each.closed and each.closed <= checkin.created
    ]
