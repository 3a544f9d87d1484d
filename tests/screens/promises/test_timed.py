"""An agreement with a time of day, as it is written, read and changed."""

from datetime import date, time
from typing import Any

from tests.support.screens.promises import answered
from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.store import Store


async def test_a_time_is_typed_with_the_day_or_how_often_and_read_again(
    opened: Any, enter: Any, store: Store, clock: Any
) -> None:
    store.save(*answered(clock.now()))
    async with opened(size=(120, 40)) as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute(reply_id="reply-r1"))
        form = room.page.form
        form.line("often").value = "Mondays at 19:30"
        await room.settle()
        assert "First on Friday 27 November 2026 at 19:30." in room.words
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
        (made,) = store.agreements.all()
        assert (made.terms.first, made.terms.at) == (date(2026, 11, 27), time(19, 30))
        await room.go(WriteAgreementRoute(agreement_id=made.id))
        room.page.form.line("often").value = "once a week"
        room.page.form.line("first").value = "Friday 8 pm"
        await room.settle()
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
        (changed,) = store.agreements.all()
        assert changed.terms.at == time(20)
        await room.go(AgreementRoute(made.id))
        assert "at 20:00" in room.words, "where they read what holds"
        assert "to Friday 27 November 2026 at 20:00" in room.words, "and what became of it"
