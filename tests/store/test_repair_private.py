"""A damaged file is mended, and what is private in it stays private."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from tests.support.store.hunting import CHEAP
from tests.support.store.mended import edit, everything
from tests.support.store.mended import kept as kept
from twofold.domain.drawers import Drawer, Open, Writing, writing_id
from twofold.store import BadRecord, Store, backups
from twofold.store.check import check
from twofold.store.places import journal_file
from twofold.store.repair import repair
from twofold.store.vault import Vault


def test_what_is_sealed_by_now_does_not_come_back_open(kept: Path, wall: Wall) -> None:
    store = Store.open(kept, clock=wall)
    vault, name = Vault(store, wall.now, CHEAP), writing_id("sheet", "w", "a")
    store.save(vault.writing("sheet", "w", "a").with_(veil=Open("a secret")))
    store.ledger.close(fold=False)
    log = journal_file(kept).read_bytes()
    store = Store.open(kept, clock=wall)
    Vault(store, wall.now, CHEAP).set_passphrase("a", "Thistledown-by-the-river")
    writing = store.writings.all()[0]
    store.save(writing.with_(veil=writing.veil))
    store.close()
    edit(kept, "notes", rev=0)  # so that there is something to do
    backups.keep(kept, log, "journal", wall.now())
    with TinyDB(kept) as plain:
        plain.table("writings").remove(lambda document: document["id"] == name)
    repair(kept, wall.now())
    assert b"a secret" not in kept.read_bytes() + journal_file(kept).read_bytes()


def test_a_drawer_that_cannot_be_read_stays_closed(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    vault.set_passphrase("a", "Thistledown-by-the-river")
    store.close()
    for fields in ({"salt": "x"}, {"id": 7}):
        edit(path, "drawers", **fields)
        store = Store.open(path, clock=wall)
        vault = Vault(store, wall.now, CHEAP)
        assert not vault.is_open("a")
        with pytest.raises(BadRecord):
            store.find(Drawer, "drawer-a")
        with pytest.raises(BadRecord):
            store.save(Writing(author="a", kind="sheet", about="w", veil=Open("a secret")))
        store.close()


def test_a_record_that_stands_there_twice_stays_once_and_private_writing_never_becomes_mere_text(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    store.save(Writing(id="sheet-w-a", author="a", kind="sheet", about="w", veil=Open("a secret")))
    store.close()
    before = everything(kept, wall)
    with TinyDB(kept) as plain:
        twice = plain.table("notes").all()[0]
        for table in ("notes", "writings"):
            plain.table(table).insert(dict(plain.table(table).all()[0]))
    assert sum("it is there twice" in said for said in check(kept).sentences) == 2
    said = " ".join(repair(kept, wall.now()))
    assert "1 record was in the file twice" in said
    assert f"{twice['id']} in notes" in said
    assert everything(kept, wall) == before
    tables = json.loads(kept.read_bytes())
    assert [document["table"] for document in tables["unreadable"].values()] == ["notes"]
    assert len(tables["writings"]) == 2
