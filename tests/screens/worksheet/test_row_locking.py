"""A row while the drawer locks: nothing of it stays, and it comes back with the cursor where it was."""

from typing import Any

import pytest

from tests.support.screens.locking import SECRET, WORDS, due, locked, remembered, say
from tests.support.screens.sides import CHEAP, SIZES, at, earlier, round_of, settle, wrote
from twofold.domain.worksheet.sheet import Draft, Opening, Request, Row
from twofold.screens.vocabulary import Vocabulary
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line

FULL = Row(
    id="here",
    before="old",
    other=f"{SECRET} 1",
    words=f"{SECRET} 2",
    why=f"{SECRET} 3",
    moment=f"{SECRET} 4",
    importance=9,
    opening=Opening(f"{SECRET} 5", f"always {SECRET} 6", f"{SECRET} 7"),
    request=Request(f"{SECRET} 8", f"{SECRET} 9", f"{SECRET} 10", f"{SECRET} 11"),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("over", ["nothing", "words"])
async def test_nothing_of_a_row_stays_while_it_is_locked(
    opened: Any, store: Store, clock: Any, seen: Any, size: tuple[int, int], over: str
) -> None:
    before = earlier(clock, 21, a=Draft(rows=(Row(id="old", words="then", met=4),)))
    worksheet = round_of(clock, previous=before.id)
    store.save(before, worksheet)
    wrote(store, clock, worksheet, "a", Draft(rows=(Row(id="first"), FULL)), finished=False)
    Vault(store, clock.now, CHEAP).set_passphrase("a", WORDS)
    async with opened(size=size) as pilot:
        pilot.app.vault.unlock("a", WORDS)
        page = await at(pilot, "worksheet.row", side="a", about=worksheet.id, row_id="here")
        page.query_one("#row-need").focus()
        await pilot.press("end", "left", *"x")
        if over == "words":
            await pilot.press("f2", *"abc")
            await settle(pilot)
            assert isinstance(pilot.app.screen, Vocabulary)
        assert remembered(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == []
        assert SECRET not in pilot.app.export_screenshot() and "row 2" not in seen(pilot)
        assert page.value == Draft() and not page.query("#body *")
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page
        field = page.query_one("#row-need", Line)
        assert field.has_focus and field.value == f"{SECRET} x7" and field.cursor_position == len(SECRET) + 2
        assert "'Always' is hard to hear." in str(page.query_one("#row-opening").content)
        await pilot.press(*"y", "enter")
        assert page.query_one("#row-what").has_focus
        page.flush()
        value = pilot.app.vault.read(pilot.app.vault.writing("sheet", worksheet.id, "a"), Draft)
        assert value.rows[1].opening.need == f"{SECRET} xy7"
