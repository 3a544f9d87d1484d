"""Two real programs on one file, by chance: both write on one list, undo, quit, are killed and come back.

Each adds, rewrites and removes lines of its own on the packing list of one plan, which is one record:
whatever order their saves come in, neither may undo the other's. Now and then both are let come to rest: then
both must show the same, and just what was acknowledged: what stood on the screen of the one who wrote it.
"""

import re
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

from tests.support.journeys.retreats import make, to_plan
from tests.support.journeys.terminal import PATIENCE, Terminal
from tests.support.store.files import MEMORY, ledger_of
from twofold.store.database import Database

SIZE = (80, 50)
"""Of a terminal: the whole list is to be seen in it."""
MOST = 9
"""Lines that each may have on the list."""
TRIES = 30
"""Keys down after which a line that is on the list must have been under the cursor."""
WAYS = ("add", "rewrite", "remove", "take back", "leave", "be killed", "be killed while typing")
WEIGHTS = (8, 4, 3, 3, 1, 1, 1)
"""What each does, and how often."""


class Lost(AssertionError):
    """What was acknowledged is not there, or is there once more."""


@dataclass
class Writer:
    """One of the two: a program, when it runs, and what it wrote.

    ``lines``: what stands on the list because of it; ``unsure``: what was on its way when it was killed.
    """

    name: str
    home: Path
    file: Path
    chance: Random
    terminal: Terminal | None = None
    lines: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    written: int = 0
    undo: list[tuple[str, str]] = field(default_factory=list)

    def start(self) -> None:
        """Come in, and go to the list."""
        self.terminal = Terminal(home=self.home, arguments=["--file", str(self.file)], size=SIZE)
        to_plan(self.terminal).press("p").wait_for("Packing", "n Add")
        self.undo.clear()

    def word(self) -> str:
        """Return a line that nobody wrote before, and that is part of no other."""
        self.written += 1
        return f"{self.name}{self.written:04}."

    def add(self, on_its_way: bool = False) -> None:
        """Write a line or two; *on_its_way*: be killed before anybody can have seen them."""
        assert self.terminal is not None
        words = [self.word() for _ in range(self.chance.randint(1, 2))]
        self.terminal.press("n").wait_for("Done typing")
        if on_its_way:
            self.unsure |= set(words)
            self.terminal.type("".join(f"{word}\r" for word in words))
            return self.kill()
        if self.chance.random() < 0.5:
            # In one burst, as a fast hand or a slow line sends them.
            self.terminal.type("".join(f"{word}\r" for word in words)).wait_for(*words)
        else:
            for word in words:
                self.terminal.type(word).wait_for(word)
                self.terminal.press("enter").wait_for(f"· {word}")
        self.terminal.press("escape").wait_gone("Done typing")
        self.terminal.wait_for(*(f"· {word}" for word in words))
        self.lines += words
        self.undo += [("", word) for word in words]
        return None

    def rewrite(self) -> None:
        """Write a line differently."""
        if not self.lines or not self._under(old := self.chance.choice(self.lines)):
            return
        assert self.terminal is not None
        self.terminal.press("e").wait_for("Done typing")
        new = self.word()
        self.terminal.type("\x7f" * len(old) + new).wait_for(new)
        self.terminal.press("enter").wait_gone("Done typing", old)
        self.terminal.wait_for(f"· {new}")
        self.lines[self.lines.index(old)] = new
        self.undo.append((old, new))

    def remove(self) -> None:
        """Take a line off the list."""
        if not self.lines or not self._under(old := self.chance.choice(self.lines)):
            return
        assert self.terminal is not None
        self.terminal.press("r").wait_gone(f"· {old}")
        self.lines.remove(old)
        self.undo.append((old, ""))

    def take_back(self) -> None:
        """Undo the last change made since it came in."""
        if not self.undo:
            return
        assert self.terminal is not None
        old, new = self.undo.pop()
        self.terminal.press("u")
        if new:
            self.terminal.wait_gone(f"· {new}")
            self.lines.remove(new)
        if old:
            self.terminal.wait_for(f"· {old}")
            self.lines.append(old)

    def leave(self) -> None:
        """Leave, in one of the ways there are."""
        if self.terminal is not None:
            self.terminal.press(self.chance.choice(["f9", "ctrl+q"]))
            code = self.terminal.wait_exit()
            assert code == 0, f"It ended with {code}:\n{self.terminal.text}"
            self.terminal = None

    def kill(self) -> None:
        """Be killed."""
        assert self.terminal is not None
        self.terminal.signal(signal.SIGKILL)
        assert self.terminal.wait_exit() == -signal.SIGKILL
        self.terminal = None

    def look(self) -> list[str]:
        """Return the lines of the list on the screen, of both, sorted."""
        assert self.terminal is not None
        rows = [row.strip(" ▌") for row in self.terminal.look().splitlines()]
        return sorted(row[1:].strip() for row in rows if row.startswith("·") and row.endswith("."))

    def _marked(self) -> str:
        """Return the line under the cursor, or "" while it is being drawn."""
        assert self.terminal is not None
        marked = [row for row in self.terminal.text.splitlines() if "▌" in row and "·" in row]
        return marked[0] if len(marked) == 1 else ""

    def _under(self, line: str) -> bool:
        """Put the cursor on *line*; return whether it is there: what the other does may move it on."""
        assert self.terminal is not None
        for _ in range(TRIES):
            if line in (before := self._marked()):
                return True
            self.terminal.press("down")
            self.terminal.wait_until(partial(self._moved, before), "to move the cursor")
        return False

    def _moved(self, before: str) -> bool:
        return self._marked() not in ("", before)


