"""What the made-up couple commits to: a sentence in its second wording, two rituals, and some new things."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from twofold.domain.promises.newthings import NEW_THINGS, Newness, NewThing, NewThings
from twofold.domain.promises.rituals import (
    Ritual,
    Sketch,
    agreed,
    begin,
    kept,
    sketch_of,
    with_lines,
)
from twofold.domain.promises.sentence import Sentence, first
from twofold.domain.promises.sentence import agreed as worded
from twofold.domain.records import Record, Side

from .play import made_id

_BOTH: tuple[Side, Side] = ("a", "b")
_DOOR = Sketch(
    what="Ten minutes at the door", when="when the second of us comes home", who="either",
    happens="coats off, phones into the hall, and a long hug before a word about Dad or the merger",
    ends="by asking what the other needs now", means="you come before the rest of the day",
    skipped="after a night on call: a note on the kettle", days=90,
)  # fmt: skip
_SUPPER = Sketch(
    what="Friday supper", when="every other Friday at eight", who="turns",
    happens="whoever's turn it is cooks, the other chooses the music, nobody mentions work",
    ends="when the candle is down", means="we are more than a household", days=30,
)  # fmt: skip
_THINGS: tuple[tuple[str, int | None, Newness | None], ...] = (
    ("Row a boat, even if neither of you knows how", 44, "very"),
    ("Take a first lesson in a dance that scares you both a little", 23, "quite"),
    ("Swim in the sea before breakfast", None, None),
    ("Throw a pot on a wheel", None, None),
    ("Walk home from the last stop of the night bus", None, None),
    ("Read a play aloud, with all the parts between you", None, None),
)


def rituals(now: datetime) -> list[Record]:
    """Return what the made-up couple promised each other up to *now* (aware)."""
    rng, today = Random(22), now.date()
    then, later = _moment(today, 300, now), _moment(today, 96, now)
    words = "We tell each other the hard things within a week."
    sentence = worded(first(then), words, _BOTH, then, today - timedelta(days=300))
    words = "We tell each other the good things on the same day, and the hard things gently."
    sentence = worded(sentence, words, ("b", "a"), later, today - timedelta(days=96))
    sentence = _stamped(sentence.with_(review=today + timedelta(days=12)), then, later)
    return [sentence, _door(rng, now), _supper(rng, now), _new_things(rng, now)]


def _door(rng: Random, now: datetime) -> Ritual:
    made, looked = _moment(now.date(), 210, now), _moment(now.date(), 118, now)
    ritual = begin(made).with_(id=made_id(rng))
    ritual = agreed(ritual, _DOOR, _BOTH, made, made.date())
    ritual = kept(ritual, ("b", "a"), looked, looked.date())
    return ritual.with_(updated=looked, review=now.date() + timedelta(days=20))


def _supper(rng: Random, now: datetime) -> Ritual:
    made, changed = _moment(now.date(), 75, now), _moment(now.date(), 40, now)
    ritual = begin(made).with_(id=made_id(rng))
    ritual = agreed(ritual, with_lines(_SUPPER, when="every Friday at eight"), _BOTH, made, made.date())
    other = with_lines(sketch_of(ritual), when=_SUPPER.when)
    ritual = agreed(ritual, other, ("b", "a"), changed, changed.date())
    return ritual.with_(updated=changed, review=now.date())


def _new_things(rng: Random, now: datetime) -> NewThings:
    begun = _moment(now.date(), 60, now)
    things = tuple(
        NewThing(
            made_id(rng), what, done=None if days is None else now.date() - timedelta(days=days), new=new
        )
        for what, days, new in _THINGS
    )
    return NewThings(id=NEW_THINGS, created=begun, updated=_moment(now.date(), 23, now), things=things)


def _stamped(sentence: Sentence, created: datetime, updated: datetime) -> Sentence:
    return sentence.with_(created=created, updated=updated)


def _moment(today: date, days: int, now: datetime) -> datetime:
    day = today - timedelta(days=days)
    return datetime.combine(day, time(20, 40), now.tzinfo).astimezone(UTC)
