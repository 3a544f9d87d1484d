"""What the other terminal takes away: the page for it leaves by itself, once, and no other page with it."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.routes import route
from tests.support.screens.everywhere import openings
from tests.support.screens.lived import FIRST, GROUPS, SATURDAY, lived
from tests.support.screens.sides import ANA, BEN, CHEAP, round_of, settle, wrote
from tests.support.waiting import until
from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.domain.routes import SettingsRoute
from twofold.domain.worksheet.rounds import Worksheet, reveal, shown
from twofold.domain.worksheet.routes import WorksheetRoute
from twofold.domain.worksheet.sheet import Guess
from twofold.frame.rooms import ROOMS, room
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.letgo import let_go
from twofold.screens.worksheet.rounds import Rounds
from twofold.screens.worksheet.row import RowPage
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import Store
from twofold.store.vault import Vault

__all__ = ["lived"]

BOOKS = (
    "sessions", "notes", "worksheets", "replies", "agreements", "plans", "days", "checkins", "rhythms",
    "asked", "evenings", "gazes", "letters", "works", "sentences", "rituals", "newthings",
)  # fmt: skip


ESCS = 4
"""So many are enough to leave a field, a list over the page, and the page."""


def all_gone(store: Store, clock: Any) -> None:
    """Delete, at the other terminal, all that there is but the couple."""
    gone: list[Record] = []
    for book in BOOKS:
        gone += [record.with_(deleted=clock.now()) for record in getattr(store, book).all()]
    assert not any(isinstance(record, Couple) for record in gone)
    store.save(*gone)


@pytest.mark.parametrize("group", GROUPS)
async def test_a_page_whose_record_is_gone_leaves_once_and_alone(
    opened: Any, clock: Any, lived: Path, tmp_path: Path, group: str
) -> None:
    clock.wall = SATURDAY
    path = tmp_path / "lived.json"
    front = group if group in ROOMS and group not in FIRST else "settings"
    places = [place for place in ROOMS if place.partition(".")[0] == group and place not in (front, *FIRST)]
    for place in places:
        for each in tmp_path.glob("lived.json*"):
            if each.is_file():
                each.unlink()
        path.write_bytes(lived.read_bytes())
        store, other = Store.open(path, clock=clock), Store.open(path, clock=clock)
        async with opened(store) as pilot:
            app = pilot.app
            app.push_screen(below := room(front)())
            await pilot.pause()
            app.push_screen(room(place)(**openings(store)[place]))
            await pilot.pause()
            all_gone(other, clock)
            app.look()
            for screen in app.screen_stack:
                screen.post_message(StoreChanged())
                screen.post_message(StoreChanged())
            await pilot.pause()
            assert below in app.screen_stack, f"{place} took {front} away with it"
            for _ in range(ESCS):
                if app.screen is not below:
                    await pilot.press("escape")
                    await pilot.pause()
            assert app.screen is below, f"no way out of {place}"
        store.close()
        other.close()


@pytest.mark.parametrize("what", ["let go", "opened", "passphrase", "deleted"])
@pytest.mark.parametrize("over", ["", "words", "help", "palette"])
async def test_a_row_with_its_sheet_below_it_and_the_other_terminal(
    opened: Any, store: Store, clock: Any, tmp_path: Path, what: str, over: str
) -> None:
    (worksheet,) = store.save(round_of(clock))
    assert isinstance(worksheet, Worksheet)
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    wrote(store, clock, worksheet, "b", BEN, finished=False)
    other = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened(store) as pilot:
        app = pilot.app
        mine = {"side": "a", "about": worksheet.id}
        app.go(WorksheetRoute())
        await pilot.pause()
        app.go(route("worksheet.sheet", **mine))
        await pilot.pause()
        app.go(route("worksheet.row", **mine, row_id=ANA.rows[0].id))
        await pilot.pause()
        row = app.screen
        assert isinstance(row, RowPage)
        if over == "words":
            row.action_words()
        elif over == "help":
            app.action_help()
        elif over == "palette":
            app.action_command_palette()
        await settle(pilot)
        assert (app.screen is row) == (not over)
        if what == "let go":
            assert let_go(_elsewhere(other, clock), worksheet.id) == ""
        elif what == "deleted":
            found = other.find(Worksheet, worksheet.id)
            assert found is not None
            other.save(found.with_(deleted=clock.now()))
        elif what == "opened":
            found = other.find(Worksheet, worksheet.id)
            assert found is not None
            other.save(reveal(found, shown(ANA, Guess()), shown(BEN, Guess()), clock.now()))
        else:
            Vault(other, clock.now, CHEAP).set_passphrase("a", "blue kettle")
        app.look()
        for screen in app.screen_stack:
            screen.post_message(StoreChanged())
        await settle(pilot)
        await pilot.press("escape", "escape", "escape", "escape", "escape")
        await settle(pilot)
        await until(pilot, lambda: len(app.screen_stack) <= 2)
        rest = [type(screen) for screen in app.screen_stack]
        assert RowPage not in rest and SheetPage not in rest
        assert rest[1:] in ([], [Rounds])
        app.go(SettingsRoute())
        await pilot.pause()
        assert app.screen.place == "settings"
    other.close()


def _elsewhere(store: Store, clock: Any) -> Any:
    """What letting go asks of a house, at the other terminal."""

    class Elsewhere:
        unsaved = ()
        vault = Vault(store, clock.now, CHEAP)

        def unsaved_words(self) -> str:
            return ""

    found = Elsewhere()
    found.store, found.clock = store, clock  # type: ignore[attr-defined]
    return found
