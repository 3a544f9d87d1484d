"""While nobody presses a key, the modules of the pages are loaded, a small one at a time, before they are
asked for: entering a page for the first time then costs what entering it again does."""

from asyncio import sleep
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Protocol

from .rooms import ROOMS

FIRST = 0.3
"""Seconds that home has for itself."""
STEP = 0.01
"""Seconds from one module to the next."""
_FLOORS = ("twofold.domain", "twofold.screens")


class Keys(Protocol):
    """The keys that were pressed, as far as this module knows them."""

    @property
    def settled(self) -> bool: ...


def modules() -> Iterator[str]:
    """Yield the names of the modules of all pages, practice by practice, what is true before what is seen."""
    practices = dict.fromkeys(module.split(".")[2] for module in (at.split(":")[0] for at in ROOMS.values()))
    for practice in practices:
        for floor in _FLOORS:
            name = f"{floor}.{practice}"
            spec = find_spec(name)
            if spec is None:
                continue
            yield name
            inside = spec.submodule_search_locations or ()
            yield from (f"{name}.{module.name}" for module in iter_modules(inside))


async def load_ahead(keys: Keys) -> None:
    """Load the modules of all pages, each in a moment in which all *keys* have had their effect.

    What cannot be loaded is left for the moment in which somebody asks for it.
    """
    await sleep(FIRST)
    for name in modules():
        while not keys.settled:
            await sleep(STEP)
        try:
            import_module(name)
        except Exception:
            return
        await sleep(STEP)
