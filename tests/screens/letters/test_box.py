"""The letters of the two: what can be seen of them, and where each leads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.screens.letters import (
    TEXT,
    TITLE,
    at,
    draft_of,
    gave,
    opened_one,
    paste,
    private,
    settle,
    wrote,
)
from twofold.domain.text import clean_line
from twofold.screens.letters.box import Box
from twofold.screens.letters.write import WriteLetter
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain

SIZES = [(40, 11), (80, 24), (120, 40)]
LINES = [line for line in (TITLE, *TEXT.split("\n")) if len(line) > 6]


@pytest.mark.parametrize("size", SIZES)
async def test_of_what_is_not_opened_no_word_is_seen(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any, size: tuple[int, int]
) -> None:
    wrote(store, clock, "b", "draft")
    gave(store, clock, "a", "now", "occasion", occasion="when we move")
    gave(store, clock, "b", "later", "day", day="2026-12-24")
    async with opened(size=size) as pilot:
        page = await at(pilot, "letters")
        assert not any(line[:20] in seen(pilot) for line in LINES)
        if size[1] > 20:
            assert "A letter from ◆ Ana" in seen(pilot) and "for ● Ben: when we move" in seen(pilot)
            assert "for ◆ Ana, from 24 December on" in seen(pilot)
            assert "● Ben is writing a letter" in seen(pilot) and "begun today" in seen(pilot)
        for place in range(12):
            page.query_one("#letters-list").highlighted = place
            await pilot.pause()
            assert not any(line[:20] in seen(pilot) for line in LINES)
        before = [*store.letters.all(), *store.writings.all()]
        # The one with a day ahead does not open.
        later = next(n for n, c in enumerate(page._choices()) if c.id == "read:later")
        page.query_one("#letters-list").highlighted = later
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is page and "from 24 December on" in seen(pilot)
        assert [*store.letters.all(), *store.writings.all()] == before


async def test_a_new_letter_begins_behind_the_curtain_and_an_empty_one_leaves_nothing(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    async with opened() as pilot:
        page = await at(pilot, "letters")
        assert isinstance(page, Box) and "rather write than say" in seen(pilot)
        await press(pilot, "letters.second")
        over: object = pilot.app.screen
        assert isinstance(over, Curtain) and "● Ben" in seen(pilot)
        await press(pilot, "curtain.back")
        assert pilot.app.screen is page
        await press(pilot, "letters.second", "curtain.open")
        await settle(pilot)
        over = pilot.app.screen
        assert isinstance(over, WriteLetter) and over.side == "b"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert pilot.app.screen is page
        assert store.letters.all() == [] and private(store) == []
        # One that was begun and emptied again leaves nothing either.
        await press(pilot, "letters.second", "curtain.open")
        await settle(pilot)
        await paste(pilot, "x")
        pilot.app.screen.flush()
        (letter,) = store.letters.all()
        await pilot.press("backspace", "escape", "escape")
        await settle(pilot)
        assert store.letters.all() == [] and private(store) == []
        assert "is writing a letter" not in seen(pilot)
        # What is written stays, and is found again by its line.
        await press(pilot, "letters.first", "curtain.open")
        await settle(pilot)
        await paste(pilot, "It rained.")
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert "◆ Ana is writing a letter" in seen(pilot) and "It rained" not in seen(pilot)
        (letter,) = store.letters.all()
        assert draft_of(store, clock, "a", letter.id).text == "It rained."
        page.query_one("#letters-list", Choices).first()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain) and "◆ Ana" in seen(pilot)
        await press(pilot, "curtain.open")
        await settle(pilot)
        assert "It rained." in seen(pilot) and "2 words" in seen(pilot)


async def test_its_writer_may_look_at_a_sealed_letter_and_the_keys_follow_the_cursor(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    opened_one(store, clock, id="old")
    gave(store, clock, id="new")
    async with opened() as pilot:
        page = await at(pilot, "letters")
        assert f"{TITLE}   from ◆ Ana" in seen(pilot) and "c Take back" in seen(pilot)
        assert not page.check_action("paper", ())
        await press(pilot, "letters.change")
        assert "◆ Ana" in seen(pilot)
        await press(pilot, "curtain.open")
        await settle(pilot)
        assert "Sealed for Ben" in seen(pilot)
        await press(pilot, "page.back")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "p On paper" in seen(pilot) and "c Take back" not in seen(pilot)
        await press(pilot, "letters.paper")
        assert pilot.app.screen.place == "letters.paper"
        await press(pilot, "page.back")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.read" and "One of you reads aloud" in seen(pilot)
        await press(pilot, "page.back", "letters.drawers")
        assert pilot.app.screen.place == "drawers"


async def test_it_follows_the_other_terminal(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    letter = wrote(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "letters")
        await pilot.press("up", "up")
        assert "is writing" in seen(pilot)
        page.write("a", letter.id)
        await settle(pilot)
        store.save(letter.with_(opened=clock.now(), sealed=clock.now(), rev=store.letters.rev(letter.id)))
        await press(pilot, "curtain.open")
        await settle(pilot)
        assert pilot.app.screen is page and "opened or deleted at the other terminal" in seen(pilot)
        store.letters.delete(letter.id)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "rather write than say" in seen(pilot)


async def test_any_title_and_occasion_is_shown_as_it_is(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    texts = [clean_line(text) for text in HOSTILE]
    for number, text in enumerate(texts):
        then = clock.now() - timedelta(minutes=number)
        store.save(opened_one(store, clock, id=f"o{number}").with_(title=text, opened=then))
        gave(store, clock, id=f"s{number}", when="occasion", occasion=text)
    async with opened(size=(150, 70)) as pilot:
        await at(pilot, "letters")
        shown = "".join(seen(pilot).split())
        for text in texts:
            # A long occasion is cut short here, with a sign of it.
            title, start = "".join(text[:30].split()), "".join(text[:12].split())
            assert f"●Ben:{start}" in shown and shown.count(title) >= 1 + (len(text) < 12), text


@pytest.mark.parametrize(("day", "then"), [("", "read"), ("24 December", "new:b")])
async def test_behind_a_sealed_letter_comes_the_hand_of_the_other(
    opened: Any, store: Store, clock: Any, press: Any, day: str, then: str
) -> None:
    opened_one(store, clock, id="old")
    async with opened() as pilot:
        page = await at(pilot, "letters")
        await press(pilot, "letters.first", "curtain.open")
        await settle(pilot)
        await paste(pilot, "It rained.")
        pilot.app.screen.flush()
        await press(pilot, "letter.give")
        await settle(pilot)
        if day:
            await press(pilot, "give.day")
            await paste(pilot, day)
            await pilot.press("escape")
        await press(pilot, "give.seal", "page.back", "page.back")
        await settle(pilot)
        (letter,) = (each for each in store.letters.all() if each.sealed and not each.opened)
        assert pilot.app.screen is page
        assert page.query_one(Choices).current == (f"read:{letter.id}" if then == "read" else then)


@pytest.mark.parametrize("seat", ["a", "b"])
async def test_at_a_seat_only_its_writer_is_offered_to_take_it_back(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], seat: str
) -> None:
    gave(store, clock)
    async with opened(seat=seat) as pilot:
        page = await at(pilot, "letters")
        page.query_one(Choices).go_to("read:l1")
        await settle(pilot)
        assert ("Take back" in seen(pilot)) == (seat == "a")
