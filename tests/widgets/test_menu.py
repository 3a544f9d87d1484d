"""A menu stands in as many columns as fit, and its cursor goes on from a list to it and back."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.message import Message

from twofold.widgets.choices import Choice
from twofold.widgets.menu import Above, Menu, Panes

NAMES = ("Listen", "Worksheet", "Retreat", "Tune in", "Questions", "Eyes", "Letters")


def menu() -> Menu:
    return Menu([Choice(name, name, f"what {name} is", name[0].lower()) for name in NAMES], id="menu")


@pytest.fixture
def panes(standing: Any) -> Callable[..., Any]:
    """Stand a list of two rows above a menu of seven."""

    def made(**more: Any) -> Any:
        rows = [Choice("", "Open", heading=True), Choice("one", "One"), Choice("two", "Two")]
        return standing(Panes(Above(rows, id="list"), menu()), **more)

    return made


@pytest.mark.parametrize(("width", "columns"), [(26, 2), (36, 3), (72, 5), (200, 5), (11, 1)])
async def test_it_has_as_many_columns_as_fit(
    standing: Any, seen: Callable[..., str], width: int, columns: int
) -> None:
    async with standing(menu(), size=(width, 12)) as pilot:
        pilot.app.set_focus(None)
        await pilot.pause()
        lines = [line for line in seen(pilot).splitlines() if line.strip()]
        assert pilot.app.query_one(Menu).columns == columns
        assert [name for name in NAMES if name in lines[0]] == list(NAMES[:columns])
        assert len(lines) == -(-len(NAMES) // columns)


async def test_below_it_stands_what_the_one_under_the_cursor_is(
    standing: Any, seen: Callable[..., str]
) -> None:
    async with standing(menu(), size=(50, 12)) as pilot:
        pilot.app.set_focus(None)
        await pilot.pause()
        assert "what Listen is" not in seen(pilot), "nobody is there"
        pilot.app.query_one(Menu).focus()
        await pilot.press("right")
        assert "what Worksheet is" in seen(pilot) and "what Listen is" not in seen(pilot)


async def test_in_one_column_each_has_its_note(standing: Any, seen: Callable[..., str]) -> None:
    async with standing(menu(), size=(50, 12)) as pilot:
        pilot.app.query_one(Menu).single = True
        await pilot.pause()
        text = seen(pilot)
        assert all(f"what {name} is" in text for name in NAMES)


@pytest.mark.parametrize(
    ("keys", "under"),
    [
        ("down", "Questions"), ("right", "Worksheet"), ("right right down", "Letters"), ("end", "Letters"),
        ("right right right down", "Letters"), ("down down", None), ("left", "Listen"),
        ("end right", "Letters"),
        ("down up", "Listen"), ("down left", "Tune in"), ("up", None),
    ],
)  # fmt: skip
async def test_the_cursor_goes_around(
    standing: Any, messages: list[Message], keys: str, under: str | None
) -> None:
    async with standing(menu(), size=(50, 12)) as pilot:
        found = pilot.app.query_one(Menu)
        found.focus()
        await pilot.press(*keys.split())
        assert any(isinstance(each, Menu.Left) for each in messages) is (under is None)
        if under is not None:
            assert found.under is not None and found.under.id == under


async def test_enter_and_the_mouse_take_one(standing: Any, messages: list[Message]) -> None:
    async with standing(menu(), size=(50, 12)) as pilot:
        found = pilot.app.query_one(Menu)
        found.focus()
        await pilot.press("down", "right", "enter")
        await pilot.click(found, offset=(20, 0))
        await pilot.click(found, offset=(45, 1))  # nothing stands there
        await pilot.pause()
    assert [each.choice.id for each in messages if isinstance(each, Menu.Chosen)] == ["Eyes", "Worksheet"]


async def test_from_the_list_to_the_menu_and_back(panes: Any) -> None:
    async with panes(size=(50, 14)) as pilot:
        rows, found = pilot.app.query_one(Above), pilot.app.query_one(Menu)
        rows.focus()
        await pilot.press("down", "down")
        assert found.has_focus and found.under.id == "Listen"
        await pilot.press("up")
        assert rows.has_focus and rows.current == "two"
        await pilot.press("up", "up")
        assert found.has_focus and found.under.id == "Questions", "around: the last row"
        await pilot.press("down")
        assert rows.has_focus and rows.current == "one", "and around again"
        await pilot.press("end")
        assert found.has_focus and found.under.id == "Letters"


async def test_a_list_that_is_away_takes_no_keyboard(standing: Any) -> None:
    async with standing(Panes(Above([], hides=True), menu()), size=(50, 14)) as pilot:
        found = pilot.app.query_one(Menu)
        found.focus()
        await pilot.press("up")
        assert found.has_focus and found.under.id == "Questions"
        found.single = True
        await pilot.press("left")
        assert found.has_focus and found.under.id == "Questions"


async def test_the_cursor_stays_with_its_choice(standing: Any) -> None:
    async with standing(menu(), size=(50, 12)) as pilot:
        found = pilot.app.query_one(Menu)
        found.focus()
        await pilot.press("right", "right")
        found.set_choices([Choice("new", "New"), *menu()._choices])
        assert found.under is not None and found.under.id == "Retreat"
        found.set_choices([Choice("new", "New")])
        assert found.under is not None and found.under.id == "new"
