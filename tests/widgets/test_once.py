"""What leaves once: asked twice, too late, or from below, it takes nothing else away."""

import asyncio
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from twofold.widgets.confirm import Confirm
from twofold.widgets.once import Once


class Sheet(Once[str], Screen[str]):
    """A page of one line."""

    def compose(self) -> ComposeResult:
        yield Static("a sheet", markup=False)


async def test_asked_twice_it_leaves_once_and_answers_once() -> None:
    async with App[None]().run_test() as pilot:
        app, answers = pilot.app, list[str | None]()
        below, sheet = Sheet(), Sheet()
        app.push_screen(below)
        app.push_screen(sheet, answers.append)
        await pilot.pause()
        sheet.dismiss("first")
        sheet.dismiss("second")
        await pilot.pause()
        assert app.screen is below and answers == ["first"]
        await sheet.dismiss("third")
        assert app.screen is below and answers == ["first"]


async def test_from_below_it_takes_nothing_away() -> None:
    async with App[None]().run_test() as pilot:
        app, answers = pilot.app, list[str | None]()
        below, top = Sheet(), Sheet()
        app.push_screen(below, answers.append)
        app.push_screen(top)
        await pilot.pause()
        assert below.is_current, "Textual's own word for it would do after all"
        below.dismiss("late")
        await pilot.pause()
        assert app.screen_stack[1:] == [below, top] and answers == []
        top.dismiss()
        below.dismiss("now")
        await pilot.pause()
        assert len(app.screen_stack) == 1 and answers == ["now"]


async def test_the_last_page_of_all_stays() -> None:
    class Alone(App[None]):
        def get_default_screen(self) -> Screen[Any]:
            return Sheet()

    async with Alone().run_test() as pilot:
        first = pilot.app.screen
        assert isinstance(first, Sheet)
        first.dismiss("away")
        await pilot.pause()
        assert pilot.app.screen is first


@pytest.mark.parametrize("ways", [("escape", "escape"), ("f2", "f2"), ("f2", "escape"), ("enter", "enter")])
async def test_a_question_that_is_awaited_is_answered_once(ways: tuple[str, str]) -> None:
    async with App[None]().run_test() as pilot:
        app, below = pilot.app, Sheet()
        await app.push_screen(below)
        answered = asyncio.get_running_loop().create_future()

        async def ask() -> None:
            answered.set_result(await app.push_screen_wait(Confirm("Sure?", "Are you?")))

        below.run_worker(ask())
        await pilot.pause()
        question = app.screen
        assert isinstance(question, Confirm)
        question.action_answer(ways[0] == "f2")
        question.action_answer(ways[1] == "f2")
        await pilot.press(*ways)
        assert await answered is (ways[0] == "f2")
        assert app.screen is below


async def test_what_was_taken_away_cannot_be_pressed() -> None:
    async with App[None]().run_test(size=(20, 6)) as pilot:
        sheet = Sheet()
        await pilot.app.push_screen(sheet)
        await pilot.pause()
        words = sheet.query_one(Static)
        assert sheet.get_widget_and_offset_at(1, 0)[0] is words
        await words.remove()
        # Until it is drawn again, Textual finds it where it was.
        sheet._compositor.get_widget_and_offset_at = lambda *_: (words, None)  # type: ignore[method-assign]
        assert sheet.get_widget_and_offset_at(1, 0) == (None, None)
