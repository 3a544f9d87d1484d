"""Letters of both that nobody opened yet, removed for good: with both keys, and from older copies too."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.screens.letters import at, gave, settle
from tests.support.screens.toasts import toasts
from tests.support.store.hunting import hunt
from twofold.domain.letters.elsewhere import begin
from twofold.domain.letters.records import Letter
from twofold.domain.letters.removing import REMOVABLE
from twofold.domain.letters.together import begin as begun
from twofold.domain.letters.together import close
from twofold.screens.house import REMOVED
from twofold.screens.letters.openly import WrittenOpenly
from twofold.screens.removing import Removing
from twofold.store import Store
from twofold.store.places import backup_dir

GREEN = "We have painted the kitchen green."
TITLE = "The green kitchen"


def of_both(store: Store, clock: Any, way: str) -> str:
    """Save a letter of both that nobody opened yet; return its id."""
    letter = begin(clock.now()) if way == "elsewhere" else begun(clock.now())
    letter = letter.with_(title=TITLE, text=GREEN)
    if way == "closed":
        letter = close(letter, clock.now(), clock.now().date())
    store.save(letter)
    return letter.id


def words_of(store: Store, name: str) -> list[str]:
    letter = store.letters.get(name)
    assert letter is not None
    return [part.words for part in REMOVABLE["letters"].parts(letter, store.couple.all()[0])]


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
@pytest.mark.parametrize("way", ["written", "closed", "elsewhere"])
async def test_it_goes_with_both_keys_and_from_the_older_copies_too(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], way: str, size: Any
) -> None:
    name = of_both(store, clock, way)
    folder = backup_dir(store.path)
    folder.mkdir()
    (folder / "twofold-2026-11-20.json").write_text(store.whole().decode())
    async with opened(size=size) as pilot:
        box = await at(pilot, "letters")
        place = "letters.elsewhere" if way == "elsewhere" else "letters.together"
        page = await at(pilot, place, letter_id=name)
        assert isinstance(page, WrittenOpenly)
        if way == "written":
            await pilot.press("escape")  # out of the field
        await press(pilot, "letter.remove")
        assert isinstance(pilot.app.screen, Removing)
        assert (TITLE in seen(pilot)) == (way != "closed"), "a closed letter shows nothing of itself"
        await press(pilot, "remove.first")
        assert store.letters.get(name) is not None, "it takes both"
        await press(pilot, "remove.second")
        await settle(pilot)
        assert store.letters.get(name) is None and pilot.app.screen is box
        assert toasts(pilot) == REMOVED
    assert hunt(store.path.parent, TITLE, GREEN) == []


async def test_one_that_was_just_begun_is_no_new_letter_once_it_is_removed(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        box = await at(pilot, "letters")
        await press(pilot, "letters.together")
        page = pilot.app.screen
        assert isinstance(page, WrittenOpenly) and not page.may_remove
        page.text.insert(GREEN)
        page.flush()
        await pilot.press("escape")
        await press(pilot, "letter.remove", "remove.first", "remove.second")
        await settle(pilot)
        assert pilot.app.screen is box and store.letters.all() == []


def test_what_is_of_one_alone_is_theirs_to_delete(store: Store, clock: Any) -> None:
    gave(store, clock, when="both", day="12 March 2027")
    (letter,) = store.letters.all()
    assert letter.to_both and words_of(store, letter.id) == []


def test_what_goes_is_named(store: Store, clock: Any) -> None:
    said = [words_of(store, of_both(store, clock, way)) for way in ("written", "closed", "elsewhere")]
    assert said == [
        [f"the letter “{TITLE}” that you are writing together"],
        ["the letter you wrote together, closed until Tuesday 23 November 2027"],
        [f"the letter “{TITLE}” from elsewhere, which is not with your letters yet"],
    ]
    store.save(Letter(id="x", by_both=True, opened=clock.now(), opens=date(2026, 1, 1)))
    assert "from both of you, opened on" in words_of(store, "x")[0]
