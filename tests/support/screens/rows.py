"""A round in which Ana writes a row, and how its page is used."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.screens.sides import at, round_of, wrote
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Request, Row
from twofold.screens.worksheet.row import RowPage
from twofold.store import Store
from twofold.store.vault import Vault

BLANK = Row(id="new")


NEXT = Row(id="next", words="the next one", request=Request(what="hold me", when="tonight"))


@pytest.fixture
def worksheet(store: Store, clock: Any) -> Worksheet:
    """A round in which Ana has an empty row, and another."""
    (kept,) = store.save(round_of(clock))
    assert isinstance(kept, Worksheet)
    wrote(store, clock, kept, "a", Draft(rows=(BLANK, NEXT)), finished=False)
    return kept


async def on_row(pilot: Pilot[int], worksheet: Worksheet, row_id: str = "new") -> RowPage:
    """Go to a row of Ana's."""
    page = await at(pilot, "worksheet.row", side="a", about=worksheet.id, row_id=row_id)
    assert isinstance(page, RowPage)
    return page


def kept(pilot: Pilot[int], worksheet: Worksheet, row_id: str = "new") -> Row:
    """Return the row as the file has it."""
    vault: Vault = pilot.app.vault  # type: ignore[attr-defined]
    row: Row | None = vault.read(vault.writing("sheet", worksheet.id, "a"), Draft).row(row_id)
    assert row is not None
    return row


async def type_in(pilot: Pilot[int], name: str, text: str) -> None:
    """Go to the field *name* and type *text*."""
    pilot.app.screen.query_one(f"#row-{name}").focus()
    await pilot.press(*text)


def words(pilot: Pilot[int], name: str) -> str:
    """Return what the line *name* says."""
    return str(pilot.app.screen.query_one(f"#row-{name}", Static).content)
