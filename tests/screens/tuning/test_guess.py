"""The antenna: a guess at the other's mood and wish, made alone, and seen beside their card."""

from typing import Any

from tests.support.screens.locking import settle
from tests.support.screens.tuning import ABOUT, HERS, HIS, a_day, behind, kept, seal
from tests.support.waiting import until
from twofold.domain.tuning.records import TodayCard
from twofold.domain.tuning.routes import DayRoute, OpenDayRoute
from twofold.store import Store


async def test_a_guess_is_written_alone_and_shows_beside_the_other_card(
    opened: Any, store: Store, clock: Any, press: Any, seen: Any
) -> None:
    seal(store, clock, "b", HIS)
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        await pilot.press("2")
        assert "Your guess:" not in seen(pilot) and "It need not be right." in " ".join(seen(pilot).split())
        await press(pilot, "card.guess")
        await pilot.press(*"glad", "enter", *"tea", "enter")
        assert page.focused is None and "Your guess: how is Ben today?" in seen(pilot)
        await until(pilot, lambda: kept(store, clock) == TodayCard(2, guess="glad", guess_wish="tea"))
        await press(pilot, "card.finish")
        await settle(pilot)
        pilot.app.go(OpenDayRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        assert pilot.app.screen.place == "tuning.day"
        assert "◆ Ana had guessed: glad · would like tea" in " ".join(seen(pilot).replace("▌", "").split())
        assert "● Ben had guessed" not in seen(pilot)


async def test_what_was_guessed_stays_unseen_beside_a_card_that_was_left(
    opened: Any, store: Store, clock: Any, seen: Any
) -> None:
    card = TodayCard(mood=HERS.mood, guess="SECRET")
    store.save(a_day(clock, a=card, b=None))
    async with opened() as pilot:
        pilot.app.go(DayRoute(ABOUT))
        await settle(pilot)
        assert HERS.mood in seen(pilot) and "SECRET" not in seen(pilot)


async def test_who_has_read_the_card_that_was_left_is_asked_for_no_guess(
    opened: Any, store: Store, clock: Any, press: Any, seen: Any
) -> None:
    store.save(a_day(clock, a=None, b=HIS).with_(told=("a",)))
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        await pilot.press("2")
        assert not page.key_of("card.guess") and "It need not be right." not in " ".join(seen(pilot).split())
