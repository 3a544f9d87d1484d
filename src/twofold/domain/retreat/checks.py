"""Looking over a plan: what would make the days harder than they need to be. It warns, and never blocks.

The rules follow what led weekends do, and what those who plan their own came to regret: at most two deep
practices a day, each short and with a break after it, no hard talk late, room to arrive, meals, rest,
something new, an hour for each alone, and a fifth of the day for nothing at all.
"""

from collections.abc import Callable, Iterator

from twofold.domain.dates import spoken_minutes
from twofold.domain.records import SIDES

from .balance import weigh
from .easing import (
    ALONE,
    EARLY,
    HUNGRY,
    LATE,
    afforded,
    alone,
    brought_back,
    fed,
    left_alone,
    own_time,
    renewed,
    rested,
    thinned,
)
from .money import over
from .needs import Need, alone_words
from .nights import clock_words, is_unclear
from .notices import Finding, Notice
from .plan import DAY, Plan, Slot
from .remedies import (
    DEEP,
    DEEPS,
    NIGHT,
    Remedies,
    afterwards,
    apart,
    arrival,
    between,
    daylight,
    fewer,
    shorter,
    soon,
)
from .slots import lost
from .timeline import BETWEEN, Timeline, called, demanding, has_alone, room, share, spoken_day
from .times import clock_of

NEED_RULES = ("need-a", "need-b")
"""The rules about what one of the two needs."""


def findings(plan: Plan, needs: tuple[Need, ...] = ()) -> list[Finding]:
    """Return what could be kinder in *plan*, in the order of days and times, the whole plan last.

    What the rules say of a whole day is asked of days that span six hours or more. What has happened is not
    looked at again, what they leave as it is is not said, and a plan without slots has nothing to say but of
    its money. *needs*: what each of the two needs (see `needs.read_needs`). The offers are still to be found
    (see `mending`).
    """
    return [found for found in all_findings(plan, needs) if found.notice.about not in plan.left_so]


def all_findings(plan: Plan, needs: tuple[Need, ...] = ()) -> list[Finding]:
    """Return what could be kinder in *plan* (see `findings`), with what they leave as it is."""
    line = Timeline(plan)
    told = [*_pairs(line), *_arrivals(line), *_whole(line), *_needed(line, needs)]
    for day in range(plan.days):
        told += [*_deep(line, day), *_hungry(line, day), *_unclear(line, day)]
        if line.whole(day):
            told += _day(line, day)
    return sorted(told, key=lambda found: (found.notice.day is None, found.notice.day or 0, found.at))


def _find(
    rule: str, slots: tuple[Slot, ...], words: str, why: str, remedies: Callable[[], Remedies]
) -> Finding:
    last = slots[-1]
    return Finding(Notice(rule, last.day, tuple(slot.id for slot in slots), words, why), last.start, remedies)


def _pairs(line: Timeline) -> Iterator[Finding]:
    """Yield what overlaps, and what is too close together: at most once by each rule for each slot."""
    recent: list[tuple[int, Slot]] = []
    for things in line.days:
        for slot in things:
            start = slot.day * DAY + slot.start
            recent = [(end, other) for end, other in recent if end > start - BETWEEN]
            before = [(end, other) for end, other in recent if share(other, slot) and _open(other, slot)]
            if under := max((pair for pair in before if pair[0] > start), key=lambda p: p[0], default=None):
                yield _overlap(line, under[1], slot, min(under[0], start + slot.length) - start)
            told = set()
            for end, other in before:
                needed, rule = room(other, slot)
                if 0 <= start - end < needed and rule not in told:
                    told.add(rule)
                    yield _close(line, other, slot, start - end)
            recent.append((start + slot.length, slot))


def _open(first: Slot, second: Slot) -> bool:
    return not (first.happened or second.happened)


def _overlap(line: Timeline, first: Slot, second: Slot, minutes: int) -> Finding:
    words = f"{called(first)} and {called(second)} overlap by {spoken_minutes(minutes)}."
    why = "One of the two would be cut short, and you would feel it."
    return _find("overlap", (first, second), words, why, lambda: apart(line, first, second))


