"""A card that surprised them comes back, whoever says so, and how often."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from twofold.domain.questions.routes import TableRoute
from twofold.screens.page import StoreChanged
from twofold.screens.questions.cards import begin
from twofold.store import Store

Seen = Callable[[Any], str]


async def test_a_card_that_surprised_both_comes_back_and_the_other_key_takes_that_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    day = clock.now().date()
    async with opened() as pilot:
        pilot.app.go(TableRoute(begin(pilot.app, "guess", (("us/borrowed", "us/mornings"),), False).id))
        await pilot.pause()
        assert "s surprised" in seen(pilot)
        await press(pilot, "table.surprised", "table.surprised")
        (asked,) = store.asked.all()
        assert asked.kept and asked.again == day + timedelta(days=182)
        # It came up sooner than they said then, and surprises again.
        store.save(asked.with_(again=day + timedelta(days=30)))
        pilot.app.screen.post_message(StoreChanged())
        await pilot.pause()
        await press(pilot, "table.surprised")
        assert store.asked.all()[0].again == day + timedelta(days=182)
        await press(pilot, "table.again")
        assert store.asked.all()[0].again is None
