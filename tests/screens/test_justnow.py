"""A key pressed against a picture that the other terminal has just changed is not taken, and says so."""

from typing import Any

import pytest

from tests.support.screens.questions import laid
from tests.support.screens.sides import BEN, ready, wrote
from tests.support.screens.talks import a_talk, reached
from tests.support.screens.toasts import toasts
from twofold.domain.listening.engine import state_of
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Session
from twofold.domain.questions.records import Evening
from twofold.domain.questions.routes import TableRoute
from twofold.domain.records import SIDES
from twofold.domain.worksheet.routes import RevealRoute, WorksheetRoute
from twofold.screens.house import JUST_NOW
from twofold.screens.worksheet.reveal import NOT_YET
from twofold.store import Store

SAID = "just now. Press again"


def where(store: Store) -> tuple[str, str | None]:
    store.look()
    state = state_of(store.sessions.all()[0])
    return state.phase, state.over


def talk(store: Store, clock: Any, phase: Any) -> Session:
    (saved,) = store.save(reached(clock, phase))
    assert isinstance(saved, Session)
    return saved


@pytest.mark.parametrize("seated", [True, False], ids=["seats", "terminals"])
async def test_the_mirror_is_not_skipped(seats: Any, store: Store, clock: Any, seated: bool) -> None:
    at = talk(store, clock, "speak")
    async with seats(seated=seated) as two:
        await two.go(SessionRoute(at.id))
        await two.press("a", "listening.go-on")
        assert where(store)[0] == "mirror"
        two.in_a_hurry = True
        await two.press("b", "listening.go-on")  # it was meant for the speaker's turn
        assert where(store)[0] == "mirror"
        assert f"the other {'seat' if seated else 'terminal'} {SAID}" in toasts(two.pilots["b"])
        clock.advance(JUST_NOW)
        await two.press("b", "listening.go-on")
        assert where(store)[0] == "verdict"


async def test_the_ways_out_of_a_talk_are_never_held_back(seats: Any, store: Store, clock: Any) -> None:
    at = talk(store, clock, "speak")
    async with seats() as two:
        await two.go(SessionRoute(at.id))
        two.in_a_hurry = True
        await two.press("a", "listening.go-on")
        await two.press("b", "listening.pause")
        assert where(store) == ("mirror", "paused")
        await two.press("a", "listening.pause")
        assert where(store) == ("mirror", None)
        for id_, wanted in (("listening.timeout", "When"), ("listening.repair", "Repair")):
            await two.press("a", "listening.pause")
            top = two.pilots["b"].app.screen
            await two.press("b", id_)
            assert type(two.pilots["b"].app.screen).__name__ == wanted
            await two.key("b", "escape")
            assert two.pilots["b"].app.screen is top
        await two.press("b", "page.help")
        await two.key("b", "escape")
        await two.press("a", "listening.pause")
        await two.press("b", "listening.stop")
        assert where(store)[0] == "ended"
        assert SAID not in toasts(two.pilots["b"])


async def test_the_other_s_yes_eats_no_key(seats: Any, store: Store, clock: Any) -> None:
    at = a_talk(store, clock)
    async with seats() as two:
        await two.go(SessionRoute(at.id))
        await two.press("b", "listening.go-on")
        await two.press("b", "listening.go-on")
        assert where(store)[0] == "consent"
        clock.advance(JUST_NOW)
        two.in_a_hurry = True
        await two.press("a", "listening.key-a")
        assert "Ana ✓ now is okay" in two.words("b")
        await two.press("b", "listening.key-b")
        assert where(store)[0] == "speak" and SAID not in toasts(two.pilots["b"])


@pytest.mark.parametrize("seated", [True, False], ids=["seats", "terminals"])
async def test_no_card_is_skipped(seats: Any, store: Store, clock: Any, seated: bool) -> None:
    laid(store, clock, writing=False)
    async with seats(seated=seated) as two:
        await two.go(TableRoute("e1"))
        await two.press("a", "table.next")
        two.in_a_hurry = True
        for id_ in ("table.next", "table.pass", "table.undo", "table.keep", "table.writing", "table.end"):
            await two.press("b", id_)
            store.look()
            evening = store[Evening].all()[0]
            assert (evening.at, evening.writing, evening.ended) == (1, False, None)
            assert SAID in toasts(two.pilots["b"])
        clock.advance(JUST_NOW)
        await two.press("b", "table.next")
        store.look()
        assert store[Evening].all()[0].at == 2
        await two.key("a", "escape")
        assert SAID not in toasts(two.pilots["a"])


