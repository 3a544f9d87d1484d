"""Two who do anything that may be done, in two apps on one file, at seats of their own or not.

Both apps are in this process, with a clock of their own: what they show, keep and hold open is looked at
after every step. See `tests.support.screens.together`.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.support.hurry import hurried
from tests.support.parsed import parsed_once
from tests.support.screens.both import CASES
from tests.support.screens.clock import FakeClock
from tests.support.screens.lived import SATURDAY
from tests.support.screens.never import Fault
from tests.support.screens.walks import SEATS, by_chance, walk
from tests.support.store.files import MEMORY
from tests.support.unsynced import unsynced
from twofold.demo import furnish

A_WALK = 60
"""Steps of one walk."""


def run(steps: int, seed: int, *, tell: Callable[[str], None] = lambda _: None) -> dict[str, int]:
    """Let the two do *steps* things; return how many there were, and how often something was wrong.

    *tell* is called with what was, and what led to it.
    """
    found = Counter({"steps": 0, "walks": 0, "kinds of pages": 0, "wrong": 0})
    pages = Counter[str]()
    with TemporaryDirectory(dir=MEMORY) as folder, _as_tested(folder):
        lived = Path(folder, "lived.json")
        furnish(lived, SATURDAY, "UTC")
        while found["steps"] < steps:
            much = min(A_WALK, steps - found["steps"])
            chance = Random(f"{seed}/{found['walks']}")
            case = chance.choice(CASES) if chance.random() < 0.5 else None
            try:
                seats, locks, way = chance.choice(SEATS), chance.random() < 0.5, by_chance(chance, much)
                pages += asyncio.run(walk(lived, case, seats, way, FakeClock(), locks))
            except Fault as fault:
                found["wrong"] += 1
                tell(f"{seed}/{found['walks']}: {fault}")
            found["steps"] += much
            found["walks"] += 1
    found["kinds of pages"] = len(pages)
    return dict(found)


@contextmanager
def _as_tested(folder: str) -> Iterator[None]:
    """Let nobody wait, and let a home of its own be in *folder*."""
    with ExitStack() as stack:
        for each in (hurried(), parsed_once(), unsynced(), patch.dict(os.environ, HOME=folder)):
            stack.enter_context(each)
        yield
