"""A letter to both of them, in a year: written by one or together, closed until its day, opened by both."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.screens.letters import QUICK, TEXT, at, draft_of, paste, private, say, settle, there, wrote
from twofold.domain.book.leaves import leaves
from twofold.domain.letters.entries import entries
from twofold.domain.letters.offers import offered
from twofold.domain.letters.routes import LetterRoute, OpenLetterRoute
from twofold.exports.archive import archive
from twofold.exports.letters import told
from twofold.exports.whole import Whole
from twofold.exports.year_render import came
from twofold.screens.letters.together import WriteTogether
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24)]
GREEN = "We have painted the kitchen green."
NAMES = ("Ana", "Ben")


def all_told(store: Store, clock: Any) -> str:
    """Return all that is exported of the letters, in every way."""
    letters = store.letters.all()
    whole = Whole(couple=store.couple.all()[0], letters=tuple(letters))
    return archive(whole, clock.now()) + told(letters, NAMES, None) + str(list(entries(store)))


def offers(store: Store, clock: Any) -> list[object]:
    return [each.route for each in offered(store, clock.now(), clock.now().date())]


@pytest.mark.parametrize("size", SIZES)
async def test_the_two_write_it_close_it_and_open_it_a_year_later(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        box = await at(pilot, "letters")
        await press(pilot, "letters.together")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, WriteTogether) and page.hands == "both"
        await paste(pilot, GREEN)
        page.flush()
        (letter,) = store.letters.all()
        assert letter.by_both and letter.text == GREEN and letter.author is None and private(store) == []
        assert "23November2027" in "".join(seen(pilot).split()), "a year, unless they say something else"
        await press(pilot, "ours.close")
        await settle(pilot)
        assert there(store, letter.id).opens == date(2027, 11, 23)
        assert "green" not in seen(pilot) and "Closed." in seen(pilot)
        # One key opens it again for writing, and one closes it again.
        await press(pilot, "ours.undo")
        assert there(store, letter.id).sealed is None and GREEN[:20] in seen(pilot)
        await press(pilot, "ours.close", "page.back")
        await settle(pilot)
        assert pilot.app.screen is box
        box.query_one("#letters-list", Choices).go_to(f"read:{letter.id}")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is box and "green" not in seen(pilot)
    assert "green" not in all_told(store, clock) and offers(store, clock) == []
    clock.wall += timedelta(days=365)
    assert offers(store, clock) == [OpenLetterRoute(letter.id)]
    async with opened(size=size) as pilot:
        await at(pilot, "letters.open", about=letter.id)
        await press(pilot, "opening.first")
        assert there(store, letter.id).opened is None, "it takes both"
        await press(pilot, "opening.second")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.read" and "both of you" in seen(pilot)
        await press(pilot, "read.end")
        assert "What has changed since?" in " ".join(seen(pilot).split())
        assert "thank" not in [b.binding.action for b in pilot.app.screen.active_bindings.values()]
    assert there(store, letter.id).opened == clock.now()
    assert "green" in all_told(store, clock) and "\n\nAna and Ben.\n\n" in told(
        store.letters.all(), NAMES, None
    )
    (leaf,) = leaves(store, 2027, clock.now().date(), ())
    assert came(leaf) == "from both of you, opened" and leaf.side is None


async def test_one_writes_it_and_both_open_it_with_the_passphrase_of_the_other(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    wrote(store, clock)
    Vault(store, clock.now, QUICK).set_passphrase("b", "his own")
    async with opened() as pilot:
        await at(pilot, "letters.give", side="a", about="l1")
        await press(pilot, "give.both")
        assert draft_of(store, clock).day == "in a year"
        assert "From Tuesday 23 November 2027 on, together." in seen(pilot)
        await pilot.press("escape")
        await press(pilot, "give.seal")
        await settle(pilot)
        assert there(store).to_both and private(store) == ["envelope-b-l1", "letter-a-l1"]
        assert "Sealed for both of you" in seen(pilot)
    clock.wall += timedelta(days=365)
    assert offers(store, clock) == [OpenLetterRoute("l1")]
    async with opened() as pilot:
        box = await at(pilot, "letters")
        box.query_one("#letters-list", Choices).go_to("read:l1")
        assert "A letter to both of you from ◆ Ana" in seen(pilot) and "its day has come" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.open" and TEXT[:20] not in seen(pilot)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await say(pilot, "not his")
        assert there(store).opened is None
        await say(pilot, "his own")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.read" and "to both of you" in seen(pilot)
    assert there(store).text == TEXT and private(store) == []
    assert "\n\nAna to both.\n\n" in told(store.letters.all(), NAMES, None)
    (entry,) = entries(store)
    assert entry.said[0].label == "to both of you" and entry.route == LetterRoute("l1")


async def test_neither_opens_it_alone_nor_before_its_day(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    wrote(store, clock, when="both", day="in a year")
    async with opened() as pilot:
        await at(pilot, "letters.give", side="a", about="l1")
        await press(pilot, "give.seal")
        await settle(pilot)
        for place in ({"place": "letters.open", "about": "l1"}, {"place": "letters.read", "letter_id": "l1"}):
            await at(pilot, **place)
            await settle(pilot)
            assert pilot.app.screen.place not in ("letters.open", "letters.read")
        assert there(store).opened is None
    async with opened() as pilot:  # taken back, it is as it was: for both, on that day
        await at(pilot, "letters.give", side="a", about="l1")
        await press(pilot, "give.take-back")
        await settle(pilot)
        assert not there(store).to_both and draft_of(store, clock).when == "both"


async def test_an_empty_one_leaves_nothing_and_a_day_that_is_past_closes_nothing(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await at(pilot, "letters.together")
        await press(pilot, "ours.close")
        assert "nothing in it yet" in seen(pilot)
        await press(pilot, "page.back")
        assert store.letters.all() == []
        page = await at(pilot, "letters.together")
        await paste(pilot, GREEN)
        page.form.line("day").value = "yesterday"
        page.flush()
        await press(pilot, "ours.close")
        await settle(pilot)
        (letter,) = store.letters.all()
        assert letter.sealed is None and "still ahead" in seen(pilot)
