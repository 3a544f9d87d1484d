"""TinyDB's own tests, on twofold's database: its source archive from the package index carries them.

What fails looks inside TinyDB's file storage, or at the names of its classes; those tests are named here.
"""

import json
import os
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.store.files import ROOT

INSIDE = {
    "test_caching_json_write": "asks for the open file of the storage",
    "test_json": "writes what is no table",
    "test_json_kwargs": "lays out the file with the settings of json.dumps",
    "test_create_dirs": "finds the folder empty once the file is gone; the lock is there too",
    "test_encoding": "writes another encoding than ASCII",
    "test_json_invalid_mode_warning": "warns of a mode in which a file is cut; ours never is",
    "test_table_repr[json]": "reads the names of TinyDB's classes",
    "test_repr": "reads the names of TinyDB's classes",
}
_OURS = """
import json, os, tinydb, tinydb.storages
from twofold.store.database import Database
from twofold.store.storage import JournalStorage

tinydb.TinyDB = tinydb.database.TinyDB = Database
tinydb.JSONStorage = tinydb.storages.JSONStorage = JournalStorage
outcomes = {}

def pytest_runtest_logreport(report):
    if report.outcome != "passed" or report.when == "call":
        outcomes[report.nodeid] = report.outcome

def pytest_unconfigure():
    with open(os.environ["OUTCOMES"], "w") as file:
        json.dump(outcomes, file)
"""


def run(count: int, seed: int) -> dict[str, int]:
    """Run them all; ``wrong``: those that fail and are not named here, or that are named and pass.

    *count* and *seed* change nothing here. Raises CalledProcessError where the archive cannot be had.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        pip = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:")
        subprocess.run([*pip, f"tinydb=={version('tinydb')}", "-d", name], check=True)
        with tarfile.open(next(folder.glob("tinydb-*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        (folder / "ours.py").write_text(_OURS, "utf-8")
        (source,) = (place.parent for place in folder.glob("tinydb-*/tests"))
        outcomes = source / "outcomes.json"
        env = {"PYTHONPATH": os.pathsep.join((name, str(ROOT / "src"))), "OUTCOMES": str(outcomes)}
        pytest = (sys.executable, "-m", "pytest", "tests", "-p", "ours", "-p", "no:cacheprovider")
        subprocess.run([*pytest, "-o", "addopts="], cwd=source, env=os.environ | env, capture_output=True)
        found: dict[str, str] = json.loads(outcomes.read_text("utf-8"))
    failed = {test.rpartition("::")[2] for test, outcome in found.items() if outcome == "failed"}
    for test in sorted(failed ^ INSIDE.keys()):
        print(f"tinydb: {test} {'failed' if test in failed else 'did not fail'}", file=sys.stderr)
    return {
        "tests": len(found),
        "passed": sum(outcome == "passed" for outcome in found.values()),
        "skipped": sum(outcome == "skipped" for outcome in found.values()),
        "about its storage's inside": len(failed & INSIDE.keys()),
        "wrong": len(failed ^ INSIDE.keys()),
    }
