"""Style sheets and themes that are worked out once for a whole run of tests, and not anew for every app."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.design import ColorSystem


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let all apps share the rules of the same text, from the same place, with the same variables.

    Textual keeps such rules too, for as long as its app runs: it never changes them. So it is with the
    colours of a theme, of which everybody has a copy.
    """
    parse, generate = Stylesheet._parse_rules, ColorSystem.generate
    known: dict[Any, list[RuleSet]] = {}
    tokens: dict[Any, dict[str, list[Token]]] = {}
    colours: dict[str, dict[str, str]] = {}

    def variables_of(self: Stylesheet) -> Any:
        kept = self.__dict__.get("_variables_known")
        if kept is None or kept[0] is not self._variables:  # it is given others, and never changes them
            kept = self.__dict__["_variables_known"] = self._variables, frozenset(self._variables.items())
        return kept[1]

    def parsing(self: Stylesheet, *what: Any, **more: Any) -> list[RuleSet]:
        key = (what, frozenset(more.items()), variables_of(self))
        if key not in known:
            known[key] = parse(self, *what, **more)
        return known[key]

    def tokenizing(values: dict[str, str]) -> dict[str, list[Token]]:
        key = frozenset(values.items())
        if key not in tokens:
            tokens[key] = tokenize_values(values)
        return {name: [*own] for name, own in tokens[key].items()}

    def generating(self: ColorSystem) -> dict[str, str]:
        key = repr(vars(self))
        if key not in colours:
            colours[key] = generate(self)
        return {**colours[key]}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsing)
        patch.setattr(stylesheet, "tokenize_values", tokenizing)
        patch.setattr(ColorSystem, "generate", generating)
        # By which it is, as before, but without Python: thousands of times for each page.
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield
