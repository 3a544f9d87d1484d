"""From a key at one seat to its change on the other's screen: ``python -m tests.benchmarks.seats``.

    python -m tests.benchmarks.seats [--keys N] [--rest SECONDS]

Two programs in real pseudo-terminals of 80 by 24, at the two seats of one file, on the same talk. One pauses
it and lets it go on, each time after another while, so that no key falls in step with a look at the file. The
ratio is to the same key's change on the screen where it was pressed, in the same run. Then both rest.

The budgets: the median within 0.25 seconds, and within 1 % of a core for each of the two that rest.
"""

import argparse
import tempfile
from pathlib import Path
from random import Random
from statistics import median, quantiles

from twofold.content import load_protocols
from twofold.domain.clock import SystemClock
from twofold.domain.listening.engine import new_session
from twofold.domain.people import meet
from twofold.store import Store

from .program import Program, environment
from .startup import HOME

SEEN, BUSY = 0.25, 0.01
"""The budgets: seconds, and the share of a core."""
TALK = "the evenings"
SETTLES = "let the day go"


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keys", type=int, default=24, help="keys at the one seat, at least (24)")
    parser.add_argument("--rest", type=float, default=20.0, help="seconds for which both rest (20)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twofold-bench-") as name:
        env, data = environment(Path(name)), Path(name) / "twofold.json"
        _talk(data)
        at = ["-m", "twofold", "--file", str(data), "--as"]
        with Program([*at, "ines"], env) as hers, Program([*at, "rowan"], env) as his:
            for program in (hers, his):
                program.shown(HOME)
                program.rest(4.0)  # the pages are loaded meanwhile
            _rest("home", hers, his, asked.rest)
            for program in (hers, his):
                program.press("o", TALK)
                program.rest(2.0)
            hers.press("\r", SETTLES)
            his.shown(SETTLES)
            _keys(hers, his, asked.keys)
            _rest("a talk that is paused", hers, his, asked.rest)


def _keys(hers: Program, his: Program, count: int) -> None:
    chance, own, others = Random(1), [], []
    for number in range(count | 1):  # the last one leaves it paused
        hers.rest(chance.uniform(0.4, 0.8))
        his.rest(0.01)
        shows = SETTLES if number % 2 else "Paused"
        pressed, drawn = hers.pressed(" ", shows)
        own.append(drawn - pressed)
        others.append(his.shown(shows) - pressed)
    late = quantiles(others, n=20)[-1]
    over = "  over" if median(others) > SEEN else ""
    print(f"\na key at one seat, to its change at the other (budget {SEEN:g} s)")
    print(
        f"  {median(others) / median(own):6.2f} x   {1000 * median(others):7.1f} ms, p95 {1000 * late:7.1f}, "
        f"against {1000 * median(own):.1f} ms where it is pressed{over}",
        flush=True,
    )


def _rest(where: str, hers: Program, his: Program, seconds: float) -> None:
    before = [program.worked for program in (hers, his)]
    hers.rest(seconds / 2)
    his.rest(seconds / 2)
    shares = [(program.worked - was) / seconds for program, was in zip((hers, his), before, strict=True)]
    over = "  over" if max(shares) > BUSY else ""
    both = " and ".join(f"{100 * share:.2f} %" for share in shares)
    print(f"\nof a core while both rest on {where} (budget {100 * BUSY:g} %): {both}{over}", flush=True)


def _talk(path: Path) -> None:
    """Make a file with the two in it, and a talk that they are to begin."""
    protocol = load_protocols(None).get("floor-and-mirror")
    assert protocol is not None
    store = Store.open(path)
    store.save(meet("Ines", "Rowan"))
    store.save(new_session(protocol, TALK, 2, "a", SystemClock().now()))
    store.close()


if __name__ == "__main__":
    main()
