"""The days of a ritual: what was typed is read back, and its page says when it comes next."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.routes import route
from twofold.store import Store

SEEN = Callable[..., str]


@pytest.mark.parametrize(
    ("when", "read", "shown"),
    [
        ("Tuesdays at 19:30", "every Tuesday at 19:30, next tomorrow", "The next time is tomorrow."),
        ("Saturday evening", "every Saturday, next on Saturday", "The next time is on Saturday."),
        ("when it rains", "no day of the week", ""),
    ],
)
async def test_what_is_typed_is_read_back(
    opened: Any, store: Store, press: Any, seen: SEEN, when: str, read: str, shown: str
) -> None:
    async with opened() as pilot:
        pilot.app.go(route("promises.design"))
        await pilot.pause()
        await pilot.press(*"Tea", "enter")
        assert "no day" not in seen(pilot), "nothing is said of what is not typed yet"
        await pilot.press(*when, "escape")
        await pilot.pause()
        assert read in " ".join(seen(pilot).split())
        await press(pilot, "promises.key-a", "promises.key-b")
        assert store.rituals.all()[0].shape.when == when
        assert shown in seen(pilot) and ("The next time" in seen(pilot)) == bool(shown)


@pytest.mark.parametrize(("place", "first"), [("promises.design", "Tea"), ("promises.write", "Walk")])
async def test_nobody_is_asked_for_a_yes_to_nothing(
    opened: Any, press: Any, seen: SEEN, place: str, first: str
) -> None:
    async with opened() as pilot:
        pilot.app.go(route(place))
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "j  ● Ben" not in seen(pilot) and "It holds once" not in seen(pilot)
        await press(pilot, "design.edit" if place == "promises.design" else "write.edit")
        await pilot.press(*first, "escape")
        await pilot.pause()
        assert "j  ● Ben" in seen(pilot) and "It holds once" in seen(pilot)
