"""A practice is one entry in the table and files of its own: proved with `walks`, made as the README says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from twofold.practices import PRACTICES, front, named

ROOT = Path(__file__).resolve().parents[1]

ENTRY = """
    Practice(
        "walks", "y", "Walks", "that you both liked", "The walks that you both liked",
        pages={"walks": "walks.walks:Walks"},
        records={"walks": "walks.records:Walk"},
        offers="walks.offers:offered",
        shared=("walks",), told="walks:told", stories="walks:stories",
        demo="walks:walks",
        holds=(Held("walks", "A walk you both liked", 90, "light", 7, "walks.routes:WalksRoute"),),
    ),
"""
FILES = {
    "src/twofold/domain/walks/__init__.py": '"""Walks that both liked."""\n',
    "src/twofold/domain/walks/records.py": '''
"""The walks that both liked."""

from ..records import Record


class Walk(Record, frozen=True, kw_only=True):
    """A walk, by its ``name``."""

    name: str
''',
    "src/twofold/domain/walks/routes.py": '''
"""The way to the page of walks."""

from typing import ClassVar

from ..routes import Route


class WalksRoute(Route, frozen=True):
    """Every walk."""

    place: ClassVar[str] = "walks"
''',
    "src/twofold/domain/walks/offers.py": '''
"""What home offers of walks: the first one."""

from datetime import date, datetime

import msgspec

from ..offers import Offer, Tables
from .records import Walk
from .routes import WalksRoute


class WalkSummary(msgspec.Struct, frozen=True):
    """The name of a walk."""

    name: str


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return an offer for the first walk."""
    return tuple(Offer(WalksRoute(), card.name, "once more") for card in tables[Walk].peek(WalkSummary)[:1])
''',
    "src/twofold/screens/walks/__init__.py": '"""Walks."""\n',
    "src/twofold/screens/walks/walks.py": '''
"""The walks that both liked."""

from textual.app import ComposeResult

from twofold.domain.walks.records import Walk
from twofold.screens.page import Page
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line


