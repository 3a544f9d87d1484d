"""A table of documents: found by what they say, and updated in one commit that holds what was done to it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw
from tinydb import where

from twofold.store.database import Database
from twofold.store.table import _Pages
from twofold.store.text import dump

Open = Callable[[], Database]


def test_only_what_matches_is_found_also_when_it_is_asked_for_again(open_db: Open) -> None:
    db = open_db()
    db.insert_multiple({"n": n} for n in (1, 2, 1))
    for _ in range(2):
        found = db.search(where("n") == 1)
        assert [(document.doc_id, dict(document)) for document in found] == [(1, {"n": 1}), (3, {"n": 1})]
    assert db.search(where("n") == 3) == [] and len(db) == 3


def test_what_is_removed_is_gone_and_the_rest_stays(open_db: Open) -> None:
    db = open_db()
    db.insert_multiple({"n": n} for n in range(4))
    assert db.remove(where("n") == 1) == [2] and db.remove(doc_ids=[4]) == [4]
    assert [document.doc_id for document in open_db()] == [1, 3]


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "delete", "look", "change", "clear"]), st.integers(1, 5)), max_size=12
)


@given(STEPS)
def test_pages_are_a_mapping_and_their_part_makes_it_of_what_was_there(steps: list[tuple[str, int]]) -> None:
    old = {str(key): dump({"n": key}) for key in (1, 2, 3)}
    pages, model = _Pages(dict(old), int), {key: {"n": key} for key in (1, 2, 3)}
    for number, (step, key) in enumerate(steps):
        if step == "put":
            pages[key] = {"new": number}
            model[key] = {"new": number}
        elif step == "clear":
            pages.clear()
            model.clear()
        elif key not in model:
            assert key not in pages
            with pytest.raises(KeyError):
                _ = pages[key]
            with pytest.raises(KeyError):
                del pages[key]
        elif step == "delete":
            del pages[key]
            del model[key]
        elif step == "change":
            pages[key]["more"] = number
            model[key]["more"] = number
        else:
            assert key in pages and pages[key] == model[key]
        assert sorted(pages) == sorted(model) and len(pages) == len(model)
    part = pages.part()
    if part is None:
        assert model == {key: {"n": key} for key in (1, 2, 3)}
        return
    made = {} if part.clear else dict(old)
    for gone in part.gone:
        del made[gone]
    assert not part.put.items() & made.items(), "what did not change is not written again"
    made |= part.put
    assert {int(key): as_told(raw) for key, raw in made.items()} == model


def as_told(raw: Raw) -> object:
    import json

    return json.loads(bytes(raw))
