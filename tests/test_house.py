"""The house plan, proved from the sources: who knows whom, what is called what, what loads what."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from twofold.practices import PRACTICES as TABLE

from .support.sources import MAY_KNOW, MODULES, ROOT, SOURCES, floor

PRACTICES = tuple(practice.name for practice in TABLE)
ONLY_WORDS = {"support"}
"""Folders of screens that show nothing but pages of words."""
SHARED_SCREENS = tuple(
    f"twofold.screens.{name}"
    for name in (
        "asks",
        "autosave",
        "both",
        "door",
        "edit",
        "fortonight",
        "homelist",
        "house",
        "onpaper",
        "opening",
        "ownmoments",
        "page",
        "private",
        "puttingaway",
        "reading",
        "saving",
        "sealedform",
        "softly",
        "starring",
        "twokeys",
        "undoing",
        "vocabulary",
        "walking",
        "ways",
        "when",
    )
)
SHARED_SHEETS = {"base", "widgets", "pages"}


def imports(module: str, source: str, is_package: bool, ours: str = "twofold") -> Iterator[tuple[str, int]]:
    """Yield each module of *ours* that *source* imports, anywhere in it, with the line."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            # "from .x import y": y may be a module itself.
            both = (f"{origin}.{alias.name}" for alias in node.names)
            found = [name if name in MODULES or name in TESTS else origin for name in both]
        else:
            continue
        for name in found:
            if name.split(".")[0] == ours:
                yield name, node.lineno


def known() -> Iterator[tuple[str, str, int]]:
    """Yield (module, imported module, line) for all of our own imports."""
    for module, path in MODULES.items():
        for name, line in imports(module, path.read_text("utf-8"), path.name == "__init__.py"):
            yield module, name, line


def offences(edges: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    """Yield a sentence for each import that goes upward, or from one screen to another."""
    for module, name, line in edges:
        own, other = floor(module), floor(name)
        where = f"{module}:{line} imports {name}"
        if own and other not in ("", own) and other not in MAY_KNOW[own]:
            yield f"{where}: {own} must not know {other}"
        if own == other == "screens" and name not in (*SHARED_SCREENS, "twofold.screens"):
            folders = [m.split(".")[2] for m in (module, name) if len(m.split(".")) > 2]
            if len(set(folders)) != 1:
                yield f"{where}: screens meet in the app's table, not in each other"


def circle(edges: Iterable[tuple[str, str, int]]) -> list[str]:
    """Return the modules of one circle of imports, or nothing."""
    graph: dict[str, set[str]] = {}
    for module, name, _ in edges:
        if module != name:
            graph.setdefault(module, set()).add(name)
    done: set[str] = set()
    path: list[str] = []

    def walk(module: str) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        path.append(module)
        for name in sorted(graph.get(module, ())):
            if found := walk(name):
                return found
        path.pop()
        done.add(module)
        return []

    return next((found for module in sorted(graph) if (found := walk(module))), [])


def test_imports_go_downward_only() -> None:
    edges = list(known())
    assert len(edges) > 50
    assert list(offences(edges)) == []


TESTS = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / "tests").rglob("*.py")
}


def from_tests(module: str, source: str) -> Iterator[str]:
    """Yield a sentence for each module of tests that *source* imports: what is shared is in support."""
    for name, line in imports(module, source, is_package=False, ours="tests"):
        if name.rpartition(".")[2].startswith(("test_", "conftest")):
            yield f"{module}:{line} imports {name}: move what both need to tests.support"


def test_no_test_module_is_imported() -> None:
    found = [says for module, path in TESTS.items() for says in from_tests(module, path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from tests.screens.test_home import x",
        "from .test_home import x",
        "from . import test_home",
        "def f():\n    import tests.screens.test_home",
        "from tests.store.conftest import Wall",
    ],
)
def test_the_import_of_a_test_module_would_be_noticed(source: str) -> None:
    assert list(from_tests("tests.screens.test_x", source))


def test_there_is_no_circle() -> None:
    assert circle(known()) == []


