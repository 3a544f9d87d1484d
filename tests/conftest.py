"""What every test shares: its day, no animations, a repeatable hypothesis, and a home of its own."""

import gc
import os
import time

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # read when textual is first imported
# Seconds after which pytest-timeout fails a test that never ends; a slow machine needs no tenth of them.
os.environ.setdefault("PYTEST_TIMEOUT", "300")

from collections.abc import Callable, Generator, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.support import today
from tests.support.drawn import drawn_when_seen
from tests.support.hurry import hurried
from tests.support.lookedup import looked_up_once
from tests.support.parsed import parsed_once
from tests.support.rewritten import keep_what_is_rewritten, rewrite_a_share
from tests.support.styled import styled_once
from tests.support.unsynced import unsynced

# Repeatable everywhere, and never failing for being slow on a busy machine.
settings.register_profile(
    "twofold",
    deadline=None,
    derandomize=True,
    max_examples=60,
    stateful_step_count=40,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=False,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "twofold"))


FEW = 3
"""So many files are tested sooner than workers begin."""

SLOW = ("tests/test_torture.py", "tests/journeys/")
"""What mostly waits for programs and their terminals."""

keep_what_is_rewritten()

os.environ["TZ"] = today.ZONE
time.tzset()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Let every test, with all of its fixtures, begin at the same moment."""
    travel = today.begin()
    try:
        return (yield)
    finally:
        travel.stop()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Use every core, and one worker more: a journey waits for its terminal. A few files start none.

    Each worker begins with a part of its own, so that what is built for one file of tests is built once, and
    takes from the others when it is done.
    """
    if len(config.args) <= FEW and all(".py" in argument for argument in config.args):
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (cores or 1) + 1


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Share the work on the asserts among the workers, and look for no garbage: what is made stays."""
    gc.disable()
    try:
        rewrite_a_share(session.config.args)
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of what is slow, so that none is left alone with it at the end.

    The workers are given the tests as they stand here, in equal parts.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    slow = [item for item in items if item.nodeid.startswith(SLOW)]
    others = iter([item for item in items if not item.nodeid.startswith(SLOW)])
    left, dealt = len(items), list[pytest.Item]()
    for worker in range(workers):
        part = left // (workers - worker)
        left -= part
        own = slow[worker::workers][:part]
        dealt += [*own, *islice(others, part - len(own))]
    if workers > 1 and len(dealt) == len(items):  # or there is hardly anything else
        items[:] = dealt


def pytest_collection_finish() -> None:
    """Let the collector of garbage come less often, and pass over what stays to the end anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(300_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def in_a_hurry() -> Iterator[None]:
    """Let no test sit through time in which an app only waits, nor parse or draw what nobody would see anew,
    nor wait for a disk that is thrown away."""
    with hurried(), parsed_once(), styled_once(), drawn_when_seen(), looked_up_once(), unsynced():
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that none reads or writes what belongs to whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("TWOFOLD_FILE", "TWOFOLD_CONFIG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    for name, place in (
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_RUNTIME_DIR", ".run"),
    ):
        monkeypatch.setenv(name, str(folder / place))
    return folder


@pytest.fixture
def seen() -> Callable[[Any], str]:
    """Give the text on the screen of a pilot, line by line."""

    def seeing(pilot: Any) -> str:
        strips = pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    return seeing
