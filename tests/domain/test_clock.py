"""Time is a value: nothing drifts, whatever happens between two looks."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.clock import STANDSTILL, SUSPEND_GAP, Gap, SystemClock, Timer

WALL = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
quarters = st.integers(0, 10_000).map(lambda n: n / 4)


@given(st.lists(st.tuples(st.booleans(), quarters), max_size=30))
def test_a_timer_counts_the_time_it_ran_and_no_other(moves: list[tuple[bool, float]]) -> None:
    timer, now, ran = Timer(length=600.0), 1000.0, 0.0
    for run, gone in moves:
        timer = timer.start(now) if run else timer.stop(now)
        now += gone
        ran += gone if run else 0.0
        assert timer.elapsed(now) == ran
        assert timer.remaining(now) == 600.0 - ran
    assert timer.length == 600.0


@given(quarters, st.lists(quarters))
def test_looking_changes_nothing(length: float, looks: list[float]) -> None:
    timer = Timer(length=length).start(5.0)
    for look in looks:
        timer.elapsed(5.0 + look)
    assert timer.elapsed(105.0) == 100.0


def test_starting_twice_is_starting_once() -> None:
    timer = Timer().start(10.0)
    assert timer.start(50.0) is timer
    assert timer.stop(60.0).stop(90.0).elapsed(200.0) == 50.0


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    timer = Timer(banked=30.0).start(100.0)
    assert timer.elapsed(40.0) == 30.0
    assert timer.stop(40.0).banked == 30.0


def test_without_a_length_nothing_is_left_over() -> None:
    assert Timer().start(0.0).remaining(99.0) is None
    assert Timer(length=60.0).start(0.0).remaining(90.0) == -30.0


def after(monotonic: float, wall: float) -> float:
    return Gap(100.0, WALL).slept(Gap(100.0 + monotonic, WALL + timedelta(seconds=wall)))


@pytest.mark.parametrize(
    ("monotonic", "wall", "slept"),
    [
        (1.0, 1.0, 0.0),
        (1.0, 1.0 + SUSPEND_GAP, 0.0),
        (1.0, 61.0, 60.0),
        (0.0, 8 * 3600.0, 8 * 3600.0),
        (60.0, -3600.0, 0.0),
        (60.0, 1.0, 0.0),
    ],
)
def test_only_a_wall_clock_that_ran_ahead_is_sleep(monotonic: float, wall: float, slept: float) -> None:
    assert after(monotonic, wall) == slept


def test_the_systems_own_clock() -> None:
    clock = SystemClock()
    one, two = Gap.read(clock), Gap.read(clock)
    assert two.monotonic >= one.monotonic
    assert one.wall.utcoffset() == timedelta(0)
    assert one.slept(two) == 0.0


class Ticks:
    """The machine's monotonic clock, which runs on while the program is stopped."""

    def __init__(self) -> None:
        self.at = 500.0

    def __call__(self) -> float:
        return self.at


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 500)), max_size=40))
def test_our_clock_rests_while_the_program_is_stopped(moves: list[tuple[bool, int]]) -> None:
    ticks, ran = Ticks(), 0.0
    clock = SystemClock(ticks)
    began = clock.monotonic()
    for stopped, quarters_ in moves:
        if stopped:
            ticks.at += STANDSTILL + quarters_
            assert clock.monotonic() - began == ran
        else:
            for _ in range(quarters_):
                ticks.at += 0.25
                ran += 0.25
                assert clock.monotonic() - began == ran


def test_a_stop_is_found_like_a_sleep() -> None:
    ticks = Ticks()
    clock = SystemClock(ticks)
    before = Gap(clock.monotonic(), WALL)
    ticks.at += 90
    assert before.slept(Gap(clock.monotonic(), WALL + timedelta(seconds=90))) == 90.0


def test_a_slow_moment_is_no_stop() -> None:
    ticks = Ticks()
    clock = SystemClock(ticks)
    began = clock.monotonic()
    ticks.at += STANDSTILL
    assert clock.monotonic() - began == STANDSTILL
