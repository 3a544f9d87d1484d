"""Random histories, step by step beside stock TinyDB; and journals cut off at any byte."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import add, delete
from tinydb.table import Document

from tests.support.store.files import MEMORY, ledger_of
from twofold.store import journal
from twofold.store.database import Database
from twofold.store.errors import Damaged
from twofold.store.places import backup_dir

Outcome = tuple[str, Any]
Act = Callable[[TinyDB], Any]

values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("nxy"), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
documents = st.fixed_dictionaries({"n": st.integers(0, 4)}, optional={"x": values, "é": values})
tables = st.sampled_from(["_default", "other", "é"])
ids = st.lists(st.integers(1, 8), max_size=3)
conditions = st.integers(0, 4).map(lambda n: where("n") == n) | st.just(where("x").exists())
updates = st.one_of(
    documents,
    st.just(add("n", 1)),
    st.just(delete("n")),
    st.just(lambda d: d.setdefault("list", []).append(1)),
)


def act(method: str, *arguments: Any, **named: Any) -> Callable[[str], Act]:
    return lambda table: lambda db: getattr(db.table(table), method)(*arguments, **named)


acts = st.one_of(
    documents.map(lambda d: act("insert", d)),
    st.tuples(documents, st.integers(1, 8)).map(lambda t: act("insert", Document(*t))),
    st.lists(documents, max_size=3).map(lambda d: act("insert_multiple", d)),
    st.tuples(updates, conditions).map(lambda t: act("update", *t)),
    st.tuples(updates, ids).map(lambda t: act("update", t[0], doc_ids=t[1])),
    updates.map(lambda u: act("update", u)),
    st.lists(st.tuples(documents, conditions), max_size=2).map(lambda u: act("update_multiple", u)),
    st.tuples(documents, conditions).map(lambda t: act("upsert", *t)),
    st.tuples(documents, st.integers(1, 8)).map(lambda t: act("upsert", Document(*t))),
    conditions.map(lambda c: act("remove", c)),
    ids.map(lambda i: act("remove", doc_ids=i)),
    st.just(act("insert", {"bad": {1, 2}})),
    st.just(act("truncate")),
    conditions.map(lambda c: act("search", c)),
    conditions.map(lambda c: act("get", c)),
    ids.map(lambda i: act("get", doc_ids=i)),
    st.just(lambda table: lambda db: db.drop_table(table)),
    st.just(lambda table: lambda db: db.drop_tables()),
    st.just(lambda table: lambda db: db.table(table, persist_empty=True)._name),
)
steps = st.lists(st.tuples(st.sampled_from(["go", "go", "go", "reopen", "crash", "fold"]), acts, tables))


def outcome(do: Act, db: TinyDB) -> Outcome:
    try:
        return "gave", do(db)
    except (ValueError, TypeError, KeyError) as error:
        return "raised", type(error)


def contents(db: TinyDB) -> str:
    tables = {name: [(d.doc_id, d) for d in db.table(name)] for name in sorted(db.tables())}
    return json.dumps(tables)  # as text: 1 is not True


@given(steps)
def test_any_history_goes_as_with_stock_tinydb(history: list[tuple[str, Callable[[str], Act], str]]) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        paths = Path(folder, "ours.json"), Path(folder, "stock.json")
        ours, stock = Database(paths[0]), TinyDB(paths[1])
        for how, act, table in history:
            assert outcome(act(table), ours) == outcome(act(table), stock)
            assert contents(ours) == contents(stock)
            if how in ("reopen", "crash"):
                ledger_of(ours).close(fold=how == "reopen")
                stock.close()
                ours, stock = Database(paths[0]), TinyDB(paths[1])
            elif how == "fold":
                ledger_of(ours).fold()
        ours.close()
        stock.close()
        with TinyDB(paths[0]) as plain, TinyDB(paths[1]) as stock:
            assert contents(plain) == contents(stock)


@given(st.lists(st.lists(documents, min_size=1, max_size=2), min_size=1, max_size=6), st.data())
def test_a_journal_cut_anywhere_leaves_a_prefix_of_the_commits(
    commits: list[list[dict[str, Any]]], data: st.DataObject
) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, "ours.json")
        db = Database(path)
        before, ends = [contents(db)], [ledger_of(db)._log.end]
        for batch in commits:
            db.insert_multiple(batch)
            before.append(contents(db))
            ends.append(ledger_of(db)._log.end)
        ledger_of(db).close(fold=False)
        log = path.with_name("ours.json.journal")
        whole = log.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        log.write_bytes(whole[:cut])
        if cut < ends[0]:
            with pytest.raises(Damaged):
                Database(path)
            assert log.read_bytes() == whole[:cut]
            return
        kept = max(n for n, end in enumerate(ends) if end <= cut)
        with Database(path) as db:
            assert contents(db) == before[kept]
            assert bool(ledger_of(db).notices) == (cut not in ends)
            db.insert({"n": 99})
        with Database(path) as db:
            assert len(db) == len(json.loads(before[kept]).get("_default", ())) + 1


@given(st.lists(documents, min_size=1, max_size=4), st.data())
def test_any_bit_of_a_journal_that_turns_is_put_right(
    batch: list[dict[str, Any]], data: st.DataObject
) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, "ours.json")
        db = Database(path)
        for document in batch:
            db.insert(document)
        kept = contents(db)
        ledger_of(db).close(fold=False)
        log = path.with_name("ours.json.journal")
        whole = log.read_bytes()
        turned = bytearray(whole)
        at = data.draw(st.just(len(turned) - 1) | st.integers(0, len(turned) - 1))
        turned[at] ^= 1 << data.draw(st.integers(0, 7))
        log.write_bytes(turned)
        with Database(path) as db:
            assert contents(db) == kept
            assert "gone bad" in ledger_of(db).notices[0]
            assert log.read_bytes() == whole
        (aside,) = backup_dir(path).iterdir()
        assert aside.read_bytes() == bytes(turned)


def test_scan_refuses_lines_lost_doubled_or_moved() -> None:
    line, chain = journal.marker(journal.Name(2, 3), "now")
    lines = [line]
    for n in range(3):
        line, chain = journal.commit({"t": journal.TableChange(gone=[str(n)])}, "now", chain)
        lines.append(line)
    assert len(journal.scan(b"".join(lines)).lines) == 4
    for order in ([0, 2, 3], [0, 1, 1, 2, 3], [0, 2, 1, 3], [1, 2, 3]):
        with pytest.raises(journal.Broken):
            journal.scan(b"".join(lines[n] for n in order))
