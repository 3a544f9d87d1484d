"""How soon home is there, and how soon a key shows, against a bare Textual app in the same terminal.

    python -m tests.benchmarks.startup [--runs N] [--keys N] [--only paint|keys|words]

Everything runs in real pseudo-terminals of 80 by 24. Ours and the bare app take turns, run by run and key
by key, and each figure is the median of the ratios of such pairs, so a busy machine weighs on both alike.
The milliseconds are medians, given for scale only.

The budgets: first paint within 1.15 times the bare app's, and with ten years of use within 1.25 times; what
stands open within 1.5 times; the made-up couple within twice; and a key within 1.2 times.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from twofold.demo import furnish
from twofold.demo.listening import history
from twofold.domain.people import meet
from twofold.domain.records import new_id
from twofold.store import Store

from .bare import LABEL, ROWS
from .program import ROOT, Program, environment

PAINT, KEY, DEMO = 1.25, 1.2, 2
"""The budgets, as ratios."""
YOUNG, STANDS = 1.15, 1.5
"""Those of home up to a year of use, and of what stands open on it."""
MANY = 10_000
LIST = ["-m", "tests.benchmarks.bare", "list"]
FIELD = ["-m", "tests.benchmarks.bare", "field"]
HOME = "Support"
"""The last of what can be done at home, which stands nowhere else."""
OPEN = {"demo": "Open between you", "many": "the next months"}
"""What stands there once home has looked: above what is open, or the talk that is planned."""
WORDS = "we talk about the evenings and who cooks on which of them"
DOWN, UP, END = "\x1b[B", "\x1b[A", "\x1b[F"


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="starts of each program (15)")
    parser.add_argument("--keys", type=int, default=50, help="keys in each place (50)")
    parser.add_argument("--only", choices=("paint", "keys", "words"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twofold-bench-") as folder:
        bench = Bench(Path(folder))
        if asked.only in (None, "paint"):
            bench.paint(asked.runs)
        if asked.only in (None, "keys"):
            bench.keys(asked.keys)
        if asked.only in (None, "words"):
            bench.words(asked.runs)


class Bench:
    """All measurements, with their files in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment(folder)
        self._random = Random(1)

    def paint(self, runs: int) -> None:
        """Measure from the start of the process to home's list, and to what stands open in it."""
        files = {"empty": _empty, "demo": furnish, "many": _many}
        ours = {name: self._ours(name, make) for name, make in files.items()}
        ours["made"] = ["-m", "twofold", "demo"]
        times: dict[str, list[float]] = {}
        for run in range(runs + 1):
            order = ["bare", *ours]
            for name in islice(cycle(order), run % 5, run % 5 + 5):
                row = ROWS[-1] if name == "bare" else HOME
                with Program(LIST if name == "bare" else ours[name], self.env) as program:
                    times.setdefault(name, []).append(program.shown(row) - program.began)
                    if open_ := OPEN.get(name):
                        times.setdefault(f"{name} open", []).append(program.shown(open_) - program.began)
        times = {name: own[1:] for name, own in times.items()}  # the first of each finds cold files
        base = times.pop("bare")
        _heading("first paint of home", base)
        for name, label, budget in (
            ("empty", "no history", YOUNG),
            ("demo", "a year of history", YOUNG),
            ("demo open", "  and what stands open", STANDS),
            ("many", f"{MANY:,} sessions", PAINT),
            ("many open", "  and what stands open", STANDS),
        ):
            _line(label, times[name], base, budget)
        _line("twofold demo", times["made"], base, DEMO)

    def keys(self, count: int) -> None:
        """Measure from a key to its change: the cursor of a list, and a letter in two kinds of fields."""
        ours = self._ours("keys", _empty)
        rows = ["Settings", "Support"]
        with self._both(LIST, ours) as (bare, program):
            bare.shown(ROWS[-1])
            program.shown(HOME)
            # To the last row of both; from then on, up and down between the last two.
            bare.press(END, ROWS[-1])
            program.press(END, rows[-1])
            bare.rest(0.5)
            program.rest(0.5)
            drawn = program.rest(3.0)
            pairs = [
                (bare.press(key, ROWS[2 + last]), program.press(key, rows[last]))
                for key, last in islice(cycle(((UP, 0), (DOWN, 1))), count)
                if self._pause(bare, program)
            ]
        _heading("a key to its change on screen", [b for b, _ in pairs], KEY)
        _line("cursor down and up, home", [o for _, o in pairs], [b for b, _ in pairs], KEY)
        for label, way in (
            ("a letter of the topic", (("l", "Looking back"), ("\r", "What would you like"))),
            ("a letter of a name, saved", (("s", "Light or dark"), ("n", "Mark"))),
        ):
            with self._both(FIELD, ours) as (bare, program):
                bare.shown(LABEL)
                program.shown(HOME)
                for keys, shows in way:
                    program.press(keys, shows)
                    program.rest(0.5)
                bare.rest(0.5)
                typed = [(bare, ""), (program, "")]
                pairs = []
                for letter in WORDS[: min(count, 30)]:
                    self._pause(bare, program)
                    pair = []
                    for place, (one, before) in enumerate(typed):
                        typed[place] = one, before + letter
                        pair.append(one.press(letter, (before + letter)[-12:]))
                    pairs.append((pair[0], pair[1]))
            _line(label, [o for _, o in pairs], [b for b, _ in pairs], KEY)
        print(f"\nbytes drawn while home rests for three seconds: {drawn}")

    def words(self, runs: int) -> None:
        """Measure the answers that need no terminal."""
        asked = {
            "pass": ["-c", "pass"],
            "--version": ["-m", "twofold", "--version"],
            "--help": ["-m", "twofold", "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(runs + 1):
            for name, arguments in asked.items():
                began = perf_counter()
                subprocess.run(
                    [sys.executable, *arguments], env=self.env, cwd=ROOT, check=True, capture_output=True
                )
                times[name].append(perf_counter() - began)
        times = {name: own[1:] for name, own in times.items()}
        base = times.pop("pass")
        _heading("twofold that only answers, against python -c pass", base)
        for name, own in times.items():
            _line(name, own, base)

    def _ours(self, name: str, make: Callable[[Path], None]) -> list[str]:
        path = self.folder / f"{name}.json"
        make(path)
        return ["-m", "twofold", "--file", str(path)]

    @contextmanager
    def _both(self, bare: list[str], ours: list[str]) -> Iterator[tuple[Program, Program]]:
        with Program(bare, self.env) as first, Program(ours, self.env) as second:
            yield first, second

    def _pause(self, *programs: Program) -> bool:
        """Let some time pass, never twice the same, or keys would fall in step with a timer."""
        for program in programs:
            program.rest(self._random.uniform(0.01, 0.04))
        return True


def _empty(path: Path) -> None:
    store = Store.open(path)
    store.save(meet("Ines", "Rowan"))
    store.close()


def _many(path: Path) -> None:
    """Make ten years: the year of the demo, over and over, one session earlier each time."""
    couple, sessions, notes = history(datetime.now().astimezone())
    store = Store.open(path)
    *past, planned = sessions
    repeats = []
    for number in range(MANY - len(sessions)):
        one = past[number % len(past)]
        when = one.created - timedelta(hours=8 * number + 1)
        repeats.append(one.with_(id=new_id(), created=when, updated=when))
    store.save(couple, *repeats, *past, planned, *notes)
    store.close()


def _paired(times: list[float], base: list[float]) -> float:
    return median(own / bare for own, bare in zip(times, base, strict=True))


def _heading(title: str, base: list[float], budget: float | None = None) -> None:
    within = f", budget {budget:g}" if budget else ""
    print(f"\n{title} (against {1000 * median(base):.1f} ms{within})", flush=True)


def _line(label: str, times: list[float], base: list[float], budget: float | None = None) -> None:
    ratio = _paired(times, base)
    over = "  over" if budget and ratio > budget else ""
    late = 1000 * (quantiles(times, n=20)[-1] if len(times) > 1 else times[0])
    print(f"  {label:<28}{ratio:6.2f} x   {1000 * median(times):7.1f} ms, p95 {late:7.1f}{over}", flush=True)


if __name__ == "__main__":
    main()
