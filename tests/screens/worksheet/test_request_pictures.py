"""How a request looks."""

from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.pictures import Svg, views
from tests.support.screens.rounds import TODAY, enter, field, rounds
from twofold.domain.worksheet.requests import give, new_reply, say
from twofold.store import Store
from twofold.store.config import Settings

__all__ = ["rounds"]


@pytest.mark.parametrize(("look", "what"), views("first", "offered", "day"))
async def test_pictures(
    opened: Any,
    rounds: Store,
    clock: Any,
    picture: Any,
    press: Any,
    snapshot: SnapshotAssertion,
    look: Any,
    what: str,
) -> None:
    now, reply = clock.now(), new_reply("round", "evening", "b", clock.now())
    later = say(reply, "later", now - timedelta(days=9), TODAY - timedelta(days=9), until=TODAY)
    if what == "offered":
        rounds.save(say(later, "smaller", now, TODAY, words="Every other Thursday, and I cook"))
    elif what == "gift":
        rounds.save(give(later, ["evening"], [], now))
    elif what == "later":
        rounds.save(say(reply, "later", now, TODAY, until=TODAY + timedelta(days=4)))
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await enter(pilot)
        if what == "day":
            await press(pilot, "request.answer-4")
            await field(pilot)
            await pilot.press(*"12 march")
            await pilot.pause()
        elif look[0][0] == 40:
            for _ in range(3):
                await press(pilot, "request.page-down")
        assert picture(pilot) == snapshot.use_extension(Svg)
