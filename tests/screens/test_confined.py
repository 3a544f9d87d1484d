"""A seat from which only the file of the two can be reached: no other file, no program, and it says so."""

import ast
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.support.routes import route
from tests.support.screens.everywhere import openings
from tests.support.screens.lived import lived as lived
from tests.support.screens.toasts import toasts
from tests.support.waiting import ended
from tests.support.weekend import a_weekend
from twofold.exports import files
from twofold.frame.rooms import ROOMS
from twofold.screens.house import CONFINED
from twofold.screens.retreat import bring, going
from twofold.store import Store
from twofold.store.config import Settings

SIZES = [(40, 11), (80, 24), (120, 40)]
SOURCES = Path(__file__).resolve().parents[2] / "src" / "twofold"


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every way to another file, or to a program, fail the test."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("this leads out of the seat")

    for module, name in (
        (files, "keep"),
        (bring, "read_file"),
        (going, "open_link"),
        (subprocess, "Popen"),
    ):
        monkeypatch.setattr(module, name, refused)
    monkeypatch.setattr(going, "can_open", lambda: True)


@pytest.fixture(scope="module")
def year(lived: Path) -> Iterator[Store]:
    """The made-up couple's year."""
    store = Store.open(lived)
    yield store
    store.close()


PAPER = [place for place in ROOMS if place.endswith(".paper") or place in ("elsewhere", "retreat.bring")]


LEADS = {
    "path_of", "open_link", "read_file", "expanduser", "open_url", "subprocess", "webbrowser", "Popen"
}  # fmt: skip
"""What names a file by what somebody typed, or starts a program."""


def names_in(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found


def test_all_that_leads_out_is_known() -> None:
    """Whoever adds a way to a file or a program asks first whether the seat is confined."""
    floors = [path for floor in ("screens", "widgets", "frame") for path in (SOURCES / floor).rglob("*.py")]
    found = {path.relative_to(SOURCES).as_posix() for path in floors if names_in(path) & LEADS}
    assert found == {
        "screens/letters/elsewhere.py",
        "screens/letters/paper.py",  # after onpaper.py, for a name that is free
        "screens/onpaper.py",
        "screens/retreat/bring.py",
        "screens/retreat/completing.py",  # the field of bring.py
        "screens/retreat/going.py",
        "screens/retreat/pasting.py",
        "screens/retreat/paths.py",  # for bring.py
    }


@pytest.mark.parametrize("place", PAPER)
@pytest.mark.parametrize("size", SIZES)
async def test_no_file_is_named_and_it_says_what_to_do(
    opened: Any, seen: Callable[..., str], year: Store, place: str, size: tuple[int, int]
) -> None:
    assert len(PAPER) >= 6
    async with opened(year, size=size, confined=True) as pilot:
        pilot.app.go(route(place, **openings(year)[place]))
        await pilot.pause()
        assert pilot.app.screen.place == place
        said = " ".join(seen(pilot).split())
        assert CONFINED in said
        assert "the computer that holds that file" in said
        assert not pilot.app.screen.query(Input)
        before = said
        await pilot.press("enter", "w", "f2", "e", "m", "p", "tab", "enter")
        await pilot.pause()
        assert pilot.app.screen.place == place
        assert " ".join(seen(pilot).split()) == before


async def test_the_same_page_with_its_own_keyboard_has_its_field(opened: Any, year: Store) -> None:
    async with opened(year) as pilot:
        for place in PAPER:
            pilot.app.go(route(place, **openings(year)[place]))
            await pilot.pause()
            assert pilot.app.screen.query(Input), place


async def test_a_letter_from_elsewhere_is_typed_and_taken_from_no_file(opened: Any, year: Store) -> None:
    for confined in (True, False):
        async with opened(year, confined=confined) as pilot:
            pilot.app.go(route("letters.elsewhere"))
            await pilot.pause()
            assert bool(pilot.app.screen.key_of("copy.file")) is not confined
            await pilot.press("f3")
            await pilot.pause()
            assert pilot.app.screen.query_one("#copy-file").display is not confined


async def test_a_link_is_copied_and_no_browser_opens(
    opened: Any, seen: Callable[..., str], store: Store
) -> None:
    plan = a_weekend()
    store.save(plan)
    async with opened(confined=True) as pilot:
        pilot.app.go(route("retreat.look", plan_id=plan.id, idea_id=None))
        await pilot.pause()
        assert "no browser can open here" in " ".join(seen(pilot).split())
        await pilot.press("f2", "enter")
        await ended(pilot, "browser")
        await pilot.pause()
        assert pilot.app.clipboard.startswith("https://")
        assert "copied instead" in toasts(pilot)


async def test_settings_hold_for_the_visit_only(
    opened: Any, press: Any, seen: Callable[..., str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "config.toml"
    async with opened(confined=True, config=config, size=(120, 40)) as pilot:
        await press(pilot, "home.settings", "settings.bell", "settings.light")
        assert pilot.app.settings != Settings(motion=False)
        assert "holds until you leave this seat" in seen(pilot)
        assert toasts(pilot) == ""
    assert not config.parent.exists()
