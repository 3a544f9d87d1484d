"""Whole walks of two apps on one file, by steps that somebody made up."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.screens.both import PASSPHRASES, Case, Seat
from tests.support.screens.lived import SATURDAY
from tests.support.screens.never import Fault
from tests.support.screens.sides import ANA, BEN, CHEAP, wrote
from tests.support.screens.together import ACTS, Step, Walk
from tests.support.store.files import MEMORY
from twofold.domain.people import meet
from twofold.domain.records import SIDES
from twofold.store import Store
from twofold.store.vault import Vault

SEATS: tuple[tuple[Seat, Seat], ...] = (("a", "b"), ("a", None), (None, None), ("b", "a"), ("b", None))
"""Whose the two terminals are."""
A_REST = 15
"""Steps from one time that both come to rest to the next."""


def written(store: Store, clock: Any) -> None:
    """Let both have written in each round that is not open."""
    for worksheet in store.worksheets.all():
        if worksheet.revealed is None:
            for side, draft in zip(SIDES, (ANA, BEN), strict=True):
                wrote(store, clock, worksheet, side, draft, finished=False)


def by_chance(chance: Random, steps: int) -> Iterator[Step]:
    """Yield *steps* steps."""
    for _ in range(steps):
        (act,) = chance.choices(tuple(ACTS), tuple(ACTS.values()))
        yield Step(chance.randrange(2), act, chance.randrange(10_000))


@contextmanager
def begun(
    lived: Path, case: Case | None, seats: tuple[Seat, Seat], clock: Any, locks: bool
) -> Iterator[Walk]:
    """Two who are about to walk from *case*, or else in a copy of the file *lived*.

    *locks*: both have a passphrase.
    """
    with TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, "twofold.json")
        if case is None:
            clock.wall = SATURDAY
            shutil.copyfile(lived, path)
        with closing(Store.open(path, clock=clock)) as store:
            if case is None:
                written(store, clock)
            else:
                store.save(meet("Ana", "Ben"))
            if locks:
                for side in SIDES:
                    Vault(store, clock.now, CHEAP).set_passphrase(side, PASSPHRASES[side])
        yield Walk(path, clock, seats, case)


@contextmanager
def told(both: Walk) -> Iterator[None]:
    """Raise Fault for whatever fails, with what was done last."""
    try:
        yield
    except Exception as error:
        last = "\n".join(both.log[-12:])
        where = f"{both.case.name if both.case else 'lived'} {both.seats}"
        raise Fault(f"{where}: {type(error).__name__}: {error}\n{last}") from error


async def walk(
    lived: Path, case: Case | None, seats: tuple[Seat, Seat], steps: Iterable[Step], clock: Any, locks: bool
) -> Counter[str]:
    """Walk *steps* as they are `begun`; return how often each page was on top. Raises Fault."""
    with begun(lived, case, seats, clock, locks) as both, told(both):
        async with both:
            for number, step in enumerate(steps):
                await both.step(step)
                if number % A_REST == A_REST - 1:
                    await both.end()
            await both.end()
    return both.seen
