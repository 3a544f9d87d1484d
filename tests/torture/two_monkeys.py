"""Two who press anything, at once, in two programs on one file, each at a seat of their own or not.

What either writes, removes, seals or lets go pulls away the ground under the other: neither may crash, F9
must let both out, and the file must be sound when they have gone. Now and then one of them is killed, and
comes back.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from random import Random

from tests.support.journeys.people import LATER
from tests.torture.monkey import MOMENT, Session, Walk
from twofold.demo import furnish
from twofold.store import Store
from twofold.store.errors import StoreError

A_SESSION = 200
"""Keys of each in one session."""
Seats = tuple[tuple[str, ...], tuple[str, ...]]
SEATS: tuple[Seats, ...] = ((("--as", "a"), ("--as", "b")), (("--as", "a"), ()), ((), ()))
"""Whose the two terminals are."""
KILLED = 0.02
"""How likely one of them is killed at a step."""


def run(keys: int, seed: int, *, tell: Callable[[str], None] = lambda _: None) -> dict[str, int]:
    """Press *keys* keys, half of them in each; return how many there were, and what went wrong.

    The troubles are those of the monkey; ``wrong``: files that were not sound. *tell* is called with a line
    for each.
    """
    start = (sys.executable, str(LATER), f"{MOMENT:%Y-%m-%dT%H:%M}")
    troubles = ("crashes", "notes", "silent", "no exit", "bad exits", "wrong")
    found: Counter[str] = Counter(dict.fromkeys(("keys", "sessions", "killed", *troubles), 0))
    with tempfile.TemporaryDirectory(prefix="twofold-monkeys-") as place:
        lived = Path(place, "lived.json")
        furnish(lived, MOMENT, "UTC")
        while found["keys"] < keys:
            name = f"{seed}/{found['sessions']}"
            data = Path(place, f"home-{found['sessions']}", "twofold.json")
            data.parent.mkdir()
            shutil.copyfile(lived, data)
            ways = [Walk(f"{name}{which}") for which in "ab"]
            chance = Random(f"{name} is killed")
            seats = chance.choice(SEATS)

            def come_in(n: int, ways: list[Walk] = ways, data: Path = data, seats: Seats = seats) -> Session:
                return Session((*start, *seats[n]), data, ways[n].size)

            both = [come_in(0), come_in(1)]
            try:
                much = min(A_SESSION, max(1, (keys - found["keys"]) // 2))
                pressed, killed = _walk(both, ways, much, come_in, chance)
                found["keys"] += pressed
                found["killed"] += killed
                for which, session in zip("ab", both, strict=True):
                    found.update(session.troubles)
                    if session.troubles:
                        said = " ".join(session.words.split())[-300:]
                        last = " ".join(session.last)
                        tell(f"{name}{which}: {dict(session.troubles)} {session.noted} {said} after {last}")
            finally:
                for session in both:
                    session.close()
            if said := unsound(data):
                found["wrong"] += 1
                tell(f"{name}: {said}")
            found["sessions"] += 1
    return dict(found)


def _walk(
    both: list[Session], ways: list[Walk], keys: int, come_in: Callable[[int], Session], chance: Random
) -> tuple[int, int]:
    """Walk both at once, *keys* keys each, and leave both; return how many keys were pressed.

    And how often one was killed by *chance*, to `come_in` again.
    """
    pressed = killed = 0
    for session in both:
        _settled(session)
    for steps in zip_longest(*(way.steps(keys) for way in ways)):
        if chance.random() < KILLED:
            killed += 1
            n = chance.randrange(2)
            both[n].close()
            troubles = both[n].troubles
            both[n] = come_in(n)
            both[n].troubles = troubles
            _settled(both[n])
        for session, step in zip(both, steps, strict=True):
            if step is None or session.has_ended:
                continue
            group, pause = step
            for key in group:
                session.press(key)
            pressed += len(group)
            session.wait(pause)
    for session in both:
        if not session.has_ended:
            if not session.answers():
                session.troubles["silent"] += 1
            session.press("f9")
            if not session.wait_for(lambda session=session: session.has_ended):  # type: ignore[misc]
                session.troubles["no exit"] += 1
                continue
        session.wait(0.2)
        session.count_ending()
    return pressed, killed


def _settled(session: Session) -> None:
    """Wait until it is there: before it takes the terminal, Ctrl+C ends it, as it ends everything."""
    session.wait_for(lambda: b"Home" in session.raw or session.has_ended)


def unsound(data: Path) -> str:
    """Return what is to be said about the file of both, or "" when it is sound."""
    try:
        store = Store.open(data)
    except StoreError as error:
        return str(error)
    try:
        return " ".join(map(str, store.notices))
    finally:
        store.close()
