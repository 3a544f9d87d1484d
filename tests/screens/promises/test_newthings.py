"""New things on screen: a list, and ideas for it, of which one sees what is on the list."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.talks import SIZES
from twofold.domain.promises.newthings import NewThings
from twofold.domain.promises.routes import NewThingsRoute
from twofold.screens.promises.agreements import Agreements
from twofold.screens.promises.newthings import NewThingsPage
from twofold.store import Store
from twofold.widgets.choices import Choices

SEEN = Callable[..., str]


@pytest.mark.parametrize("size", SIZES)
async def test_new_things_are_listed_planned_done_and_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: SEEN, size: Any
) -> None:
    def things() -> NewThings:
        (found,) = store.newthings.all()
        return found

    async with opened(size=size) as pilot:
        await press(pilot, "home.promises", "agreements.new-things")
        assert isinstance(pilot.app.screen, NewThingsPage)
        await pilot.press("enter", "down", "enter")
        assert [each.what[:9] for each in things().things] == ["Watch the", "Row a boa"]
        listed = pilot.app.screen.query_one("#new-ideas", Choices)
        marked = [choice.id[:9] for choice in listed._choices if choice.sign and choice.sign.plain == "○"]
        assert marked == ["Watch the", "Row a boa"] and "on your list" in " ".join(seen(pilot).split())
        await press(pilot, "new.ideas", "new.add")
        await pilot.press(*"Sing", "enter", *"Sing", "enter")
        assert len(things().things) == 3 and "already" in seen(pilot)
        pilot.app.clear_notifications()
        await pilot.press("escape")
        await pilot.pause()
        await press(pilot, "new.plan")
        await pilot.press(*"Fridy", "enter")
        assert things().things[0].planned is None and "Write the day" in " ".join(seen(pilot).split())
        pilot.app.clear_notifications()
        await pilot.press("backspace", "backspace", *"day", "enter")
        await pilot.pause()
        assert str(things().things[0].planned) == "2026-11-27"
        await press(pilot, "new.done")
        assert things().things[0].done == clock.now().date()
        listed = pilot.app.screen.query_one("#new-list", Choices)
        assert listed.current == things().things[0].id
        await press(pilot, "new.rate-3")
        assert things().things[0].new == "very"
        await press(pilot, "new.remove")
        assert len(things().things) == 2
        gone = [choice.id for choice in listed._choices if not choice.heading]
        await press(pilot, "new.undo")
        assert [choice.id for choice in listed._choices if not choice.heading] != gone, "it is back in sight"
        await press(pilot, "new.undo")
        assert things().things[0].new is None and things().things[0].done is not None
        await press(pilot, "new.undo")
        assert things().things[0].done is None
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Agreements)


async def test_an_idea_that_is_on_the_list_is_taken_off_again_and_an_empty_list_shows_ideas(
    opened: Any, store: Store, press: Any, seen: SEEN
) -> None:
    async with opened() as pilot:
        pilot.app.go(NewThingsRoute())
        await pilot.pause()
        assert "Row a boat" in seen(pilot) and "on your list" not in seen(pilot).replace("puts it on", "")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "takes it off your list" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert store.newthings.all()[0].things == () and "puts it on your list" in seen(pilot)
        await pilot.press("enter")
        await press(pilot, "new.ideas")
        assert "Row a boat" in seen(pilot) and "Ride a tandem" not in seen(pilot)
        await press(pilot, "new.remove")
        await pilot.pause()
        assert store.newthings.all()[0].things == () and "Ride a tandem" in seen(pilot)
        await pilot.press("enter")
        await press(pilot, "new.ideas", "new.done")
        await press(pilot, "new.ideas")
        assert "you have done it" in " ".join(seen(pilot).split())


async def test_no_key_is_missing_from_the_words_while_one_is_typed(
    opened: Any, press: Any, seen: SEEN
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.promises", "agreements.new-things")
        assert "n writes one" in " ".join(seen(pilot).split())
        await press(pilot, "new.add")
        await pilot.pause()
        assert "writes one" not in " ".join(seen(pilot).split())
