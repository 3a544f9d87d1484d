"""The ways to the pages by their names, for tests that walk over many places."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import twofold.domain
from twofold.domain.routes import Route


@cache
def routes() -> dict[str, type[Route]]:
    """Return the kind of route to each place."""
    for module in iter_modules(twofold.domain.__path__, "twofold.domain."):
        if module.ispkg and any(each.name == "routes" for each in iter_modules(_path(module.name))):
            import_module(f"{module.name}.routes")
    ours = (kind for kind in Route.__subclasses__() if kind.__module__.startswith("twofold."))
    return {kind.place: kind for kind in ours}


def _path(package: str) -> Any:
    return import_module(package).__path__


def route(place: str, **what: Any) -> Route:
    """Return the way to *place*, with *what* its page is made with."""
    return routes()[place](**what)
