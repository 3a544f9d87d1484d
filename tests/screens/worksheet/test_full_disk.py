"""What a full disk refuses is carried from page to page, and saved when there is room again."""

import errno
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.sides import EVENING, THANKS, at, round_of, settle, wrote
from twofold.domain.records import Record
from twofold.domain.worksheet.sheet import Draft
from twofold.screens.worksheet.row import RowPage
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import SaveFailed, Store
from twofold.store.vault import Vault


async def test_a_row_written_on_a_full_disk_is_there_on_the_sheet_and_moves_with_it(
    opened: Any,
    store: Store,
    clock: Any,
    press: Any,
    seen: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worksheet = store.worksheets.save(round_of(clock))
    wrote(store, clock, worksheet, "a", Draft(rows=(EVENING, THANKS)), finished=False)

    def full(*_: Record) -> tuple[Record, ...]:
        raise SaveFailed(store.path, OSError(errno.ENOSPC, "No space left on device"))

    async with opened() as pilot:
        sheet = await at(pilot, "worksheet.sheet", side="a", about=worksheet.id)
        assert isinstance(sheet, SheetPage)
        with monkeypatch.context() as patched:
            patched.setattr(store, "save", full)
            row = await at(pilot, "worksheet.row", side="a", about=worksheet.id, row_id=EVENING.id)
            assert isinstance(row, RowPage)
            row.query_one("#row-words").focus()
            await pilot.press("end", *" again")
            await pilot.press("escape")
            await press(pilot, "page.back")
            await settle(pilot)
            assert pilot.app.screen is sheet
            assert f"{EVENING.words} again" in " ".join(seen(pilot).split())
            await press(pilot, "sheet.down")
            assert len(pilot.app.unsaved) == 1
        pilot.app.look()
        pilot.app.look()
        assert pilot.app.unsaved == ()
    vault = Vault(store, clock.now)
    rows = vault.read(vault.writing("sheet", worksheet.id, "a"), Draft).rows
    assert [each.words for each in rows] == [THANKS.words, f"{EVENING.words} again"]
