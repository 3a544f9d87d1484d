"""What helps with the words of a row: hints, sentences read back, lists of words and of needs."""

from typing import Any

import pytest

from tests.support.screens.rows import kept, on_row, type_in, words, worksheet
from tests.support.screens.sides import SIZES, settle
from tests.support.waiting import until
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.vocabulary import Vocabulary
from twofold.widgets.fields import Line

__all__ = ["worksheet"]


@pytest.mark.parametrize("size", SIZES)
async def test_hints_come_and_go(opened: Any, seen: Any, worksheet: Worksheet, size: Any) -> None:
    async with opened(size=size) as pilot:
        await on_row(pilot, worksheet)
        await type_in(pilot, "about", "how you always")
        await settle(pilot)
        assert "'Always' is hard to hear." in words(pilot, "opening")
        assert "'Always' is hard to hear." in seen(pilot)
        await pilot.press(*["backspace"] * 6)
        await settle(pilot)
        assert "hear" not in words(pilot, "opening") and "'Always'" not in seen(pilot)
        await type_in(pilot, "what", "stop")
        await settle(pilot)
        assert "'Stop' says what not to do." in seen(pilot)
        assert "When would be good" not in words(pilot, "request"), "the next fields ask for it"
        await pilot.press("tab")
        await settle(pilot)
        assert "When would be good" in words(pilot, "request")
        await pilot.press(*"now")
        await settle(pilot)
        assert "When would be good" not in words(pilot, "request")


@pytest.mark.parametrize("size", SIZES)
async def test_ones_own_words_are_hinted_at_too(
    opened: Any, seen: Any, worksheet: Worksheet, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await on_row(pilot, worksheet)
        await type_in(pilot, "words", "less shouting")
        await settle(pilot)
        assert "'Less' says what not to do." in seen(pilot)
        await type_in(pilot, "words", " ")
        await pilot.press(*["backspace"] * 20)
        await settle(pilot)
        assert "'Less'" not in seen(pilot) and not pilot.app.screen.query_one("#row-said").display
        await type_in(pilot, "why", "you never ask")
        await settle(pilot)
        assert "'You never' is hard to hear." in seen(pilot)


async def test_the_opening_and_the_request_are_read_back(opened: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        await on_row(pilot, worksheet)
        assert not pilot.app.screen.query_one("#row-opening").display
        for name, text in (("feeling", "sad"), ("about", "Sunday"), ("need", "rest")):
            await type_in(pilot, name, text)
        await settle(pilot)
        assert words(pilot, "opening") == "I feel sad about Sunday. I need rest."
        await type_in(pilot, "what", "tea")
        await settle(pilot)
        assert words(pilot, "request") == "", "one field is read as it stands"
        await type_in(pilot, "often", "weekly")
        await settle(pilot)
        assert words(pilot, "request") == "tea, weekly"


async def test_only_the_focused_field_is_explained(opened: Any, press: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        assert "as you would say them" in words(pilot, "help") and "F2" in words(pilot, "help")
        page.query_one("#row-when").focus()
        await settle(pilot)
        assert "after supper" in words(pilot, "help")
        await press(pilot, "field.leave")
        assert "Saved. Enter goes on writing" in words(pilot, "help")


async def test_a_word_comes_to_the_cursor(opened: Any, press: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        await type_in(pilot, "feeling", "and tired")
        await pilot.press("home")
        await press(pilot, "row.words")
        assert isinstance(pilot.app.screen, Vocabulary) and pilot.app.screen.shelf == "feelings"
        await pilot.press(*"lonel", "enter")
        await settle(pilot)
        field = page.query_one("#row-feeling", Line)
        assert field.value == "lonely and tired" and field.has_focus
        await press(pilot, "field.leave")
        await pilot.press("v")
        await settle(pilot)
        await pilot.press(*"numb", "enter")
        await settle(pilot)
        assert field.value == "lonely numb and tired"
        await until(pilot, lambda: kept(pilot, worksheet).opening.feeling == "lonely numb and tired")
        await press(pilot, "row.words")
        await press(pilot, "ask.back")
        assert field.value == "lonely numb and tired" and field.has_focus


async def test_a_need_from_the_list_says_what_it_is_about(
    opened: Any, press: Any, worksheet: Worksheet
) -> None:
    async with opened() as pilot:
        await on_row(pilot, worksheet)
        await press(pilot, "row.words")
        await pilot.press(*"laugh", "enter")
        await until(pilot, lambda: (r := kept(pilot, worksheet)).words == "laughter" and r.group == "play")
        await press(pilot, "row.words")
        await pilot.press(*"honest", "enter")
        await until(pilot, lambda: kept(pilot, worksheet).words == "laughter honesty")
        assert kept(pilot, worksheet).group == "play", "what was chosen stays"


async def test_a_group_of_ones_own(opened: Any, press: Any, seen: Any, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        page = await on_row(pilot, worksheet)
        page.query_one("#row-group").focus()
        await settle(pilot)
        await press(pilot, "row.group")
        await pilot.press(*"our dog", "enter")
        await until(pilot, lambda: kept(pilot, worksheet).other == "our dog")
        assert kept(pilot, worksheet).group == "" and "our dog" in seen(pilot)
        assert page.focused is page.query_one("#row-why"), "Enter goes on"
        await pilot.press("shift+tab")
        await press(pilot, "row.words")
        await pilot.press(*"safety", "enter")
        await until(pilot, lambda: kept(pilot, worksheet).group == "safety")
        assert kept(pilot, worksheet).other == ""