def _close(line: Timeline, first: Slot, second: Slot, gap: int) -> Finding:
    names = f"{called(first)} and {called(second)}"
    time = spoken_minutes(gap)
    gap_words = f"There {'are' if time[0].isdigit() else 'is'} only {time}" if gap else "There is no time"
    words = f"{gap_words} between {names}."
    rule = room(first, second)[1]
    if rule == "deep":
        why = "What you say needs a few minutes to settle."
    elif "travel" in (first.kind, second.kind):
        why = "Getting there takes longer than you think, and leaving in a hurry undoes a good hour."
    else:
        why = "They are in different places, and getting there takes a while."
    return _find(rule, (first, second), words, why, lambda: between(line, first, second))


def _deep(line: Timeline, day: int) -> Iterator[Finding]:
    deep = [slot for slot in line.days[day] if demanding(slot)]
    if len(deep) > DEEPS and any(not slot.happened for slot in deep):
        words = f"{spoken_day(line.plan, day)} has {len(deep)} deep talks or exercises."
        why = "After two in a day, heads and hearts are full."
        yield _find("deep", tuple(deep), words, why, lambda: fewer(line, deep))
    awake = line.awake(day)
    for slot in deep:
        if slot.happened:
            continue
        if slot.length > DEEP:
            words = f"{called(slot)} goes deep for {spoken_minutes(slot.length)}."
            why = "Three quarters of an hour is as much as most people can take in."
            yield _find("deep", (slot,), words, why, _later(shorter, line, slot))
        if slot.depth == "hard" and (slot.end > NIGHT or slot.start < EARLY):
            words = f"{called(slot)} is a hard talk in the evening."
            why = "Tired people hear the worst in each other. By day it goes better."
            yield _find("hard-evening", (slot,), words, why, _later(daylight, line, slot))
        if len(awake) > 1 and slot is awake[-1]:
            words = f"{called(slot)} is the last thing on {spoken_day(line.plan, day)}."
            why = "A day that ends gently stays with you. Plan something quiet after it."
            yield _find("hard-last", (slot,), words, why, _later(afterwards, line, slot))


def _later(
    remedy: Callable[[Timeline, Slot], Remedies], line: Timeline, slot: Slot
) -> Callable[[], Remedies]:
    return lambda: remedy(line, slot)


def _arrivals(line: Timeline) -> Iterator[Finding]:
    for before, slot in soon(line):
        if before is None:
            words = f"{called(slot)} is the very first thing."
        else:
            words = f"{called(slot)} comes right after {called(before)}."
        why = "Arriving takes half an hour. Until then nobody is really there."

        def remedy(before: Slot | None = before, slot: Slot = slot) -> Remedies:
            return arrival(line, before, slot)

        yield _find("hard-arrival", (slot,), words, why, remedy)


def _hungry(line: Timeline, day: int) -> Iterator[Finding]:
    awake = line.awake(day)
    if not awake:
        return
    since, before = max(EARLY, awake[0].start), awake[0]
    last = min(LATE, max(slot.end for slot in awake))
    meals: list[Slot | None] = [slot for slot in awake if slot.kind == "meal" or slot.with_meal]
    for meal in (*meals, None):
        until = min(meal.start if meal else last, LATE)
        if until - since > HUNGRY:
            ids = (before.id, meal.id) if meal else (before.id,)
            words = (
                f"There is nothing to eat on {spoken_day(line.plan, day)} "
                f"between {clock_of(since)} and {clock_of(until)}."
            )
            why = "After five hours without a meal, small things feel big."
            notice = Notice("hungry", day, ids, words, why)

            def remedy(since: int = since, until: int = until) -> Remedies:
                return fed(line, day, since, until)

            yield Finding(notice, since, remedy)
        if meal and meal.end >= since:
            since, before = max(EARLY, meal.end), meal


