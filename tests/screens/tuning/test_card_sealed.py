"""Cards behind passphrases: nothing of one stays in sight, and none opens without them."""

import gc
from collections.abc import Callable
from typing import Any

from textual.events import Paste

from tests.support.screens.locking import QUICK, WORDS, due, locked, reached, say, settle
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import HERS, HIS, a_day, behind, seal
from tests.support.waiting import until
from twofold.domain.drawers import Sealed
from twofold.domain.tuning.records import TodayCard
from twofold.domain.tuning.routes import TuningRoute
from twofold.screens.tuning.day import DayPage
from twofold.screens.tuning.openday import OpenDay
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line

Seen = Callable[[Any], str]


async def test_what_was_sealed_is_opened_beside_what_was_left(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", HERS)
    store.save(a_day(clock, a=None, b=HIS))
    async with opened() as pilot:
        pilot.app.go(TuningRoute())
        await settle(pilot)
        await press(pilot, "tuning.open", "opening.second", "opening.first")
        await settle(pilot)
        (day,) = store.days.all()
        assert (day.a, day.b, day.together) == (HERS, HIS, None)
        assert isinstance(pilot.app.screen, DayPage)


def left_over(app: Any) -> list[object]:
    """Return what of the card can be reached from *app*."""
    gc.collect()
    return [
        one
        for one in reached(app)
        if (isinstance(one, TodayCard) and one != TodayCard()) or (isinstance(one, str) and "SECRET" in one)
    ]


async def test_nothing_of_it_stays_while_the_drawer_is_locked(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", TodayCard(thanks="SECRET thanks"), finished=False)
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot, WORDS)
        await pilot.press("4", "tab")
        for name in ("mood", "mind", "wish"):
            pilot.app.post_message(Paste(f"SECRET {name}"))
            await settle(pilot)
            await pilot.press("tab")
        await pilot.press("shift+tab")
        await until(pilot, lambda: store.writings.all() and page.value.wish)
        assert left_over(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert left_over(pilot.app) == [] and not page.query("#body *")
        assert isinstance(store.writings.all()[0].veil, Sealed)
        for path in (p for p in store.path.parent.rglob("*") if p.is_file()):
            assert b"SECRET" not in path.read_bytes(), path
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page and page.query_one("#card-wish", Line).has_focus
        assert page.typed == TodayCard(4, "SECRET mood", "SECRET mind", "SECRET wish", "SECRET thanks")
        await pilot.press("escape", "o")
        await settle(pilot)
        assert "SECRET" not in seen(pilot) and not pilot.app.vault.is_open("a")


async def test_a_sealed_card_can_still_be_left(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "b", HIS)
    Vault(store, clock.now, QUICK).set_passphrase("b", WORDS)
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.second")
        await behind(pilot, WORDS)
        assert "It is written" in seen(pilot) and "playful" in seen(pilot)
        await press(pilot, "card.leave")
        await settle(pilot)
        await press(pilot, "confirm.yes")
        await settle(pilot)
        assert "A card was left for Ana" in seen(pilot) and not pilot.app.vault.is_open("b")
        (day,) = store.days.all()
        assert (day.a, day.b, store.writings.all()) == (None, HIS, [])


async def test_both_passphrases_are_asked_for_and_going_back_opens_nothing(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", HERS)
    seal(store, clock, "b", HIS)
    for side in ("a", "b"):
        Vault(store, clock.now, QUICK).set_passphrase(side, WORDS)
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.open")
        assert "Ana and Ben will be asked" in " ".join(seen(pilot).split())
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await say(pilot, WORDS)
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OpenDay) and store.days.all() == []
        assert not pilot.app.vault.unlocked and "Nothing was opened" in toasts(pilot)
        await press(pilot, "opening.second", "opening.first")
        await settle(pilot)
        for _ in range(2):
            await say(pilot, WORDS)
            await settle(pilot)
        assert isinstance(pilot.app.screen, DayPage) and not pilot.app.vault.unlocked
        assert store.days.all()[0].together is not None
