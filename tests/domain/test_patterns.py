"""Patterns that are compiled when they are first used."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import twofold
from twofold.domain.patterns import _Later, pattern


def test_it_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    compile_ = re.compile

    def compiling(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return compile_(text, flags)

    monkeypatch.setattr(re, "compile", compiling)
    found = pattern("A.", re.IGNORECASE)
    assert not compiled
    assert found.sub("-", "xayb") == "x-b"
    assert found.fullmatch("ab") and not found.fullmatch("b")
    assert compiled and found.pattern == "A."


def test_all_of_them_can_be_compiled() -> None:
    names = [each.name for each in walk_packages(twofold.__path__, "twofold.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, _Later)]
    assert len(found) > 15
    assert all(isinstance(each.groups, int) for each in found)
