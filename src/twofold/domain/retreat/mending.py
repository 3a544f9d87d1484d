"""Mending what the checks found, by one key: of what might be done, what two tired people would accept.

Nothing is put before the way out or after the way home, and nothing into the night. What is booked, what
happened, the way out and the way home stay as they are; meals keep their hours, and starts fall on quarters
of an hour. An offer does away with its own notice and makes no other. Where nothing can, there is no offer
but the words.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from twofold.domain.people import Invalid

from .balance import weigh
from .checks import NEED_RULES, all_findings, findings
from .easing import EARLY, meal_at
from .needs import Need
from .notices import Finding, Notice
from .plan import STEP, Plan, Slot
from .remedies import LEAST, Remedy
from .timeline import SLEEPS, Timeline

TRIED = 40
"""So many ways are looked at before a notice is left to the two."""
AT_ONCE = 80
"""So many notices of a plan get an offer at once, more than a screen shows; others as these are done."""
OFFERED = 3
"""Most ways to mend a thing that are offered."""
NIGHTLY = ("overlap", "tight")
"""Rules about things that stand too close: what is in the night already may be moved within it."""
STEPWISE = ("hungry", "deep", "solo", *NEED_RULES)
"""Rules about a day that may need more than one step: another of the same kind may take its place."""

Needed = tuple[Need, ...]
"""What each of the two needs (see `needs.read_needs`)."""


def notices(plan: Plan, needs: Needed = ()) -> tuple[Notice, ...]:
    """Return what could be kinder in *plan* (see `findings`), each with what one key would do about it.

    Of more than AT_ONCE the first ones have their offers.
    """
    told = findings(plan, needs)
    line = Timeline(plan)
    ways = (next(_ways(line, told, found, needs), None) for found in told[:AT_ONCE])
    offered = [way.offer if way else "" for way in ways]
    rest = [found.notice for found in told[AT_ONCE:]]
    return (*(replace(found.notice, offer=offer) for found, offer in zip(told, offered, strict=False)), *rest)


def mend(plan: Plan, notice: Notice, new: str, needs: Needed = ()) -> Plan:
    """Return *plan* with what *notice* offers done. *new*: the id of a slot that it may add.

    Raises Invalid when the notice does not stand any more, when there is nothing to offer, or when what it
    offers cannot be done any more.
    """
    found = _found(plan, notice, needs)
    ways = _different(_ways(Timeline(plan), findings(plan, needs), found, needs))
    if not ways:
        raise Invalid("This one needs the two of you: there is no free time to move it to.")
    for way in ways:
        if way.offer == notice.offer:
            return way.change(new)
    raise Invalid("The days have changed. Look at what is offered now.")


def offers(plan: Plan, notice: Notice, needs: Needed = ()) -> tuple[str, ...]:
    """Return the two or three ways to mend *notice*, the least first; () where there is none."""
    try:
        found = _found(plan, notice, needs)
    except Invalid:
        return ()
    return tuple(way.offer for way in _different(_ways(Timeline(plan), findings(plan, needs), found, needs)))


def leave(plan: Plan, notice: Notice, needs: Needed = ()) -> Plan:
    """Return *plan* with *notice* left as it is, so that it is not said again. Raises Invalid: it is gone."""
    _found(plan, notice, needs)
    return plan.with_(left_so=(*plan.left_so, notice.about))


def look_again(plan: Plan) -> Plan:
    """Return *plan* with nothing left as it is. Raises Invalid when nothing was."""
    if not plan.left_so:
        raise Invalid("You have looked at all of it.")
    return plan.with_(left_so=())


def left_as_it_is(plan: Plan, needs: Needed = ()) -> int:
    """Return how many things of *plan* could be kinder and are left as they are."""
    if not plan.left_so:
        return 0
    return sum(found.notice.about in plan.left_so for found in all_findings(plan, needs))


def _found(plan: Plan, notice: Notice, needs: Needed) -> Finding:
    for found in findings(plan, needs):
        if found.notice.about == notice.about:
            return found
    raise Invalid("This is fine already.")


def _different(ways: Iterator[Remedy]) -> list[Remedy]:
    """Return the first few of *ways* that say something else than those before them."""
    found: dict[str, Remedy] = {}
    for way in ways:
        found.setdefault(way.offer, way)
        if len(found) == OFFERED:
            break
    return list(found.values())


def _ways(line: Timeline, told: list[Finding], found: Finding, needs: Needed) -> Iterator[Remedy]:
    """Yield the ways to mend *found* that would be accepted; *told* is all that was found."""
    before = {slot.id: slot for slot in line.plan.slots}
    for way in islice(found.remedies(), TRIED):
        mended = way.change("")
        changed = [slot for slot in mended.slots if slot is not before.get(slot.id)]
        if all(_may_be(line, before.get(slot.id), slot, found.notice) for slot in changed) and _helps(
            line, told, found.notice, mended, needs
        ):
            yield way


def _may_be(line: Timeline, old: Slot | None, slot: Slot, notice: Notice) -> bool:
    """Return whether *slot* may stand as it would then, in the place of *old* (None: it is new)."""
    if not line.within(slot):
        return False
    if old is None:
        return _is_by_day(slot) and slot.start % STEP == 0
    if old.happened or old.fixed or old in line.ways or slot.length < min(LEAST, old.length):
        return False
    if (old.day, old.start) == (slot.day, slot.start):
        return True
    if slot.kind == "meal" and meal_at(old.start) and meal_at(slot.start) != meal_at(old.start):
        return False
    is_put_off = notice.rule in NIGHTLY and not _is_by_day(old)
    return is_put_off or _is_by_day(slot)


def _is_by_day(slot: Slot) -> bool:
    return slot.start >= EARLY and slot.end <= SLEEPS + 60


def _helps(line: Timeline, told: list[Finding], notice: Notice, mended: Plan, needs: Needed) -> bool:
    """Return whether *notice* is gone from *mended*, and no other has come."""
    now = findings(mended, needs)
    before, after = (Counter(found.notice.rule for found in all_) for all_ in (told, now))
    if any(after[rule] > before[rule] for rule in after):
        return False
    if notice.rule not in (*STEPWISE, "full", "lost") and after[notice.rule] == before[notice.rule]:
        return False
    if notice.rule == "full" and notice.day is not None:
        # A day that is much too full takes more than one step.
        old, new = weigh(line.days[notice.day]), weigh(Timeline(mended).days[notice.day])
        return new.open * old.waking > old.open * new.waking
    return notice.about not in {found.notice.about for found in now}
