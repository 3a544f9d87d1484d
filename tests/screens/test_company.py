"""Whether the other is at their own seat: in the bar, and said once when they come and go."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.toasts import toasts
from twofold.frame.company import SETTLED
from twofold.store import Store
from twofold.store.places import seat_file
from twofold.store.presence import Presence

Seen = Callable[[Any], str]


async def look(pilot: Any) -> None:
    pilot.app.look()
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (64, 24), (40, 11), (120, 40)])
async def test_the_bar_says_who_else_is_here_where_there_is_room(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(seat="a", size=size) as pilot:
        await look(pilot)
        assert "Ben" not in seen(pilot).splitlines()[0]
        ben = Presence(store.path, "b")
        ben.look()
        await look(pilot)
        bar = seen(pilot).splitlines()[0]
        assert ("your seat   ● Ben is here" in bar) == (size[0] >= 60)
        assert bar.lstrip().startswith("◆ Ana") and len(bar.rstrip()) <= size[0]
        ben.leave()
        await look(pilot)
        assert "Ben" not in seen(pilot).splitlines()[0]
    assert not seat_file(store.path, "a").exists()


async def test_it_is_said_once_when_somebody_comes_and_when_they_go(
    opened: Any, store: Store, clock: Any
) -> None:
    async with opened(seat="a") as pilot:
        ben = Presence(store.path, "b")
        for wanted in ("Ben is here.", "Ben left."):
            if wanted == "Ben is here.":
                ben.look()
            else:
                ben.leave()
            await look(pilot)
            assert wanted not in toasts(pilot)
            clock.advance(SETTLED)
            await look(pilot)
            assert toasts(pilot) == wanted
        clock.advance(60)
        pilot.app.clear_notifications()
        await look(pilot)
        assert toasts(pilot) == ""


async def test_who_opens_their_terminal_anew_did_not_leave(opened: Any, store: Store, clock: Any) -> None:
    ben = Presence(store.path, "b")
    ben.look()
    async with opened(seat="a") as pilot:
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == "Ben is here."
        pilot.app.clear_notifications()
        for come in (False, True) * 3:
            if come:
                ben.look()
            else:
                ben.leave()
            clock.advance(SETTLED - 0.5)
            await look(pilot)
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == ""
    ben.leave()


async def test_at_a_keyboard_for_both_nothing_is_said_and_nobody_sits(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    ben = Presence(store.path, "b")
    ben.look()
    async with opened() as pilot:
        clock.advance(SETTLED)
        await look(pilot)
        assert "is here" not in seen(pilot)
        assert not seat_file(store.path, "a").exists()
        assert ben.look() is False
    ben.leave()


async def test_in_the_dark_it_waits(opened: Any, store: Store, clock: Any, monkeypatch: Any) -> None:
    async with opened(seat="a") as pilot:
        ben = Presence(store.path, "b")
        ben.look()
        await look(pilot)
        monkeypatch.setattr(type(pilot.app.screen), "is_dark", True)
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == ""
        monkeypatch.undo()
        await look(pilot)
        assert toasts(pilot) == "Ben is here."
        ben.leave()


async def test_two_at_their_seats_see_each_other_on_every_page(seats: Any) -> None:
    async with seats() as two:
        for side in ("a", "b"):
            await two.at(side, look)
        assert "● Ben is here" in two.words("a") and "◆ Ana is here" in two.words("b")
        await two.press("a", "page.support")
        assert "Ana your seat ● Ben is here" in two.words("a")