class Walk:
    """Both of them in *folder*, and what is found about them."""

    def __init__(self, folder: Path, chance: Random, found: Counter[str]) -> None:
        self.file, self.chance, self.found = folder / "twofold.json", chance, found
        make(self.file, packing=())
        self.both = [Writer(name, folder, self.file, chance) for name in "ab"]

    def step(self) -> None:
        """Let one of them do something."""
        one = self.chance.choice(self.both)
        if one.terminal is None:
            one.start()
            self.found["starts"] += 1
        does = self.chance.choices(WAYS, WEIGHTS)[0]
        if does == "add" and len(one.lines) >= MOST:
            does = "remove"
        if does == "be killed":
            self.found["killed"] += 1
            one.kill()
        elif does == "be killed while typing":
            self.found["killed"] += 1
            one.add(on_its_way=True)
        else:
            {
                "add": one.add, "rewrite": one.rewrite, "remove": one.remove, "take back": one.take_back,
                "leave": one.leave,
            }[does]()  # fmt: skip
        self.found["steps"] += 1

    def rest(self, within: float = PATIENCE) -> None:
        """Let both come to rest, and see that they show just what was acknowledged, *within* so many seconds.

        Raises Lost, and AssertionError where one of them does not come in.
        """
        for one in self.both:
            if one.terminal is None:
                one.start()
                self.found["starts"] += 1
        deadline = monotonic() + within
        while not self._settled():
            if monotonic() > deadline:
                raise Lost(self._difference())
        shown = self.both[0].look()
        for one in self.both:
            one.lines += [line for line in shown if line in one.unsure]
            one.unsure.clear()
        kept = self._kept()
        if kept != shown:
            raise Lost(f"The file holds {kept}; the screens show {shown}")
        self.found["times at rest"] += 1
        self.found["lines acknowledged"] = sum(one.written for one in self.both)

    def end(self) -> None:
        """Let no program be left."""
        for one in self.both:
            if one.terminal is not None:
                one.terminal.__exit__(None, None, None)

    def _wanted(self) -> tuple[set[str], set[str]]:
        """Return what must be there, and what may be."""
        lines = {line for one in self.both for line in one.lines}
        return lines, {line for one in self.both for line in one.unsure}

    def _settled(self) -> bool:
        first, second = (one.look() for one in self.both)
        lines, unsure = self._wanted()
        return first == second and lines <= set(first) <= lines | unsure and len(first) == len(set(first))

    def _difference(self) -> str:
        lines, unsure = self._wanted()
        wrong = []
        for one in self.both:
            shown = one.look()
            gone, more = lines - set(shown), set(shown) - lines - unsure
            wrong.append(f"{one.name} misses {sorted(gone)} and has {sorted(more)} too, in {shown}")
        return "; ".join(wrong)

    def _kept(self) -> list[str]:
        db = Database(self.file, access_mode="r")
        (plan,) = db.table("plans").all()
        ledger_of(db).close(fold=False)
        return sorted(thing["what"] for thing in plan["packing"])


def run(steps: int, seed: int) -> dict[str, int]:
    """Let the two do *steps* things; return what they did, and what was lost, crashed or hung.

    After a fault they begin anew, on another file.
    """
    found = Counter({"steps": 0, "starts": 0, "killed": 0, "lines acknowledged": 0, "times at rest": 0})
    found.update({"lost": 0, "crashes": 0, "hangs": 0})  # in this order
    chance, walks = Random(seed), 0
    while found["steps"] < steps:
        part = Counter[str]()
        walks += 1
        with TemporaryDirectory(dir=MEMORY) as folder:
            walk = Walk(Path(folder), chance, part)
            try:
                while found["steps"] + part["steps"] < steps:
                    for _ in range(chance.randint(3, 9)):
                        walk.step()
                    walk.rest()
                for one in walk.both:
                    one.leave()
            except AssertionError as error:
                print(f"two_terminals, walk {walks} of seed {seed}: {error}", file=sys.stderr)
                part[_kind(error)] += 1
                part["steps"] += 1
            finally:
                walk.end()
        found.update(part)
    return dict(found)


def _kind(error: AssertionError) -> str:
    if isinstance(error, Lost):
        return "lost"
    return "crashes" if re.search("it has ended|It ended with|had to stop", str(error)) else "hangs"
