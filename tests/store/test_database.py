"""The file is a TinyDB: what TinyDB promises holds, and plain TinyDB reads what is kept."""

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from twofold.store.database import Database
from twofold.store.errors import StoreError
from twofold.store.storage import JournalStorage

Open = Callable[[], Database]


def test_plain_tinydb_reads_everything_after_a_clean_close(path: Path) -> None:
    with Database(path) as db:
        db.insert({"who": "Ána", "list": [1, None, 1.5, {"x": "💛"}]})
        db.table("notes").insert_multiple({"n": n} for n in range(3))
        db.table("notes").update({"n": 9}, doc_ids=[2])
    with TinyDB(path) as plain:
        assert plain.all() == [{"who": "Ána", "list": [1, None, 1.5, {"x": "💛"}]}]
        assert [(d.doc_id, d["n"]) for d in plain.table("notes")] == [(1, 0), (2, 9), (3, 2)]
    assert path.read_bytes().isascii()


def test_what_was_saved_is_there_without_a_close(open_db: Open) -> None:
    open_db().insert({"n": 1})
    assert open_db().all() == [{"n": 1}]


def test_ids_go_on_where_they_were(path: Path) -> None:
    with Database(path) as db:
        assert db.insert({}) == 1
        assert db.insert(Document({}, 7)) == 7
        assert db.insert({}) == 8
    with Database(path) as db:
        assert db.insert({}) == 9
        with pytest.raises(ValueError, match="already exists"):
            db.insert(Document({}, 7))


def test_operations_that_change_in_place_are_saved(open_db: Open) -> None:
    db = open_db()
    db.insert_multiple([{"n": 1, "deep": {"list": [1]}}, {"n": 5, "deep": {"list": []}}])
    db.update(increment("n"), where("n") == 1)
    db.update(lambda d: d["deep"]["list"].append(2), doc_ids=[1])
    db.update(delete("n"), where("n") == 5)
    assert open_db().all() == [{"n": 2, "deep": {"list": [1, 2]}}, {"deep": {"list": []}}]


def test_a_change_of_type_alone_is_a_change(open_db: Open) -> None:
    db = open_db()
    db.insert({"x": 1, "y": True})
    db.update({"x": True, "y": 1.0})
    (seen,) = open_db().all()
    assert seen["x"] is True
    assert isinstance(seen["y"], float)


def test_an_update_that_changes_nothing_writes_nothing(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert_multiple({"n": n} for n in range(5))
    journal = path.with_name("twofold.json.journal")
    before = journal.read_bytes()
    db.update({"n": 3}, where("n") == 3)
    db.remove(where("n") == 77)
    assert journal.read_bytes() == before


def test_a_commit_holds_only_what_changed(path: Path, open_db: Open) -> None:
    db = open_db()
    db.insert_multiple({"n": n, "text": "x" * 1000} for n in range(50))
    before = path.with_name("twofold.json.journal").stat().st_size
    db.update({"n": 100}, where("n") == 49)
    assert path.with_name("twofold.json.journal").stat().st_size - before < 1300


def test_results_are_copies(open_db: Open) -> None:
    db = open_db()
    db.insert({"list": [1]})
    query = where("list").any([1])
    for _ in range(2):  # the second answer comes out of the query cache
        db.search(query)[0]["list"].append(2)
        db.all()[0]["list"].append(2)
        found = db.get(doc_id=1)
        assert isinstance(found, Document)
        found["list"].append(2)
    assert db.search(query) == db.all() == [{"list": [1]}]
    assert query in db._query_cache


def test_a_loop_over_the_table_may_change_it(open_db: Open) -> None:
    db = open_db()
    db.insert_multiple({"n": n} for n in range(4))
    for document in db:
        db.remove(doc_ids=[document.doc_id])
        db.insert({"again": document["n"]})
    assert [d["again"] for d in db] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ({"x": object()}, TypeError),
        ({"x": {1, 2}}, TypeError),
        ({"x": math.nan}, ValueError),
        ({"x": -math.inf}, ValueError),
        ({"x": "\ud800"}, ValueError),
        ({"x": {"\udfff\ud800": 1}}, ValueError),
        ([1], ValueError),
    ],
)
def test_what_json_cannot_hold_is_refused_whole(open_db: Open, document: Any, error: type[Exception]) -> None:
    db = open_db()
    db.insert({"n": 1})
    with pytest.raises(error):
        db.insert_multiple([{"fine": 1}, document])
    with pytest.raises(error):
        db.insert(document)
    assert db.all() == [{"n": 1}] == open_db().all()
    db.insert({"n": 2})
    assert len(open_db()) == 2


