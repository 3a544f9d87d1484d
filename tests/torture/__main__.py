"""Torture twofold, and print what came of it.

    python -m tests.torture [--seed N] [--keys N] [--rounds N] [--only NAME]... [--quick]

The same seed presses the same keys and injects the same errors; when a kill or a redraw happens in between is
the machine's. Ends with 1 when something was lost or crashed.
"""

import argparse
import sys
from importlib import import_module
from inspect import signature
from time import perf_counter
from typing import NamedTuple

from tests.support import today
from tests.torture import NEVER


class Part(NamedTuple):
    """A module of this folder: what it counts up to, in full and in a hurry."""

    counts: str
    full: int
    quick: int


PARTS = {
    "kills": Part("rounds", 1080, 60),
    "injected": Part("rounds", 1605, 300),
    "bitflips": Part("rounds", 1200, 100),
    "two_terminals": Part("rounds", 600, 40),
    "terminal_bytes": Part("rounds", 1000, 30),
    "two_monkeys": Part("keys", 50_000, 800),
    "two_seats": Part("rounds", 6000, 120),
    "monkey": Part("keys", 500_000, 2_000),
    "growth": Part("rounds", 36, 4),
}
BY_HAND = {"tinydb_own": Part("rounds", 1, 1)}
"""What runs only when it is asked for, as it needs the package index."""


def main(arguments: list[str] | None = None) -> int:
    """Run what *arguments* ask for; return 1 when one of the figures that must be 0 is not."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.torture", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with (1)")
    parser.add_argument("--keys", type=int, help="keys of the monkey (500000)")
    parser.add_argument("--rounds", type=int, help="kills, errors, flips, steps or bursts of each other part")
    parser.add_argument(
        "--only", action="append", choices=[*PARTS, *BY_HAND], help="this part; may be given again"
    )
    parser.add_argument("--quick", action="store_true", help="a short form of everything")
    asked = parser.parse_args(arguments)
    given = {"keys": asked.keys, "rounds": asked.rounds}
    failed = 0
    for name in asked.only or PARTS:
        part = (PARTS | BY_HAND)[name]
        count = given[part.counts] or (part.quick if asked.quick else part.full)
        began = perf_counter()
        run = import_module(f"tests.torture.{name}").run
        # Some parts tell what led to each trouble.
        tells = "tell" in signature(run).parameters
        figures: dict[str, int] = run(count, asked.seed, **({"tell": _tell} if tells else {}))
        print(table(name, asked.seed, perf_counter() - began, figures), flush=True)
        failed += sum(figures[word] for word in NEVER & figures.keys())
    return min(failed, 1)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def table(name: str, seed: int, seconds: float, figures: dict[str, int]) -> str:
    """Return the *figures* of a part in lines."""
    lines = [f"{name} (seed {seed}, {seconds:.0f} s)"]
    for word, number in figures.items():
        lines.append(f"  {number:>9,}  {word}{'  <- never' if number and word in NEVER else ''}")
    return "\n".join(lines)


if __name__ == "__main__":
    today.begin()
    sys.exit(main())
