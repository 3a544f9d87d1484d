"""The field that keeps no copy, and the door that opens once."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import Static

from tests.support.waiting import ended, until
from twofold.domain.drawers import PASSPHRASE_LIMIT
from twofold.domain.people import meet
from twofold.widgets.passphrase import Secret, Unlock

SIZES = [(40, 11), (80, 24), (120, 40)]


async def paste(pilot: Any, text: str) -> None:
    pilot.app.post_message(Paste(text))
    await pilot.pause()


async def test_it_shows_dots_and_the_words_only_when_asked(standing: Any, seen: Callable[..., str]) -> None:
    field = Secret()
    async with standing(field) as pilot:
        field.focus()
        await pilot.press(*"abc")
        assert "abc" not in seen(pilot) and "•••" in seen(pilot)
        field.shown = True
        await pilot.pause()
        assert "abc" in seen(pilot)


async def test_what_is_taken_is_gone(standing: Any, seen: Callable[..., str]) -> None:
    field = Secret()
    async with standing(field) as pilot:
        field.focus()
        await paste(pilot, "our song\r\n")
        field.shown = True
        assert field.take() == "our song"
        await pilot.pause()
        assert field.value == "" and not field.shown and "song" not in seen(pilot)
        await pilot.press("ctrl+z")
        assert field.value == ""


async def test_nothing_reaches_the_clipboard(standing: Any) -> None:
    field = Secret()
    async with standing(field) as pilot:
        field.focus()
        await paste(pilot, "secret")
        field.shown = True
        field.selection = type(field.selection)(0, 6)
        await pilot.press("ctrl+c", "ctrl+x")
        assert pilot.app.clipboard == "" and field.value == "secret"


@pytest.mark.parametrize(
    "text", ["x" * (PASSPHRASE_LIMIT + 1), "y" * 1_000_000, "a\nb", "a\tb", "\x1b[2J", "\u202ea", "a\ud800"]
)
async def test_what_cannot_be_kept_exactly_is_refused_whole(standing: Any, text: str) -> None:
    field = Secret()
    async with standing(field) as pilot:
        field.focus()
        await pilot.press("k")
        await paste(pilot, text)
        assert field.value == "k"
        assert len(pilot.app._notifications) == 1


@pytest.mark.parametrize("text", ["x" * PASSPHRASE_LIMIT, "👩‍❤️‍👨", "שלום", " a  b ", "e\u0301"])
async def test_anything_else_is_taken_exactly(standing: Any, text: str) -> None:
    field = Secret()
    async with standing(field) as pilot:
        field.focus()
        await paste(pilot, text)
        assert field.take() == text and not pilot.app._notifications


async def refuse(_side: str, _words: str) -> str:
    return "That did not open it."


@pytest.mark.parametrize("size", SIZES)
async def test_the_door_hides_names_and_says_no(
    standing: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    got: list[bool | None] = []
    asked: list[str] = []

    async def unlock(side: str, words: str) -> str:
        asked.append(side + words)
        return "" if words == "yes" else "That [/] did not open it."

    async with standing(Static("a private answer", markup=False), size=size) as pilot:
        await pilot.app.push_screen(Unlock(meet("Ana", "[/] Ben"), "b", unlock, "Put [x] away."), got.append)
        await pilot.pause()
        assert "private" not in seen(pilot) and "● [/] Ben" in seen(pilot) and "[x]" in seen(pilot)
        await paste(pilot, "no")
        await pilot.press("f2")
        await pilot.pause()
        assert "▌no" in seen(pilot).split()
        await pilot.press("enter")
        await until(pilot, lambda: "That [/] did not open it." in seen(pilot))
        assert not got
        assert pilot.app.screen.query_one(Secret).value == ""
        await paste(pilot, "yes")
        await pilot.press("enter")
        await until(pilot, lambda: got)
    assert got == [True] and asked == ["bno", "byes"]


async def test_it_says_that_it_opens_and_a_second_enter_does_nothing(
    standing: Any, seen: Callable[..., str]
) -> None:
    go, asked, got = asyncio.Event(), list[str](), list[bool | None]()

    async def unlock(_side: str, words: str) -> str:
        asked.append(words)
        await go.wait()
        return ""

    async with standing() as pilot:
        await pilot.app.push_screen(Unlock(meet("Ana", "Ben"), "a", unlock), got.append)
        await paste(pilot, "yes")
        await pilot.press("enter", "enter", "x", "enter")
        assert "Opening" in seen(pilot) and "•" in seen(pilot)  # alive: the x was typed
        go.set()
        await until(pilot, lambda: got)
    assert asked == ["yes"] and got == [True]


@pytest.mark.parametrize("way", ["escape", "forget"])
async def test_what_is_under_way_ends_with_going_back_and_with_the_lock(
    standing: Any, seen: Callable[..., str], way: str
) -> None:
    go, done, got = asyncio.Event(), list[str](), list[bool | None]()

    async def unlock(_side: str, words: str) -> str:
        await go.wait()
        done.append(words)
        return ""

    async with standing() as pilot:
        door = Unlock(meet("Ana", "Ben"), "a", unlock)
        await pilot.app.push_screen(door, got.append)
        await paste(pilot, "yes")
        await pilot.press("enter")
        assert "Opening" in seen(pilot)
        if way == "escape":
            await pilot.press("escape")
        else:
            door.forget()
        go.set()
        await pilot.pause()
        assert done == [] and got == ([False] if way == "escape" else [])
        if way == "forget":
            assert "Nothing was done" in seen(pilot)
            await paste(pilot, "again")
            await pilot.press("enter")
            await until(pilot, lambda: got)
            assert done == ["again"] and got == [True]


async def test_what_lies_on_top_is_not_taken_away_when_it_opens(standing: Any) -> None:
    go, got = asyncio.Event(), list[bool | None]()

    async def unlock(_side: str, _words: str) -> str:
        await go.wait()
        return ""

    async with standing() as pilot:
        await pilot.app.push_screen(Unlock(meet("Ana", "Ben"), "a", unlock), got.append)
        await paste(pilot, "yes")
        await pilot.press("enter")
        above = Screen[None]()
        await pilot.app.push_screen(above)
        go.set()
        await ended(pilot, "unlock")
        assert pilot.app.screen is above and got == []
        await pilot.app.pop_screen()
        await pilot.pause()
        assert got == [True]


async def test_esc_goes_back_from_the_field(standing: Any) -> None:
    got: list[bool | None] = []
    async with standing() as pilot:
        await pilot.app.push_screen(Unlock(meet("Ana", "Ben"), "a", refuse), got.append)
        await pilot.press("h", "escape")
        await pilot.pause()
    assert got == [False]
