"""The plan of a retreat: one record with everything the two decided about it.

Its slots stand at local wall time in the plan's one zone, on days counted from the first: no change of the
clocks and no move of the dates can shift them against each other.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Literal

import msgspec

from twofold.domain.records import Hands, Record, Side, new_id

from .amounts import Amount, Code, CodeOrOurs, Conversion, Exact, Rate
from .asplanned import AsPlanned
from .limits import File, Line, Link, Notes

MOST_DAYS = 14
"""Most days of a retreat."""
MOST_SLOTS = 400
"""Most slots of a plan, and most entries of each of its lists."""
DAY = 24 * 60
"""Minutes of a day."""
LATEST = 30 * 60
"""A slot ends at the latest at six in the morning after its day, in minutes from that day's midnight."""
DAWN = 4 * 60
"""What begins before it belongs to the night of the day before."""
STEP = 15
"""Minutes by which a key moves, lengthens or shortens a slot."""

Where = Literal["home", "away", "workshop"]
"""At home, away, or a workshop that somebody leads."""
WHERE: tuple[Where, ...] = ("home", "away", "workshop")
SlotKind = Literal["connect", "new", "rest", "meal", "travel", "solo", "logistics"]
SLOT_KINDS: tuple[SlotKind, ...] = ("connect", "new", "rest", "meal", "travel", "solo", "logistics")
Whose = Literal["both", "each", "a", "b"]
"""Whose something to pack is: shared, one for each of them, or one partner's."""
WHOSE: tuple[Whose, ...] = ("both", "each", "a", "b")
Depth = Literal["light", "deep", "hard"]
"""How much a slot asks of the two: light, deep, or a hard talk (which is deep as well)."""
DEPTHS: tuple[Depth, ...] = ("light", "deep", "hard")
Happened = Literal["", "done", "skipped"]
FOLLOW_UPS: tuple[int, ...] = (7, 30)
"""Days after the last day at which the two look back at what they took home."""

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_Heart = Annotated[int, msgspec.Meta(ge=0, le=3)]


class _Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An entry of one of a plan's lists; ``id`` tells it from the others for ever."""

    id: _Id = msgspec.field(default_factory=new_id)


