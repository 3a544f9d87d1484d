"""What the pages about finding a therapist share: what is kept, the questions, and how the list reads."""

from datetime import date

from textual.content import Content

from twofold.content import page
from twofold.domain.dates import past_day
from twofold.domain.people import Couple
from twofold.domain.promises.timing import clock_time
from twofold.domain.records import SIDES, Record
from twofold.domain.therapist.finding import STATES, next_session
from twofold.domain.therapist.offers import when_words
from twofold.domain.therapist.records import (
    SHORTLIST,
    Meeting,
    Shortlist,
    State,
    Therapist,
    TherapistSummary,
)
from twofold.domain.therapist.shortlisting import said_of
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import House, newest
from twofold.screens.undoing import Step
from twofold.widgets.plain import hue, plain

LIST = "therapist"
"""Under what name the app keeps what was done to the list, and to everybody on it."""
TITLES: dict[State, str] = {"chosen": "Chosen", "listed": "Your list", "put aside": "Put aside"}
assert set(TITLES) == set(STATES)


def shortlist(house: House) -> Shortlist | None:
    """Return what both said and opened."""
    return newest(house, Shortlist, SHORTLIST)


def known(house: House) -> list[TherapistSummary]:
    """Return everybody on the list, in any order."""
    return house.store[Therapist].peek(TherapistSummary)


def questions() -> list[tuple[str, list[str]]]:
    """Return the questions of the first call under their titles, those for the two afterwards at the end."""
    parts = page("first-call").split("\n# ")[1:]
    return [(part.partition("\n")[0], bullets(part)) for part in parts]


def bullets(text: str) -> list[str]:
    """Return the points of *text*."""
    return [line[2:] for line in text.split("\n") if line.startswith("- ")]


def edit_of(page_: Editing, id: str) -> Edit[Therapist]:
    """Return the edit of the one with *id*, on *page_*."""
    return Edit(page_, Therapist, id, where="on your list", history=LIST)


def said_words(house: House, id: str) -> Content:
    """Return what both said of the one with *id*: their marks, and the words; "" before it was opened."""
    words, couple = said_of(shortlist(house), id), house.couple()
    if words is None:
        return Content("")
    parts = [Content.assemble(_mark(couple, n), f" {word}") for n, word in enumerate(words)]
    return Content("   ").join(parts)


def _mark(couple: Couple, n: int) -> Content:
    partner = couple.partner(SIDES[n])
    return Content.styled(partner.mark, hue(partner.colour))


def note_of(house: House, each: TherapistSummary, today: date) -> Content:
    """Return what stands beside a name on the list: the next session, what both said, or else the call."""
    coming, said = next_session(each, today), said_words(house, each.id)
    if coming is not None:
        when = plain(when_words(coming, today))
        return Content("   ").join([when, said]) if said else when
    return said or plain("called" if each.answers else "not called yet")


def session_words(meeting: Meeting, today: date) -> str:
    """Return when *meeting* is or was, as seen on *today*."""
    if meeting.day >= today:
        return when_words(meeting, today)
    return past_day(meeting.day, today) + (f" at {clock_time(meeting.at)}" if meeting.at else "")


class OnOne(Editing):
    """A page about the one with *therapist_id*."""

    def __init__(self, therapist_id: str) -> None:
        super().__init__()
        self.therapist_id = therapist_id
        self.edit = edit_of(self, therapist_id)

    @property
    def history(self) -> str:
        """What is done to one can be taken back on the list as well."""
        return LIST

    @property
    def steps(self) -> list[Step]:
        """What was done to this one and can be taken back; the newest is last."""
        return [s for s in super().steps if s.before.id == self.therapist_id and not s.after.deleted]

    def edit_of(self, record: Record) -> Edit[Therapist]:
        """Return the edit of this one."""
        return self.edit

    @property
    def one(self) -> Therapist | None:
        """The one as they stand, or None when they are gone."""
        return self.edit.look()

    def draw(self) -> None:
        """Draw it, under the name."""
        super().draw()
        if (one := self.one) is not None:
            self.head(one.name)
