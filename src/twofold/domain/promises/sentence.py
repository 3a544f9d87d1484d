"""The sentence the two commit to: written together, both say yes, and its earlier wordings stay readable.

It is no contract: either may ask to change it, both say yes to what it becomes, and to letting it go.
"""

from datetime import date, datetime, timedelta
from typing import Annotated

import msgspec

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

SENTENCE = "sentence"
"""The id of the one Sentence there is."""
AGAIN_DAYS: tuple[int, ...] = (30, 90, 365)
"""Days after which they read it again."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Worded(msgspec.Struct, frozen=True):
    """A wording that both said yes to, ``at`` (UTC), ``by`` in the order of their keys."""

    words: _Line
    at: datetime
    by: tuple[Side, ...]


class Sentence(Record, frozen=True, kw_only=True):
    """The sentence the two commit to; ``id`` is SENTENCE.

    ``history``: its wordings, oldest first; the last holds, unless its words are empty: then they let it go.
    ``sketch``: a wording that is being written, or None. ``days``: after how many they read it again, and
    ``review``: the local day of that, or None.
    """

    one_of_a_kind = True

    history: tuple[Worded, ...] = ()
    sketch: _Line | None = None
    days: int = AGAIN_DAYS[1]
    review: date | None = None

    @property
    def words(self) -> str:
        """What holds now, or ""."""
        return self.history[-1].words if self.history else ""


def first(now: datetime) -> Sentence:
    """Return the record, with nothing in it yet, begun at *now* (UTC)."""
    return Sentence(id=SENTENCE, created=now, updated=now)


def sketched(sentence: Sentence, words: str) -> Sentence:
    """Return *sentence* with *words* as they are typed; nothing of them holds."""
    words = clean_line(words)
    return sentence.with_(sketch=None if words == sentence.words else words)


def trouble(words: str, sentence: Sentence) -> str:
    """Return a sentence about why *words* cannot become what holds, or ""."""
    if is_blank(words):
        return "Write the sentence first. A few words are enough."
    if clean_line(words) == sentence.words:
        return "Nothing has changed yet. Change a word first, or read it again as it is."
    return ""


def agreed(sentence: Sentence, words: str, by: tuple[Side, ...], now: datetime, today: date) -> Sentence:
    """Return *sentence* with *words* holding from *now* (UTC), the local day *today*; both (*by*) said yes.

    Raises Invalid when nothing is different, or not both agree.
    """
    if refused := trouble(words, sentence):
        raise Invalid(refused)
    return _with(sentence, clean_line(words), by, now, today)


def read_again(sentence: Sentence, by: tuple[Side, ...], now: datetime, today: date) -> Sentence:
    """Return *sentence* read again by both (*by*) as it is, with the next day for it.

    Raises Invalid when nothing holds, or not both pressed.
    """
    if not sentence.words:
        raise Invalid("There is no sentence to read yet.")
    _both(by)
    return sentence.with_(review=today + timedelta(days=sentence.days))


def let_go(sentence: Sentence, by: tuple[Side, ...], now: datetime, today: date) -> Sentence:
    """Return *sentence* let go by both (*by*); its wordings stay. Raises Invalid."""
    if not sentence.words:
        raise Invalid("There is no sentence to let go.")
    return _with(sentence, "", by, now, today).with_(review=None)


def is_due(sentence: Sentence, today: date) -> bool:
    """Return whether the two wanted to read it again by *today*."""
    return bool(sentence.words) and sentence.review is not None and sentence.review <= today


def _with(sentence: Sentence, words: str, by: tuple[Side, ...], now: datetime, today: date) -> Sentence:
    _both(by)
    return sentence.with_(
        history=(*sentence.history, Worded(words, now, by)),
        sketch=None,
        review=today + timedelta(days=sentence.days),
    )


def _both(by: tuple[Side, ...]) -> None:
    if sorted(by) != sorted(SIDES):
        raise Invalid("It takes both of you: each presses their own key.")
