"""The sheets, read as they stand: each rule is under a page or a widget of its practice."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from twofold.frame.dress import blocks

ROOT = Path(__file__).resolve().parents[1]
SCREENS, WIDGETS = (ROOT / "src" / "twofold" / name for name in ("screens", "widgets"))
SHARED = ("base", "widgets")
"""Sheets of what every page has; their rules are the app's."""
SHEETS = sorted(path.stem for path in (ROOT / "styles").glob("*.tcss"))
OWN = [name for name in SHEETS if name not in SHARED]


def classes(*places: Path) -> list[str]:
    """Return the names of the classes made in the modules at *places*."""
    return [
        node.name
        for place in places
        for node in ast.parse(place.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]


def modules(name: str) -> list[Path]:
    """Return the modules that the sheet *name* may dress: a practice's, or those that belong to none."""
    if name != "pages":
        return sorted((SCREENS / name).glob("*.py"))
    alone = [path for path in SCREENS.iterdir() if path.is_dir() and path.name not in SHEETS]
    inside = (module for folder in alone for module in folder.glob("*.py"))
    return sorted([*SCREENS.glob("*.py"), *inside, *WIDGETS.glob("*.py")])


def read(name: str) -> list[tuple[tuple[str, ...], str]]:
    return list(blocks((ROOT / "styles" / f"{name}.tcss").read_text("utf-8")))


@pytest.mark.parametrize("name", OWN)
def test_every_rule_is_under_a_page_or_a_widget_of_its_practice(name: str) -> None:
    ours = {*classes(*modules(name))}
    strange = {selector for selectors, _ in read(name) for selector in selectors} - ours
    assert strange == set(), f"{name}.tcss would change what is not of {name}"


@pytest.mark.parametrize("name", OWN)
def test_a_class_that_has_rules_is_the_only_one_of_its_name(name: str) -> None:
    made = Counter(classes(*sorted([*SCREENS.rglob("*.py"), *WIDGETS.glob("*.py")])))
    dressed = {selector for selectors, _ in read(name) for selector in selectors}
    assert [selector for selector in sorted(dressed) if made[selector] > 1] == []


def test_a_sheet_is_read_as_blocks() -> None:
    text = "/* a { b } */ A, B {\n #x { color: red; }\n &.-short { #y { height: 1; } }\n}\nC { height: 2; }\n"
    first, second = blocks(text)
    assert first[0] == ("A", "B") and first[1].count("{") == first[1].count("}") == 3
    assert second == (("C",), " height: 2; ")


def test_a_rule_of_no_page_would_be_noticed() -> None:
    for text in ("#body { height: 1; }", ".-short #x { height: 1; }", "Days.-short { #x { height: 1; } }"):
        ((selectors, _),) = blocks(text)
        assert not {*selectors} <= {*classes(*modules("retreat"))}


@cache
def words() -> tuple[set[str], set[str], set[str]]:
    """Return what the code names: whole, as a text of its own, and as the beginning of one put together."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    whole = set(re.findall(r"[\w-]+", source))
    return whole, set(re.findall(r'"([\w-]+)"', source)), set(re.findall(r"([\w-]+)-\{", source))


def is_named(name: str) -> bool:
    """Return whether the code names the id or class *name*, whole or in two parts that it puts together."""
    whole, texts, beginnings = words()
    parts = [(name[: dash.start()], name[dash.end() :]) for dash in re.finditer("-", name)]
    return name in whole or any(
        first in beginnings or (first in texts and last in texts) for first, last in parts
    )


@pytest.mark.parametrize("name", SHEETS)
def test_no_rule_is_for_what_nothing_is_called(name: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "styles" / f"{name}.tcss").read_text("utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"[#.]([a-z][\w-]*)", " ".join(re.findall(r"([^{};]+)\{", text))))
    theirs = {each for each in named if each.startswith(("option-list--", "input--"))}  # Textual's own
    assert [each for each in sorted(named - theirs) if not is_named(each)] == []
