"""A moment is written, shown, seen, and may be answered: it reached me."""

from datetime import datetime

from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

from .records import Jotted, Moment, MomentSummary

NOTHING_THERE = "There is nothing in it yet. One line is enough, such as: You made tea before I woke."
TOO_LONG = f"A moment is one line of up to {LINE_LIMIT} characters. Say it a little shorter."


def jotted(words: str) -> Jotted:
    """Return *words* as a moment of one line. Raises Invalid when it shows nothing, or is too long."""
    line = clean_line(words, LINE_LIMIT + 1)
    if is_blank(line):
        raise Invalid(NOTHING_THERE)
    if len(line) > LINE_LIMIT:
        raise Invalid(TOO_LONG)
    return Jotted(line)


def show(id: str, side: Side, words: str, written: datetime, now: datetime, rev: int = 0) -> Moment:
    """Return the moment *id* of *side*, *written* then, as it is shown to the other *now* (both UTC).

    *rev*: the revision of one that was there under this id, and was deleted. Raises Invalid as `jotted` does.
    """
    line = jotted(words).words
    return Moment(id=id, created=written, updated=now, author=side, words=line, shown=now, rev=rev)


def is_for(moment: Moment | MomentSummary, side: Side | None) -> bool:
    """Return whether *moment* was shown to *side*; with None, whether to anybody."""
    return moment.author is not None and moment.shown is not None and side != moment.author


def seen(moment: Moment, side: Side, now: datetime) -> Moment:
    """Return *moment* once *side* has it before them; of their own, or a second time, nothing changes."""
    if moment.author != other(side) or moment.seen is not None:
        return moment
    return moment.with_(seen=now)


def reach(moment: Moment, seat: Side | None, now: datetime) -> Moment:
    """Return *moment* with the answer of the one it was shown to: it reached me.

    *seat*: who answers, or None at a keyboard of both. Raises Invalid for its writer, and a second time.
    """
    if not is_for(moment, seat):
        raise Invalid("Only the one it was shown to can say that.")
    if moment.reached is not None:
        raise Invalid("You have already said so.")
    return moment.with_(reached=now, seen=moment.seen or now)
