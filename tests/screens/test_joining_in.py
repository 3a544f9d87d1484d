"""Home calls a talk that runs at the other seat by its name, and joins it with one key."""

from typing import Any

import pytest

from tests.support.screens.talks import reached
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Beat, Session
from twofold.domain.listening.talks import AWAY
from twofold.screens.listening.session import SessionPage
from twofold.store import Store


def kept(store: Store, clock: Any, phase: str, topic: str = "the visit") -> Session:
    (saved,) = store.save(reached(clock, phase, topic=topic))
    assert isinstance(saved, Session)
    return saved


async def beat(two: Any) -> None:
    """Let a second pass, in which the talk at Ben's seat keeps its clock."""
    two.clock.advance(1.1)
    await two.at("b", lambda pilot: at_once(pilot))


async def at_once(pilot: Any) -> None:
    for page in pilot.app.screen_stack:
        if isinstance(page, SessionPage):
            page.look()


@pytest.mark.parametrize("seated", [True, False], ids=["seats", "terminals"])
async def test_a_talk_that_runs_there_is_called_by_its_name_and_joined(
    seats: Any, store: Store, clock: Any, seated: bool
) -> None:
    kept(store, clock, "speak", "who cooks")
    at = kept(store, clock, "speak")
    words = "the visit ● Ben is in it: join" if seated else "the visit runs at the other terminal: join it"
    async with seats(seated=seated) as two:
        assert "o Join" not in two.words("a") and "o Go on" in two.words("a")
        await two.at("b", lambda pilot: gone_to(pilot, at))
        await beat(two)
        await beat(two)
        shown = " ".join(two.words("a").replace("▌", "").split())  # the cursor may stand there or elsewhere
        assert words in shown and "o Join" in shown
        # It stands first, whatever else is open.
        assert two.words("a").index("the visit") < two.words("a").index("who cooks")
        await two.press("a", "home.open")
        page = two.pilots["a"].app.screen
        assert isinstance(page, SessionPage) and page.session_id == at.id
        assert "Paused" not in two.words("a") and "Ana speaks" in two.words("a")


async def gone_to(pilot: Any, at: Session) -> None:
    pilot.app.go(SessionRoute(at.id))
    await pilot.pause()


async def test_one_that_stands_still_is_not_called_running(seats: Any, store: Store, clock: Any) -> None:
    at = kept(store, clock, "speak")
    async with seats() as two:
        await two.at("b", lambda pilot: gone_to(pilot, at))
        await beat(two)
        assert "is in it: join" in two.words("a")
        await two.press("b", "listening.pause")
        assert "o Join" not in two.words("a") and "o Go on" in two.words("a")
        await two.press("b", "listening.pause")
        await beat(two)
        assert "is in it: join" in two.words("a")
        await two.key("b", "escape")
        for side in ("a", "b"):
            assert "is in it" not in two.words(side) and "left open" in two.words(side)


async def test_one_whose_terminal_is_gone_is_not_called_running_for_long(
    opened: Any, store: Store, clock: Any, seen: Any
) -> None:
    at = kept(store, clock, "speak")
    store.save(Beat(id=at.id, created=clock.now(), updated=clock.now(), t=70.0))
    async with opened(seat="a") as pilot:
        assert "runs at the other terminal: join it" in seen(pilot)
        clock.advance(AWAY + 0.1)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "runs at the other" not in seen(pilot) and "left open" in seen(pilot)