async def test_what_one_changes_oneself_holds_back_nothing(seats: Any, store: Store, clock: Any) -> None:
    at = talk(store, clock, "speak")
    async with seats() as two:
        await two.go(SessionRoute(at.id))
        two.in_a_hurry = True
        await two.press("a", "listening.go-on")
        await two.press("a", "listening.undo")
        assert where(store)[0] == "speak" and SAID not in toasts(two.pilots["a"])


async def test_what_opens_at_both_takes_no_key_that_was_meant_for_the_page_before(
    seats: Any, store: Store, clock: Any
) -> None:
    ready(store, clock)
    about = store.worksheets.all()[0].id
    async with seats() as two:
        await two.go(RevealRoute(about))
        await two.press("a", "opening.first")
        two.in_a_hurry = True  # no time passes from here
        clock.advance(JUST_NOW)
        await two.press("b", "opening.second")
        for side in SIDES * 3:
            await two.at(side, lambda pilot: pilot.pause())
        page = two.pilots["a"].app.screen
        assert type(page) is type(two.pilots["b"].app.screen) and page.place == "worksheet.together"
        await two.key("a", "l")
        assert SAID in toasts(two.pilots["a"]) and two.pilots["a"].app.screen is page
        await two.key("a", "escape")
        assert two.pilots["a"].app.screen is not page


@pytest.mark.parametrize("covered", [False, True], ids=["in sight", "below its help"])
async def test_an_opening_that_ends_takes_its_keys_with_it(
    seats: Any, store: Store, clock: Any, covered: bool
) -> None:
    worksheet = ready(store, clock)
    async with seats() as two:
        await two.go(WorksheetRoute())
        rounds = two.pilots["a"].app.screen
        await two.go(RevealRoute(worksheet.id))
        if covered:
            await two.press("a", "page.help")
        clock.advance(JUST_NOW)
        two.in_a_hurry = True
        there = two.pilots["b"].app.store
        wrote(there, clock, worksheet, "b", BEN, finished=False)  # Ben writes on, at a third terminal
        await two.at("a", lambda pilot: pilot.pause())
        if covered:
            clock.advance(JUST_NOW)
            await two.key("a", "escape")
        assert two.pilots["a"].app.screen is rounds and NOT_YET in toasts(two.pilots["a"])
        await two.key("a", "f")  # it was meant for the opening, and would open her own side here
        assert two.pilots["a"].app.screen is rounds and SAID in toasts(two.pilots["a"])
        clock.advance(JUST_NOW)
        await two.key("a", "f")
        assert two.pilots["a"].app.screen is not rounds


async def test_two_who_keep_a_card_in_the_same_moment_keep_it(seats: Any, store: Store, clock: Any) -> None:
    laid(store, clock, writing=False)

    def stands() -> tuple[bool, bool]:
        store.look()
        asked = store.asked.all()[0]
        return asked.kept, asked.again is not None

    async with seats() as two:
        await two.go(TableRoute("e1"))
        await two.press("a", "table.keep")
        two.in_a_hurry = True
        await two.press("b", "table.keep")
        assert stands() == (True, False) and "kept" in two.words("a")
        await two.press("b", "table.keep")  # now he saw that it is kept
        assert stands() == (False, False) and "You no longer keep this card." in toasts(two.pilots["b"])
        clock.advance(JUST_NOW)
        await two.press("a", "table.again")
        await two.press("b", "table.again")
        assert stands() == (True, True)
        clock.advance(JUST_NOW)
        await two.press("b", "table.again")
        assert stands() == (True, False)
        # Each of one's own presses takes back the one before.
        for kept in (False, True, False):
            await two.press("b", "table.keep")
            assert stands() == (kept, False)
