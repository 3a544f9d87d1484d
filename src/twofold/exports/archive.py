"""Everything a couple shares, as one JSON document in a stable shape.

The shape: ``twofold_export`` (the version of this shape, 1), ``written`` (UTC), ``couple`` (or null),
``sessions``, ``notes``, ``worksheets``, ``replies``, ``agreements``, ``plans``, ``days``, ``checkins``,
``asked``, ``gazes``, ``letters``, ``works``, ``sentences``, ``rituals``, ``newthings`` and what other tables
the practices share, each oldest first, and, where there is any, ``unread``: a sentence about each record that
could not be read and is missing here.
A record's fields stand in the order of its class in ``domain``, whose documentation says what they mean;
times are ISO 8601 in UTC, lengths are seconds, and those of a plan are local, in minutes. A note's
``session`` is the id of its session. A worksheet that was not opened yet is told by its date alone, and a
letter that was not opened yet is not told at all. What was deleted, and what either of the two keeps in a
drawer, such as hearts for an idea, is not in it; nor is who is ready for something just now. Older documents
are of the same shape without what there was not yet.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, TypeVar

import msgspec

from twofold.domain.eyes.gaze import Gaze
from twofold.domain.listening.session import Note, Session
from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.newthings import NewThings
from twofold.domain.promises.rituals import Ritual
from twofold.domain.promises.sentence import Sentence
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import Worksheet

from ..domain.letters.records import Letter
from ..domain.people import Couple
from ..domain.questions.records import Asked
from ..domain.records import Record
from ..domain.retreat.plan import Plan
from ..domain.shelf.records import Work
from ..domain.tuning.records import CheckIn, Day
from .whole import Whole

_R = TypeVar("_R", bound=Record)

SHAPE: Literal[1] = 1


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document. ``msgspec.json.decode(text, type=Archive)`` reads it back."""

    twofold_export: Literal[1] = SHAPE
    written: datetime
    couple: Couple | None
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    worksheets: tuple[Worksheet, ...] = ()
    replies: tuple[Reply, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    plans: tuple[Plan, ...] = ()
    days: tuple[Day, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    asked: tuple[Asked, ...] = ()
    gazes: tuple[Gaze, ...] = ()
    letters: tuple[Letter, ...] = ()
    works: tuple[Work, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    rituals: tuple[Ritual, ...] = ()
    newthings: tuple[NewThings, ...] = ()
    unread: tuple[str, ...] = ()


def archive(whole: Whole, written: datetime) -> str:
    """Return the JSON document of *whole*, indented, ending in a newline."""
    document = Archive(
        written=written,
        couple=whole.couple,
        sessions=tuple(in_order(whole.sessions)),
        notes=tuple(in_order(whole.notes)),
        worksheets=tuple(map(_told, in_order(whole.worksheets))),
        replies=tuple(in_order(whole.replies)),
        agreements=tuple(in_order(whole.agreements)),
        plans=tuple(in_order(whole.plans)),
        days=tuple(in_order(whole.days)),
        checkins=tuple(in_order(whole.checkins)),
        asked=tuple(in_order(whole.asked)),
        gazes=tuple(in_order(whole.gazes)),
        letters=tuple(letter for letter in in_order(whole.letters) if letter.opened is not None),
        works=tuple(in_order(whole.works)),
        sentences=tuple(in_order(whole.sentences)),
        rituals=tuple(in_order(whole.rituals)),
        newthings=tuple(in_order(whole.newthings)),
        unread=whole.unread,
    )
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    unread = fields.pop("unread")
    fields |= {name: in_order(some) for name, some in whole.more.items()}
    if unread:
        fields["unread"] = unread
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"


def _told(sheet: Worksheet) -> Worksheet:
    """Return *sheet*; one that is still private without a trace of who wrote in it last, and when."""
    if sheet.revealed is not None:
        return sheet
    return Worksheet(id=sheet.id, created=sheet.created, updated=sheet.created, day=sheet.day)


def in_order(records: Iterable[_R]) -> Sequence[_R]:
    """Return *records* oldest first; those of the same moment by their id."""
    return sorted(records, key=lambda record: (record.created, record.id))
