"""Everything a couple shares, as one JSON document in a stable shape.

The shape: ``twofold_export`` (the version of this shape, 1), ``written`` (UTC), ``couple`` (or null),
``sessions``, ``notes``, ``worksheets``, ``replies``, ``agreements``, ``plans``, ``days``, ``checkins``,
``closeness``, ``asked``, ``gazes``, ``letters``, ``works``, ``sentences``, ``rituals``, ``newthings``,
``paths``, ``years`` and what other tables the practices share, each oldest first, and, where there is any,
``unread``: a sentence about each record that could not be read and is missing here.
A record's fields stand in the order of its class in ``domain``, whose documentation says what they mean;
times are ISO 8601 in UTC, lengths are seconds, and those of a plan are local, in minutes. A note's
``session`` is the id of its session. A worksheet that was not opened yet is told by its date alone, and a
letter that was not opened yet is not told at all; nor is a guess before the cards of both are open. What was
deleted, and what either of the two keeps in a drawer, such as hearts for an idea, is not in it; nor are the
questions that one of them put away alone, or who is ready just now.
Older documents are of the same shape without what there was not yet.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

import msgspec

from twofold.domain.worksheet.rounds import Worksheet

from ..domain.questions.keeping import unsigned
from ..domain.records import Record
from ..domain.tuning.cards import told
from .whole import TABLES, Whole

_R = TypeVar("_R", bound=Record)

SHAPE: Literal[1] = 1


class Archive(Whole, frozen=True, kw_only=True):
    """The whole document. ``msgspec.json.decode(text, type=Archive)`` reads it back."""

    twofold_export: Literal[1] = SHAPE
    written: datetime


def archive(whole: Whole, written: datetime) -> str:
    """Return the JSON document of *whole*, indented, ending in a newline."""
    fields: dict[str, Any] = {"twofold_export": SHAPE, "written": written, "couple": whole.couple}
    fields |= {name: in_order(whole.records(name)) for name in (*TABLES, *whole.more)}
    fields["worksheets"] = [_told(sheet) for sheet in in_order(whole.worksheets)]
    fields["letters"] = [letter for letter in in_order(whole.letters) if letter.opened is not None]
    fields["days"] = [told(day) for day in in_order(whole.days)]
    fields["asked"] = [unsigned(asked) for asked in in_order(whole.asked)]
    if whole.unread:
        fields["unread"] = whole.unread
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"


def _told(sheet: Worksheet) -> Worksheet:
    """Return *sheet*; one that is still private without a trace of who wrote in it last, and when."""
    if sheet.revealed is not None:
        return sheet
    return Worksheet(id=sheet.id, created=sheet.created, updated=sheet.created, day=sheet.day)


def in_order(records: Iterable[_R]) -> Sequence[_R]:
    """Return *records* oldest first; those of the same moment by their id."""
    return sorted(records, key=lambda record: (record.created, record.id))
