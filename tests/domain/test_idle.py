"""When an open drawer locks."""

import pytest

from twofold.domain.idle import LOCK_AFTER, LOCK_MINUTES, is_idle


@pytest.mark.parametrize("minutes", LOCK_MINUTES)
def test_a_drawer_is_idle_when_its_minutes_are_over(minutes: int) -> None:
    assert not is_idle(1000.0, 1000.0, minutes)
    assert not is_idle(1000.0 + 60 * minutes - 0.01, 1000.0, minutes)
    assert is_idle(1000.0 + 60 * minutes, 1000.0, minutes)
    assert is_idle(1000.0 + 90_000, 1000.0, minutes)


def test_the_usual_minutes_can_be_chosen() -> None:
    assert LOCK_AFTER in LOCK_MINUTES
