"""What was said to a request: taken back, said anew, and never overwritten."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.support.screens.rounds import TODAY, enter, how, kept, rounds, words
from twofold.domain.worksheet.requests import new_reply, say
from twofold.screens.page import StoreChanged
from twofold.store import Store

__all__ = ["rounds"]


async def test_what_was_just_said_can_be_taken_back(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        assert page.key_of("request.undo") == ""
        await press(pilot, "request.answer-2")
        await pilot.press(*"once", "enter")
        await pilot.pause()
        await press(pilot, "request.answer-2")
        assert how(page) == "open"
        await press(pilot, "request.undo")
        assert how(page) == "offered"
        await press(pilot, "request.undo")
        assert how(page) == "open"
        assert kept(rounds).said == ()
        assert page.key_of("request.undo") == ""
        await press(pilot, "request.answer-1")
        await pilot.press("escape")
        await pilot.pause()
        page = await enter(pilot)
        assert page.key_of("request.undo") == ""
        assert how(page) == "yes"


async def test_another_terminal_is_followed_and_never_overwritten(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await enter(pilot)
        now = clock.now()
        theirs = say(new_reply("round", "evening", "b", now), "another", now, TODAY, words="by letter")
        rounds.save(theirs)
        await press(pilot, "request.answer-1")
        assert [said.answer for said in kept(rounds).said] == ["another"]
        assert how(page) == "circles"
        assert "changed at the other terminal" in words(seen(pilot))
        rounds.save(say(kept(rounds), "later", now, TODAY, until=TODAY + timedelta(days=3)))
        page.post_message(StoreChanged())
        await pilot.pause()
        assert how(page) == "later"
        assert "Said before" in seen(pilot)
        assert "another way: by letter" in words(seen(pilot))


async def test_a_word_said_since_stays(opened: Any, rounds: Store, clock: Any, press: Any, seen: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-1")
        rounds.save(say(kept(rounds), "another", clock.now(), TODAY))
        page.post_message(StoreChanged())
        await pilot.pause()
        await press(pilot, "request.undo")
        assert [said.answer for said in kept(rounds).said] == ["yes", "another"]
        assert "Something has been said since" in words(seen(pilot))
