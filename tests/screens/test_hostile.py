"""Words that break other programs are shown as they are, on every page and in every field."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.events import Paste
from textual.widgets import OptionList

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.routes import route
from tests.support.waiting import until
from twofold.content import load_protocols
from twofold.domain.listening.session import Session
from twofold.domain.people import meet
from twofold.domain.routes import NamesRoute
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line

PLACES = ["home", "settings", "support", "exit-info", "privacy", "meeting.names", "help"]


@pytest.mark.parametrize("place", PLACES)
async def test_every_page_shows_any_name_and_topic(
    opened: Any, store: Store, seen: Callable[..., str], place: str
) -> None:
    (session,) = store.save(Session(protocol=load_protocols().protocols[0], status="open"))
    async with opened(size=(150, 40)) as pilot:
        pilot.app.go(route(place))
        await pilot.pause()
        for text in map(clean_line, HOSTILE):
            couple = pilot.app.couple()
            _, session = pilot.app.keep(couple.with_(a=meet(text, "Ben").a), session.with_(topic=text))
            pilot.app.say(f"Kept {text}")
            pilot.app.screen.post_message(StoreChanged())
            await pilot.pause()
            assert f"◆ {text}" in seen(pilot).splitlines()[0]
            if place == "home":
                # A long topic is cut short on home, with a sign of it.
                assert packed(text)[:28] in packed("".join(seen(pilot).splitlines()[1:]))
            pilot.app.clear_notifications()


async def test_the_curtain_shows_any_name(opened: Any, seen: Callable[..., str]) -> None:
    async with opened(size=(150, 40)) as pilot:
        for text in map(clean_line, HOSTILE):
            await pilot.app.push_screen(Curtain(meet(text, "Ben"), "a", text))
            await pilot.pause()
            assert packed(seen(pilot)).count(packed(text)) >= 3
            await pilot.press("escape")


async def test_the_palette_opens_whatever_they_are_called(opened: Any, empty_store: Store) -> None:
    empty_store.save(meet("[/]", "[@click=app.quit]x[/]"))
    async with opened(empty_store) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count)
        assert pilot.app.is_running


async def test_any_name_can_be_typed_kept_and_shown_again(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 30)) as pilot:
        pilot.app.go(NamesRoute())
        await pilot.pause()
        line = pilot.app.screen.query_one("#name-a", Line)
        for text in [*HOSTILE, *UNSAFE]:
            line.value = ""
            pilot.app.post_message(Paste(text))
            await pilot.pause()
            await pilot.pause()  # drawn first, then saved
            couple = store.couple.get("couple")
            assert couple is not None
            assert couple.a.name == line.line
            assert couple.a.name in seen(pilot).splitlines()[0]
            assert not any(unicodedata.category(c) in ("Cc", "Cs") or c == "\u202e" for c in couple.a.name)
            assert 0 < len(couple.a.name) <= 40
            if text in HOSTILE:
                assert couple.a.name == unicodedata.normalize("NFC", text)
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip:
                    assert not set(segment.text) & set("\x1b\x07\x00\x9b\u202e\r")
