"""Passphrases: set, changed and taken away behind the curtain, and never by mistake."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.widgets import Static

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.passphrases import (
    QUICK,
    SIZES,
    WORDS,
    give,
    set_for_ana,
    to_ask,
    type_in,
    veils,
    written,
)
from tests.support.screens.pictures import Svg, views
from tests.support.screens.storm import STORM
from twofold.domain.drawers import PASSPHRASE_LIMIT, Open, Sealed
from twofold.domain.people import meet
from twofold.domain.routes import DrawersRoute
from twofold.domain.text import clean_line
from twofold.screens.drawers import AskPassphrase, Drawers
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.passphrase import Secret, Unlock

__all__ = ["written"]


async def refuse(_side: str, _words: str) -> str:
    return "That did not open it."


async def test_settings_lead_here(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.drawers")
        assert isinstance(pilot.app.screen, Drawers)
        await press(pilot, "page.back")
        assert "Drawers" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_passphrase_is_set_changed_and_taken_away(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await to_ask(pilot, press, "drawers.a")
        assert "Nobody can recover" in " ".join(seen(pilot).split())
        await give(pilot, WORDS)
        await give(pilot, WORDS)
        assert isinstance(pilot.app.screen, Drawers)
        assert veils(written) == {"a": Sealed, "b": Open}
        assert not pilot.app.vault.is_open("a") and pilot.app.vault.is_open("b")
        before = written.writings.all()

        await to_ask(pilot, press, "drawers.a")
        for words in (WORDS, "another", "another"):
            await give(pilot, words)
        assert isinstance(pilot.app.screen, Drawers)
        assert written.writings.all() == before  # only the key is wrapped anew
        pilot.app.vault.unlock("a", "another")
        pilot.app.vault.lock("a")

        await to_ask(pilot, press, "drawers.remove-a")
        await give(pilot, "another")
        assert veils(written) == {"a": Open, "b": Open}
        assert pilot.app.vault.drawer("a") is None


@pytest.mark.parametrize("size", SIZES)
async def test_how_to_make_a_good_one_is_said_and_one_letter_gets_a_word_and_is_taken(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, size: tuple[int, int]
) -> None:
    def said(pilot: Any) -> str:
        return " ".join(seen(pilot).split())

    async with opened(size=size) as pilot:
        await to_ask(pilot, press, "drawers.a")
        advice = pilot.app.screen.query_one("#ask-advice", Static)
        assert "hard to guess" in str(advice.content) and "guessed" not in said(pilot)
        assert size == (40, 11) or "keep it where only you look" in said(pilot)
        for words, warning in (
            ("x", "guessed in a moment"),
            ("xyz", "That is short"),
            ("a kite, a spoon", ""),
        ):
            await type_in(pilot, words)
            assert warning in said(pilot) and bool(warning) is ("guessed" in said(pilot))
            await pilot.press("shift+tab", "ctrl+u")
        await give(pilot, "x")
        assert veils(written) == {"a": Open, "b": Open}
        await give(pilot, "x")
        assert veils(written) == {"a": Sealed, "b": Open}, "it is theirs to choose"


@pytest.mark.parametrize("id_", ["drawers.a", "drawers.remove-a"])
async def test_a_wrong_passphrase_says_so_and_changes_nothing(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, id_: str
) -> None:
    async with opened() as pilot:
        await set_for_ana(pilot, press)
        before = written.writings.all(), written.drawers.all()
        await to_ask(pilot, press, id_)
        for _ in range(3):
            await give(pilot, "not it")
            if id_ == "drawers.a":
                await give(pilot, "new")
                await give(pilot, "new")
            assert "That did not open it" in seen(pilot)
            assert all(field.value == "" for field in pilot.app.screen.query(Secret))
        assert (written.writings.all(), written.drawers.all()) == before
        await press(pilot, "ask.back")
        assert isinstance(pilot.app.screen, Drawers)


async def test_two_that_differ_and_empty_ones_set_nothing(
    opened: Any, press: Any, seen: Callable[..., str], written: Store
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.b")
        await give(pilot, "one")
        await give(pilot, "other")
        assert "not the same" in seen(pilot)
        await give(pilot, "")
        await give(pilot, "")
        assert "lock nothing" in seen(pilot)
        assert written.drawers.all() == []


@pytest.mark.parametrize("where", ["curtain.back", "ask.back"])
async def test_esc_leaves_everything_as_it_is(opened: Any, press: Any, written: Store, where: str) -> None:
    async with opened() as pilot:
        pilot.app.go(DrawersRoute())
        await pilot.pause()
        await press(pilot, "drawers.a")
        if where == "ask.back":
            await press(pilot, "curtain.open")
            await pilot.pause()
            await pilot.press(*"half")
        await press(pilot, where)
        assert isinstance(pilot.app.screen, Drawers) and written.drawers.all() == []


@pytest.mark.parametrize("words", ["👩‍❤️‍👨 🔑", "שלום עולם", "  spaces  ", "é", "a" * PASSPHRASE_LIMIT, "[/]"])
async def test_any_words_that_can_be_typed_open_again(
    opened: Any, press: Any, written: Store, words: str
) -> None:
    async with opened() as pilot:
        await set_for_ana(pilot, press, words)
        assert veils(written)["a"] is Sealed
        pilot.app.vault.unlock("a", words)


@pytest.mark.parametrize("words", ["x" * 1_000_000, "two\nlines", "a\x00b", "\u202eedis", "half\ud800"])
async def test_what_cannot_be_typed_again_is_refused_with_words(
    opened: Any, press: Any, seen: Callable[..., str], words: str
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.a")
        pilot.app.post_message(Paste(words))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.query(Secret).first().value == ""
        assert "not pasted" in " ".join(seen(pilot).split())


async def test_a_passphrase_set_at_the_other_terminal_meanwhile_is_said(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, clock: Any
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.a")
        other = Store.open(written.path, clock=clock)
        Vault(other, clock.now, QUICK).set_passphrase("a", "theirs")
        other.close()
        await give(pilot, WORDS)
        await give(pilot, WORDS)
        assert isinstance(pilot.app.screen, AskPassphrase) and "other terminal" in seen(pilot)
        pilot.app.vault.unlock("a", "theirs")


async def test_any_name_is_shown_as_it_is(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened(size=(150, 40)) as pilot:
        pilot.app.go(DrawersRoute())
        await pilot.pause()
        for text in map(clean_line, HOSTILE):
            pilot.app.keep(pilot.app.couple().with_(a=meet(text, "Ben").a))
            pilot.app.screen.post_message(StoreChanged())
            await pilot.pause()
            assert packed(text) in packed("".join(seen(pilot).splitlines()[1:]))


@pytest.mark.parametrize("what", ["page", "ask"])
async def test_a_storm_of_sizes_leaves_it_whole(
    opened: Any, press: Any, seen: Callable[..., str], what: str
) -> None:
    async with opened() as pilot:
        pilot.app.go(DrawersRoute())
        await pilot.pause()
        if what == "ask":
            await to_ask(pilot, press, "drawers.a")
        before = seen(pilot)
        for width, height in STORM:
            await pilot.resize_terminal(width, height)
        await pilot.pause()
        await pilot.pause()
        assert seen(pilot) == before


@pytest.mark.parametrize(("look", "what"), views("page", "unlock", "remove"))
async def test_pictures(
    opened: Any,
    press: Any,
    store: Store,
    clock: Any,
    picture: Any,
    snapshot: SnapshotAssertion,
    look: Any,
    what: str,
) -> None:
    if what != "set":
        Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        pilot.app.go(DrawersRoute())
        await pilot.pause()
        if what == "unlock":
            door = Unlock(pilot.app.couple(), "a", refuse)
            await pilot.app.push_screen(door)
            await give(pilot, "not it")
            await pilot.press(*"our")
        elif what != "page":
            await to_ask(pilot, press, "drawers.remove-a" if what == "remove" else "drawers.a")
        await pilot.pause()
        assert picture(pilot) == snapshot.use_extension(Svg)