def _unclear(line: Timeline, day: int) -> Iterator[Finding]:
    """Yield what begins or ends at a time that the clocks skip, or show twice."""
    for slot in line.days[day]:
        if not slot.happened and is_unclear(line.plan, slot):
            why = "On such a night a time is easily misread, by you or by anyone waiting for you."
            yield _find("clocks", (slot,), f"{called(slot)}: {clock_words(line.plan, slot)}", why, _nothing)


def _nothing() -> Remedies:
    yield from ()


def _day(line: Timeline, day: int) -> Iterator[Finding]:
    """Yield what a whole day lacks."""
    things, name = line.awake(day), spoken_day(line.plan, day)
    if all(slot.happened for slot in things):
        return

    def find(rule: str, words: str, why: str, remedy: Callable[[Timeline, int], Remedies]) -> Finding:
        return Finding(Notice(rule, day, (), words, why), DAY, lambda: remedy(line, day))

    if not any(slot.kind == "rest" for slot in things):
        why = "What you learn about each other sinks in while you rest."
        yield find("no-rest", f"{name} has no rest.", why, rested)
    a, b = alone(line, day)
    if min(a, b) < ALONE:
        whom = "each of you" if max(a, b) < ALONE else "one of you"
        why = "Being close is easier when you have also had time alone."
        yield find("solo", f"{name} leaves {whom} less than an hour alone.", why, left_alone)
    share_out = weigh(things)
    if share_out.open * 5 < share_out.waking:
        why = "The best of such days is often unplanned. Leave about a fifth of the day open."
        yield find("full", f"{name} leaves hardly any open time.", why, thinned)


def _needed(line: Timeline, needs: tuple[Need, ...]) -> Iterator[Finding]:
    """Yield what one of them needs and the days do not have: of each the longest time alone."""
    whole = [day for day in range(line.plan.days) if line.whole(day)]
    open_ = [day for day in whole if not all(slot.happened for slot in line.awake(day))]
    for side in SIDES:
        asked = [need for need in needs if need.side == side and need.alone]
        for daily in (False, True):
            need = max((each for each in asked if each.daily == daily), key=lambda n: n.alone, default=None)
            if need is None or not open_:
                continue
            lacking = [day for day in whole if not has_alone(line.awake(day), side, need.alone)]
            if not daily and lacking == whole:
                words = f"{need.name} needs {alone_words(need)}, and there is none yet."
                yield _need(line, need, None, words, open_)
            for day in lacking if daily else ():
                if day in open_:
                    words = f"{need.name} needs {alone_words(need)}, also on {spoken_day(line.plan, day)}."
                    yield _need(line, need, day, words, [day])


def _need(line: Timeline, need: Need, day: int | None, words: str, days: list[int]) -> Finding:
    why = f"It is in what each of you needs: “{need.words}”."
    notice = Notice(f"need-{need.side}", day, (), words, why)
    at = 0 if day is None else DAY
    return Finding(notice, at, lambda: own_time(line, need.side, need.alone, need.name, days))


def _whole(line: Timeline) -> Iterator[Finding]:
    """Yield what is said of the whole plan."""

    def find(rule: str, words: str, why: str, remedy: Callable[[Timeline], Remedies]) -> Finding:
        return Finding(Notice(rule, None, ids, words, why), 0, lambda: remedy(line))

    ids: tuple[str, ...] = ()
    whole = [day for day in range(line.plan.days) if line.whole(day)]
    things = [slot for day in line.days for slot in day]
    if whole and not any(slot.kind == "new" for slot in things) and any(not slot.happened for slot in things):
        why = "Couples remember what they did together for the first time."
        yield find("nothing-new", "Nothing in it is new to you both yet.", why, renewed)
    if over(line.plan):
        why = "Better to talk about it now than to do sums while you are there."
        yield find("budget", "It comes to more than the limit you set.", why, afforded)
    if gone := lost(line.plan):
        ids = tuple(slot.id for slot in gone)
        names = called(gone[0]) if len(gone) == 1 else f"{called(gone[0])} and {len(gone) - 1} more"
        why = "They were planned when there were more days. Nothing is lost."
        words = f"{names} {'lies' if len(gone) == 1 else 'lie'} on days that are no longer part of it."
        yield find("lost", words, why, brought_back)
