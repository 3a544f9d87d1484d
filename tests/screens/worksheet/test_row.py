"""One row: every field is saved as it is typed, hints come and go, and one comes back to where one was."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.rows import BLANK, NEXT, kept, on_row, type_in, words, worksheet
from tests.support.screens.sides import CHEAP, EVENING, SIZES, earlier, round_of, settle, wrote
from tests.support.waiting import until
from twofold.domain.text import clean, clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Opening, Request, Row
from twofold.screens.worksheet.rowform import REST
from twofold.store import Store
from twofold.widgets.fields import Line
from twofold.widgets.words import Words

__all__ = ["worksheet"]

LINES = ("words", "feeling", "about", "need", "what", "when", "often", "until")


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_is_typed_is_there_again(
    opened: Any, press: Any, worksheet: Worksheet, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await on_row(pilot, worksheet)
        assert page.focused is page.query_one("#row-words")
        # From field to field with Enter and Tab alone, the way people go.
        await pilot.press(*"tea", "enter", "right", "tab", "enter")
        await settle(pilot)
        await pilot.press(*"play", "enter")
        await settle(pilot)
        await pilot.press(*"why", "tab", "7", "tab", "0")
        await press(pilot, "row.more")
        await pilot.press("tab", *"met", "tab")
        for text in ("sad", "Sunday", "you", "come", "at 8", "weekly", "May"):
            await pilot.press(*text, "enter")
        assert page.focused is page.query_one("#row-firmness")
        await pilot.press("left")
        await press(pilot, "page.back")
        assert page not in pilot.app.screen_stack
        page = await on_row(pilot, worksheet)
        expected = Row(
            id="new", kind="want", group="play", words="tea", why="why", importance=7, met=0, moment="met",
            opening=Opening("sad", "Sunday", "you"), request=Request("come", "at 8", "weekly", "May"),
            firmness="core",
        )  # fmt: skip
        assert kept(pilot, worksheet) == expected
        assert page.row == expected


async def test_a_new_row_is_short_until_more_is_wanted(opened: Any, press: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)

        def there() -> list[str | None]:
            return [field.id for field in page.focus_chain]

        short = [
            f"row-{name}" for name in ("words", "kind", "group", "why", "importance", "met", "what", "when")
        ]
        assert there() == short
        await press(pilot, "row.more")
        assert len(there()) == len(short) + len(REST) and page.focused is page.query_one("#row-words")
        assert not page.check_action("more", ())


async def test_more_lines_leave_the_field_one_is_in_in_sight(
    opened: Any, press: Any, worksheet: Worksheet
) -> None:
    async with opened(size=(40, 11)) as pilot:
        page = await on_row(pilot, worksheet)
        field = page.query_one("#row-when")
        field.focus()
        await settle(pilot)
        await press(pilot, "row.more")
        await settle(pilot)
        assert page.focused is field and page.form.region.contains_region(field.region)


@pytest.mark.parametrize(
    "row",
    [
        Row(id="new", moment="tea"),
        Row(id="new", opening=Opening(about="Sunday")),
        Row(id="new", request=Request(until="May")),
        Row(id="new", firmness="core"),
    ],
)
async def test_what_was_written_is_in_sight_and_stays_though_it_is_emptied(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, row: Row
) -> None:
    wrote(store, clock, worksheet, "a", Draft(rows=(row,)), finished=False)
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        assert {page.query_one(f"#row-{name}") for name in ("moment", "firmness")} <= set(page.focus_chain)
        page.form.value = Row(id="new")
        page.draw()
        assert page.query_one("#row-moment") in page.focus_chain


async def test_a_time_alone_is_read_back_as_no_request(opened: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        await type_in(pilot, "when", "after supper")
        assert not page.query_one("#row-request").display
        await type_in(pilot, "what", "have tea")
        assert "have tea, after supper" in words(pilot, "request")


@pytest.mark.parametrize("name", [*LINES, "why", "moment"])
async def test_it_is_saved_as_it_is_typed(opened: Any, worksheet: Worksheet, name: str) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        for so_far in ("a", "a b"):
            await type_in(pilot, name, so_far[-1:] if so_far == "a" else " b")
            # Nobody leaves anything: what the file has survives a crash now.
            await until(pilot, lambda: kept(pilot, worksheet) != BLANK and kept(pilot, worksheet) == page.row)
            assert so_far in str(kept(pilot, worksheet))
        assert kept(pilot, worksheet, "next") == NEXT


async def test_many_keys_share_a_save(opened: Any, worksheet: Worksheet, store: Store) -> None:
    async with opened() as pilot:
        await on_row(pilot, worksheet)
        before = pilot.app.vault.writing("sheet", worksheet.id, "a").rev
        await type_in(pilot, "words", "a slow evening with you")
        await until(pilot, lambda: kept(pilot, worksheet).words == "a slow evening with you")
        assert pilot.app.vault.writing("sheet", worksheet.id, "a").rev - before < 12


async def test_choices_and_numbers_are_saved_and_taken_back(
    opened: Any, press: Any, worksheet: Worksheet
) -> None:
    async with opened() as pilot:
        await on_row(pilot, worksheet)
        await type_in(pilot, "importance", "3")
        await until(pilot, lambda: kept(pilot, worksheet).importance == 3)
        await pilot.press("end")
        await until(pilot, lambda: kept(pilot, worksheet).importance == 10)
        await press(pilot, "row.clear")
        await until(pilot, lambda: kept(pilot, worksheet).importance is None)
        pilot.app.screen.query_one("#row-kind").focus()
        await pilot.press("right")
        await until(pilot, lambda: kept(pilot, worksheet).kind == "want")


async def test_leaving_saves_at_once(opened: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        page.query_one("#row-words", Line).value = "just now"
        page.flush()
        assert kept(pilot, worksheet).words == "just now"
        page.query_one("#row-why", Words).text = "and why"
        page.action_back()
        assert kept(pilot, worksheet).why == "and why"


@pytest.mark.parametrize("size", SIZES)
async def test_a_passphrase_changes_nothing_for_the_writer(
    opened: Any, press: Any, worksheet: Worksheet, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        vault = pilot.app.vault
        vault.cost = CHEAP
        pilot.app.keep(*vault.with_passphrase("a", "a few words"))
        vault.unlock("a", "a few words")
        page = await on_row(pilot, worksheet)
        await type_in(pilot, "what", "hold me tight")
        await until(pilot, lambda: kept(pilot, worksheet).request.what == "hold me tight")
        raw = store.path.read_bytes() + store.path.with_name(f"{store.path.name}.journal").read_bytes()
        assert b"hold me tight" not in raw
        # The drawer locks while one types: all is put away, and then one is where one was.
        await pilot.press("left", "left", *"!")
        page.shut()
        await settle(pilot)
        vault.lock("a")
        assert page.row is None and page.value == Draft() and not page.query(Line)
        page.flush()
        page.reload()
        vault.unlock("a", "a few words")
        await page.reopen()
        await settle(pilot)
        field = page.query_one("#row-what", Line)
        assert field.has_focus and field.value == "hold me tig!ht" and field.cursor_position == 12
        await pilot.press("?")
        await press(pilot, "field.leave", "page.back")
        vault.unlock("a", "a few words")
        assert kept(pilot, worksheet).request.what == "hold me tig!?ht"


async def test_one_comes_back_to_the_row_and_the_place_in_a_longer_text(
    opened: Any, press: Any, worksheet: Worksheet
) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        await press(pilot, "field.leave", "row.next")
        await type_in(pilot, "why", "one")
        await pilot.press("ctrl+j", *"two", "up", "left")
        where = page.bookmark()
        assert "one" not in str(where)
        page.shut()
        await settle(pilot)
        await page.reopen()
        await settle(pilot)
        area = page.query_one("#row-why", Words)
        assert page.row_id == "next" and area.has_focus and area.cursor_location == (0, 2)
        await press(pilot, "field.leave")
        page.shut()
        await settle(pilot)
        await page.reopen()
        await settle(pilot)
        assert page.focused is None
        await press(pilot, "row.write")
        assert page.query_one("#row-why").has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_one_goes_from_row_to_row(
    opened: Any, press: Any, seen: Any, worksheet: Worksheet, size: Any
) -> None:
    async with opened(size=size) as pilot:
        page = await on_row(pilot, worksheet)
        await type_in(pilot, "words", "mine")
        await press(pilot, "field.leave", "row.next")
        assert "row 2 of 2" in seen(pilot) and "the next one" in seen(pilot) and "mine" not in seen(pilot)
        assert kept(pilot, worksheet).words == "mine", "going on saves"
        assert page.focused is None and page.row == NEXT
        assert page.query_one("#row-words", Line).cursor_position == len(NEXT.words)
        await press(pilot, "row.previous")
        assert page.row is not None and page.row.words == "mine"
        await type_in(pilot, "words", "!np")
        await until(pilot, lambda: kept(pilot, worksheet).words == "mine!np")
        assert kept(pilot, worksheet, "next") == NEXT


async def test_how_met_it_was_is_told_quietly(opened: Any, store: Store, clock: Any) -> None:
    before = earlier(clock, 30, a=Draft(rows=(EVENING,)))
    (worksheet, _) = store.save(round_of(clock, previous=before.id), before)
    assert isinstance(worksheet, Worksheet)
    on = replace(EVENING, id="new", before=EVENING.id, met=None)
    wrote(store, clock, worksheet, "a", Draft(rows=(on, NEXT)), finished=False)
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        assert words(pilot, "then") == "On Saturday 24 October it was 3."
        page.set_focus(None)
        page.action_turn(1)
        await settle(pilot)
        assert not page.query_one("#row-then").display


async def test_anything_may_stand_in_every_field(opened: Any, worksheet: Worksheet, seen: Any) -> None:
    async with opened(size=(150, 60)) as pilot:
        page = await on_row(pilot, worksheet)
        for text in HOSTILE + UNSAFE:
            for name in LINES:
                field = page.query_one(f"#row-{name}", Line)
                field.replace(text, 0, len(field.value))
            for name in ("why", "moment"):
                area = page.query_one(f"#row-{name}", Words)
                area.replace(text, (0, 0), area.document.end)
            page.form.group.value = ("", clean_line(text))
            await settle(pilot)
            page.flush()
            line = clean_line(text)
            assert page.row == kept(pilot, worksheet)
            for part in (page.row.words, page.row.other, page.row.opening.need, page.row.request.until):
                assert part == line
            assert page.row.why == page.row.moment == clean(text, 2_000)
            # The field, the group, and both sentences as they are read back.
            assert packed(seen(pilot)).count(packed(line)[:28]) >= 8
            page.redraw()
