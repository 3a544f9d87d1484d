"""What the days of a plan cost, as ratios in one run: ``python -m tests.benchmarks.retreat``.

    python -m tests.benchmarks.retreat [--runs N] [--keys N] [--only paint|keys|keep|home]

30 plans lie in the file, and the one that comes next has 200 things in its 14 days. Ours and what it is
measured against take turns, so a busy machine weighs on both alike; the milliseconds are medians, given for
scale only. The page of the days stands beside a bare Textual app with the same kind of widgets, in real
pseudo-terminals of 80 by 24. The order of the house is: a key, the rule, the disk, the screen; nothing that
was not saved is ever shown. So a key that moves something stands beside a bare app that does the same: it
appends 8 KB and has them on the disk before it draws. A bare app that keeps nothing takes its turns too, for
information, without a budget. A save stands beside one such append, and home beside home without plans.

The budgets: first paint within 1.25 times, a key within 1.2 times, a save within 3 times.
"""

import argparse
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median

from twofold.domain.people import meet
from twofold.domain.records import Record
from twofold.domain.retreat.closing import closed, looked
from twofold.domain.retreat.plan import (
    FOLLOW_UPS,
    MOST_DAYS,
    SLOT_KINDS,
    Budget,
    Cost,
    Idea,
    Plan,
    Slot,
    Thing,
    Todo,
)
from twofold.domain.retreat.slots import nudge

from .bare import ROWS
from .bare_days import BLOCKS, FIRST, LENGTH, STEP, span
from .lives import a_store
from .program import Program, environment
from .startup import HOME, KEY, PAINT, _heading, _line
from .store import floor, in_turns, timed
from .store import say as say_ratio

