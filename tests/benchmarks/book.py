"""What the book of the two costs over ten years, as ratios in one run: ``python -m tests.benchmarks.book``.

    python -m tests.benchmarks.book [--size N] [--runs N] [--only gather|search|paint]

The file holds a fifth of talks of about 7 KB, and moments, letters, days and answers. Ours and what it is
measured against take turns; the milliseconds are medians, given for scale only.

The budgets: first paint within 1.25 times a bare page's; a letter to its result within 50 ms, and within a
fifth of stock TinyDB's search over the same file; memory within twice the size of the file.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import msgspec
from tinydb import TinyDB

from twofold.domain.book.finding import EVERYTHING, Narrow, found, months
from twofold.domain.letters.records import Letter
from twofold.domain.moments.records import Moment
from twofold.domain.people import meet
from twofold.domain.questions.records import Answered, Asked, asked_id
from twofold.domain.records import SIDES, Record
from twofold.domain.tuning.records import Day, TodayCard, day_id
from twofold.store import Store
from twofold.store.book import Book
from twofold.store.disk import replace
from twofold.store.journal import Name, marker
from twofold.store.places import journal_file
from twofold.store.snapshot import build

from .bare import ROWS
from .bare_pages import LISTED
from .program import Program, environment
from .startup import PAINT, _heading, _line
from .store import START, a_protocol, a_session, say, timed
from .worksheet import PAGES

SIZE = 50_000
LETTER = 0.05
"""Seconds from a letter to its result."""
WORDS = (
    *("the", "evening", "garden", "lamp", "soup", "winter", "train", "river", "letter", "coat", "kitchen"),
    *("early", "Sunday", "door", "music", "café", "Straße", "naïve", "bicycle", "laughter", "brother"),
    *("telephone", "blanket", "worried", "hopeful", "together", "first", "always", "almost", "never"),
)
RARE = "heron"
"""A word that stands in few of them."""


def text(rng: Random, words: int) -> str:
    """Return so many words, seldom with RARE among them."""
    some = rng.choices(WORDS, k=words)
    if rng.random() < 0.002:
        some[len(some) // 2] = RARE
    return " ".join(some)


def lived(size: int) -> Iterator[tuple[str, Record]]:
    """Yield so many records of ten years, each with its table."""
    rng, protocol = Random(7), a_protocol()
    yield "couple", meet("Ines", "Rowan")
    for number in range(size):
        at = START - timedelta(days=3650) + timedelta(minutes=105 * number * SIZE / size)
        side = SIDES[number % 2]
        match number % 5:
            case 0:
                yield "sessions", a_session(number, protocol).with_(created=at, topic=text(rng, 4))
            case 1:
                words = text(rng, 9)
                yield (
                    "moments",
                    Moment(id=f"m{number}", author=side, words=words, created=at, shown=at, rev=1),
                )
            case 2:
                yield "letters", Letter(
                    id=f"l{number}", author=side, created=at, sealed=at, opened=at, title=text(rng, 4),
                    text=text(rng, 180), rev=1,
                )  # fmt: skip
            case 3:
                day = at.date() + timedelta(days=number % 3)
                a, b = (TodayCard(3, text(rng, 1), text(rng, 20), text(rng, 6), text(rng, 6)) for _ in SIDES)
                yield (
                    "days",
                    Day(id=f"{day_id(day)}-{number}", created=at, day=day, a=a, b=b, together=at, rev=1),
                )
            case _:
                wrote = Answered((text(rng, 40), text(rng, 40)))
                yield "asked", Asked(
                    id=asked_id("joy", str(number)), deck="joy", card=str(number), words=text(rng, 9),
                    created=at, last=at.date(), answers=((at.date(), wrote),), rev=1,
                )  # fmt: skip


def make(path: Path, size: int) -> None:
    """Write a closed twofold file that holds so many records."""
    tables: dict[str, dict[str, msgspec.Raw]] = {"meta": {"1": msgspec.Raw(b'{"schema":1}')}}
    for name, record in lived(size):
        table = tables.setdefault(name, {})
        table[str(len(table) + 1)] = msgspec.Raw(msgspec.json.encode(record))
    data = build(tables)
    replace(path, data)
    replace(journal_file(path), marker(Name.of(data), "")[0])
    Store.open(path).close()  # the backup of the day


MEMORY = """
import sys
from pathlib import Path
from twofold.store import Store
from twofold.store.book import Book
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before = peak()
book = Book(Store.open(Path(sys.argv[1])))
for _ in book.steps():
    pass
