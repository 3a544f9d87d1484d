"""A long file while it is read: how far it is, and Esc, which stops it and takes nothing."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.waiting import ended, until
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import BringRoute, PasteRoute
from twofold.exports.calendar_in import Brought
from twofold.exports.calendar_lines import Watch
from twofold.screens.retreat import bring, pasting
from twofold.screens.retreat.completing import PathLine
from twofold.store import Store

SIZES = [(40, 11), (80, 24)]


@pytest.fixture(autouse=True)
def plan(store: Store) -> Plan:
    store.save(a_weekend())
    return store.plans.all()[0]


class Slow:
    """A reading that is at 40% and goes no further until it is let; ``stopped``: whether it was ended."""

    def __init__(self) -> None:
        self.begun, self.go_on, self.over = (threading.Event() for _ in range(3))
        self.stopped = False

    def __call__(self, *_args: object, watch: Watch | None = None, **_more: object) -> Brought:
        assert watch is not None
        watch(0.4)
        self.begun.set()
        self.go_on.wait(60)
        try:
            watch(0.6)
        except BaseException:
            self.stopped = True
            raise
        finally:
            self.over.set()
        return Brought((), ("Read to the end.",))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr(bring, "read_file", lambda path, plan, watch: slow(watch=watch))
    monkeypatch.setattr(pasting, "proposed_in_file", slow)
    yield slow
    slow.go_on.set()


async def shown(pilot: Pilot[int], seen: Callable[..., str], words: str) -> None:
    await until(pilot, lambda: words in " ".join(seen(pilot).split()))


@pytest.mark.parametrize("size", SIZES)
async def test_how_far_it_is_is_said_and_esc_stops_it_and_then_goes_back(
    opened: Any, seen: Callable[..., str], store: Store, plan: Plan, slow: Slow, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        pilot.app.go(BringRoute(plan.id))
        await pilot.pause()
        page = pilot.app.screen
        page.query_one(PathLine).value = "~/long.ics"
        await pilot.pause()
        await pilot.press("enter")
        await shown(pilot, seen, "Reading the file: 40%. Esc stops it.")
        await pilot.press("escape")
        await ended(pilot, "bring")
        await shown(pilot, seen, "Stopped. Nothing was taken.")
        slow.go_on.set()
        assert slow.over.wait(60) and slow.stopped, "it is read no further"
        await pilot.pause()
        assert "Stopped." in seen(pilot) and "%" not in seen(pilot)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert pilot.app.screen is not page
    assert store.plans.all() == [plan]


async def test_leaving_the_field_first_esc_still_stops_it(
    opened: Any, seen: Callable[..., str], plan: Plan, slow: Slow
) -> None:
    async with opened() as pilot:
        pilot.app.go(BringRoute(plan.id))
        await pilot.pause()
        page = pilot.app.screen
        page.query_one(PathLine).value = "~/long.ics"
        await pilot.pause()
        page.set_focus(None)
        page.action_go_on()
        await shown(pilot, seen, "40%")
        await pilot.press("escape")
        await shown(pilot, seen, "Stopped.")
        assert pilot.app.screen is page


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_named_in_the_field_for_pasting_is_read_in_the_same_way(
    opened: Any, seen: Callable[..., str], home: Path, plan: Plan, slow: Slow, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        pilot.app.go(PasteRoute(plan.id))
        await pilot.pause()
        page = pilot.app.screen
        page.query_one(pasting.PasteField).text = "~/long.ics"
        await shown(pilot, seen, "Reading it: 40%. Esc stops it.")
        await pilot.press("escape")
        await shown(pilot, seen, "Stopped. Nothing was taken.")
        slow.go_on.set()
        assert slow.over.wait(60) and slow.stopped
        assert pilot.app.screen is page