PLANS = 30
BARE = ["-m", "tests.benchmarks.bare_days"]
SAVE = 3
"""The budget of a save, as a ratio."""
_HUB = "Ground rules"
"""Stands on the page of a plan, and nowhere before it."""


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="starts of each program (15)")
    parser.add_argument("--keys", type=int, default=120, help="keys that move something (120)")
    parser.add_argument("--only", choices=("paint", "keys", "keep", "home"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twofold-bench-") as name:
        folder = Path(name)
        if asked.only in (None, "keep"):
            keep(folder)
        terminals = Terminals(folder)
        if asked.only in (None, "paint"):
            terminals.paint(asked.runs)
        if asked.only in (None, "keys"):
            terminals.keys(asked.keys)
        if asked.only in (None, "home"):
            terminals.home(asked.runs)


# What lies in the file


def a_plan(number: int, start: date, days: int, things: int) -> Plan:
    """Return a plan with so many *things* in its *days*, most hours of the day filled, and all its lists."""
    at = datetime.now(UTC) - timedelta(days=400 - number)
    slots = []
    for place in range(things):
        day, row = place % days, place // days
        slots.append(
            Slot(
                day=day, start=FIRST + 60 * row, length=LENGTH, title=f"Thing {row} of day {day}",
                kind=SLOT_KINDS[place % len(SLOT_KINDS)], place="The old pier" if row % 3 else "",
                notes="Ask at the harbour the evening before; they take twelve at a time.",
                cost=12_50 if row % 4 == 0 else None,
            )
        )  # fmt: skip
    return Plan(
        created=at, updated=at, title=f"Days {number}", purpose="To find each other again", where="away",
        start=start, days=days, slots=tuple(slots),
        ideas=tuple(Idea(title=f"An idea, number {n}", by="a", hearts=(2, 3)) for n in range(8)),
        todos=tuple(Todo(what=f"A thing to do, number {n}", done=at) for n in range(8)),
        packing=tuple(Thing(what=f"A thing to pack, number {n}") for n in range(30)),
        budget=Budget(limit=900_00, costs=(Cost(what="The house", cost=400_00),)),
    )  # fmt: skip


def a_past(number: int, today: date) -> Iterator[Record]:
    """Yield a plan of three days that was closed, and its agreements."""
    last = today - timedelta(days=40 * (number + 2))
    plan = a_plan(number, last - timedelta(days=2), 3, 24)
    at = datetime(last.year, last.month, last.day, 20, tzinfo=UTC)
    plan, made = closed(plan, ("a", "b"), at, last)
    for after in FOLLOW_UPS:
        plan = looked(plan, after, at + timedelta(days=after))
    yield plan
    yield from made


def big(today: date) -> Plan:
    """Return the plan that comes next, as full as can be."""
    return a_plan(0, today + timedelta(days=9), MOST_DAYS, BLOCKS)


def all_of_them() -> list[Record]:
    """Return a couple and its 30 plans."""
    today = datetime.now(UTC).date()
    return [
        meet("Ines", "Rowan"),
        big(today),
        *(record for number in range(PLANS - 1) for record in a_past(number, today)),
    ]


# Saving


def keep(folder: Path, times: int = 200) -> None:
    """Measure the save of a moved thing in a plan of 200, and in one of 24."""
    print(f"\nthe save of a moved thing, {PLANS} plans in the file", flush=True)
    store = a_store(folder / "keep.json", *all_of_them())
    plans = sorted(store.plans.all(), key=lambda plan: len(plan.slots))
    for plan in (plans[-1], plans[0]):
        kept, by = [plan], cycle((STEP, -STEP))

        def moved(kept: list[Plan] = kept, by: Iterator[int] = by) -> None:
            (one,) = store.save(nudge(kept[0], kept[0].slots[0].id, next(by)))
            assert isinstance(one, Plan)
            kept[0] = one

        append, taken = in_turns(floor(folder), moved, times=times)
        alone = timed(lambda plan=plan: nudge(plan, plan.slots[0].id, STEP), 50)  # type: ignore[misc]
        label = f"save, {len(plan.slots)} things ({taken:.2f} ms, {alone:.2f} to move it) : 8 KB appended"
        say_ratio(label, taken / append, SAVE)
    store.close()


# The pages


class Terminals:
    """Ours and the bare app in pseudo-terminals, with their files in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment(folder)
        self._random = Random(1)

    def paint(self, runs: int) -> None:
        """Measure from a key to the first paint of the days, for the first time and once more."""
        ours = self._ours("paint", all_of_them())
        times: dict[str, list[float]] = {}
        for run in range(runs + 1):
            for name in islice(cycle(("bare", "ours")), run % 2, run % 2 + 2):
                with Program(BARE if name == "bare" else ours, self.env) as program:
                    before = self._to_hub(program) if name == "ours" else self._at(program, ROWS[-1])
                    for word in ("", " again"):
                        taken = program.press("d", span(FIRST))
                        times.setdefault(f"{name}{word}", []).append(taken)
                        program.rest(0.4)
                        program.press("\x1b", before)
                        program.rest(0.4)
        times = {name: own[1:] for name, own in times.items()}  # the first of each finds cold files
        for word, title in (("", "the first time"), (" again", "once more")):
            base = times[f"bare{word}"]
            _heading(f"from D to the days, {BLOCKS} things, {title}", base, PAINT)
            _line("ours", times[f"ours{word}"], base, PAINT)

    def keys(self, count: int) -> None:
        """Measure from a key that moves something to the new time on screen, three apps in turns."""
        with (
            Program(BARE, self.env) as bare,
            Program([*BARE, str(self.folder)], self.env) as keeping,
            Program(self._ours("keys", all_of_them()), self.env) as ours,
        ):
            self._at(bare, ROWS[-1])
            self._at(keeping, ROWS[-1])
            self._to_hub(ours)
            three = (bare, keeping, ours)
            for one in three:
                one.press("d", span(FIRST))
                one.rest(1.0)
            times: dict[Program, list[float]] = {one: [] for one in three}
            ways = (("l", FIRST + STEP), ("e", FIRST))
            for number, (key, start) in enumerate(islice(cycle(ways), count + count % 2)):
                for one in islice(cycle(three), number % 3, number % 3 + 3):
                    # Never twice the same, or keys would fall in step with a timer.
                    one.rest(self._random.uniform(0.1, 0.2))
                    times[one].append(one.press(key, span(start)))
        title = f"a key that moves one of {BLOCKS} things, to its new time on screen"
        _heading(f"{title}, against a bare app that keeps it", times[keeping], KEY)
        _line("ours", times[ours], times[keeping], KEY)
        _heading(f"{title}, against one that keeps nothing", times[bare])
        _line("ours", times[ours], times[bare])
        low = ", ".join(f"{1000 * min(times[one]):.1f}" for one in three)
        print(f"  the quickest of {len(times[ours])}: bare, keeping, ours {low} ms")

    def home(self, runs: int) -> None:
        """Measure from the start of the process to home's list, with and without plans."""
        few = self._ours("none", [meet("Ines", "Rowan")])
        many = self._ours("many", all_of_them())
        times: dict[str, list[float]] = {"none": [], "many": []}
        for run in range(runs + 1):
            for name in islice(cycle(times), run % 2, run % 2 + 2):
                with Program(few if name == "none" else many, self.env) as program:
                    times[name].append(program.shown(HOME) - program.began)
        base, own = times["none"][1:], times["many"][1:]
        _heading("first paint of home, against home without plans", base)
        _line(f"{PLANS} plans", own, base)
        print(f"  {1000 * (median(own) - median(base)):.1f} ms more")

    def _ours(self, name: str, records: list[Record]) -> list[str]:
        path = self.folder / f"{name}.json"
        if not path.exists():
            a_store(path, *records).close()
        return ["-m", "twofold", "--file", str(path)]

    def _at(self, program: Program, words: str) -> str:
        program.shown(words)
        program.rest(0.5)
        return words

    def _to_hub(self, program: Program) -> str:
        """From the start to the page of the plan that comes next."""
        self._at(program, HOME)
        program.press("r", "Days 0")
        program.rest(0.5)
        program.press("\r", _HUB)
        program.rest(0.5)
        return _HUB


if __name__ == "__main__":
    main()