@pytest.mark.parametrize(
    ("module", "source", "says"),
    [
        ("twofold.practices", "from .domain.routes import Route", "practices must not know domain"),
        ("twofold.domain.x", "from ..store import Store", "domain must not know store"),
        ("twofold.domain.x", "def f():\n    import twofold.content", "domain must not know content"),
        ("twofold.store.x", "from ..content import words", "store must not know content"),
        ("twofold.exports.x", "from ..store import places", "exports must not know store"),
        ("twofold.widgets.x", "from twofold.screens.page import Page", "widgets must not know screens"),
        ("twofold.screens.home", "from .. import app", "screens must not know app"),
        ("twofold.screens.home", "from ..frame.rooms import room", "screens must not know frame"),
        ("twofold.screens.home", "from .listening import talk", "screens meet in the app's table"),
        ("twofold.screens.listening.x", "from ..home import Home", "screens meet in the app's table"),
    ],
)
def test_a_wrong_import_would_be_noticed(module: str, source: str, says: str) -> None:
    (offence,) = offences((module, name, line) for name, line in imports(module, source, is_package=False))
    assert says in offence


def test_a_circle_would_be_noticed() -> None:
    assert circle([("a", "b", 1), ("b", "c", 1), ("c", "b", 1)]) == ["b", "c", "b"]


@pytest.mark.parametrize(
    ("package", "without"),
    [
        ("domain", {"textual", "rich", "tinydb", "filelock", "platformdirs"}),
        ("content", {"textual", "rich", "tinydb"}),
        ("store", {"textual", "rich", "nacl"}),
        ("exports", {"textual", "rich", "tinydb"}),
    ],
)
def test_what_is_below_loads_without_what_is_above(package: str, without: set[str]) -> None:
    names = [name for name in MODULES if floor(name) == package]
    assert len(names) > 2
    assert loaded(f"import {', '.join(names)}") & without == set()


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_command_line_answers_before_anything_heavy_is_loaded(option: str) -> None:
    heavy = {"textual", "rich", "tinydb", "msgspec", "platformdirs", "filelock", "asyncio", "nacl"}
    assert loaded(f"from twofold.cli import main; assert main([{option!r}]) == 0") & heavy == set()


def test_the_app_stands_before_anything_that_seals_is_loaded() -> None:
    names = [name for name in MODULES if name != "twofold.__main__"]
    assert "nacl" not in loaded(f"import {', '.join(names)}")


def test_a_file_opens_without_anything_that_seals(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from twofold.domain.records import utc_now
from twofold.store import Store
from twofold.store.vault import Vault
store = Store.open(Path({path!r}))
vault = Vault(store, utc_now)
store.save(vault.writing("sheet", "w", "a"))
assert vault.is_open("a")
store.close()
"""
    assert "nacl" not in loaded(code.strip().format(path=str(tmp_path / "twofold.json")))


def loaded(code: str) -> set[str]:
    """Return the top-level names of the modules loaded in a new process that ran *code*."""
    code += "\nimport sys; print(); print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    names = done.stdout.splitlines()[-1].split()
    assert names[0] == "LOADED"
    assert "twofold" in names
    return set(names)


def test_the_top_level_is_exactly_as_planned() -> None:
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split("\n")  # fmt: skip
        names = {line.split("/")[0] for line in listed if line}
    else:  # an unpacked source archive
        names = {path.name for path in ROOT.iterdir()} - {"PKG-INFO"}
    assert {name for name in names if not name.startswith(".")} == {
        "pyproject.toml", "README.md", "src", "styles", "tests",
    }  # fmt: skip


@pytest.mark.parametrize("practice", PRACTICES)
def test_a_practice_has_one_name_on_every_floor(practice: str) -> None:
    for places in (
        (SOURCES / "domain" / f"{practice}.py", SOURCES / "domain" / practice),
        (SOURCES / "screens" / practice, SOURCES / "screens" / f"{practice}.py"),
        (ROOT / "styles" / f"{practice}.tcss",),
        (ROOT / "tests" / "domain" / f"test_{practice}.py", ROOT / "tests" / "domain" / practice),
    ):
        assert any(place.exists() for place in places), f"one of {', '.join(map(str, places))}"


def test_every_folder_of_screens_is_a_practice() -> None:
    folders = {path.parent.name for path in (SOURCES / "screens").rglob("*.py")} - {"screens"}
    assert folders <= {*PRACTICES, *ONLY_WORDS}


def test_every_practice_has_one_sheet() -> None:
    assert {sheet.stem for sheet in (ROOT / "styles").glob("*.tcss")} == {*PRACTICES} | SHARED_SHEETS


ONE_TABLE = {"twofold.practices"}
"""What may be longer: it is one table, with an entry for each practice."""


def test_rooms_stay_small() -> None:
    lines = {module: len(path.read_text("utf-8").splitlines()) for module, path in MODULES.items()}
    long = {module: count for module, count in lines.items() if count > 300 and module not in ONE_TABLE}
    assert long == {}, "a file of more than about 300 lines is usually two ideas"
