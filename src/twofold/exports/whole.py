"""What an export is made from: everything the two share, and nothing either of them keeps to themselves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from twofold.domain.book.year import YearChoice
from twofold.domain.closeness.records import Closeness
from twofold.domain.eyes.gaze import Gaze
from twofold.domain.listening.session import Note, Session
from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.newthings import NewThings
from twofold.domain.promises.rituals import Ritual
from twofold.domain.promises.sentence import Sentence
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import Worksheet
from twofold.practices import PRACTICES

from ..domain.letters.records import Letter
from ..domain.moments.records import Moment
from ..domain.path.records import Path
from ..domain.people import Couple, Invalid
from ..domain.questions.records import Asked
from ..domain.records import Record, Side
from ..domain.retreat.needs import Needs
from ..domain.retreat.plan import Plan
from ..domain.shelf.records import Work
from ..domain.text import clean_line
from ..domain.therapist.records import Shortlist, Therapist
from ..domain.tuning.records import CheckIn, Day

THE_REST = tuple(name for practice in PRACTICES for name in practice.shared)
"""What is told only together with everything else, by its name in the store."""
_MOST_LISTED = 8


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """All that the two share, in any order. Private writings and the locks of drawers have no place here.

    ``more``: the records of the tables that have no field here. ``unread``: a sentence for each record that
    belongs here and could not be read.
    """

    couple: Couple | None = None
    sessions: tuple[Session, ...] = ()
    notes: tuple[Note, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    replies: tuple[Reply, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    plans: tuple[Plan, ...] = ()
    needs: tuple[Needs, ...] = ()
    days: tuple[Day, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    closeness: tuple[Closeness, ...] = ()
    asked: tuple[Asked, ...] = ()
    gazes: tuple[Gaze, ...] = ()
    letters: tuple[Letter, ...] = ()
    moments: tuple[Moment, ...] = ()
    works: tuple[Work, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    rituals: tuple[Ritual, ...] = ()
    newthings: tuple[NewThings, ...] = ()
    paths: tuple[Path, ...] = ()
    therapists: tuple[Therapist, ...] = ()
    shortlists: tuple[Shortlist, ...] = ()
    years: tuple[YearChoice, ...] = ()
    more: Mapping[str, tuple[Record, ...]] = {}
    unread: tuple[str, ...] = ()

    @classmethod
    def of(cls, tables: Mapping[str, tuple[Any, ...]], unread: tuple[str, ...] = ()) -> "Whole":
        """Return the whole of *tables*, each by its name in the store."""
        known = {name: some for name, some in tables.items() if name in cls.__struct_fields__}
        more = {name: some for name, some in tables.items() if name not in known}
        couple = next(iter(known.pop("couple", ())), None)
        return cls(couple=couple, more=more, unread=unread, **known)

    def records(self, table: str) -> tuple[Record, ...]:
        """Return what is here of *table*, by its name in the store."""
        found: tuple[Record, ...] = self.more.get(table, ()) or getattr(self, table, ())
        return found

    def name(self, side: Side) -> str:
        """Return the name of *side*, or words for it before the two have met."""
        if self.couple is None:
            return "One of you" if side == "a" else "The other"
        return self.couple.name(side)

    def worksheet(self, id: str) -> Worksheet:
        """Return the opened round *id*. Raises LookupError, and Invalid while it is private."""
        found = next((sheet for sheet in self.worksheets if sheet.id == id), None)
        if found is None:
            raise LookupError("This round is gone.")
        if found.revealed is None:
            raise Invalid("This round is still private. You can export it once you have opened it together.")
        return found


TABLES = tuple(name for name in Whole.__struct_fields__ if name not in ("couple", "more", "unread"))
"""The tables that have a field there, by their names in the store."""


def left_out(unread: tuple[str, ...]) -> str:
    """Return in words that what *unread* names is not in what was written; "" when all is."""
    if not unread:
        return ""
    if len(unread) == 1:
        return "One record could not be read and is not in it."
    return f"{len(unread):,} records could not be read and are not in it."


def revealed(worksheets: tuple[Worksheet, ...]) -> tuple[Worksheet, ...]:
    """Return the rounds that both have opened, the latest first."""
    opened = [(sheet.revealed.at, sheet.id, sheet) for sheet in worksheets if sheet.revealed is not None]
    return tuple(sheet for *_, sheet in sorted(opened, key=lambda each: each[:2], reverse=True))


def round_of(worksheets: tuple[Worksheet, ...], day: str = "") -> Worksheet:
    """Return the opened round whose date *day* is ("2026-11-03"), or the latest for "".

    Raises Invalid with a sentence that says which rounds there are.
    """
    opened = revealed(worksheets)
    wanted = None
    if day:
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            raise Invalid("Write the date of a round like 2026-11-03.") from None
    if not opened:
        raise Invalid("There is no worksheet to export yet: you have not opened a round together.")
    for sheet in opened:
        if wanted in (None, sheet.day):
            return sheet
    private = any(sheet.day == wanted for sheet in worksheets)
    what = f"The round of {day} is still private" if private else f"There is no round of {day}"
    days = list(dict.fromkeys(sheet.day.isoformat() for sheet in reversed(opened)))
    there = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else days[0]
    raise Invalid(f"{what}. Those you have opened: {there}.")


def plan_of(plans: tuple[Plan, ...], name: str, today: date) -> Plan:
    """Return the plan that *name* means: its title, or a beginning that no other has, in any case; its first
    day ("2026-11-27"); or, for "", the one that is on or comes next on *today*, else the latest.

    Raises Invalid with a sentence that says which plans there are.
    """
    ordered = sorted(plans, key=lambda plan: (plan.start, plan.created, plan.id))
    if not ordered:
        raise Invalid("There is no retreat to export yet: you have not planned one.")
    wanted = clean_line(name).casefold()
    if not wanted:
        coming = [plan for plan in ordered if plan.last >= today]
        return coming[0] if coming else max(ordered, key=lambda plan: plan.last)
    titles = [(clean_line(plan.title).casefold(), plan) for plan in ordered]
    for found in (
        [plan for title, plan in titles if title == wanted],
        [plan for plan in ordered if plan.start.isoformat() == wanted],
        [plan for title, plan in titles if title.startswith(wanted)],
    ):
        if len({(plan.title, plan.start) for plan in found}) == 1:
            return found[-1]
        if found:
            how = "its title" if len({plan.start for plan in found}) == 1 else "its first day"
            raise Invalid(f"{clean_line(name)} could be {_listed(found, 'or')}. Name one by {how}.")
    raise Invalid(f"There is no retreat called {clean_line(name)}. You have {_listed(ordered, 'and')}.")


def _listed(plans: list[Plan], joint: str) -> str:
    """Return what *plans* are called, with their first days; of many, the latest."""
    words = [f"{plan.title} ({plan.start})" for plan in plans[-_MOST_LISTED:]]
    if len(plans) > _MOST_LISTED:
        return f"{', '.join(words)} {joint} {len(plans) - _MOST_LISTED} before"
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
