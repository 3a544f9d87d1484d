"""Test files whose asserts pytest rewrites once for all workers: that takes 13 seconds."""

import contextlib
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def keep_what_is_rewritten() -> None:
    """Let pytest keep what it rewrites, even where Python is told to keep no bytecode."""
    sys.dont_write_bytecode = False


def rewrite_a_share(arguments: Iterable[str]) -> None:
    """Import this worker's share of the test files under *arguments*, and so have their asserts rewritten.

    All workers collect the same files in the same order. If none began elsewhere, each would rewrite every
    one of them at the same moment; so, what one has done the others find.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    for path in files(arguments)[int(worker) :: workers] if workers > 1 else []:
        with contextlib.suppress(Exception):  # collecting it will say what is wrong with it
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def files(arguments: Iterable[str]) -> list[Path]:
    """Return the test files that pytest finds for *arguments*: files, with or without a test, and folders."""
    found: set[Path] = set()
    for argument in arguments:
        path = Path(argument.split("::")[0]).resolve()
        found.update(path.rglob("test_*.py") if path.is_dir() else [path])
    return sorted(each for each in found if ROOT in each.parents)
