"""Letters of other scripts on real pages: commands outside of fields, letters within, and one quiet word."""

from typing import Any

import pytest
from textual.widgets import Input

from tests.support.running import running
from tests.support.running import store as store
from tests.support.waiting import until
from twofold.app import TwofoldApp
from twofold.frame.otherletters import KEYS_ARE_LATIN
from twofold.store import Store
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker


def place(app: TwofoldApp) -> str:
    return str(getattr(app.screen, "place", type(app.screen).__name__))


def said(app: TwofoldApp) -> list[str]:
    return [message.message for message in app.shown_messages]


@pytest.mark.parametrize("letter", ["д", "λ", "ך", "م"])
async def test_a_letter_is_the_command_at_its_place(store: Store, letter: str) -> None:
    async with running(store) as (app, pilot):
        await pilot.press(letter)
        await until(pilot, lambda: place(app) == "listening")
        assert said(app) == []


async def test_capitals_leave_at_once(store: Store) -> None:
    async with running(store) as (app, pilot):
        await pilot.press("Я", "Я")
        await until(pilot, lambda: app.ways_out.vanished)


async def test_what_the_couple_chose_stays_what_it_is(store: Store) -> None:
    async with running(store, keys={"home.settings": "л"}) as (app, pilot):
        await pilot.press("л")
        await until(pilot, lambda: place(app) == "settings")
        await pilot.press("л")
        assert place(app) == "settings", "nor is it the list of minutes there, whose key is k"


async def test_a_list_is_searched_in_its_own_script(store: Store) -> None:
    async with running(store) as (app, pilot):
        answers: list[Any] = []
        rows = [Choice(str(n), f"тема {n}") for n in range(20)]
        app.push_screen(Picker("Topics", rows, "Choose one."), answers.append)
        await pilot.pause()
        await pilot.press("т", "е", "м", "а", "space", "7", "enter")
        await until(pilot, lambda: bool(answers))
        assert answers == ["7"]


async def test_in_a_field_every_letter_is_a_letter(store: Store) -> None:
    async with running(store) as (app, pilot):
        await pilot.press("ы")
        await until(pilot, lambda: place(app) == "settings")
        await pilot.press("т")
        await until(pilot, lambda: isinstance(app.focused, Input))
        field = app.focused
        assert isinstance(field, Input)
        await pilot.press("Я", "Я", "д", "٤", "თ")
        assert field.value == "AnaЯЯд٤თ"
        assert said(app) == []


async def test_what_cannot_be_known_is_said_once_and_quietly(store: Store) -> None:
    async with running(store) as (app, pilot):
        await pilot.press("€", "ㅣ")
        await until(pilot, lambda: bool(said(app)))
        assert said(app) == [KEYS_ARE_LATIN]
        app.clear_notifications()
        await pilot.press("თ", "ก", "s")
        await until(pilot, lambda: place(app) == "settings")
        assert said(app) == []
