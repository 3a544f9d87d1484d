"""A request that is not for now: the day on which the two look at it again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.screens.rounds import SIZES, TODAY, enter, field, how, kept, rounds, tiles, whose, words
from twofold.domain.worksheet.requests import new_reply, say
from twofold.store import Store
from twofold.widgets.fields import Line

__all__ = ["rounds"]


@pytest.mark.parametrize(
    ("down", "days"), [(0, 1), (1, 7), (2, 14), (3, 30)], ids=["tomorrow", "week", "two weeks", "month"]
)
async def test_not_now_names_a_day(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str], down: int, days: int
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-4")
        await pilot.press(*["down"] * down, "enter")
        await pilot.pause()
        await pilot.pause()
        assert kept(rounds).said[0].until == TODAY + timedelta(days=days)
        assert "Ben says: not now. You will look at it again" in words(seen(pilot))
        assert len(tiles(page)) == 4
        assert whose(page) == "b"


@pytest.mark.parametrize("size", SIZES)
async def test_a_typed_day_is_understood_and_a_wrong_one_told(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await enter(pilot)
        await press(pilot, "request.answer-4")
        asked = await field(pilot)
        line = asked.query_one(Line)
        for text, told in (
            ("soon", "Write the day like 12 March"),
            ("3/4", "Write the month as a word"),
            ("yesterday", "Name a day from tomorrow on"),
            ("[/foo]", "Write the day like 12 March"),
            ("in 3 years", "Name a day from tomorrow on"),
        ):
            line.value = ""
            await pilot.press(*text, "enter")
            await pilot.pause()
            assert told in words(seen(pilot))
            assert pilot.app.screen is asked
        line.value = ""
        await pilot.press(*"in 10 days")
        await pilot.pause()
        assert "Thursday 3 December 2026" in words(seen(pilot))
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert kept(rounds).said[0].until == date(2026, 12, 3)


async def test_going_back_from_the_day_says_nothing(opened: Any, rounds: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-4")
        await press(pilot, "ask.back")
        assert pilot.app.screen is page
        assert rounds.replies.get("reply-evening") is None
        assert len(tiles(page)) == 4


async def test_on_its_day_a_not_now_asks_again(
    opened: Any, rounds: Store, clock: Any, seen: Callable[..., str]
) -> None:
    now = clock.now()
    rounds.save(say(new_reply("round", "evening", "b", now), "later", now, TODAY,
                    until=TODAY + timedelta(days=1)))  # fmt: skip
    async with opened() as pilot:
        page = await enter(pilot)
        assert how(page) == "later"
        clock.advance(24 * 3600)
        page.reload()
        await pilot.pause()
        assert how(page) == "due"
        assert "You wanted to look at this again today. ● Ben, what is possible now?" in words(seen(pilot))
