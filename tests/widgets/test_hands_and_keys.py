"""The first and the last line of a page."""

import unicodedata
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from twofold.domain.people import meet
from twofold.domain.records import Hands
from twofold.widgets.hands import HandsBar
from twofold.widgets.keybar import KeyBar


@pytest.mark.parametrize(
    ("hands", "words"),
    [("a", ["◆ Ana", "has the keyboard"]), ("b", ["● Ben"]), ("both", ["◆ Ana", "● Ben", "both"])],
)
async def test_the_bar_says_whose_keyboard_it_is(
    standing: Any, seen: Callable[..., str], hands: Hands, words: list[str]
) -> None:
    bar = HandsBar(id="hands")
    bar.couple, bar.hands, bar.heading = meet("Ana", "Ben"), hands, "Floor and mirror"
    async with standing(bar) as pilot:
        line = seen(pilot).splitlines()[0]
        assert all(word in line for word in words)
        assert line.rstrip().endswith("Floor and mirror")
        assert ("Ben" in line) == (hands != "a")


@pytest.mark.parametrize("name", ["[/]", "[bold]x", "名前" * 20, "W" * 40, "e\u0301" * 20, "👩‍❤️‍👨"])
@pytest.mark.parametrize("width", [20, 40, 80])
async def test_any_name_stays_on_one_line(
    standing: Any, seen: Callable[..., str], name: str, width: int
) -> None:
    bar = HandsBar(id="hands")
    bar.couple, bar.hands, bar.heading = meet(name, "Ben"), "a", "[/] a heading"
    async with standing(bar, size=(width, 5)) as pilot:
        assert bar.size.height == 1
        line = seen(pilot).splitlines()[0]
        assert "◆" in line
        assert unicodedata.normalize("NFC", name) in line or "…" in line


class Many(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"do('{key}')", f"Do {key} well", id=f"many.{key}", tooltip=key) for key in "abcdefg"
    ]
    BINDINGS += [
        Binding("question_mark", "do('help')", "Help", id="page.help"),
        Binding("escape", "do('back')", "Back", id="page.back"),
    ]
    done: ClassVar[list[str]] = []

    def compose(self) -> ComposeResult:
        yield KeyBar(id="keys")

    def action_do(self, what: str) -> None:
        self.done.append(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if parameters == ("b",) else parameters != ("c",)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
async def test_at_most_five_keys_and_none_of_them_cut(
    standing: Any, seen: Callable[..., str], width: int
) -> None:
    async with standing(size=(width, 5)) as pilot:
        await pilot.app.push_screen(Many())
        await pilot.pause()
        line = seen(pilot).splitlines()[0]
        shown = [key for key in "abcdefg" if f"Do {key} well" in line]
        assert shown == list("abdefg")[: len(shown)]  # most important first, hidden ones left out
        assert len(shown) + ("Help" in line) + ("Back" in line) <= 5
        assert "Back" in line or width == 20
        assert shown
        assert len(line) <= width


async def test_a_click_presses_the_key_and_a_dim_one_does_nothing(
    standing: Any, seen: Callable[..., str]
) -> None:
    async with standing() as pilot:
        Many.done.clear()
        await pilot.app.push_screen(Many())
        await pilot.pause()
        line = seen(pilot).splitlines()[0]
        for word in ("Do a", "Do b", "Back"):
            await pilot.click(
                "#keys", offset=(line.index(word) - pilot.app.screen.query_one(KeyBar).region.x - 1, 0)
            )
            await pilot.pause()
        assert Many.done == ["a", "back"]


class Field(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "do('words')", "Words for a mood", id="many.words"),
        Binding("escape", "do('leave')", "Done typing", id="field.leave"),
        Binding("f1", "do('help')", "Help", id="page.help"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar(id="keys")


async def test_the_way_out_of_a_field_stays_longer_than_help(standing: Any, seen: Callable[..., str]) -> None:
    async with standing(size=(42, 5)) as pilot:
        await pilot.app.push_screen(Field())
        await pilot.pause()
        assert (
            "Words for a mood" in seen(pilot) and "Done typing" in seen(pilot) and "Help" not in seen(pilot)
        )
