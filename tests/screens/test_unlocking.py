"""After the lock: the curtain or the passphrase, and all is as it was; or back, and it stays shut."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.screen import ModalScreen
from textual.widgets import Static

from tests.support.routes import route
from tests.support.screens.locking import (
    QUICK,
    SECRET,
    WORDS,
    Scrap,
    Scraps,
    due,
    inside,
    locked,
    remembered,
    say,
    sealed,
    settle,
    type_in,
)
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ready
from tests.support.weekend import a_weekend
from twofold.domain.drawers import Sealed
from twofold.domain.retreat.plan import Hearts
from twofold.domain.routes import DrawersRoute, PrivacyRoute, SettingsRoute
from twofold.domain.worksheet.requests import Circles, new_reply
from twofold.domain.worksheet.requests import say as answer
from twofold.domain.worksheet.sheet import Draft, Guess, Picked, Row
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Secret, Unlock
from twofold.widgets.words import Words

__all__ = ["sealed"]


TODAY = date(2026, 11, 23)


class Taking(Scraps):
    """Scraps that take hold of a field by themselves."""

    AUTO_FOCUS = "#words"


class Asking(ModalScreen[str]):
    """A list of words, say, over a page."""

    def compose(self) -> ComposeResult:
        yield Static("pick one", markup=False)


async def test_the_partner_without_a_passphrase_gets_the_curtain(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await inside(pilot)
        await type_in(pilot, page)
        due(pilot, clock)
        await locked(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        assert SECRET not in seen(pilot) and SECRET not in pilot.app.export_screenshot()
        assert not page.query("#body *") and page.value == Scrap()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen_stack[-1] is page and SECRET in seen(pilot)


async def test_afterwards_one_is_where_one_was(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        below = await inside(pilot, words=WORDS, about="w0")
        await type_in(pilot, below)
        page = Scraps("a", "w1")
        await pilot.app.push_screen(page)
        await type_in(pilot, page)
        at = page.query_one("#words", Words).cursor_location
        due(pilot, clock)
        await locked(pilot)
        await say(pilot, WORDS)
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked
        field = page.query_one("#words", Words)
        assert field.has_focus and field.cursor_location == at and field.text.startswith(SECRET)
        assert not field.history.undo_stack
        assert "Scraps" in seen(pilot).splitlines()[0] and "Done typing" in seen(pilot).splitlines()[-1]
        await pilot.press("x")
        await pilot.press("escape", "escape")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is below
        assert below.query_one("#words", Words).text.startswith(SECRET)
        assert below.query_one("#words", Words).has_focus
        value = pilot.app.vault.read(pilot.app.vault.writing("sheet", "w1", "a"), Scrap)
        assert value.words.endswith("lixne")


async def test_three_wrong_passphrases_change_nothing(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        due(pilot, clock)
        await locked(pilot)
        before = sealed.path.read_bytes(), sealed.writings.all()
        for _ in range(3):
            await say(pilot, "not it")
            assert "That did not open it" in seen(pilot)
            assert isinstance(pilot.app.screen, Unlock) and pilot.app.screen.query_one(Secret).value == ""
        assert (sealed.path.read_bytes(), sealed.writings.all()) == before
        await say(pilot, WORDS)
        assert pilot.app.screen is page


async def test_esc_leaves_all_that_is_private_and_it_stays_locked(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        pilot.app.go(SettingsRoute())
        await pilot.pause()
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        await pilot.app.push_screen(Scraps("a", "w2"))
        pilot.app.go(PrivacyRoute())
        await pilot.pause()
        due(pilot, clock)
        await locked(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.place == "settings" and not pilot.app.idle_lock.locked
        assert not pilot.app.vault.is_open("a")
        page = await inside(pilot, words=WORDS)
        assert page.value.words.startswith(SECRET)


async def test_what_lay_over_the_page_is_gone_and_answers_nobody(
    opened: Any, sealed: Store, clock: Any
) -> None:
    answers: list[object] = []
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)

        async def asking() -> None:
            answers.append(await pilot.app.push_screen_wait(Asking()))

        page.run_worker(asking())
        await pilot.pause()
        assert isinstance(pilot.app.screen, Asking)
        await pilot.press("ctrl+p")
        await pilot.pause()
        due(pilot, clock)
        await locked(pilot)
        assert [type(screen) for screen in pilot.app.screen_stack[1:]] == [Scraps, Unlock]
        await say(pilot, WORDS)
        assert pilot.app.screen_stack[-1] is page and answers == []


async def test_a_page_above_the_private_one_is_still_there_afterwards(
    opened: Any, sealed: Store, clock: Any
) -> None:
    async with opened() as pilot:
        await inside(pilot, words=WORDS)
        pilot.app.go(PrivacyRoute())
        await pilot.pause()
        due(pilot, clock)
        await locked(pilot)
        await say(pilot, WORDS)
        assert pilot.app.screen.place == "privacy"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Scraps) and pilot.app.screen.query("#words")


async def test_a_passphrase_set_from_ones_own_page_leads_back_to_it(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        page = await inside(pilot)
        await type_in(pilot, page)
        page.flush()
        pilot.app.vault.cost = QUICK
        pilot.app.go(DrawersRoute())
        await pilot.pause()
        await press(pilot, "drawers.a", "curtain.open")
        for _ in range(2):
            await say(pilot, WORDS)
        assert isinstance(store.writings.all()[0].veil, Sealed)
        await press(pilot, "page.back")
        assert pilot.app.screen is page
        assert page.query_one("#words", Words).text.startswith(SECRET)
        await pilot.press("x")
        page.flush()
        assert page.value.words != "" and isinstance(store.writings.all()[0].veil, Sealed)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not pilot.app.vault.is_open("a")


async def test_a_page_takes_hold_of_no_field_while_it_is_shut(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        page = Taking("a", "w1")
        await pilot.app.push_screen(page)
        field = page.query_one("#words", Words)
        assert page.focused is field
        page.set_focus(None)
        gone = page.shut()
        # The page comes to the top again while its fields are still being removed.
        await page._dispatch_message(ScreenResume())
        assert page.focused is None
        await gone
        await page._dispatch_message(ScreenResume())
        assert page.focused is None
        await page.reopen()
        await page._dispatch_message(ScreenResume())
        assert page.focused is page.query_one("#words", Words) is not field


@pytest.mark.parametrize(
    "place", ["worksheet.sheet", "worksheet.guess", "worksheet.circles", "retreat.hearts"]
)
async def test_nothing_of_the_real_lists_stays_either(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], place: str
) -> None:
    worksheet = ready(
        store, clock, a=Draft(rows=(Row(words=f"{SECRET} 1"), Row(id="second", words=f"{SECRET} 2")))
    )
    guess = Vault(store, clock.now).writing("guess", worksheet.id, "a")
    store.save(Vault(store, clock.now).finish(guess, Guess(picks=(Picked(SECRET, 4),))))
    store.save(last_round(), open_round())
    (reply,) = store.save(
        answer(new_reply("round", "evening", "b", clock.now()), "another", clock.now(), TODAY)
    )
    circles = Vault(store, clock.now).writing("circles", reply.id, "a")
    drawn = Circles(core=(f"{SECRET} 1", f"{SECRET} 2"), flexible=(f"{SECRET} 3",))
    store.save(Vault(store, clock.now).write(circles, drawn))
    plan = a_weekend()
    hearts = Vault(store, clock.now).writing("hearts", plan.id, "a")
    store.save(plan, Vault(store, clock.now).write(hearts, Hearts({"glass": 3}, SECRET)))
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    abouts = {"worksheet.circles": reply.id, "retreat.hearts": plan.id}
    async with opened() as pilot:
        pilot.app.vault.unlock("a", WORDS)
        about = abouts.get(place, worksheet.id)
        pilot.app.go(route(place, side="a", about=about))
        await settle(pilot)
        page = pilot.app.screen
        assert page.place == place
        await pilot.press("down")
        await settle(pilot)
        before, shown = page.bookmark(), seen(pilot)
        assert remembered(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == []
        assert SECRET not in pilot.app.export_screenshot()
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page and page.bookmark() == before and seen(pilot) == shown
