"""One side, in private: rows come, go and come back, and only a missing request keeps it unfinished."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.screens.test_hostile import HOSTILE, packed
from tests.screens.test_pictures import LOOKS, Svg
from tests.screens.worksheet_sides import (
    ANA,
    BEN,
    CHEAP,
    EVENING,
    QUIET,
    SEA,
    SIZES,
    THANKS,
    UNASKED,
    at,
    earlier,
    private,
    round_of,
    settle,
    wrote,
)
from twofold.domain.drawers import Sealed
from twofold.domain.rounds import Worksheet, reveal, shown
from twofold.domain.text import clean_line
from twofold.domain.worksheet import Draft, Guess, Request, Row, bring_back, delete, put
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.rounds import Rounds
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.cupboard import Cupboard
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]


@pytest.fixture
def worksheet(store: Store, clock: Any) -> Worksheet:
    """A round that has just begun."""
    (saved,) = store.save(round_of(clock))
    assert isinstance(saved, Worksheet)
    return saved


async def sheet(pilot: Any, worksheet: Worksheet, side: str = "a") -> Any:
    """Open the side of *side*, with the rounds below it."""
    await at(pilot, "worksheet")
    return await at(pilot, "worksheet.sheet", side=side, about=worksheet.id)


def listed(pilot: Any) -> str:
    return pilot.app.screen.query_one(Choices).current or ""


def toasts(pilot: Any) -> str:
    return "\n".join(str(note.message) for note in pilot.app._notifications)


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
        assert "Nbeginsone" in packed(seen(pilot))


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
            cupboard = pilot.app.cupboard
            changed = put(page.value, replace(EVENING, words="two evenings a week"))
            pilot.app.keep(cupboard.write(page.writing, changed))
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
        assert "U brings it back" in toasts(pilot)
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
        assert toasts(pilot).count("Seven are enough") == 2
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
        kept = Cupboard(store, clock.now).read_finished(writing, Draft)
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
        assert "Both of you are done" in toasts(pilot) and "Pass the keyboard" not in toasts(pilot)


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
        assert seen(pilot).count("still writing") == 2
        assert private(store, clock, worksheet, "a") == ANA


# Since last time


@pytest.fixture
def next_round(store: Store, clock: Any) -> Worksheet:
    """A round that goes on from one six weeks ago."""
    (last,) = store.save(earlier(clock, 42))
    (saved,) = store.save(round_of(clock, previous=last.id))
    assert isinstance(saved, Worksheet)
    return saved


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
        assert "Since Monday 12 October" in seen(pilot)
        assert listed(pilot) == f"last:{EVENING.id}"
        assert packed("mattered 9, met 3 · 1 still matters · 2 met · 3 gone") in packed(seen(pilot)).replace(
            "▌", ""
        )
        assert QUIET.words not in seen(pilot), "that is Ben's"
        await press(pilot, "sheet.still", "sheet.met", "sheet.gone")
        draft = private(store, clock, next_round, "a")
        assert draft.since == {EVENING.id: "still", THANKS.id: "met", SEA.id: "gone"}
        (row,) = draft.rows
        assert (row.before, row.words, row.importance) == (EVENING.id, EVENING.words, 9)
        assert row.met is None and row.request == Request() and listed(pilot) == f"row:{row.id}"
        # Another word about the same row: it goes, and nothing else does.
        await press(pilot, "choices.first", "sheet.met")
        assert private(store, clock, next_round, "a").rows == ()
        await press(pilot, "choices.first", "sheet.still")
        assert len(private(store, clock, next_round, "a").rows) == 1


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
        assert "7 rows already" in toasts(pilot)
        assert private(store, clock, next_round, "a").rows == seven.rows


async def test_a_deleted_row_of_the_last_round_is_not_written_twice(
    opened: Any, store: Store, clock: Any, next_round: Worksheet, press: Any
) -> None:
    async with opened() as pilot:
        await sheet(pilot, next_round)
        await press(pilot, "sheet.still", "sheet.gone", "sheet.gone", "sheet.delete")
        await press(pilot, "choices.first", "sheet.still")
        assert "U brings it back" in toasts(pilot)
        assert private(store, clock, next_round, "a").rows == ()
        await press(pilot, "sheet.bring-back")
        assert [r.before for r in private(store, clock, next_round, "a").rows] == [EVENING.id]


# Drawers, and the other terminal


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_whether_it_is_sealed(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await sheet(pilot, worksheet)
        assert "Not sealed" in seen(pilot) and "P sets a passphrase" in seen(pilot)
    Cupboard(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    async with opened(size=size) as pilot:
        pilot.app.cupboard.unlock("a", "blue kettle")
        await sheet(pilot, worksheet)
        assert "Sealed" in seen(pilot) and "your passphrase" in seen(pilot)
        assert "Not sealed" not in seen(pilot)


async def test_with_a_passphrase_every_change_is_sealed(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, tmp_path: Any
) -> None:
    Cupboard(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    async with opened() as pilot:
        cupboard = pilot.app.cupboard
        cupboard.unlock("a", "blue kettle")
        wrote(store, clock, worksheet, "a", ANA, finished=False, cupboard=cupboard)
        page = await sheet(pilot, worksheet)
        await press(pilot, "sheet.down", "sheet.delete", "sheet.bring-back", "sheet.finish")
        await settle(pilot)
        writing = store.writings.get(f"sheet-a-{worksheet.id}")
        assert writing is not None and isinstance(writing.veil, Sealed) and writing.finished
        assert not cupboard.is_open("a"), "the drawer stayed open behind the page"
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
            cupboard = Cupboard(there, clock.now)
            gone = cupboard.emptied(cupboard.writing("sheet", worksheet.id, "a"))
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


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]}-{look[1]}")
@pytest.mark.parametrize("what", ["empty", "rows", "since", "finished"])
async def test_how_it_looks(
    opened: Any, store: Store, clock: Any, picture: Any, snapshot: SnapshotAssertion, look: Any, what: str
) -> None:
    last = earlier(clock, 42)
    store.save(last)
    (worksheet,) = store.save(round_of(clock, previous=last.id if what == "since" else None))
    assert isinstance(worksheet, Worksheet)
    if what in ("rows", "finished"):
        rows = (*ANA.rows, UNASKED, Row()) if what == "rows" else ANA.rows
        wrote(store, clock, worksheet, "a", Draft(rows=rows), finished=what == "finished")
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await sheet(pilot, worksheet)
        if what == "since":
            await pilot.press("1")
            await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)
