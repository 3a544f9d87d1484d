"""The curtain hides; the question asks; both close in one way only."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Button, Static

from twofold.domain.people import meet
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain

SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_curtain_hides_everything_and_names_who_is_next(
    standing: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with standing(Static("a private answer", markup=False), size=size) as pilot:
        await pilot.app.push_screen(Curtain(meet("Ana", "[/] Ben"), "b", "One more [x] word."))
        await pilot.pause()
        text = seen(pilot)
        assert "private" not in text
        assert "● [/] Ben" in text and "[x]" in text
        assert "Ana, please look away." in text and "press Enter" in " ".join(text.split())


@pytest.mark.parametrize(("key", "result"), [("enter", True), ("space", True), ("escape", False)])
async def test_the_curtain_opens_with_enter_and_space_only(standing: Any, key: str, result: bool) -> None:
    got: list[bool | None] = []
    async with standing() as pilot:
        await pilot.app.push_screen(Curtain(meet("Ana", "Ben"), "a"), got.append)
        await pilot.press("a", "y", "1", "tab", "down", "question_mark")
        await pilot.click(offset=(5, 5))
        assert isinstance(pilot.app.screen, Curtain) and not got
        await pilot.press(key)
        await pilot.pause()
    assert got == [result]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], False),
        (["escape"], False),
        (["f2"], True),
        (["right", "enter"], True),
        (["tab", "enter"], True),
        (["right", "left", "enter"], False),
    ],
)
async def test_an_accidental_key_says_no(standing: Any, keys: list[str], answer: bool) -> None:
    got: list[bool | None] = []
    async with standing() as pilot:
        await pilot.app.push_screen(
            Confirm("Burn [/] it?", "[/] all of it", yes="Burn", no="Keep"), got.append
        )
        await pilot.press("y", "b")
        await pilot.press(*keys)
        await pilot.pause()
    assert got == [answer]


@pytest.mark.parametrize("size", SIZES)
async def test_both_answers_can_be_seen(
    standing: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with standing(size=size) as pilot:
        await pilot.app.push_screen(Confirm("Title", "A rather long question. " * 12, yes="Leave", no="Stay"))
        await pilot.pause()
        assert "Stay  esc" in seen(pilot) and "Leave  f2" in seen(pilot)


async def test_two_presses_of_a_button_close_one_question(standing: Any) -> None:
    async with standing() as pilot:
        await pilot.app.push_screen(Curtain(meet("Ana", "Ben"), "a"))
        await pilot.app.push_screen(Confirm("Title", "Question"))
        button = pilot.app.screen.query_one("#yes", Button)
        button.press()
        button.press()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Curtain)
