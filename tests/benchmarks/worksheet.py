"""What the worksheet and its drawers cost, as ratios in one run: ``python -m tests.benchmarks.worksheet``.

    python -m tests.benchmarks.worksheet [--runs N] [--keys N] [--only unlock|keep|paint|keys]

Ours and what it is measured against take turns, so a busy machine weighs on both alike; the milliseconds are
medians, given for scale only. Unlocking stands beside bare Argon2id of PyNaCl with the same parameters; the
reveal and the save of a sealed draft beside one fsynced append of 8 KB; the pages beside a bare Textual app
with the same kind of widgets, in real pseudo-terminals of 80 by 24; 50 rounds of history, with replies and
agreements, lie in the file.

The budgets: unlocking within 1.15 times, a page's first paint within 1.25 times, a key within 1.2 times.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from twofold.domain.clock import SystemClock
from twofold.domain.drawers import Writing, WritingKind, passphrase
from twofold.domain.people import meet
from twofold.domain.records import SIDES, new_id
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Guess, Picked, Row
from twofold.screens.worksheet.reveal import RevealPage
from twofold.store import Store
from twofold.store.drawers import open_with
from twofold.store.vault import Vault

from .bare import LABEL, ROWS
from .bare_pages import CARDED, LISTED
from .lives import GROUPS, a_row, a_store, lived
from .program import Program, environment
from .startup import FIELD, HOME, KEY, PAINT, WORDS, _heading, _line
from .store import floor, in_turns, timed
from .store import say as say_ratio

UNLOCK = 1.15
"""The budget of unlocking, as a ratio."""
ROUNDS = 50
SECRET = "seven grey herons by the mill"
PAGES = ["-m", "tests.benchmarks.bare_pages"]


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="starts of each program, and unlockings (15)")
    parser.add_argument("--keys", type=int, default=30, help="keys in each field (30)")
    parser.add_argument("--only", choices=("unlock", "keep", "paint", "keys"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twofold-bench-") as name:
        folder = Path(name)
        if asked.only in (None, "unlock"):
            unlock(folder, asked.runs)
        if asked.only in (None, "keep"):
            reveal(folder)
            draft(folder)
        terminals = Terminals(folder)
        if asked.only in (None, "paint"):
            terminals.paint(asked.runs)
        if asked.only in (None, "keys"):
            terminals.keys(asked.keys)


# The drawers


def unlock(folder: Path, times: int) -> None:
    """Measure opening a drawer, as `Vault.unlock` does it, against bare Argon2id."""
    from nacl.pwhash import argon2id

    store = a_store(folder / "unlock.json", meet("Ines", "Rowan"))
    vault = Vault(store, SystemClock().now)
    store.save(*vault.with_passphrase("a", SECRET))
    drawer = vault.drawer("a")
    assert drawer is not None
    words = passphrase(SECRET)

    def bare() -> None:
        argon2id.kdf(32, words, drawer.salt, opslimit=drawer.ops, memlimit=drawer.mem)

    base, whole, alone = in_turns(
        bare, lambda: vault.unlock("a", SECRET), lambda: open_with(drawer, words), times=times
    )
    store.close()
    print(f"\nunlocking, {drawer.ops} passes over {drawer.mem >> 20} MB (bare Argon2id {base:.0f} ms)")
    say_ratio("the drawer of the vault : bare Argon2id", whole / base, UNLOCK)
    say_ratio("only the key, unwrapped : bare Argon2id", alone / base, UNLOCK)


class _House:
    """As much of the house as the reveal needs."""

    unsaved = ()

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, SystemClock()
        self.vault = Vault(store, self.clock.now)


class _Reveal(RevealPage):
    """The page's own work, without its widgets."""

    def __init__(self, house: _House, worksheet_id: str) -> None:
        super().__init__(worksheet_id)
        self._house = house

    @property
    def house(self) -> Any:
        """The stand-in."""
        return self._house


def reveal(folder: Path, times: int = 40) -> None:
    """Measure the reveal of seven rows and a guess of each, one side sealed, with 50 rounds in the file."""
    store = a_store(folder / "reveal.json", *lived(ROUNDS))
    house = _House(store)
    store.save(*house.vault.with_passphrase("a", SECRET))
    house.vault.unlock("a", SECRET)
    now = datetime.now(UTC)
    sheet = Draft(rows=tuple(a_row(n) for n in range(7)))
    guess = Guess(tuple(Picked(group, 4) for group in GROUPS[:3]))
    written: tuple[tuple[WritingKind, Draft | Guess], ...] = (("sheet", sheet), ("guess", guess))
    pages = []
    for _ in range(times):
        worksheet = Worksheet(created=now, updated=now, day=now.date())
        writings = [
            house.vault.finish(house.vault.writing(kind, worksheet.id, side), value)
            for side in SIDES
            for kind, value in written
        ]  # fmt: skip
        store.save(worksheet, *writings)
        pages.append(_Reveal(house, worksheet.id))
    waiting = iter(pages)

    def opened() -> None:
        said = next(waiting).open_all()
        assert not said, said

    append, taken = in_turns(floor(folder), opened, times=times)
    store.close()
    print(f"\nthe reveal, seven rows and a guess of each ({taken:.2f} ms; append {append:.2f} ms)")
    say_ratio("reveal : one fsynced append of 8 KB", taken / append)


