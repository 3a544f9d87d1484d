"""What became of the rows of the last round, said at the beginning of the next."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import packed
from tests.support.screens.sheets import Seen, comes_to, listed, next_round, sheet
from tests.support.screens.sides import EVENING, QUIET, SEA, SIZES, THANKS, private, wrote
from tests.support.screens.toasts import toasts
from tests.support.waiting import until
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Request
from twofold.store import Store

__all__ = ["next_round"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_next_round_begins_with_what_became_of_the_last(
    opened: Any,
    store: Store,
    clock: Any,
    next_round: Worksheet,
    press: Any,
    seen: Seen,
    size: tuple[int, int],
) -> None:
    async with opened(size=size) as pilot:
        await sheet(pilot, next_round)
        told = packed("mattered 9, met 3 · 1 still matters · 2 met · 3 gone")
        await until(pilot, lambda: told in packed(seen(pilot)).replace("▌", ""))
        assert "Since Monday 12 October" in seen(pilot)
        assert listed(pilot) == f"last:{EVENING.id}"
        assert QUIET.words not in seen(pilot), "that is Ben's"
        # Each word leads to the next row, which the key after it is about.
        for fate, line in (("still", f"last:{THANKS.id}"), ("met", f"last:{SEA.id}"), ("gone", "row:")):
            await press(pilot, f"sheet.{fate}")
            await comes_to(pilot, line)
        draft = private(store, clock, next_round, "a")
        assert draft.since == {EVENING.id: "still", THANKS.id: "met", SEA.id: "gone"}
        (row,) = draft.rows
        assert (row.before, row.words, row.importance) == (EVENING.id, EVENING.words, 9)
        assert row.met is None and row.request == Request() and listed(pilot) == f"row:{row.id}"
        # Another word about the same row: it goes, and nothing else does.
        await press(pilot, "choices.first")
        await comes_to(pilot, f"last:{EVENING.id}")
        await press(pilot, "sheet.met")
        await until(pilot, lambda: private(store, clock, next_round, "a").rows == ())
        await press(pilot, "choices.first")
        await comes_to(pilot, f"last:{EVENING.id}")
        await press(pilot, "sheet.still")
        await until(pilot, lambda: len(private(store, clock, next_round, "a").rows) == 1)


async def test_enter_says_that_it_still_matters_once(
    opened: Any, store: Store, clock: Any, next_round: Worksheet, press: Any
) -> None:
    async with opened() as pilot:
        await sheet(pilot, next_round)
        await press(pilot, "choices.take", "choices.first", "choices.take")
        draft = private(store, clock, next_round, "a")
        assert draft.since == {EVENING.id: "still"} and len(draft.rows) == 1


async def test_a_row_of_the_last_round_that_finds_no_room_says_so(
    opened: Any, store: Store, clock: Any, next_round: Worksheet, press: Any
) -> None:
    seven = Draft(rows=tuple(replace(QUIET, id=f"{n}") for n in range(7)))
    wrote(store, clock, next_round, "a", seven, finished=False)
    async with opened() as pilot:
        await sheet(pilot, next_round)
        await press(pilot, "sheet.still")
        assert "already 7 rows" in toasts(pilot)
        assert private(store, clock, next_round, "a").rows == seven.rows


async def test_a_deleted_row_of_the_last_round_is_not_written_twice(
    opened: Any, store: Store, clock: Any, next_round: Worksheet, press: Any
) -> None:
    async with opened() as pilot:
        await sheet(pilot, next_round)
        await press(pilot, "sheet.still", "sheet.gone", "sheet.gone", "sheet.delete")
        await press(pilot, "choices.first", "sheet.still")
        assert "u brings it back" in toasts(pilot)
        assert private(store, clock, next_round, "a").rows == ()
        await press(pilot, "sheet.bring-back")
        assert [r.before for r in private(store, clock, next_round, "a").rows] == [EVENING.id]
