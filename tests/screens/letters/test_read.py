"""Opening a letter is a moment; then it is read line by line, or whole, and thanked for."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from textual.widgets import Static

from tests.support.hostile import HOSTILE
from tests.support.screens.letters import (
    QUICK,
    TEXT,
    TITLE,
    at,
    gave,
    opened_one,
    paste,
    private,
    records,
    say,
    settle,
    there,
    wrote,
)
from tests.support.store.hunting import hunt
from twofold.domain.drawers import Open
from twofold.domain.letters.reading import pieces
from twofold.domain.text import clean, clean_line
from twofold.screens.letters.read import ReadPage
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock

SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_curtain_to_a_line_of_thanks(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any, size: tuple[int, int]
) -> None:
    gave(store, clock)
    async with opened(size=size) as pilot:
        page = await at(pilot, "letters.read", letter_id="l1")
        assert isinstance(pilot.app.screen, Curtain) and "● Ben" in seen(pilot)
        page = pilot.app.screen_stack[-2]
        assert isinstance(page, ReadPage)
        await press(pilot, "curtain.open")
        assert "A letter from ◆ Ana" in seen(pilot) and "Sit together, or alone" in seen(pilot)
        assert TITLE not in seen(pilot) and not page.check_action("turn", (1,))
        await press(pilot, "read.open")
        await settle(pilot)
        (letter,) = store.letters.all()
        assert (letter.opened, letter.title, letter.text) == (clock.now(), TITLE, TEXT)
        assert private(store) == [] and all(w.veil == Open() for w in store.every(type_of(store)))
        assert TITLE in seen(pilot) and "One of you reads aloud" in seen(pilot)
        for piece in pieces(TEXT):
            await press(pilot, "read.next")
            shown = " ".join(seen(pilot).split())
            assert " ".join(piece.split()) in shown
        assert "Say back one line" not in seen(pilot)
        await press(pilot, "read.next")
        assert "● Ben" in seen(pilot) and "Say back one line" in seen(pilot)
        assert "There is nothing to answer" in " ".join(seen(pilot).split())
        await press(pilot, "read.thank")
        await settle(pilot)
        assert "puts it on paper" not in seen(pilot), "its key is a letter of the line now"
        await paste(pilot, "The herons.")
        await pilot.press("enter")
        await settle(pilot)
        assert page.focused is None and str(page.query_one("#read-place", Static).content).startswith(
            "p puts"
        )
        page.flush()
        assert store.letters.all()[0].thanked == "The herons."
        await press(pilot, "read.before")
        assert "Say back one line" not in seen(pilot)
        await press(pilot, "read.whole")
        assert TITLE in seen(pilot) and "from ◆ Ana" in seen(pilot)
        await press(pilot, "read.end")
        await settle(pilot)
        assert "The herons." in seen(pilot)
        await press(pilot, "page.back")
        # Read again, it asks nobody for anything.
        page = await at(pilot, "letters.read", letter_id="l1")
        assert pilot.app.screen is page and TITLE in seen(pilot)


def type_of(store: Store) -> Any:
    return store.writings.kind


async def test_with_two_passphrases_the_readers_own_opens_it(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock)
    for side in ("a", "b"):
        Vault(store, clock.now, QUICK).set_passphrase(side, f"words of {side}")
    before = records(store)
    assert hunt(store.path.parent, "herons had been") == []
    async with opened() as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open", "read.open")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Unlock) and "● Ben" in seen(pilot)
        await say(pilot, "words of a")
        assert "That did not open it" in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert records(store) == before and "Enter opens it" in seen(pilot)
        assert not pilot.app.vault.is_open("b")
        await press(pilot, "read.open")
        await settle(pilot)
        await say(pilot, "words of b")
        assert TITLE in seen(pilot) and store.letters.all()[0].text == TEXT
        assert private(store) == [] and not pilot.app.vault.is_open("b")


@pytest.mark.usefixtures("berlin")
async def test_it_is_not_opened_before_its_local_day(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock, when="day", day="2026-11-24")
    async with opened() as pilot:
        page = await at(pilot, "letters.read", letter_id="l1")
        assert pilot.app.screen is page and "from tomorrow on" in seen(pilot)
        page.action_open()
        await settle(pilot)
        assert store.letters.all()[0].opened is None
        await press(pilot, "page.back")
        clock.wall = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # midnight in Berlin
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open", "read.open")
        await settle(pilot)
        assert store.letters.all()[0].opened is not None


async def test_taken_back_or_gone_it_is_not_there(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    letter = gave(store, clock)
    wrote(store, clock, id="draft")
    async with opened() as pilot:
        for id_ in ("draft", "nobody"):
            await at(pilot, "letters.read", letter_id=id_)
            assert not isinstance(pilot.app.screen, ReadPage) and "not there any more" in seen(pilot)
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.back")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1 and there(store).opened is None
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open")
        page = pilot.app.screen
        store.save(letter.with_(sealed=None))
        await press(pilot, "read.open")
        await settle(pilot)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "took it back" in seen(pilot) and pilot.app.screen is not page
        assert there(store).opened is None and "envelope-b-l1" in private(store)


async def test_a_damaged_envelope_says_so_and_loses_nothing(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock)
    (envelope,) = store.writings.where(lambda w: w.kind == "envelope")
    store.save(envelope.with_(veil=Open('{"title": "exchanged"}')))
    before = records(store)
    async with opened() as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open", "read.open")
        await settle(pilot)
        assert "cannot be read" in seen(pilot) and records(store) == before


async def test_any_words_are_read_as_they_are(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    for number, text in enumerate(HOSTILE):
        opened_one(store, clock, id=f"h{number}", title=clean_line(text), text=f"{clean(text)}\nsecond")
    async with opened(size=(120, 40)) as pilot:
        for number, text in enumerate(HOSTILE):
            page = await at(pilot, "letters.read", letter_id=f"h{number}")
            wanted = "".join(clean(text).split())
            for id_ in ("read.next", "read.whole"):
                await press(pilot, id_)
                assert wanted in "".join(seen(pilot).split()), text
            await press(pilot, "read.thank")
            await paste(pilot, text)
            page.flush()
            assert there(store, f"h{number}").thanked == clean_line(text)
            await pilot.press("escape", "escape")
            await settle(pilot)


@pytest.mark.parametrize("change", ["set", "removed", "changed"])
async def test_a_passphrase_that_comes_or_goes_meanwhile_still_lets_it_be_opened(
    opened: Any, store: Store, clock: Any, press: Any, change: str
) -> None:
    vault = Vault(store, clock.now, QUICK)
    if change != "set":
        vault.set_passphrase("b", "before")
    gave(store, clock)
    if change == "set":
        vault.set_passphrase("b", "now")
        store.fold()
        left = [name.partition("-")[0] for name in hunt(store.path.parent, "herons had been")]
        assert left == ["twofold.json", "twofold.json.known"], "only the writer's own draft"
        vault.set_passphrase("a", "hers")
        store.fold()
        assert hunt(store.path.parent, "herons had been") == []
    elif change == "changed":
        vault.change_passphrase("b", "before", "now")
    else:
        vault.remove_passphrase("b", "before")
    async with opened() as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open", "read.open")
        await settle(pilot)
        if change != "removed":
            await say(pilot, "now")
        assert there(store).text == TEXT and private(store) == []


async def test_what_the_other_terminal_took_back_in_the_same_moment_stays_closed(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock)
    async with opened() as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "curtain.open")
        page = pilot.app.screen
        other = Store.open(store.path, clock=clock)
        vault = Vault(other, clock.now)
        envelope = vault.emptied(vault.writing("envelope", "l1", "b"))
        other.save(there(other).with_(sealed=None), envelope)
        other.close()
        await press(pilot, "read.open")
        await settle(pilot)
        assert there(store).opened is None and there(store).text == "" and private(store) == ["letter-a-l1"]
        assert "changed at the other terminal" in seen(pilot) or "took it back" in seen(pilot)
        pilot.app.look()
        await settle(pilot)
        assert pilot.app.screen is not page
