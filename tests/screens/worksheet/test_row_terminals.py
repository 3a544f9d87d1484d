"""A row that is written at two terminals: nothing is lost."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.screens.rows import BLANK, NEXT, kept, on_row, type_in, worksheet
from tests.support.screens.sides import ANA, wrote
from tests.support.waiting import until
from twofold.domain.worksheet.rounds import Worksheet, reveal, shown
from twofold.domain.worksheet.sheet import Draft, Guess, Request, Row, delete, put
from twofold.domain.worksheet.undoing import merged
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line
from twofold.widgets.words import Words

__all__ = ["worksheet"]


async def test_two_terminals_that_write_in_a_row_lose_nothing(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        await type_in(pilot, "words", "mine")
        page.flush()
        theirs = Vault(other, clock.now)
        other.refresh()
        there = theirs.writing("sheet", worksheet.id, "a")
        draft = theirs.read(there, Draft)
        row = replace(draft.rows[0], why="theirs", words="mine, they said")
        other.save(theirs.write(there, put(draft, row)))
        page.query_one("#row-words", Line).value = "mine too"
        page.query_one("#row-what", Line).value = "come"
        page.flush()
        assert page.query_one("#row-why", Words).text == "theirs"
        assert kept(pilot, worksheet).why == "theirs"
        assert kept(pilot, worksheet).request.what == "come"
        assert kept(pilot, worksheet).words == "mine, they said / mine too"
    other.close()


async def test_another_terminals_change_comes_in(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        wrote(other, clock, worksheet, "a", Draft(rows=(replace(BLANK, words="from there"), NEXT)),
              finished=False)  # fmt: skip
        pilot.app.look()
        await until(pilot, lambda: page.query_one("#row-words", Line).value == "from there")
        await pilot.press("end", *"!")
        await until(pilot, lambda: kept(pilot, worksheet).words == "from there!")
    other.close()


@pytest.mark.parametrize("what", ["deleted", "finished", "revealed"])
async def test_what_cannot_be_written_any_more_is_left(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, what: str
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        draft = Draft(rows=(replace(BLANK, words="there", request=Request("tea")), NEXT))
        if what == "revealed":
            other.save(reveal(worksheet, shown(ANA, Guess()), shown(ANA, Guess()), clock.now()))
        else:
            value = delete(draft, "new") if what == "deleted" else draft
            wrote(other, clock, worksheet, "a", value, finished=what == "finished")
        page.query_one("#row-words", Line).value = "late"
        pilot.app.look()
        await until(pilot, lambda: page not in pilot.app.screen_stack)
        writing = pilot.app.vault.writing("sheet", worksheet.id, "a")
        assert (writing.finished is not None) == (what == "finished")
        assert "late" not in str(pilot.app.vault.read(writing, Draft))
    other.close()


def test_merging_keeps_both() -> None:
    base = Row(id="r", words="tea", why="w", importance=3)
    mine = replace(base, words="tea with you", why="mine", met=2, request=Request("hold me"))
    theirs = replace(base, why="theirs", importance=8, request=Request("", "tonight"), words="tea for two")
    both = merged(base, mine, theirs)
    assert both == replace(
        base, words="tea for two / tea with you", why="theirs\n\nmine", importance=8, met=2,
        request=Request("hold me", "tonight"),
    )  # fmt: skip
    assert merged(base, base, theirs) == theirs and merged(base, mine, base) == mine
    assert merged(base, mine, mine) == mine
    longer = replace(theirs, words="t" * 200)
    assert len(merged(base, mine, longer).words) == 200
