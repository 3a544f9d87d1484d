"""It is the same day in every test, and in every program that a test starts."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import today
from tests.support.journeys.terminal import Terminal, environment
from twofold.domain.records import utc_now

SOON = timedelta(minutes=5)
"""Longer than a test may take."""


def test_no_test_goes_on_for_ever(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.hasplugin("timeout") and float(os.environ["PYTEST_TIMEOUT"]) <= 600


def test_a_test_begins_at_its_moment_and_time_goes_on() -> None:
    first = utc_now()
    assert today.NOW <= first < today.NOW + SOON
    assert today.NOW <= datetime.now(UTC) < today.NOW + SOON
    assert today.here().astimezone(UTC) - first < SOON
    deadline = time.monotonic() + 20
    while utc_now() == first:
        assert time.monotonic() < deadline


def test_a_program_lives_on_that_day_too(home: Path) -> None:
    code = "import datetime, time; print(datetime.datetime.now(datetime.UTC).isoformat(), *time.tzname)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(home), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    moment, *zone = done.stdout.split()
    assert today.NOW <= datetime.fromisoformat(moment) < today.NOW + SOON
    assert tuple(zone) == time.tzname


def test_the_couple_that_is_made_up_has_lived_until_that_day(home: Path) -> None:
    day = today.here()
    with Terminal(home=home, arguments=["demo"]) as terminal:
        terminal.wait_for(f"{day:%A} {day.day} {day:%B %Y}", "Ines", "Rowan")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
