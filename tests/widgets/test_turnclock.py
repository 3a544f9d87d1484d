"""The clock shows the time there is, and nothing can make it drift."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.message import Message

from twofold.domain.clock import Timer
from twofold.widgets.turnclock import TurnClock, minutes


def running(clock: Any, length: float | None) -> Timer:
    return Timer(length).start(clock.monotonic())


@pytest.mark.parametrize(
    ("seconds", "face"), [(-5, "0:00"), (0, "0:00"), (59.9, "0:59"), (60, "1:00"), (3600, "60:00")]
)
def test_a_face_is_minutes_and_seconds(seconds: float, face: str) -> None:
    assert minutes(seconds) == face


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_it_counts_down_by_the_clock_alone(
    standing: Any, clock: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    turn = TurnClock(clock, running(clock, 300))
    async with standing(turn, size=size) as pilot:
        for passed, face in (
            (0, "5:00"),
            (0.2, "5:00"),
            (1, "4:59"),
            (60.5, "4:00"),
            (299.5, "0:01"),
            (300, "0:00"),
        ):
            clock.seconds = 50.0 + passed
            turn.show_time()
            await pilot.pause()
            assert turn.face == face
            if size == (40, 11):
                assert face in seen(pilot)


async def test_a_blocked_loop_or_a_long_sleep_costs_nothing(standing: Any, clock: Any) -> None:
    turn = TurnClock(clock, running(clock, 600))
    async with standing(turn):
        clock.seconds += 123.0  # no tick came in all this time
        turn.show_time()
        assert turn.face == "7:57"


async def test_open_ended_time_counts_up(standing: Any, clock: Any) -> None:
    turn = TurnClock(clock, running(clock, None))
    async with standing(turn):
        clock.seconds += 65.9
        turn.show_time()
        assert turn.face == "1:05"


async def test_over_is_said_once_for_each_length(standing: Any, clock: Any, messages: list[Message]) -> None:
    turn = TurnClock(clock, running(clock, 10))

    def overs() -> int:
        return sum(isinstance(message, TurnClock.Over) for message in messages)

    async with standing(turn) as pilot:
        clock.seconds += 10
        for _ in range(3):
            turn.show_time()
        await pilot.pause()
        assert overs() == 1
        turn.timer = Timer(70, turn.timer.started)
        clock.seconds += 60
        turn.show_time()
        await pilot.pause()
        assert overs() == 2


async def test_rest_is_a_word_and_time_stands_still(
    standing: Any, clock: Any, seen: Callable[..., str]
) -> None:
    turn = TurnClock(clock, running(clock, 300).stop(clock.monotonic() + 60))
    async with standing(turn, size=(40, 11)) as pilot:
        clock.seconds += 500
        turn.show_time()
        await pilot.pause()
        assert turn.face == "4:00"
        assert "paused" in seen(pilot)


async def test_at_most_two_cells_change_in_a_second(
    standing: Any, clock: Any, seen: Callable[..., str]
) -> None:
    turn = TurnClock(clock, running(clock, 202))
    async with standing(turn, size=(40, 11)) as pilot:
        before = seen(pilot)
        for _ in range(59):
            clock.seconds += 1
            turn.show_time()
            while turn.face not in (after := seen(pilot)):
                await pilot.pause()
            whole_minute = turn.face.endswith("59")
            assert sum(a != b for a, b in zip(before, after, strict=True)) <= (4 if whole_minute else 2)
            before = after
        assert before.count("━") == round(40 * 59 / 202)


async def test_large_where_there_is_room(standing: Any, clock: Any, seen: Callable[..., str]) -> None:
    async with standing(TurnClock(clock, running(clock, 300)), size=(80, 24)) as pilot:
        assert "5:00" not in seen(pilot) and "━" in seen(pilot)
