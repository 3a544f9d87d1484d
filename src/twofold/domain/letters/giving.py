"""A letter is sealed for the other, waits, and is opened: who may do what, and when."""

from datetime import date, datetime

from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.domain.text import clean_line, is_blank

from .records import Draft, Envelope, Letter, LetterSummary

NOTHING_THERE = "There is nothing in it yet. Write a line first."
NOT_YOURS = "Only the one who wrote it can do that."
OPENED = "It has been opened already."
SEALED = "It is sealed already."
NOT_SEALED = "It is not sealed any more."


def reader_of(letter: Letter | LetterSummary) -> Side:
    """Return whom *letter* is for. Raises Invalid when it does not say who wrote it."""
    if letter.author is None:
        raise Invalid("This letter does not say who wrote it.")
    return other(letter.author)


def may_change(letter: Letter, side: Side) -> bool:
    """Return whether *side* may write in *letter*: its writer, while it is not sealed."""
    return letter.author == side and letter.sealed is None and letter.opened is None and not letter.deleted


def may_open(letter: Letter | LetterSummary, today: date) -> bool:
    """Return whether its reader may open *letter* on the local day *today*."""
    whose = letter.author is not None or letter.by_both
    if not whose or letter.sealed is None or letter.opened is not None:
        return False
    return letter.opens is None or letter.opens <= today


def first_day(draft: Draft, today: date) -> date | None:
    """Return the day from which on *draft* shall be opened, as seen on *today*; None for any.

    Raises Invalid when the day cannot be read, or is not ahead.
    """
    if draft.when not in ("day", "both"):
        return None
    if is_blank(draft.day):
        raise Invalid("Name the day, like 12 March, Friday or in 10 days.")
    try:
        day = read_day(draft.day, today)
    except ValueError as error:
        raise Invalid(str(error)) from None
    if day <= today:
        raise Invalid("Name a day that is still ahead, or let it be opened any time.")
    return day


def seal(letter: Letter, side: Side, draft: Draft, now: datetime, today: date) -> tuple[Letter, Envelope]:
    """Return *letter* as *side* gives it to the other, and what lies in the envelope: all of *draft*.

    Raises Invalid when it is not theirs to give, was given, or is empty, or when the day or the occasion is
    missing.
    """
    if letter.author != side or letter.deleted:
        raise Invalid(NOT_YOURS)
    if letter.sealed is not None or letter.opened is not None:
        raise Invalid(OPENED if letter.opened else SEALED)
    if is_blank(draft.text):
        raise Invalid(NOTHING_THERE)
    occasion = clean_line(draft.occasion) if draft.when == "occasion" else ""
    if draft.when == "occasion" and is_blank(occasion):
        raise Invalid("Say in a few words what it waits for, like: when you miss me.")
    opens, both = first_day(draft, today), draft.when == "both"
    given = letter.with_(sealed=now, opens=opens, occasion=occasion, to_both=both)
    return given, Envelope(draft.title, draft.text, draft.form)


def sent(letter: Letter, side: Side, draft: Draft, now: datetime) -> Letter:
    """Return *letter*, the message *draft* that *side* sent by telephone: both have it from *now* (UTC) on.

    Raises Invalid when it is not theirs, was given, or is empty.
    """
    if letter.author != side or letter.deleted:
        raise Invalid(NOT_YOURS)
    if letter.sealed is not None or letter.opened is not None:
        raise Invalid(OPENED if letter.opened else SEALED)
    if is_blank(draft.text):
        raise Invalid(NOTHING_THERE)
    return letter.with_(opened=now, way="sent", title=draft.title, text=draft.text, form=draft.form)


def take_back(letter: Letter, side: Side) -> Letter:
    """Return *letter* as it is after *side*, its writer, took it back. Raises Invalid for anyone else, and
    once it is opened or was not sealed."""
    if letter.author != side:
        raise Invalid(NOT_YOURS)
    if letter.opened is not None:
        raise Invalid(OPENED)
    if letter.sealed is None:
        raise Invalid(NOT_SEALED)
    return letter.with_(sealed=None, opens=None, occasion="", to_both=False)


def open_it(letter: Letter, side: Side, envelope: Envelope, now: datetime, today: date) -> Letter:
    """Return *letter* as *side*, its reader, opens it on the local day *today*: *envelope* is in it.

    Raises Invalid for anyone else, before its day, and when it was taken back or opened meanwhile.
    """
    if letter.author is None or reader_of(letter) != side:
        raise Invalid("It is for the other of you.")
    if letter.to_both:
        raise Invalid("It is for both of you. Open it together.")
    return _opened(letter, envelope, now, today)


def open_together(letter: Letter, envelope: Envelope, now: datetime, today: date) -> Letter:
    """Return *letter*, which is for both, as the two open it together on the local day *today*.

    *envelope*: what is in it. Raises Invalid before its day, and when it was taken back or opened meanwhile.
    """
    if not letter.is_ours:
        raise Invalid("It is for one of you.")
    return _opened(letter, envelope, now, today)


def _opened(letter: Letter, envelope: Envelope, now: datetime, today: date) -> Letter:
    if letter.opened is not None:
        raise Invalid(OPENED)
    if letter.sealed is None or letter.deleted:
        raise Invalid("It has been taken back.")
    if not may_open(letter, today):
        raise Invalid("Its day has not come yet.")
    return letter.with_(opened=now, title=envelope.title, text=envelope.text, form=envelope.form)


def thank(letter: Letter, words: str) -> Letter:
    """Return the opened *letter* with the *words* its reader wrote back. Raises Invalid before that."""
    if letter.opened is None:
        raise Invalid("It has to be opened first.")
    return letter.with_(thanked=clean_line(words))


def wished(draft: Draft, letter: Letter) -> Draft:
    """Return *draft* with the day and occasion that *letter* was sealed with, for it to be sealed again.

    A day is written out, so that it is read as the same one on any day.
    """
    if letter.opens is not None:
        return replace(draft, when="both" if letter.to_both else "day", day=letter.opens.isoformat())
    return replace(draft, when="occasion" if letter.occasion else "any", occasion=letter.occasion)
