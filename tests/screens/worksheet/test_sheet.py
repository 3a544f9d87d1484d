"""One side, in private: rows come, go and come back, and only a missing request keeps it unfinished."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.sheets import Seen, listed, next_round, sheet, worksheet
from tests.support.screens.sides import ANA, BEN, EVENING, SEA, SIZES, THANKS, UNASKED, private, settle, wrote
from tests.support.screens.toasts import toasts
from twofold.domain.text import clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Request, Row, bring_back, delete, put
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.rounds import Rounds
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import Store
from twofold.store.vault import Vault

__all__ = ["next_round", "worksheet"]


@pytest.mark.parametrize("size", SIZES)
async def test_rows_are_told_in_plain_words_and_numbers(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    wrote(store, clock, worksheet, "a", Draft(rows=(EVENING, SEA, UNASKED, Row())), finished=False)
    async with opened(size=size) as pilot:
        await sheet(pilot, worksheet)
        words = packed(seen(pilot)).replace("▌", "")
        assert "◆Ana" in words and "oneeveningaweekthatisonlyours" in words
        assert packed("need: closeness · matters 9, met 3 · core") in words
        assert "norequestyet" not in words.split("3helpwith")[0]
        await press(pilot, "choices.last", "choices.previous")
        words = packed(seen(pilot)).replace("▌", "")
        assert "○norequestyet·need:helpandfairnessathome·matters6,met2" in words
        assert "anemptyrow" in words


async def test_the_other_side_is_not_shown_here(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, seen: Seen
) -> None:
    wrote(store, clock, worksheet, "a", ANA)
    async with opened(size=(120, 40)) as pilot:
        await sheet(pilot, worksheet, "b")
        assert not any(row.words in seen(pilot) for row in ANA.rows)
        assert "nbeginsone" in packed(seen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_row_is_there_at_once_and_opens(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "sheet.new")
        await settle(pilot)
        page: Any = pilot.app.screen
        (row,) = private(store, clock, worksheet, "a").rows
        assert (page.place, page.side, page.about) == ("worksheet.row", "a", worksheet.id)
        assert page.row_id == row.id and row.blank
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, SheetPage)
        # One in which nothing stands is used first: empty rows do not pile up.
        await press(pilot, "sheet.new")
        await settle(pilot)
        assert private(store, clock, worksheet, "a").rows == (row,)


async def test_enter_opens_the_row_under_the_cursor(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "choices.next", "choices.take")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert (page.place, page.row_id) == ("worksheet.row", THANKS.id)


async def test_what_was_written_in_a_row_stands_in_the_list_and_is_not_overwritten(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    """Also when the disk refuses: what waits has the revision that the list knows already."""
    from twofold.store.errors import SaveFailed

    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        page = await sheet(pilot, worksheet)

        def full(*_: Any) -> Any:
            raise SaveFailed(store.path, OSError(28, "No space left"))

        with monkeypatch.context() as patch:
            patch.setattr(store, "save", full)
            vault = pilot.app.vault
            changed = put(page.value, replace(EVENING, words="two evenings a week"))
            pilot.app.keep(vault.write(page.writing, changed))
            page.reload()
            await settle(pilot)
            assert "two evenings a week" in seen(pilot)
            await press(pilot, "sheet.down")
        await press(pilot, "sheet.down")
        pilot.app.look()
        words = [row.words for row in private(store, clock, worksheet, "a").rows]
        assert words == [THANKS.words, SEA.words, "two evenings a week"]


@pytest.mark.parametrize("size", SIZES)
async def test_rows_move_are_copied_deleted_and_brought_back(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, size: tuple[int, int]
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)

    def words() -> list[str]:
        return [row.words for row in private(store, clock, worksheet, "a").rows]

    e, t, s = (row.words for row in ANA.rows)
    async with opened(size=size) as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "sheet.down")
        assert words() == [t, e, s] and listed(pilot) == f"row:{EVENING.id}"
        await press(pilot, "sheet.down", "sheet.down")
        assert words() == [t, s, e]
        await press(pilot, "sheet.up")
        assert words() == [t, e, s]
        await pilot.press("K")
        assert words() == [e, t, s]
        await pilot.press("shift+down")
        assert words() == [t, e, s] and listed(pilot) == f"row:{EVENING.id}"
        await press(pilot, "sheet.duplicate")
        assert words() == [t, e, e, s] and listed(pilot) not in [f"row:{row.id}" for row in ANA.rows]
        await press(pilot, "sheet.delete")
        assert words() == [t, e, s]
        await press(pilot, "sheet.delete")
        assert words() == [t, e]
        await press(pilot, "sheet.bring-back")
        assert words() == [t, e, s] and listed(pilot) == f"row:{SEA.id}"


async def test_a_deleted_row_comes_back_on_another_day(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen
) -> None:
    wrote(store, clock, worksheet, "a", ANA, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "choices.next", "sheet.delete")
        assert "u brings it back" in toasts(pilot)
    clock.advance(86_400)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        assert THANKS.words not in seen(pilot)
        await press(pilot, "sheet.bring-back")
        assert private(store, clock, worksheet, "a") == ANA and THANKS.words in seen(pilot)
        with pytest.raises(AssertionError):
            await press(pilot, "sheet.bring-back")


async def test_seven_are_enough(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    seven = Draft(rows=tuple(replace(EVENING, id=f"{n}") for n in range(7)))
    wrote(store, clock, worksheet, "a", seven, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet)
        await press(pilot, "sheet.new", "sheet.duplicate")
        await settle(pilot)
        assert isinstance(pilot.app.screen, SheetPage)
        assert toasts(pilot).count("Seven are enough") == 1, "the same sentence is said once"
        assert private(store, clock, worksheet, "a") == seven


@pytest.mark.parametrize("size", SIZES)
async def test_only_a_missing_request_keeps_it_from_being_finished(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    draft = delete(Draft(rows=(EVENING, Row(), UNASKED, SEA)), SEA.id)
    wrote(store, clock, worksheet, "a", draft, finished=False)
    async with opened(size=size) as pilot:
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.finish")
        assert pilot.app.screen is page and "Row 3 asks for nothing yet" in toasts(pilot)
        assert "“Would you”" in toasts(pilot)
        assert listed(pilot) == f"row:{UNASKED.id}"
        assert private(store, clock, worksheet, "a") == draft
        asked = replace(UNASKED, request=Request(what="open the post with me on Sunday"))
        page.keep(put(page.value, asked))
        await press(pilot, "sheet.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and "has finished" in seen(pilot)
        assert "Pass the keyboard to Ben" in toasts(pilot)
        writing = store.writings.get(f"sheet-a-{worksheet.id}")
        assert writing is not None and writing.finished == clock.now()
        kept = Vault(store, clock.now).read_finished(writing, Draft)
        assert kept.rows == (EVENING, asked) and kept.removed == (), "a deleted row is still kept"


async def test_an_empty_side_cannot_be_finished(
    opened: Any, store: Store, worksheet: Worksheet, press: Any
) -> None:
    async with opened() as pilot:
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.finish")
        assert pilot.app.screen is page and "One need is enough" in toasts(pilot)
        assert store.writings.all() == []


async def test_the_second_to_finish_hears_that_both_have(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    wrote(store, clock, worksheet, "a", ANA)
    wrote(store, clock, worksheet, "b", BEN, finished=False)
    async with opened() as pilot:
        await sheet(pilot, worksheet, "b")
        await press(pilot, "sheet.finish")
        assert "You are both done" in toasts(pilot) and "Pass the keyboard" not in toasts(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_finished_keeps_still_until_it_is_taken_back(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    wrote(store, clock, worksheet, "a", ANA)
    async with opened(size=size) as pilot:
        page = await sheet(pilot, worksheet)
        assert "You have finished" in seen(pilot)
        for key in ("n", "d", "x", "u", "K", "J", "c", "1", "enter"):
            await pilot.press(key)
        await settle(pilot)
        assert pilot.app.screen is page
        writing = store.writings.get(f"sheet-a-{worksheet.id}")
        assert writing is not None and writing.rev == 1
        await press(pilot, "sheet.take-back")
        writing = store.writings.get(f"sheet-a-{worksheet.id}")
        assert writing is not None and writing.finished is None and writing.mark is None
        await press(pilot, "sheet.delete", "sheet.bring-back", "page.back")
        pilot.app.clear_notifications()  # on a small screen they cover the last lines for a while
        await settle(pilot)
        assert seen(pilot).count("has not finished") == 2
        assert private(store, clock, worksheet, "a") == ANA


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_shown_as_they_are(
    opened: Any, store: Store, clock: Any, next_round: Worksheet, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await sheet(pilot, next_round)
        for text in map(clean_line, HOSTILE):
            row = Row(words=text, other=text, request=Request(what=text))
            page.keep(bring_back(delete(Draft(rows=(row,)), row.id)))
            page.redraw()
            page._go_to(f"row:{row.id}")
            await settle(pilot)
            assert packed(text) in packed(seen(pilot)).replace("▌", "")
            page.post_message(StoreChanged())
            await settle(pilot)
            assert pilot.app.is_running
