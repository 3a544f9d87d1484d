"""While nobody presses a key, the modules of the pages are loaded, a small one at a time, before they are
asked for: entering a page for the first time then costs what entering it again does."""

from asyncio import sleep
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from .rooms import ROOMS

if TYPE_CHECKING:

    class Keys(Protocol):
        """The keys that were pressed, as far as this module knows them."""

        @property
        def settled(self) -> bool: ...


FIRST = 0.3
"""Seconds that home has for itself."""
STEP = 0.01
"""Seconds from one module to the next."""
_FLOORS = ("twofold.domain", "twofold.screens")


def modules() -> dict[str, list[str]]:
    """Return the names of the modules of all pages by practice, as home lists them; first what is true."""
    from pkgutil import iter_modules

    found: dict[str, list[str]] = {}
    for practice in dict.fromkeys(at.partition(":")[0].split(".")[2] for at in ROOMS.values()):
        names = found[practice] = []
        for floor in _FLOORS:
            name = f"{floor}.{practice}"
            spec = find_spec(name)
            if spec is not None:
                inside = spec.submodule_search_locations or ()
                names += [name, *(f"{name}.{module.name}" for module in iter_modules(inside))]
    return found


async def load_ahead(keys: "Keys", here: Callable[[], str], dress: Callable[[], None]) -> None:
    """Load the modules of all pages, each in a moment in which all *keys* have had their effect.

    First of all comes what they wear (*dress*), then those of the practice that *here* names. What cannot be
    loaded is left for the moment in which somebody asks for it.
    """
    await sleep(FIRST)
    while not keys.settled:
        await sleep(STEP)
    dress()
    left = modules()
    while any(left.values()):
        while not keys.settled:
            await sleep(STEP)
        names = left.get(here()) or next(names for names in left.values() if names)
        try:
            import_module(names.pop(0))
        except Exception:
            return
        await sleep(STEP)
