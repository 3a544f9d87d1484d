"""What keeps a side safe: its drawer, the lock, the other terminal, and a damaged file."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.screens.sheets import Seen, listed, sheet, worksheet
from tests.support.screens.sides import (
    ANA,
    BEN,
    CHEAP,
    EVENING,
    QUIET,
    SEA,
    SIZES,
    THANKS,
    private,
    settle,
    wrote,
)
from tests.support.screens.toasts import toasts
from twofold.domain.drawers import Sealed
from twofold.domain.worksheet.rounds import Worksheet, reveal, shown
from twofold.domain.worksheet.sheet import Draft, Guess, put
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.vault import Vault

__all__ = ["worksheet"]


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_whether_it_is_sealed(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await sheet(pilot, worksheet)
        assert "Not sealed" in seen(pilot) and "p sets a passphrase" in seen(pilot)
    Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    async with opened(size=size) as pilot:
        pilot.app.vault.unlock("a", "blue kettle")
        await sheet(pilot, worksheet)
        assert "Sealed" in seen(pilot) and "your passphrase" in seen(pilot)
        assert "Not sealed" not in seen(pilot)


async def test_with_a_passphrase_every_change_is_sealed(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, tmp_path: Any
) -> None:
    Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    async with opened() as pilot:
        vault = pilot.app.vault
        vault.unlock("a", "blue kettle")
        wrote(store, clock, worksheet, "a", ANA, finished=False, vault=vault)
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.down", "sheet.delete", "sheet.bring-back", "sheet.finish")
        await settle(pilot)
        writing = store.writings.get(f"sheet-a-{worksheet.id}")
        assert writing is not None and isinstance(writing.veil, Sealed) and writing.finished
        assert not vault.is_open("a"), "the drawer stayed open behind the page"
        assert page.is_attached is False
    store.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert not any(row.words.encode() in file.read_bytes() for row in ANA.rows), file


async def test_after_the_lock_one_is_where_one_was(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        page = await sheet(pilot, worksheet)
        await press(pilot, "choices.next")
        page.shut()
        await settle(pilot)
        assert not any(row.words in seen(pilot) for row in ANA.rows) and page.value == Draft()
        page.reload()
        for key in ("n", "x", "c", "t", "1"):
            await pilot.press(key)
        await page.reopen()
        await settle(pilot)
        assert THANKS.words in seen(pilot) and listed(pilot) == f"row:{THANKS.id}"
        await press(pilot, "sheet.delete")
        assert [r.words for r in private(store, clock, worksheet, "a").rows] == [EVENING.words, SEA.words]


async def test_the_other_terminal_is_followed_and_never_overwritten(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, tmp_path: Any
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        wrote(there, clock, worksheet, "a", put(ANA, replace(SEA, words="a lake")), finished=False)
        await press(pilot, "sheet.delete")
        assert "changed at the other terminal" in toasts(pilot) and "a lake" in seen(pilot)
        assert len(private(store, clock, worksheet, "a").rows) == 3
        wrote(there, clock, worksheet, "a", Draft(rows=(QUIET,)), finished=False)
        pilot.app.look()
        await settle(pilot)
        assert QUIET.words in seen(pilot) and "a lake" not in seen(pilot)
    there.close()


@pytest.mark.parametrize("what", ["opened", "deleted"])
async def test_a_round_that_is_over_lets_nobody_write_on(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, tmp_path: Any, what: str
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        if what == "opened":
            vault = Vault(there, clock.now)
            gone = vault.emptied(vault.writing("sheet", worksheet.id, "a"))
            there.save(reveal(worksheet, shown(ANA, Guess()), shown(BEN, Guess()), clock.now()), gone)
        else:
            there.worksheets.delete(worksheet.id)
        pilot.app.look()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert f"{what} at the other terminal" in toasts(pilot)
        kept = store.writings.get(f"sheet-a-{worksheet.id}")
        assert kept is None if what == "opened" else kept is not None and kept.rev == 1
    there.close()


async def test_a_damaged_side_says_so_and_goes_back(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet
) -> None:
    from twofold.domain.drawers import Open

    writing = wrote(store, clock, worksheet, "a", ANA)
    store.save(writing.with_(veil=Open('{"rows": 3}')))
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and "cannot be read" in toasts(pilot)
    kept = store.writings.get(writing.id)
    assert kept is not None and kept.rev == 2, "it was written over"