class Walks(Page):
    """Every walk, and a line for another."""

    place = "walks"
    heading = "Walks"
    why = "The walks that you both liked."
    AUTO_FOCUS = "#walk"

    def body(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield Line("", placeholder="a walk you both liked", id="walk")
        yield Choices(id="walks")

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one("#walk", Line).on_enter = self._add
        self.reload()

    def reload(self) -> None:
        """Show what there is now."""
        walks = self.house.store[Walk].all()
        self.query_one(Choices).set_choices([Choice(walk.id, walk.name) for walk in walks])

    def _add(self) -> None:
        line = self.query_one("#walk", Line)
        self.house.keep(Walk(name=line.line))
        line.value = ""
        self.reload()
''',
    "src/twofold/exports/walks.py": '''
"""The walks that both liked, as Markdown."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from twofold.domain.walks.records import Walk

from .escape import escape_line
from .stories import Story, day_of
from .whole import Whole


def stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield the day on which each walk was kept."""
    for walk in whole.more["walks"]:
        yield walk.created, walk.id, [f"### {day_of(walk.created, zone)}: A walk"]


def told(walks: Iterable[Walk], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with every walk."""
    lines = "\\n".join(f"- {escape_line(walk.name)}" for walk in walks)
    return f"## Walks\\n\\n{lines}\\n" if lines else ""
''',
    "src/twofold/demo/walks.py": '''
"""The walks of the made-up couple."""

from datetime import UTC, datetime

from twofold.domain.records import Record
from twofold.domain.walks.records import Walk


def walks(now: datetime) -> list[Record]:
    """Return the walks of the made-up couple up to *now*."""
    at = now.astimezone(UTC)
    return [Walk(id="mill", created=at, updated=at, name="Round the mill")]
''',
    "styles/walks.tcss": "/* The walks that both liked. */\n\nWalks {\n    #walks { height: auto; }\n}\n",
    "tests/domain/test_walks.py": '"""Walks."""\n',
}
LIVED = """
import asyncio, json, sys
from datetime import datetime, timezone
from pathlib import Path
from twofold.app import TwofoldApp
from twofold.cli import main
from twofold.content import practices
from twofold.demo import furnish
from twofold.domain.people import meet
from twofold.store import Store
from twofold.store.config import Settings

place = Path(sys.argv[1])
store = Store.open(place / "ours.json")
store.save(meet("Ana", "Ben"))
import twofold.screens.home
seen = {"early": [name for name in sys.modules if name.endswith(("walks.walks", "walks.routes"))]}

async def live():
    app = TwofoldApp(store, Settings(motion=False))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        listed = lambda: [choice.title.plain for choice in app.screen.query_one("#home-choices")._choices]
        seen["home"] = "Walks" in [each.title.plain for each in app.screen.query_one("#home-menu")._choices]
        await pilot.press("y")
        await pilot.pause()
        seen["page"] = app.screen.place
        await pilot.press(*"dunes", "enter")
        await pilot.pause()
        await pilot.press("escape", "escape")
        await pilot.pause()
        seen["back"], seen["offered"] = app.screen.place, "dunes" in listed()

asyncio.run(live())
store.close()
again = Store.open(place / "ours.json")
seen["saved"] = [walk.name for walk in again.table("walks").all()]
again.close()
for ending in ("json", "md"):
    assert main(["--file", str(place / "ours.json"), "export", str(place / f"out.{ending}")]) == 0
furnish(place / "demo.json", datetime(2026, 11, 23, 19, 30, tzinfo=timezone.utc), "UTC")
demo = Store.open(place / "demo.json")
seen["demo"] = [walk.name for walk in demo.table("walks").all()]
demo.close()
seen["slots"] = [one.route.place for one in practices() if one.id == "walks"]
(place / "seen.json").write_text(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house with the practice: one entry in the table, and files of its own."""
    root = tmp_path_factory.mktemp("copy")
    no_caches = shutil.ignore_patterns("__pycache__", "__snapshots__", "fixtures")
    for folder in ("src", "styles", "tests"):
        shutil.copytree(ROOT / folder, root / folder, ignore=no_caches)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, root)
    for name, text in FILES.items():
        path = root / name
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), "utf-8")
    table = root / "src" / "twofold" / "practices.py"
    before, end, after = table.read_text("utf-8").rpartition('\n)  # fmt: skip\n"""Every practice')
    table.write_text(before + ENTRY.rstrip("\n") + end + after, "utf-8")
    return root


def run(copy: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join((str(copy / "src"), str(copy), os.environ.get("PYTHONPATH", "")))
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, timeout=250,
    )  # fmt: skip


def test_one_entry_and_files_of_its_own_are_a_practice(copy: Path, tmp_path: Path) -> None:
    done = run(copy, "-c", LIVED, str(tmp_path))
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads((tmp_path / "seen.json").read_text("utf-8"))
    assert seen == {
        "home": True, "early": [], "page": "walks", "back": "home", "offered": True, "saved": ["dunes"],
        "demo": ["Round the mill"], "slots": ["walks"],
    }  # fmt: skip
    archived = json.loads((tmp_path / "out.json").read_text("utf-8"))["walks"]
    assert [walk["name"] for walk in archived] == ["dunes"]
    story = (tmp_path / "out.md").read_text("utf-8")
    assert "## Walks\n\n- dunes\n" in story and ": A walk\n" in story


def test_the_rules_of_the_house_hold_with_it(copy: Path) -> None:
    done = run(
        copy, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/test_house.py",
        "tests/test_markup.py", "tests/frame/test_rooms.py",
        "-k", "walks or sheet or folder or downward or circle or way or names",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: str(practice.name))
def test_everything_that_the_table_names_is_there(practice: Any) -> None:
    for table, kind in practice.records.items():
        assert named("domain", kind).__name__, table
    for page in practice.pages.values():
        assert named("screens", page).__name__
    for held in practice.holds:
        assert named("domain", held.route)(*held.given).place in practice.pages
    assert front(practice.name)().place == practice.name == next(iter(practice.pages))
    assert set(practice.shared) <= set(practice.records) and bool(practice.told) == bool(practice.shared)
    assert not practice.offers or callable(named("domain", practice.offers))
    assert not practice.told or callable(named("exports", practice.told))
    assert not practice.stories or callable(named("exports", practice.stories))
    assert set(practice.book) <= set(practice.records)
    assert all(callable(named("domain", told)) for told in practice.book.values())
    assert not practice.demo or callable(named("demo", practice.demo))


def test_no_two_practices_have_the_same_key_table_or_place() -> None:
    keys = [practice.key for practice in PRACTICES] + list("shxoq")
    tables = [table for practice in PRACTICES for table in practice.records]
    places = [place for practice in PRACTICES for place in practice.pages]
    for names in (keys, tables, places):
        assert len(names) == len(set(names))


def test_there_is_no_front_of_what_is_no_practice() -> None:
    with pytest.raises(LookupError, match="nothing"):
        front("nothing")
