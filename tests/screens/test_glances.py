"""A glance at the file costs next to nothing, and sees at once that the other terminal saved something."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from twofold.domain.people import COUPLE_ID
from twofold.frame.household import GLANCES
from twofold.store import Store

Seen = Callable[[Any], str]


async def test_what_the_other_saved_is_seen_at_the_first_glance(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        couple = other.couple.get(COUPLE_ID)
        assert couple is not None
        other.save(replace(couple, a=replace(couple.a, name="Antonia")))
        pilot.app.household._glances = 0
        pilot.app.household.glance()
        await pilot.pause()
        assert "Antonia" in seen(pilot)
    other.close()


async def test_where_nothing_is_new_only_some_glances_are_looks(opened: Any, monkeypatch: Any) -> None:
    async with opened() as pilot:
        household, looks = pilot.app.household, []
        monkeypatch.setattr(household, "look", lambda: looks.append(household._glances))
        household._glances = 0
        for _ in range(2 * GLANCES):
            household.glance()
        assert looks == [GLANCES, 2 * GLANCES]


async def test_what_cannot_be_taken_in_yet_is_not_looked_at_more_often(
    opened: Any, store: Store, monkeypatch: Any
) -> None:
    async with opened() as pilot:
        household, looks = pilot.app.household, []
        monkeypatch.setattr(household, "look", lambda: looks.append(household._glances))
        monkeypatch.setattr(type(store), "has_moved", True)
        household._glances = 0
        for _ in range(2 * GLANCES):
            household.glance()
        assert looks == [1, GLANCES, 2 * GLANCES]
