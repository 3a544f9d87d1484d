"""A phone-free moment: both agree on one, with a when; then it stands where they tune in, and at home."""

from datetime import timedelta
from typing import Any

from tests.support.screens.locking import settle
from tests.support.screens.tuning import TODAY
from twofold.domain.promises.agreements import PHONES
from twofold.domain.promises.offers import offered
from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store


async def test_both_agree_on_a_moment_and_it_is_for_today(
    opened: Any, store: Store, clock: Any, press: Any, seen: Any
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "home.tuning", "tuning.phones")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WriteAgreement)
        assert "leave our phones in another room" in seen(pilot)
        await press(pilot, "promises.key-a", "promises.key-b")
        await settle(pilot)
        (made,) = store.agreements.all()
        assert made.id.startswith(PHONES) and made.history[0].by == ("a", "b")
        assert made.terms.who == "both" and made.terms.first == TODAY
        await pilot.press("escape")
        await settle(pilot)
        assert "today: leave our phones" in seen(pilot)
        (offer,) = offered(store, clock.now(), TODAY)
        assert (offer.title, offer.route) == ("Phones away", AgreementRoute(made.id))
        assert offered(store, clock.now(), TODAY + timedelta(days=1)) == ()
        await press(pilot, "tuning.phones")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AgreementPage)
        await pilot.press("escape")
        clock.advance(24 * 3600)
        pilot.app.screen.reload()
        await settle(pilot)
        assert "agree on one, and when" in seen(pilot), "the one of yesterday is over"


async def test_one_that_is_being_written_is_not_taken_for_another_agreement(
    opened: Any, store: Store, press: Any, seen: Any
) -> None:
    async with opened() as pilot:
        pilot.app.go(WriteAgreementRoute(phones=True))
        await settle(pilot)
        await press(pilot, "write.edit")
        await pilot.press("end", *"!", "escape", "escape")
        await settle(pilot)
        assert len(store.agreements.all()) == 1
        pilot.app.go(WriteAgreementRoute())
        await settle(pilot)
        assert "phones" not in seen(pilot)
        await pilot.press("escape", "escape")
        pilot.app.go(WriteAgreementRoute(phones=True))
        await settle(pilot)
        assert "nine!" in seen(pilot)
