"""A file with days of writing behind it, in every kind of copy that a passphrase must seal."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from twofold.store import Store, backups
from twofold.store.places import backup_dir, journal_file, known_file
from twofold.store.vault import Vault

from .hunting import CHEAP, MARK, hunt, prepare, write
from .hunting import Wall as PlainWall

OTHER = "Elderflower-in-the-rain"


def opened(path: Path, wall: Wall | PlainWall) -> tuple[Store, Vault]:
    store = Store.open(path, clock=wall)
    return store, Vault(store, wall.now, CHEAP)


def bytes_of(path: Path) -> dict[Path, tuple[bytes, int, int]]:
    files = backup_dir(path).iterdir()
    return {p: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in files}


@pytest.fixture
def lived(path: Path, wall: Wall) -> Path:
    """A file with days of open writing behind it, and every kind of copy of them."""
    wall_then = PlainWall()
    prepare(path, wall_then)
    wall.at = wall_then.at
    store, vault = opened(path, wall)
    for number in range(3):
        write(vault, store, number, "b")
    store.close()
    data = path.read_bytes()
    backups.keep(path, json.dumps(json.loads(data), indent=2).encode(), "edited", wall.now())
    backups.keep(path, data, "before-v2", wall.now())
    store, vault = opened(path, wall)
    write(vault, store, 15)
    store.ledger.close(fold=False)
    found = hunt(path.parent, MARK)
    assert found[:2] == ["twofold.json", "twofold.json.backups/twofold-2026-11-24.json"]
    # The second names of the file and of its journal: see `known`.
    assert found[-3:] == ["twofold.json.journal", known_file(path).name, journal_file(known_file(path)).name]
    assert len(found) == 9
    return path


def of(path: Path, side: str) -> list[dict[str, Any]]:
    with TinyDB(path, access_mode="r") as plain:
        return [d for d in plain.table("writings") if d["author"] == side]