def draft(folder: Path, times: int = 200) -> None:
    """Measure the save of a draft of seven rows, open and sealed."""
    value = Draft(rows=tuple(a_row(n) for n in range(7)))
    for label, sealed in (("open", False), ("sealed", True)):
        store = a_store(folder / f"draft-{label}.json", *lived(ROUNDS))
        vault = Vault(store, SystemClock().now)
        if sealed:
            store.save(*vault.with_passphrase("a", SECRET))
            vault.unlock("a", SECRET)
        kept: list[Writing] = [vault.writing("sheet", new_id(), "a")]

        def saved(store: Store = store, vault: Vault = vault, kept: list[Writing] = kept) -> None:
            (one,) = store.save(vault.write(kept.pop(), value))
            assert isinstance(one, Writing)
            kept.append(one)

        append, taken = in_turns(floor(folder), saved, times=times)
        (last,) = kept
        veil = timed(partial(vault.write, last, value), 50)
        store.close()
        print(f"\nthe save of a draft, {label} ({taken:.2f} ms, of it {veil:.2f} to make it ready)")
        say_ratio("save : one fsynced append of 8 KB", taken / append, 3)


# The pages


class Terminals:
    """Ours and bare apps in pseudo-terminals, with their files in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment(folder)
        self._random = Random(1)

    def paint(self, runs: int) -> None:
        """Measure from a key to the first paint of a page, both for the first time and once more."""
        path = self.folder / "paint.json"
        records = lived(ROUNDS)
        a_store(path, *records).close()
        ours = ["-m", "twofold", "--file", str(path)]
        ways = (
            ("bare", PAGES, ROWS[-1], LISTED, CARDED),
            ("ours", ours, HOME, "Earlier rounds", "Side by side"),
        )
        times: dict[str, list[float]] = {}
        for run in range(runs + 1):
            for name, command, home, listed, carded in islice(cycle(ways), run % 2, run % 2 + 2):
                with Program(command, self.env) as program:
                    start = program.shown(home) - program.began
                    program.rest(0.4)
                    for time, word in (("first", ""), ("again", " again")):
                        opened = program.press("w", listed)
                        program.rest(0.3)
                        carding = program.press("o", carded)
                        program.rest(0.3)
                        times.setdefault(f"{name} list{word}", []).append(opened)
                        times.setdefault(f"{name} cards{word}", []).append(carding)
                        if time == "first":
                            times.setdefault(f"{name} start", []).append(start + opened)
                        program.press("\x1b", listed)
                        program.rest(0.3)
                        program.press("\x1b", home)
                        program.rest(0.3)
        times = {name: own[1:] for name, own in times.items()}  # the first of each finds cold files
        for what, title in (
            ("start", "from the program's start to the rounds, 50 of them"),
            ("list", "from W to the rounds, the first time"),
            ("list again", "from W to the rounds, once more"),
            ("cards", "from O to a round of 14 rows, the first time"),
            ("cards again", "from O to a round of 14 rows, once more"),
        ):
            base = times[f"bare {what}"]
            _heading(title, base, PAINT)
            _line("ours", times[f"ours {what}"], base, PAINT)

    def keys(self, count: int) -> None:
        """Measure a letter in two fields of a row, without and with a passphrase."""
        for sealed in (False, True):
            path = self.folder / f"keys-{sealed}.json"
            self._prepare(path, sealed)
            print(f"\na letter in a row, {'sealed' if sealed else 'open'} (budget {KEY:g})", flush=True)
            for label, steps in (("in my words", 0), ("what I ask for", 6)):
                pairs = []
                with self._both(FIELD, ["-m", "twofold", "--file", str(path)]) as (bare, program):
                    bare.shown(LABEL)
                    program.shown(HOME)
                    self._to_row(program, sealed)
                    for _ in range(steps):
                        program.press("\t", "\x1b")
                        program.rest(0.15)
                    bare.rest(1.0)
                    typed = {bare: "", program: ""}
                    for letter in WORDS[:count]:
                        pair = []
                        for one in (bare, program):
                            one.rest(self._random.uniform(0.01, 0.04))
                            typed[one] += letter
                            pair.append(one.press(letter, typed[one][-12:]))
                        pairs.append((pair[0], pair[1]))
                base, own = [b for b, _ in pairs], [o for _, o in pairs]
                _line(f"{label}, bare {1000 * median(base):.1f} ms", own, base, KEY)

    def _prepare(self, path: Path, sealed: bool) -> None:
        store = a_store(path, *lived(5))
        vault = Vault(store, SystemClock().now)
        if sealed:
            store.save(*vault.with_passphrase("a", SECRET))
            vault.unlock("a", SECRET)
        now = datetime.now(UTC)
        worksheet = Worksheet(created=now, updated=now, day=now.date())
        rows = (Row(), *(a_row(n) for n in range(1, 7)))
        store.save(worksheet, vault.write(vault.writing("sheet", worksheet.id, "a"), Draft(rows=rows)))
        store.close()

    def _to_row(self, program: Program, sealed: bool) -> None:
        """From home to the first field of the first row."""
        for keys, shows in (
            ("w", "has not finished"),
            ("f", "please look away"),
            *((("\r", "Your passphrase"), (SECRET, "\x1b")) if sealed else ()),
            ("\r", "says that you have finished"),
            ("\r", "Because"),
        ):
            program.press(keys, shows)
            program.rest(0.5)

    @contextmanager
    def _both(self, bare: list[str], ours: list[str]) -> Iterator[tuple[Program, Program]]:
        with Program(bare, self.env) as first, Program(ours, self.env) as second:
            yield first, second


if __name__ == "__main__":
    main()
