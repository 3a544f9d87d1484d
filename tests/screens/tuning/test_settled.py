"""What the check-in asked about is settled by it, and what was looked at before is not asked about."""

from datetime import timedelta
from typing import Any

from tests.support.screens.locking import settle
from tests.support.screens.tuning import TODAY
from tests.support.waiting import until
from twofold.domain.promises.agreements import Agreement, Review, look_at
from twofold.domain.promises.terms import Terms
from twofold.domain.tuning.checkins import PARTS, at_part, closed, new_checkin, with_promise
from twofold.domain.tuning.routes import CheckInRoute
from twofold.screens.tuning.checkin import CheckInPage
from twofold.store import Store


def last_week(store: Store, clock: Any) -> tuple[Agreement, Agreement]:
    at, day = clock.now() - timedelta(days=7), TODAY - timedelta(days=7)
    checkin = with_promise(with_promise(new_checkin(at, day), "a", "ring at four"), "b", "be home")
    done, (hers, his) = closed(checkin, ("a", "b"), at, day, agreeing=True)
    store.save(done, hers, his)
    return hers, his


async def test_a_promise_that_the_check_in_asked_about_is_not_asked_about_elsewhere(
    opened: Any, store: Store, clock: Any, press: Any, seen: Any
) -> None:
    hers, his = last_week(store, clock)
    async with opened() as pilot:
        pilot.app.go(CheckInRoute())
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, CheckInPage)
        await press(pilot, "checkin.edit")
        await pilot.press("right", "left", "enter", "right", "right", "enter")
        assert "[yes]" in seen(pilot) and "[not yet]" in seen(pilot)
        await until(pilot, lambda: store.checkins.all()[-1].happened == ("yes", "not yet"))
        page.edit.change(at_part, PARTS.index("promise"))
        page.reload()
        await settle(pilot)
        await press(pilot, "checkin.key-a", "checkin.key-b")
        await settle(pilot)
        for id_, happened in ((hers.id, "yes"), (his.id, "not yet")):
            kept = store.find(Agreement, id_)
            assert kept is not None and kept.history[-1].review == Review(happened)  # type: ignore[arg-type]
            assert kept.due == TODAY + timedelta(days=14)
        pilot.app.go(CheckInRoute(store.checkins.all()[-1].id))
        await settle(pilot)
        assert "promise happen?" not in seen(pilot) and "Did what you promised last time happen?" in seen(
            pilot
        )


async def test_what_was_looked_at_since_is_told_and_not_asked_about(
    opened: Any, store: Store, clock: Any, press: Any, seen: Any
) -> None:
    hers = store.find(Agreement, last_week(store, clock)[0].id)
    assert hers is not None
    later = Terms("a", "ring at four", TODAY + timedelta(days=7))
    now = clock.now()
    store.save(look_at(hers, Review("partly"), "keep", later, ("a", "b"), now, TODAY))
    async with opened() as pilot:
        pilot.app.go(CheckInRoute())
        await settle(pilot)
        assert "ring at four   looked at already: partly" in seen(pilot)
        assert seen(pilot).count("yes  partly  not yet") == 1
