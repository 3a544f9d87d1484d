"""The tables of a file, one for each kind of record, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.practices import named

from .harmless import tamed
from .kinds import DRAWERS, KINDS, WRITINGS, table_of
from .ledger import Ledger
from .records import Records

if TYPE_CHECKING:
    from twofold.domain.drawers import Drawer, Writing
    from twofold.domain.eyes.gaze import Gaze
    from twofold.domain.letters.records import Letter
    from twofold.domain.listening.session import Beat, Note, Session
    from twofold.domain.promises.agreements import Agreement
    from twofold.domain.promises.newthings import NewThings
    from twofold.domain.promises.rituals import Ritual
    from twofold.domain.promises.sentence import Sentence
    from twofold.domain.questions.records import Asked, Evening
    from twofold.domain.ready import Ready
    from twofold.domain.retreat.plan import Plan
    from twofold.domain.shelf.records import Work
    from twofold.domain.tuning.records import CheckIn, Day, Rhythm
    from twofold.domain.worksheet.requests import Reply
    from twofold.domain.worksheet.rounds import Worksheet

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=msgspec.Struct)
_CARDS = {"sessions": "listening.session:SessionSummary"}
"""What home shows of the records of tables that grow long, as `practices` names it."""


class RecordTables:
    """``store[Work]`` is the table of that kind of record, of whichever practice (`practices`).

    Those of ours have a name here too.
    """

    couple: Records[Couple]
    sessions: Records[Session]
    beats: Records[Beat]
    notes: Records[Note]
    drawers: Records[Drawer]
    writings: Records[Writing]
    worksheets: Records[Worksheet]
    replies: Records[Reply]
    agreements: Records[Agreement]
    plans: Records[Plan]
    days: Records[Day]
    checkins: Records[CheckIn]
    rhythms: Records[Rhythm]
    asked: Records[Asked]
    evenings: Records[Evening]
    gazes: Records[Gaze]
    letters: Records[Letter]
    works: Records[Work]
    sentences: Records[Sentence]
    rituals: Records[Ritual]
    newthings: Records[NewThings]
    ready: Records[Ready]

    def __init__(self, ledger: Ledger, now: Callable[[], datetime]) -> None:
        """Read and write the tables of *ledger*."""
        self.ledger = ledger
        self._now = now
        self._tables: dict[str, Records[Any]] = {}

    def __getitem__(self, kind: type[R]) -> Records[R]:
        """Return the table of *kind*. Raises TypeError when no practice keeps such records."""
        return self._book(kind)

    def table(self, name: str) -> Records[Any]:
        """Return the table called *name*. Raises KeyError when there is none."""
        if name not in self._tables:
            # No practice is loaded before it is used: the tables are made when they are asked for.
            summaries = None
            if name in _CARDS:
                from .summaries import Summaries

                summaries = Summaries(self.ledger, name, named("domain", _CARDS[name]))
            guarded = name in (DRAWERS, WRITINGS)
            self._tables[name] = Records(
                self.ledger, name, KINDS[name], self._now, guarded=guarded, summaries=summaries
            )
        return self._tables[name]

    def __getattr__(self, name: str) -> Any:
        if name not in RecordTables.__annotations__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        setattr(self, name, self.table(name))
        return self._tables[name]

    def _book(self, kind: type[Any]) -> Records[Any]:
        return self.table(table_of(kind))

    def has(self, table: str) -> bool:
        """Whether anything is in the table called *table*, deleted or not; costs nothing."""
        return self.ledger.count(table) > 0

    def glance(self, table: str, card: type[C]) -> list[C]:
        """Return what is in the table called *table*, deleted or not, as *card*, in no order.

        What kind of records these are is not loaded for it; those that are no such card are left out.
        """
        decoder, found = msgspec.json.Decoder(card), []
        for raw in self.ledger.table(table).values():
            with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                found.append(decoder.decode(raw))
        return found

    def find(self, kind: type[R], id: str) -> R | None:
        """Return the record *id* of this *kind*, or None if there is none, it was deleted, or cannot be read.

        Raises BadRecord for private writing and the locks of drawers, which must not seem to be missing.
        """
        found: R | None = self._book(kind).get(id)
        return found

    def fault(self, kind: type[Record], id: str) -> str:
        """Return the sentence that says why the record *id* of this *kind* cannot be read; "" when it can."""
        return str(self._book(kind).fault(id) or "")

    def last(self, kind: type[R], id: str) -> R | None:
        """As `find`, but a deleted record as well."""
        found: R | None = self._book(kind).last(id)
        return found

    def rev(self, kind: type[Record], id: str) -> int:
        """Return the revision of the record *id*, deleted or not; 0 when there never was one."""
        return self._book(kind).rev(id)

    def every(self, kind: type[R]) -> list[R]:
        """Return all records of this *kind* that can be read, deleted ones too, in no order."""
        decoder, found = msgspec.json.Decoder(kind), []
        for raw in self.ledger.table(self._book(kind).name).values():
            with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                found.append(tamed(decoder.decode(raw)))
        return found
