"""The look after the talks, and a path that is put aside, over or gone."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, PROBLEM, TODAY, go, now
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import SIZES
from tests.support.waiting import until
from twofold.domain.path.paths import ended, with_done
from twofold.domain.path.records import TALKS, Path
from twofold.domain.path.routes import CircleRoute, OnPathRoute, PathLookRoute, PathTalkRoute
from twofold.screens.page import StoreChanged
from twofold.screens.path.look import PathLook
from twofold.screens.path.on import OnPath
from twofold.store import Store

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_the_look_is_in_each_ones_words_and_ends_or_goes_around(
    opened: Any, path: Path, store: Store, clock: Any, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    walked = path
    for name in TALKS:
        walked = with_done(walked, name, TODAY)
    store.save(walked)
    async with opened(size=size) as pilot:
        page = await go(pilot, PathLookRoute(ABOUT))
        assert isinstance(page, PathLook)
        await pilot.press(*"lighter", "enter", *"same", "escape")
        await until(pilot, lambda: now(store).now == ("lighter", "same"))
        await press(pilot, "look.day")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert now(store).look == TODAY + timedelta(days=7)
        await press(pilot, "look.end")
        assert now(store).ended is not None and not now(store).is_open
        await press(pilot, "look.take-up")
        assert now(store).is_open
        await press(pilot, "look.again")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath) and "Round again" in " ".join(seen(pilot).split())
        new = next(each for each in store[Path].all() if each.id != ABOUT)
        assert new.after == ABOUT and new.problem == PROBLEM and not now(store).is_open


async def test_at_two_seats_each_says_their_own(seats: Any, path: Path, store: Store, press: Any) -> None:
    async with seats() as two:
        for n, side in enumerate(("a", "b")):
            pilot = two.pilots[side]
            with pilot.app._context():
                pilot.app.go(PathLookRoute(ABOUT))
                await settle(pilot)
                await pilot.press(*side, "escape")
                await until(pilot, partial(said, pilot.app.store, n))
        store.look()
        assert now(store).now == ("a", "b")


def said(store: Store, n: int) -> str:
    return now(store).now[n]


async def test_it_is_put_aside_taken_up_and_said_in_other_words(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, OnPathRoute(ABOUT))
        await press(pilot, "on.aside")
        assert not now(store).is_open and "Put aside" in seen(pilot)
        await press(pilot, "on.take-up")
        assert now(store).is_open
        await press(pilot, "on.rename")
        await settle(pilot)
        await pilot.press("end", *"s", "enter")
        await settle(pilot)
        assert now(store).problem == f"{PROBLEM}s"
        await press(pilot, "on.undo")
        assert now(store).problem == PROBLEM


async def test_a_path_that_is_gone_leads_back_with_a_word(
    opened: Any, path: Path, store: Store, clock: Any
) -> None:
    async with opened() as pilot:
        for route in (
            OnPathRoute(ABOUT),
            PathTalkRoute(ABOUT, "try"),
            CircleRoute(ABOUT),
            PathLookRoute(ABOUT),
        ):
            page = await go(pilot, route)
            assert type(page).place == route.place
        store.save(now(store).with_(deleted=clock.now()))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert "This path is not there any more." in toasts(pilot)
        assert pilot.app.screen.place == "home"


async def test_one_that_is_over_can_be_read(
    opened: Any, path: Path, store: Store, clock: Any, seen: Seen
) -> None:
    store.save(ended(path, clock.now()))
    async with opened() as pilot:
        await go(pilot, OnPathRoute(ABOUT))
        assert "Over." in seen(pilot)
        await go(pilot, PathLookRoute(ABOUT))
        assert "This path ended today" in seen(pilot)
