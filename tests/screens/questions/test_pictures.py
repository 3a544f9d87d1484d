"""How the pages of the questions look."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from syrupy.assertion import SnapshotAssertion

from tests.support.routes import route
from tests.support.screens.questions import CARDS, laid
from twofold.domain.questions import evenings
from twofold.domain.questions.keeping import bring_back
from twofold.domain.questions.records import Answered, Asked
from twofold.domain.questions.routes import AnswerRoute
from twofold.store import Store

ANSWERS = (
    "The way you fold letters before you throw them away, as if somebody might want them back.",
    "Saying good morning to dogs.",
)


async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Callable[[Any], str], drawn: SnapshotAssertion, look: Any,
    press: Any, seen: Any,
) -> None:  # fmt: skip
    laid(store, clock, writing=False)
    async with opened(**look) as pilot:

        async def seen_as(place: str, *words: str, **what: Any) -> None:
            pilot.app.go(route(place, **what))
            await pilot.pause()
            await pilot.pause()
            assert all(each in seen(pilot) for each in words) if words else picture(pilot) == drawn
            await press(pilot, "page.back")

        await seen_as("questions")
        talking = ("◆ Ana reads it aloud and answers first", "Space goes on when both of you have answered.",
                   "w write alone")  # fmt: skip
        await seen_as("questions.table", *talking, evening_id="e1")
        (evening,) = store.evenings.all()
        evening = store.evenings.save(evening.with_(writing=True, seen=((2, 0.0),)))
        await seen_as("questions.table", evening_id="e1")
        pilot.app.go(AnswerRoute("a", f"e1:{CARDS[0]}"))
        await pilot.pause()
        await pilot.press(*"The way", "escape")
        await pilot.pause()
        assert picture(pilot) == drawn
        await press(pilot, "page.back")
        asked = store.find(Asked, "asked-us-borrowed")
        assert asked is not None
        day = clock.now().date()
        told = (day, Answered(ANSWERS, ("", ""), "e1"))
        store.save(bring_back(asked, day).with_(answers=(told,)))
        await seen_as("questions.table", evening_id="e1")
        await seen_as("questions.kept")
        store.save(evening.with_(ended=clock.now()))
        over = (
            "Thank you, ◆ Ana and ● Ben",
            "You kept",
            "Borrowed?",
            "u goes on where you stopped. esc leaves.",
        )
        await seen_as("questions.table", *over, evening_id="e1")
        rising = evenings.begun("e2", "rising", (CARDS, CARDS), "b", False, clock.now())
        store.save(rising.with_(spent=900.0, created=clock.now() + timedelta(seconds=1)))
        await seen_as("questions.table", evening_id="e2")
