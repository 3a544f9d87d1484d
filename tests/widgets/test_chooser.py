"""What shows where the keyboard is, and what the arrows do where one chooses with them."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from twofold.domain.listening.routes import HistoryRoute
from twofold.screens.closeness.nearness import Nearness
from twofold.screens.retreat.links import Link
from twofold.screens.retreat.slotform import PracticeField
from twofold.screens.tuning.energy import Energy
from twofold.screens.worksheet.rowparts import GroupField
from twofold.widgets.choices import CURSOR
from twofold.widgets.chooser import Chooser
from twofold.widgets.fields import Line
from twofold.widgets.keybar import KeyBar
from twofold.widgets.pick import Pick
from twofold.widgets.scale import Scale
from twofold.widgets.words import Words

SIGNS = [("x", "■", "", "ex"), ("y", "●", "", "why"), ("z", "▲", "", "zed")]
ROWS: list[Callable[[], Widget]] = [
    lambda: Pick(SIGNS, "x"),
    lambda: Scale("mild", "sore"),
    Energy,
    lambda: GroupField("", "", id="group"),
    lambda: PracticeField("", str, "practice"),
    Line,
    Words,
    lambda: Link(Content("a look back"), HistoryRoute()),
]


@pytest.mark.parametrize("made", ROWS)
@pytest.mark.parametrize("colour", ["", "1"])
async def test_the_sign_of_the_cursor_stands_where_the_keyboard_is(
    standing: Any, seen: Callable[..., str], monkeypatch: pytest.MonkeyPatch, made: Any, colour: str
) -> None:
    monkeypatch.setenv("NO_COLOR", colour)
    here, elsewhere = made(), Pick(SIGNS, "z")
    here.styles.height = 1  # as their pages have it
    async with standing(elsewhere, here) as pilot:
        elsewhere.focus()
        await pilot.pause()
        assert [line.find(CURSOR) for line in seen(pilot).splitlines()[:2]] == [0, -1]
        here.focus()
        await pilot.pause()
        assert [line.find(CURSOR) for line in seen(pilot).splitlines()[:2]] == [-1, 0]


class Rows(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Pick(SIGNS, "x")
        yield Scale("mild", "sore", value=2)
        yield KeyBar(id="keys")


@pytest.mark.parametrize("width", [40, 80])
async def test_the_bar_says_that_the_arrows_choose_and_a_click_on_it_does(
    standing: Any, seen: Callable[..., str], width: int
) -> None:
    async with standing(size=(width, 11)) as pilot:
        await pilot.app.push_screen(Rows())
        page = pilot.app.screen
        page.set_focus(None)
        await pilot.pause()
        assert "Choose" not in seen(pilot)
        pick, scale = page.query_one(Pick), page.query_one(Scale)
        for row in (pick, scale):
            row.focus()
            await pilot.pause()
            assert "← → Choose" in seen(pilot), row
            await pilot.click(KeyBar, offset=(6, 0))
            await pilot.pause()
        assert (pick.value, scale.value) == ("y", 3)
        pilot.app.set_keymap({"pick.left": "h", "pick.right": "l"})
        pick.focus()
        await pilot.pause()
        assert "h l Choose" in seen(pilot), "the keys are named as they were chosen"


async def test_a_row_too_long_for_its_line_goes_on_between_two_options(
    standing: Any, seen: Callable[..., str]
) -> None:
    pick = Pick(
        [("a", "◆ Ana", "", ""), ("b", "● 名前", "", ""), ("c", "in turns", "", "a longer name")], "a"
    )
    async with standing(pick, size=(18, 11)) as pilot:
        pilot.app.set_focus(None)
        await pilot.pause()
        assert [line.rstrip() for line in seen(pilot).splitlines()[:2]] == [" [◆ Ana] ● 名前", "  in turns"]
        pick.choose("c")
        await pilot.pause()
        lines = [line.rstrip() for line in seen(pilot).splitlines()[:3]]
        assert lines == ["  ◆ Ana  ● 名前", " [in turns]", "  a longer name"]


async def test_a_row_is_as_wide_as_it_needs_where_nothing_says_how_wide(
    standing: Any, seen: Callable[..., str]
) -> None:
    pick = Pick(SIGNS, "x")
    pick.styles.width = "auto"
    async with standing(pick) as pilot:
        assert "[■] ●  ▲  ex" in seen(pilot) and pick.size.height == 1


def test_every_widget_that_the_arrows_choose_in_is_one() -> None:
    assert all(
        issubclass(kind, Chooser) for kind in (Pick, Scale, Energy, Nearness, GroupField, PracticeField)
    )
