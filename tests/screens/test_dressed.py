"""A page looks as it does alone, whatever was opened before it: no sheet changes another page."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from tests.support.screens.everywhere import openings
from tests.support.screens.lived import FIRST, GROUPS, SATURDAY
from tests.support.screens.lived import lived as lived
from twofold import screens
from twofold.frame.dress import dress, rules
from twofold.frame.rooms import room
from twofold.store import Store
from twofold.widgets.curtain import Curtain


def pages() -> list[type[Screen[Any]]]:
    """Return every page there is, and everything that is asked over one."""
    for module in walk_packages(screens.__path__, "twofold.screens."):
        import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    left: list[type[Screen[Any]]] = [Screen]
    while left:
        own = [kind for kind in left.pop().__subclasses__() if kind not in found]
        found.update(own)
        left += own
    return sorted(
        (kind for kind in found if kind.__module__.startswith("twofold.")), key=lambda k: k.__name__
    )


def laid_out(page: Screen[Any]) -> dict[Widget, tuple[Region, dict[str, Any]]]:
    """Return where each widget of *page* is, and what it looks like."""
    messages = page.query("ToastRack, ToastHolder, Toast")  # they come and go as they like
    return {
        one: (one.region, dict(one.styles.get_rules()))
        for one in (page, *page.walk_children(Widget))
        if one not in messages
    }


async def at_rest(pilot: Any, page: Screen[Any]) -> dict[Widget, tuple[Region, dict[str, Any]]]:
    """Return how *page* is laid out once it is so twice in a row."""
    before: dict[Widget, tuple[Region, dict[str, Any]]] = {}
    for _ in range(20):
        await pilot.pause()
        now = laid_out(page)
        if now == before:
            break
        before = now
    return before


@pytest.mark.parametrize("group", [*FIRST, *GROUPS])
async def test_a_page_looks_as_it_does_alone(
    opened: Any, clock: Any, lived: Path, tmp_path: Path, group: str
) -> None:
    (tmp_path / "lived.json").write_bytes(lived.read_bytes())
    clock.wall = SATURDAY
    store = Store.open(tmp_path / "lived.json", clock=clock)
    async with opened(store, size=(40, 11)) as pilot:
        app, sheet = pilot.app, pilot.app.stylesheet
        bare = {*sheet.source}
        for place, what in openings(store).items():
            if place.partition(".")[0] != group:
                continue
            # Alone: with the rules of no page but this one, and of what lies over it.
            for where in [*sheet.source]:
                if where not in bare and not sheet.source[where].is_defaults:
                    del sheet.source[where]
            app.push_screen(room(place)(**what))
            await pilot.pause()
            while isinstance(app.screen, Curtain):
                await pilot.press("enter")
                await pilot.pause()
            page = app.screen
            sheet.update(page)
            await pilot.pause()
            alone = await at_rest(pilot, page)
            for kind in pages():
                dress(sheet, kind)
            assert len(sheet.source) > len(bare) + 60
            sheet.update(page)
            after = await at_rest(pilot, page)
            other = {one: (alone.get(one), after.get(one)) for one in {*alone, *after}}
            other = {one: (was, now) for one, (was, now) in other.items() if was != now}
            assert other == {}, f"{place} looks different after others were opened"
            while len(app.screen_stack) > 1:
                await app.pop_screen()
    store.close()


def test_every_page_with_rules_has_a_name_of_its_own() -> None:
    names = [kind.__name__ for kind in pages() if rules(kind)]
    assert len(names) == len({*names}) > 60
