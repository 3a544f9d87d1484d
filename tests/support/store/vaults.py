"""A vault on a real file, a second one at the other terminal, and what is written in them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest

from tests.support.store.files import Wall
from twofold.domain.drawers import Open, Writing
from twofold.domain.records import Record, Side
from twofold.domain.worksheet.sheet import Draft, Request, Row
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.journal import TableChange
from twofold.store.proofs import vouched
from twofold.store.text import dump
from twofold.store.vault import Vault

R = TypeVar("R", bound=Record)


CHEAP = Cost(ops=1, mem=8 << 10)


SHEET = Draft(rows=(Row(id="r", words="An evening for us", request=Request(what="Put the phone away")),))


SONG, OTHER = "our song", "our second song"


@pytest.fixture
def store(path: Path, wall: Wall) -> Iterator[Store]:
    store = Store.open(path, clock=wall)
    yield store
    store.ledger.close(fold=False)


@pytest.fixture
def vault(store: Store, wall: Wall) -> Vault:
    return Vault(store, wall.now, CHEAP)


@pytest.fixture
def terminal(path: Path, wall: Wall) -> Iterator[tuple[Store, Vault]]:
    """The other terminal."""
    store = Store.open(path, clock=wall)
    yield store, Vault(store, wall.now, CHEAP)
    store.ledger.close(fold=False)


def fill(vault: Vault, side: Side = "a", value: msgspec.Struct = SHEET, about: str = "w") -> Writing:
    """Write *value* into a sheet, and save it."""
    return save(vault, vault.write(vault.writing("sheet", about, side), value))


def save(vault: Vault, record: R) -> R:
    saved = vault._store.save(record)[0]
    assert isinstance(saved, type(record))
    return saved


def unlocked(vault: Vault) -> list[Side]:
    return list(vault.unlocked)


def sheet(vault: Vault, side: Side = "a", about: str = "w") -> Draft:
    return vault.read(vault.writing("sheet", about, side), Draft)


def on_disk(path: Path) -> dict[str, bytes]:
    """All files of the folder, but for the lock, which is empty."""
    files = {str(p): p.read_bytes() for p in sorted(path.parent.rglob("*")) if p.is_file()}
    assert files.pop(str(path) + ".lock", b"") == b""
    return files


def document(store: Store, table: str, id: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a stored document behind everybody's back."""
    (key, raw), *more = [
        (k, r) for k, r in store.ledger.table(table).items() if json.loads(bytes(r))["id"] == id
    ]
    assert not more
    fields = json.loads(bytes(raw))
    change(fields)
    store.ledger.commit({table: TableChange(put={key: dump(fields)})})


def proven(vault: Vault, writing: Writing, text: str) -> Writing:
    """Return *writing* with *text* in it, sealed and proven as if its owner had written just that."""
    assert writing.author is not None
    key = vault._keys[writing.author]
    return vouched(key, writing.with_(veil=Open(text)), writing.rev + 1)


def finish(vault: Vault, value: Draft = SHEET, about: str = "w") -> Writing:
    return save(vault, vault.finish(vault.writing("sheet", about, "a"), value))
