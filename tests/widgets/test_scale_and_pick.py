"""A scale and a row of signs: keys and mouse choose, and words say what is chosen."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.message import Message

from twofold.widgets.pick import Pick
from twofold.widgets.scale import Scale


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["4"], 4),
        (["right"], 3),
        (["left", "left"], 2),
        (["home"], 1),
        (["end"], 5),
        (["end", "right"], 5),
        (["9"], None),
        (["0"], None),
        (["3", "home", "left"], 1),
    ],
)
async def test_keys_choose_a_step(standing: Any, keys: list[str], value: int | None) -> None:
    scale = Scale("not at all", "fully")
    async with standing(scale) as pilot:
        scale.focus()
        await pilot.press(*keys)
        assert scale.value == value


async def test_eleven_steps_fit_into_forty_cells(standing: Any, seen: Callable[..., str]) -> None:
    scale = Scale("mild", "sore", first=0, last=10, value=10)
    async with standing(scale, size=(40, 11)) as pilot:
        scale.focus()
        assert "[10]" in seen(pilot) and "mild" in seen(pilot) and "sore" in seen(pilot)
        await pilot.press("0")
        assert scale.value == 0 and "[0]" in seen(pilot)


async def test_every_choice_is_told(standing: Any, messages: list[Message]) -> None:
    scale = Scale("a", "b")
    async with standing(scale) as pilot:
        scale.focus()
        await pilot.press("2", "5")
        await pilot.pause()
    assert [m.value for m in messages if isinstance(m, Scale.Changed)] == [2, 5]


async def test_the_mouse_chooses_a_step_and_a_sign(standing: Any) -> None:
    scale, pick = Scale("a", "b"), Pick([("x", "■", "", "ex"), ("y", "●", "", "why")], "x")
    async with standing(scale, pick) as pilot:
        await pilot.click(scale, offset=(scale.gutter.left + 5, 0))
        assert scale.value == 2
        await pilot.click(pick, offset=(4, 0))
        assert pick.value == "y"


async def test_a_row_of_signs_has_no_ends_and_names_its_choice(
    standing: Any, seen: Callable[..., str]
) -> None:
    pick = Pick([("x", "■", "", "ex"), ("y", "●", "", "why")], "x")
    async with standing(pick) as pilot:
        pick.focus()
        assert "[■] ●" in seen(pilot) and "ex" in seen(pilot)
        await pilot.press("left")
        assert pick.value == "y"
        assert "[●]" in seen(pilot) and "why" in seen(pilot)
        await pilot.press("right")
        assert pick.value == "x"