class Slot(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """Something that has its time.

    ``day``: 0 for the first day (it may lie beyond the last when the retreat was made shorter). ``start``:
    minutes after that day's midnight, 1440 and more in the night after it; ``length``: minutes. ``depth``:
    see Depth. ``place``, ``notes``: words. ``share``: for both, or for one of them alone; ``owner``: who sees
    to it. ``cost``: planned, ``spent``: what it came to, ``payer``: who paid; None where nobody said.
    ``cost_in``, ``spent_in``: the currency of each where it is not the plan's, else "". ``practice``: what of
    this app belongs to it (see content), or "". ``happened``: what became of it. ``session``: the id of the
    listening session held in it, or "". ``fixed``: it is booked, or led by somebody, and keeps its time.
    ``with_meal``: something to eat is part of it, though it is no meal. ``link``: its page on the web;
    ``number``: what it is booked under; ``phone``: whom to call; ``address``: for a map; ``file``: the path
    of a file on this machine, such as the ticket. Each is "" where it has none. ``instead``: what
    they do if it rains; ``planned``: what it was, while that is on (see weather), or None."""

    title: Line
    day: Annotated[int, msgspec.Meta(ge=0, le=366)] = 0
    start: Annotated[int, msgspec.Meta(ge=0, lt=LATEST)]
    length: Annotated[int, msgspec.Meta(ge=5, le=LATEST)] = 60
    kind: SlotKind = "connect"
    depth: Depth = "light"
    place: Line = ""
    notes: Notes = ""
    owner: Hands = "both"
    cost: Amount | None = None
    cost_in: CodeOrOurs = ""
    spent: Amount | None = None
    spent_in: CodeOrOurs = ""
    payer: Side | None = None
    practice: Line = ""
    happened: Happened = ""
    session: Line = ""
    fixed: bool = False
    with_meal: bool = False
    share: Hands = "both"
    link: Link = ""
    number: Line = ""
    phone: Line = ""
    address: Line = ""
    file: File = ""
    instead: Line = ""
    planned: AsPlanned | None = None

    @property
    def end(self) -> int:
        """Minutes after the midnight of its day at which it ends; above 1440 on the next morning."""
        return self.start + self.length

    @property
    def sound(self) -> bool:
        """Whether its time and its length go together."""
        return self.end <= LATEST


def of_its_night(slot: Slot) -> Slot:
    """Return *slot* on the day whose night it begins in; what fits into no night is left where it is."""
    if not slot.day or slot.start >= DAWN or slot.end + DAY > LATEST:
        return slot
    return msgspec.structs.replace(slot, day=slot.day - 1, start=slot.start + DAY)


class Idea(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """A place, an activity or a workshop that one of them thought of.

    ``where``: how far, in their words. ``days``: when, in their words. ``hearts``: what both gave it, blind,
    once opened (a, b), else None; ``vetoed``: one of them took it out, and nobody keeps who. ``slot``: the id
    of the slot it became, or "".
    """

    title: Line
    link: Link = ""
    price: Amount | None = None
    distance: Line = ""
    days: Line = ""
    notes: Notes = ""
    by: Side | None = None
    hearts: tuple[_Heart, _Heart] | None = None
    vetoed: bool = False
    slot: str = ""


class Todo(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """Something to do before. ``due``: the last day for it, or None. ``done``: when it was ticked (UTC)."""

    what: Line
    owner: Hands = "both"
    due: date | None = None
    done: datetime | None = None


class Rule(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """A ground rule of the two, for these days."""

    words: Line


class Thing(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """Something to pack. ``whose``: see Whose. ``packed``: it is in the bag; of what each needs one of their
    own it is said in ``packed_by`` for each (a, b), and not here."""

    what: Line
    whose: Whose = "both"
    packed: bool = False
    packed_by: tuple[bool, bool] = (False, False)

    @property
    def missing(self) -> int:
        """How many of it are not in a bag yet: one, or two where each needs one."""
        return 2 - sum(self.packed_by) if self.whose == "each" else int(not self.packed)


class Cost(_Part, frozen=True, omit_defaults=True, kw_only=True):
    """Money that belongs to no slot, such as the room. As in Slot; ``share``: for both, or for one alone."""

    what: Line
    cost: Amount | None = None
    cost_in: CodeOrOurs = ""
    spent: Amount | None = None
    spent_in: CodeOrOurs = ""
    payer: Side | None = None
    share: Hands = "both"


class Budget(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The money of a retreat. ``limit``: what it may come to, or None. ``split``: False is one pot.

    ``part``: the percentage of what is for both that the first partner (a) bears when it is split.
    """

    limit: Amount | None = None
    split: bool = False
    part: Annotated[int, msgspec.Meta(ge=0, le=100)] = 50
    costs: tuple[Cost, ...] = ()


class Closing(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the two took home. ``takeaways``: up to three by each (a, b). ``promises``: the words of each;
    ``agreements``: the ids of what became of them. ``checkin``: when they sit down again, local wall time in
    the plan's zone, or None. ``at``: when it was closed (UTC), None while it is being written."""

    takeaways: tuple[tuple[Line, ...], tuple[Line, ...]] = ((), ())
    promises: tuple[Line, Line] = ("", "")
    agreements: tuple[str, ...] = ()
    day: Line = ""
    time: Line = ""
    checkin: datetime | None = None
    at: datetime | None = None


class FollowUp(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A look back, ``after`` so many days, or at the check-in they named (0). ``words``: a line of each."""

    after: int
    words: tuple[Line, Line] = ("", "")
    at: datetime | None = None

    @property
    def id(self) -> int:
        """What tells it from the others."""
        return self.after


class Plan(Record, frozen=True, kw_only=True):
    """A retreat.

    ``title``: what they call it. ``purpose``: the sentence that says what it is for, or "". ``where``: see
    Where. ``start``: its first day; ``days``: how many. ``zone``: the IANA name of the zone its times are in.
    ``currency``: ISO 4217; ``rates``: what others count as ("JPY/EUR": how many EUR is one JPY);
    ``conversions``: how it came to be the plan's, the last one last; ``exact``: amounts that it cannot write
    exactly, by the id of their part and what they are, in plans of before. ``template``: the id of what it
    began with, or "". ``accepted``: who accepted the ground rules as they stand. ``left_so``: what could be
    kinder and is left as it is (`checks.Notice.about`).
    """

    FIELD_WORDS: ClassVar[dict[str, str]] = {
        "title": "The name is", "purpose": "The purpose is", "where": "The kind of place is",
        "start": "The dates are", "days": "The dates are", "zone": "The time zone is",
        "currency": "The currency is", "rates": "The rates are",
        "accepted": "Your yes to the ground rules is",
        "budget": "The budget is", "closing": "The closing is", "left_so": "What you leave as it is is",
    }  # fmt: skip
    """What is said of a field that is taken back."""

    title: Line
    purpose: Line = ""
    where: Where = "home"
    start: date
    days: Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)] = 1
    zone: Line = "UTC"
    currency: Code = "EUR"
    exact: dict[str, Exact] = {}
    rates: dict[str, Rate] = {}
    conversions: tuple[Conversion, ...] = ()
    template: Line = ""
    slots: tuple[Slot, ...] = ()
    ideas: tuple[Idea, ...] = ()
    todos: tuple[Todo, ...] = ()
    rules: tuple[Rule, ...] = ()
    accepted: tuple[Side, ...] = ()
    packing: tuple[Thing, ...] = ()
    budget: Budget = Budget()
    closing: Closing | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    left_so: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Let what begins in a night belong to the evening before it: there is one place for each time."""
        if any(slot.day and slot.start < DAWN for slot in self.slots):
            msgspec.structs.force_setattr(self, "slots", tuple(map(of_its_night, self.slots)))

    @property
    def last(self) -> date:
        """Its last day."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def closed(self) -> bool:
        """Whether they have closed it together."""
        return self.closing is not None and self.closing.at is not None

    def slot(self, id: str) -> Slot | None:
        """Return the slot *id*, or None when it is gone."""
        return next((slot for slot in self.slots if slot.id == id), None)

    def idea(self, id: str) -> Idea | None:
        """Return the idea *id*, or None when it is gone."""
        return next((idea for idea in self.ideas if idea.id == id), None)


class Hearts(msgspec.Struct, frozen=True):
    """What one partner gives the ideas of a plan, blind: ``given`` 0 to 3 hearts by idea id; ``veto``: the id
    of the one idea they would rather not, or ""."""

    given: dict[str, _Heart] = {}
    veto: str = ""


Change = Callable[[Plan], Plan]
"""A pure change of a plan. Done again on a newer one when the other terminal was quicker; it raises Invalid,
with a sentence, when it cannot be done."""
