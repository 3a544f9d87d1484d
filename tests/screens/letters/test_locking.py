"""While a drawer is locked nothing of its letters stays; and then each page is as it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.letters import QUICK, at, paste
from tests.support.screens.locking import SECRET, WORDS, due, locked, remembered, say, settle
from twofold.domain.letters.records import Draft, Letter, Version
from twofold.screens.letters.form import LetterForm
from twofold.store import Store
from twofold.store.vault import Vault


def hers(store: Store, clock: Any) -> None:
    """Save a letter of Ana's, who has a passphrase, with earlier versions."""
    vault = Vault(store, clock.now, QUICK)
    vault.set_passphrase("a", WORDS)
    vault.unlock("a", WORDS)
    then = clock.now() - timedelta(days=1)
    versions = (Version(then, SECRET, f"{SECRET} 1"), Version(clock.now(), "", f"{SECRET} 2"))
    draft = Draft(SECRET, f"{SECRET} 3\nand more", "poem", versions, "occasion", "", f"{SECRET} 4")
    letter = Letter(id="l1", author="a", created=then, updated=then)
    store.save(letter, vault.write(vault.writing("letter", "l1", "a"), draft))


@pytest.mark.parametrize("place", ["letters.write", "letters.versions", "letters.give"])
async def test_nothing_of_a_letter_stays_while_it_is_locked(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], place: str
) -> None:
    hers(store, clock)
    async with opened() as pilot:
        pilot.app.vault.unlock("a", WORDS)
        below = await at(pilot, "letters.write", side="a", about="l1")
        page = below
        if place != "letters.write":
            page = await at(pilot, place, side="a", about="l1")
        if place == "letters.give":
            await pilot.press("o")
        await pilot.press("down")
        await settle(pilot)
        before, shown = page.bookmark(), seen(pilot)
        assert SECRET in shown and remembered(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == []
        assert SECRET not in pilot.app.export_screenshot()
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page and page.bookmark() == before and seen(pilot) == shown


async def test_what_is_typed_and_what_was_deleted_goes_with_the_lock(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    hers(store, clock)
    async with opened() as pilot:
        pilot.app.vault.unlock("a", WORDS)
        page = await at(pilot, "letters.write", side="a", about="l1")
        await paste(pilot, f" {SECRET} 5")
        await press(pilot, "letter.openings")
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == []
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page
        assert page.query_one(LetterForm).text.text == f"{SECRET} 3\nand more {SECRET} 5"
        await pilot.press("escape")
        await press(pilot, "letter.delete")
        await settle(pilot)
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == []
        await say(pilot, WORDS)
        await settle(pilot)
        assert store.letters.all() == [] and store.writings.all() == []
        await press(pilot, "letter.write")
        await paste(pilot, "Something new.")
        page.flush()
        assert len(store.letters.all()) == 1