def test_hostile_text_comes_back_as_it_was(path: Path) -> None:
    texts = ["", "\x00\x1b[31m", "\u2028\ufeff", "ä" * 3, "🧡\u200d", '"\\/', "\\ud800"]
    with Database(path) as db:
        db.table("é \n").insert({text: text for text in texts})
    assert path.read_bytes().isascii()
    for kind in (Database, TinyDB):
        with kind(path) as db:
            assert db.table("é \n").all() == [{text: text for text in texts}]


def test_half_characters_that_stock_tinydb_kept_are_read(path: Path) -> None:
    with TinyDB(path) as plain:
        plain.insert({"\ud800": "\udfff\ud800", "n": 1})
    for n in (2, 3):
        with Database(path) as db:
            assert db.all() == [{"\ud800": "\udfff\ud800", "n": 1}, *[{"n": m} for m in range(2, n)]]
            db.insert({"n": n})


def test_mappings_of_any_kind_are_taken(open_db: Open) -> None:
    class Own(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return {"a": 1}[key]

        def __iter__(self) -> Any:
            return iter(["a"])

        def __len__(self) -> int:
            return 1

    db = open_db()
    db.insert(Own())
    db.update(Own(), doc_ids=[1])
    assert db.all() == [{"a": 1}]


def test_tables_come_and_go(open_db: Open) -> None:
    db = open_db()
    db.table("empty", persist_empty=True)
    db.table("one").insert({})
    db.table("two").insert({})
    db.insert({})
    assert db.tables() == {"empty", "one", "two", "_default"}
    db.drop_table("one")
    db.drop_table("never")
    assert open_db().tables() == {"empty", "two", "_default"}
    db.truncate()
    assert db.insert({}) == 1
    db.drop_tables()
    assert open_db().tables() == set()


def test_nothing_is_written_after_close(path: Path) -> None:
    db = Database(path)
    db.insert({"n": 1})
    db.close()
    db.close()
    with pytest.raises(StoreError, match="closed"):
        db.insert({"n": 2})
    assert json.loads(path.read_text()) == {"_default": {"1": {"n": 1}}}


def test_queries_see_what_another_window_saved(open_db: Open) -> None:
    one, two = open_db(), open_db()
    query = Query().n > 0
    assert one.search(query) == two.search(query) == []
    assert one.insert({"n": 1}) == 1
    assert two.search(query) == [{"n": 1}]
    assert two.insert({"n": 2}) == 2
    assert one.insert({"n": 3}) == 3
    assert [d["n"] for d in two] == [1, 2, 3]


def test_a_stock_tinydb_over_our_storage_works(path: Path) -> None:
    with TinyDB(path, storage=JournalStorage) as db:
        db.insert_multiple({"n": n} for n in range(5))
        db.update(increment("n"), where("n") == 2)
        db.remove(where("n") == 0)
        db.table("other").insert({"list": [1]})
        db.table("other").update(lambda d: d["list"].append(2), doc_ids=[1])
        db.drop_table("never")
    with TinyDB(path) as plain:
        assert [(d.doc_id, d["n"]) for d in plain] == [(2, 1), (3, 3), (4, 3), (5, 4)]
        assert plain.table("other").all() == [{"list": [1, 2]}]


def test_a_stock_tinydb_never_undoes_what_another_saved(path: Path, open_db: Open) -> None:
    ours = open_db()
    with TinyDB(path, storage=JournalStorage) as stock:
        stock.insert({"n": 1})
        read = stock.storage.read()
        ours.insert({"n": 2})
        assert read is not None
        with pytest.raises(StoreError, match="try again"):
            stock.storage.write(read)
        stock.update({"seen": True})
        assert ours.all() == [{"n": 1, "seen": True}, {"n": 2, "seen": True}]


def test_another_storage_makes_it_a_stock_tinydb() -> None:
    with Database(storage=MemoryStorage) as db:
        db.insert({"n": 1})
        db.table("other").insert({})
        assert db.tables() == {"_default", "other"}
        db.drop_table("other")
        assert db.search(where("n") == 1) == [{"n": 1}]
        db.drop_tables()
        assert db.tables() == set()