assert len(book.entries) > 1000
print(peak() - before)
"""


def gather(path: Path) -> None:
    """Measure gathering the whole book, the longest step of it, taking in one change, and the memory."""
    store = Store.open(path)
    book = Book(store)
    steps: list[float] = []
    last = began = perf_counter()
    for _ in book.steps():
        now = perf_counter()
        steps.append(now - last)
        last = now
    whole = last - began
    ordered = timed(lambda: book.entries, 1)
    moment = store.table("moments").get("m1")
    assert moment is not None
    store.save(moment.with_(words="You came back for the umbrella."))
    start = perf_counter()
    assert not book.is_whole
    for _ in book.steps():
        pass
    assert len(book.entries) and book.is_whole
    again = (perf_counter() - start) * 1000
    size = path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True
    )
    store.close()
    print(f"\ngathering {len(book.entries):,} entries of {size / 1e6:.1f} MB")
    print(f"  ms   all {whole * 1000:.0f}, longest step {max(steps) * 1000:.1f}, in order {ordered:.1f}, "
          f"one change {again:.1f}")  # fmt: skip
    say("memory, opened and gathered : size of the file", int(done.stdout) * 1024 / size, 2)


def search(path: Path) -> None:
    """Measure finding words as they are typed, against stock TinyDB's search over the same file."""
    store = Store.open(path)
    book = Book(store)
    for _ in book.steps():
        pass
    some = book.entries
    taken = {}
    for typed in ("e", "la", "lamp", "lamp cafe heron", RARE, "not there at all"):

        def find(typed: str = typed) -> None:
            list(months(found(some, Narrow(words=typed))))

        taken[typed] = timed(find, 9)
    taken["(all)"] = timed(lambda: list(months(found(some, EVERYTHING))), 9)
    store.close()
    copy = path.with_name("stock.json")
    copy.write_bytes(path.read_bytes())
    db = TinyDB(copy)
    start = perf_counter()
    for name in db.tables():
        db.table(name).search(lambda each: RARE in str(each).lower())
    stock = (perf_counter() - start) * 1000
    db.close()
    print(f"\nfinding among {len(some):,} (stock TinyDB {stock:.0f} ms)")
    print("  ms   " + "  ".join(f"{words} {ms:.1f}" for words, ms in taken.items()))
    slowest = max(taken.values())
    say("the slowest : stock TinyDB's search", slowest / stock, 0.2)


def paint(folder: Path, path: Path, runs: int) -> None:
    """Measure from a key to the first paint of the book, and from a letter to its result on the screen."""
    env = environment(folder)
    ours = ["-m", "twofold", "--file", str(path)]
    times: dict[str, list[float]] = {}
    for run in range(runs + 1):
        for name in islice(cycle(("bare", "ours")), run % 2, run % 2 + 2):
            with Program(PAGES if name == "bare" else ours, env) as program:
                program.shown(ROWS[-1] if name == "bare" else "Support")
                program.rest(6.0 if name == "ours" else 1.0)  # home looks through ten years first
                if name == "bare":
                    times.setdefault("bare", []).append(program.press("w", LISTED))
                    continue
                times.setdefault("frame", []).append(program.press("b", "Your book"))
                program.shown("Find")
                times.setdefault("newest", []).append(program.press("\x1b", "Support"))
                program.rest(3.0)
                program.press("b", "Find")
                program.rest(2.0)
                program.press("/", "words from anything")
                program.rest(0.3)
                times.setdefault("letter", []).append(program.press("h", "h"))
                program.rest(0.3)
                times.setdefault("word", []).append(program.press(RARE[1:], RARE))
    times = {name: own[1:] for name, own in times.items()}
    base = times.pop("bare")
    _heading("the book, after its key", base, PAINT)
    _line("its frame", times["frame"], base, PAINT)
    print(f"  ms   a letter {1000 * median(times['letter']):.1f}, a word {1000 * median(times['word']):.1f}")


def main() -> None:
    """Read the command line, and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help=f"records ({SIZE:,})")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program (9)")
    parser.add_argument("--only", choices=("gather", "search", "paint"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twofold-bench-") as name:
        folder = Path(name)
        path = folder / "twofold.json"
        make(path, asked.size)
        if asked.only in (None, "gather"):
            gather(path)
        if asked.only in (None, "search"):
            search(path)
        if asked.only in (None, "paint"):
            paint(folder, path, asked.runs)


if __name__ == "__main__":
    main()
