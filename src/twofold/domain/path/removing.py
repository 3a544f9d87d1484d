"""How a path is removed: what both prepared, the circle, and how it was later."""

from collections.abc import Iterator

from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .records import Path


def _parts(path: Path, couple: Couple) -> Iterator[Part]:
    if path.opened is not None:
        yield Part("", f"the path “{path.problem}”: what both of you prepared, and the circle")


def _targets(kept: Kept, table: str, path: Path, part: str) -> Iterator[Target]:
    yield Target(table, path.id)
    yield from (Target("writings", writing_id("path", path.id, side)) for side in SIDES)


REMOVABLE = {
    "paths": Removable(
        _parts,
        _targets,
        stays="Talks and agreements that came from it stay, with the problem they are about.",
    ),
}
