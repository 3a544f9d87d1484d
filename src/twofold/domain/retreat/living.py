"""Living a plan: what is on now, what comes next, what is still open, and moving what slipped.

Nothing here counts what was left out: what did not happen is just not for this time.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, cast

import msgspec
from msgspec.structs import replace

from twofold.domain.listening.session import SessionSummary
from twofold.domain.people import Invalid

from .nights import EVENING, MORNING, lived
from .plan import DAY, LATEST, Happened, Plan, Slot
from .slots import found, free_place, on_day, order
from .summaries import PlanSummary
from .times import local, span_of

Stage = Literal["coming", "on", "over", "closed"]
"""How a plan stands: before its first day, on its days, after them, and closed by both."""
HAPPENED: tuple[Happened, ...] = ("", "done", "skipped")
ROUND = 5
"""Minutes to which "now" is rounded down when something is moved there."""


def stage(plan: Plan | PlanSummary, now: datetime) -> Stage:
    """Return how *plan* stands at *now* (aware); its last night belongs to it, until six in the morning."""
    if plan.closed:
        return "closed"
    day, minutes = local(cast(Plan, plan), now)
    if day < 0:
        return "coming"
    return "on" if _is_before_its_end(plan, day, minutes) else "over"


def may_go_on(plan: Plan | PlanSummary, now: datetime) -> bool:
    """Return whether *plan* was closed while its days are on, at *now* (aware): something may be to come."""
    day, minutes = local(cast(Plan, plan), now)
    return plan.closed and day >= 0 and _is_before_its_end(plan, day, minutes)


def goes_on(plan: Plan, now: datetime) -> bool:
    """Return whether *plan* was closed, and something of it is under way at *now* (aware) or to come."""
    if not may_go_on(plan, now):
        return False
    here = live(plan, now)
    return bool(here.now or here.next)


def _is_before_its_end(plan: Plan | PlanSummary, day: int, minutes: int) -> bool:
    return day * DAY + minutes < (plan.days - 1) * DAY + LATEST


class Live(msgspec.Struct, frozen=True):
    """A plan at one moment.

    ``day`` (0 is the first; it may lie outside) and ``minutes`` after its midnight: what the clocks there
    show; in a night it is still the day before, and the minutes are 1440 or more. ``now``: under way, and
    neither done nor let go. ``next``: what comes next, maybe on a later day. ``left``: what else is to come
    on this day, after ``next``. ``slipped``: its time on this day has passed, and nobody said what became of
    it. ``done``: what happened on this day, or was let go."""

    day: int
    minutes: int
    now: tuple[Slot, ...]
    next: Slot | None
    left: tuple[Slot, ...]
    slipped: tuple[Slot, ...]
    done: tuple[Slot, ...]

    @property
    def is_night(self) -> bool:
        """Whether nothing is to come of this day, and it is time to sleep."""
        late = self.minutes >= EVENING and (self.next is None or self.next.day > self.day)
        return not self.now and (late or self.minutes < MORNING)


def live(plan: Plan, now: datetime) -> Live:
    """Return *plan* as it is at *now* (aware)."""
    day, minutes = lived(plan, now)
    on: list[Slot] = []
    coming: list[Slot] = []
    slipped: list[Slot] = []
    done: list[Slot] = []
    for slot in sorted(plan.slots, key=lambda slot: (slot.day * DAY + slot.start, *order(slot))):
        if slot.day >= plan.days or slot.day < day - 1:
            continue
        begins, ends = span_of(plan, slot)
        if slot.happened:
            if slot.day == day or begins <= now < ends:
                done.append(slot)
        elif begins <= now < ends:
            on.append(slot)
        elif now < begins:
            coming.append(slot)
        elif slot.day == day and (minutes < DAY or slot.start >= DAY):
            slipped.append(slot)  # after midnight what the day did not bring is held against nobody
    left = tuple(slot for slot in coming[1:] if slot.day == day)
    return Live(day, minutes, tuple(on), coming[0] if coming else None, left, tuple(slipped), tuple(done))


def begun(plan: Plan, since: datetime, now: datetime) -> tuple[Slot, ...]:
    """Return the slots that begin after *since* and not after *now* (aware), and are still open."""
    return tuple(
        slot
        for slot in plan.slots
        if not slot.happened and slot.day < plan.days and since < span_of(plan, slot)[0] <= now
    )


def happened(plan: Plan, slot_id: str, what: Happened) -> Plan:
    """Return *plan* with *what* became of the slot ("" opens it again). Raises Invalid when it is gone."""
    return _with(plan, {slot_id: replace(found(plan, slot_id), happened=what)})


def ticked(plan: Plan, slot_id: str) -> Plan:
    """Return *plan* with the slot done, or let go, or open again: whichever comes next.

    Raises Invalid when it is gone.
    """
    here = HAPPENED.index(found(plan, slot_id).happened)
    return happened(plan, slot_id, HAPPENED[(here + 1) % len(HAPPENED)])


# -- what slipped --------------------------------------------------------------------------------------------


class Move(msgspec.Struct, frozen=True):
    """A way to move a slot: to ``start`` on ``day``; ``behind`` are the others as they stand then."""

    slot: str
    day: int
    start: int
    behind: tuple[Slot, ...] = ()


def to_now(plan: Plan, slot_id: str, now: datetime) -> Move:
    """Return how the slot can begin *now* (aware).

    What follows and would overlap moves behind it: in its order, giving up the free time in between first,
    and nothing moves that need not. Nobody moves what happened already, a train (kind "travel") or what is
    booked. Raises Invalid when the slot is gone or booked, the days are not on, or the rest of the day is too
    short for it all.
    """
    slot, day, minutes = _may_move(plan, slot_id, now)
    start = minutes - minutes % ROUND
    limit = _end_of_day(plan, day, minutes)
    _fits(start + slot.length, limit)
    following = [s for s in on_day(plan, day) if s.id != slot.id and not s.happened and s.start >= start]
    behind: list[Slot] = []
    by, since = 0, 0
    for place, other in enumerate(following):
        by = by - max(0, other.start - since) if place else start + slot.length - other.start
        if by <= 0:
            break
        if other.kind == "travel" or other.fixed:
            raise Invalid(f"There is not enough time for it before “{other.title}”.")
        since = max(since, other.end)
        begins = other.start + by
        _fits(begins + other.length, limit)
        behind.append(replace(other, start=begins))
    return Move(slot.id, day, start, tuple(behind))


def to_free(plan: Plan, slot_id: str, now: datetime) -> Move:
    """Return how the slot can stand in the next free place of the day of *now* (aware); nothing else moves.

    Raises Invalid when the slot is gone or booked, the days are not on, or there is no such place.
    """
    slot, day, minutes = _may_move(plan, slot_id, now)
    others = tuple(s for s in plan.slots if s.id != slot.id and s.happened != "skipped")
    start = free_place(plan.with_(slots=others), day, slot.length, -(-minutes // ROUND) * ROUND)
    if start is None or start >= DAY:
        raise Invalid("There is no free time left for it on this day. Leave it open, or let it go.")
    _fits(start + slot.length, _end_of_day(plan, day, minutes))
    return Move(slot.id, day, start)


def moved(plan: Plan, move: Move) -> Plan:
    """Return *plan* after *move*; the slot is open again. Raises Invalid when one of its slots is gone."""
    slot = replace(found(plan, move.slot), day=move.day, start=move.start, happened="")
    others = {other.id: replace(found(plan, other.id), start=other.start) for other in move.behind}
    return _with(plan, {slot.id: slot, **others})


def slip(plan: Plan, slot_id: str, now: datetime, free: bool = False) -> Plan:
    """Return *plan* with the slot moved to *now* (aware), or into the next free place (*free*).

    Raises Invalid as `to_now` and `to_free` do.
    """
    return moved(plan, (to_free if free else to_now)(plan, slot_id, now))


_TOO_LATE = "The rest of the day is too short for that. Leave it open, or let it go."


def _may_move(plan: Plan, slot_id: str, now: datetime) -> tuple[Slot, int, int]:
    slot = found(plan, slot_id)
    day, minutes = lived(plan, now)
    if not 0 <= day < plan.days:
        raise Invalid("You can move things to now only during the retreat.")
    if slot.fixed:
        raise Invalid("It is booked, so it keeps its time. Leave it open, or let it go.")
    if slot.happened == "done":
        raise Invalid("That is done. Reopen it first if you want to do it again.")
    return slot, day, minutes


def _end_of_day(plan: Plan, day: int, minutes: int) -> int:
    """Return the minutes at which *day* ends: midnight, or later where they planned to be up, or are."""
    return LATEST if minutes >= DAY else max((DAY, *(slot.end for slot in on_day(plan, day))))


def _fits(end: int, limit: int) -> None:
    if end > limit:
        raise Invalid(_TOO_LATE)


# -- the practice of a slot ----------------------------------------------------------------------------------


def about(plan: Plan | PlanSummary, slot_id: str = "") -> str:
    """Return what a listening session of this slot says that it is about; without a slot, how all begin."""
    return f"slot:{plan.id}:{slot_id}"


def held(plan: Plan, sessions: Iterable[SessionSummary]) -> dict[str, SessionSummary]:
    """Return the latest of *sessions* that is over for each slot (by id) of *plan* in which one was held."""
    latest: dict[str, SessionSummary] = {}
    start = about(plan)
    for card in sessions:
        if card.about.startswith(start) and card.status in ("finished", "stopped"):
            slot_id = card.about.removeprefix(start)
            if slot_id not in latest or latest[slot_id].created < card.created:
                latest[slot_id] = card
    return latest


def with_sessions(plan: Plan, sessions: Mapping[str, SessionSummary]) -> Plan:
    """Return *plan* with the *sessions* of its slots (see `held`) noted in them.

    A slot in which a session was finished is done, unless they said already what became of it; one that is
    noted already is left as it is, so that they can open it again.
    """
    new: dict[str, Slot] = {}
    for slot_id, card in sessions.items():
        slot = plan.slot(slot_id)
        if slot is not None and slot.session != card.id:
            done = card.status == "finished" and not slot.happened
            new[slot_id] = replace(slot, session=card.id, happened="done" if done else slot.happened)
    return _with(plan, new)


def _with(plan: Plan, slots: Mapping[str, Slot]) -> Plan:
    return plan.with_(slots=tuple(slots.get(slot.id, slot) for slot in plan.slots))
