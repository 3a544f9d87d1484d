"""Style sheets that are parsed once for a whole run of tests, and not anew for every app."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let all apps share the rules of the same text, from the same place, with the same variables.

    Textual keeps such rules too, for as long as its app runs: it never changes them. It tells them apart by
    which they are, a thousand times for each page: that is found out without Python's help.
    """
    parse, marked = Stylesheet._parse_rules, RuleSet.__hash__
    known: dict[Any, list[RuleSet]] = {}

    def parsing(self: Stylesheet, *what: Any, **more: Any) -> list[RuleSet]:
        key = (what, frozenset(more.items()), frozenset(self._variables.items()))
        if key not in known:
            known[key] = parse(self, *what, **more)
        return known[key]

    Stylesheet._parse_rules = parsing  # type: ignore[method-assign]
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
    try:
        yield
    finally:
        Stylesheet._parse_rules = parse  # type: ignore[method-assign]
        RuleSet.__hash__ = marked  # type: ignore[method-assign]
