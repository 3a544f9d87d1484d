"""What is whole in a damaged file or journal is taken, and of the rest it is told how much there was."""

import codecs
from typing import Any

import msgspec
import pytest
from msgspec import Raw

from twofold.store.journal import Change, Line, Name, TableChange, commit, marker
from twofold.store.salvage import as_utf8, documents, lines, written
from twofold.store.snapshot import build
from twofold.store.sums import summed
from twofold.store.text import dump, load


def note(number: int) -> Raw:
    return summed(bytes(dump({"id": f"n{number}", "text": f"note {number}"})))


TABLES = {"notes": {"1": note(1), "2": note(2)}, "plans": {"1": note(3)}}
DATA = build(TABLES)


def told(tables: dict[str, dict[str, Raw]]) -> dict[str, dict[str, Any]]:
    return {name: {key: load(raw)["id"] for key, raw in table.items()} for name, table in tables.items()}


WHOLE = {"notes": {"1": "n1", "2": "n2"}, "plans": {"1": "n3"}}


@pytest.mark.parametrize(
    "data",
    [
        DATA,
        codecs.BOM_UTF8 + DATA,
        DATA.decode().encode("utf-16"),
        codecs.BOM_UTF16_BE + DATA.decode().encode("utf-16-be"),
        DATA.decode().encode("utf-16-le"),
        DATA.decode().encode("utf-16-be"),
    ],
)
def test_a_file_that_an_editor_saved_in_another_spelling_is_whole(data: bytes) -> None:
    assert as_utf8(data) == DATA
    found = documents(data)
    assert (told(found.tables), found.lost) == (WHOLE, 0)


def test_what_is_no_spelling_of_text_is_left_as_it_is() -> None:
    for data in (b"", b"{", codecs.BOM_UTF16_LE + b"\0", b"{\0\0", codecs.BOM_UTF8 + b"\xff"):
        assert as_utf8(data) == data


def test_of_a_file_that_was_cut_short_all_before_the_cut_is_taken() -> None:
    found = documents(DATA[: DATA.index(b"note 2") + 3])
    assert (told(found.tables), found.lost) == ({"notes": {"1": "n1"}}, 1)


def test_a_turned_bit_is_turned_back_by_the_checksum_and_more_are_a_loss() -> None:
    found = documents(DATA.replace(b"note 1", b"nota 1")[:-1])
    assert (told(found.tables), found.lost) == (WHOLE, 0)
    assert load(found.tables["notes"]["1"])["text"] == "note 1"
    found = documents(DATA.replace(b"note 1", b"XXXX 1")[:-1])
    assert (told(found.tables), found.lost) == ({"notes": {"2": "n2"}, "plans": {"1": "n3"}}, 1)


def test_two_under_one_key_are_both_taken() -> None:
    cut = DATA[:-1].replace(b'"2":', b'"1":')
    found = documents(cut)
    assert told(found.tables) == {"notes": {"1": "n1", "2": "n2"}, "plans": {"1": "n3"}}


def test_a_document_that_swallowed_others_is_none() -> None:
    swallowing = b'{"notes":{"1":{"id":"n1","2":{"id":"n2"},"3":{"id":"n3"}}}'
    found = documents(swallowing)
    assert told(found.tables) == {"notes": {"2": "n2", "3": "n3"}} and found.lost == 1
    without_table = documents(b'"1":{"id":"n1"},')
    assert without_table.tables == {}, "nobody knows where it belongs"


def put(*numbers: int) -> Change:
    return {"notes": TableChange(put={str(number): note(number) for number in numbers})}


def written_lines(*changes: Change) -> list[bytes]:
    first, chain = marker(Name(2, 2), "then")
    found = [first]
    for change in changes:
        line, chain = commit(change, "then", chain)
        found.append(line)
    return found


def ids(found: list[Line]) -> list[str]:
    return [load(raw)["id"] for _, raw in written(found)]


def test_a_whole_journal_is_all_its_lines() -> None:
    found, lost = lines(b"".join(written_lines(put(1), put(2, 3))))
    assert (ids(found), lost) == (["n1", "n2", "n3"], 0) and found[0].holds == Name(2, 2)


def test_what_follows_on_a_damaged_line_and_what_is_whole_in_it_is_taken() -> None:
    log = written_lines(put(1), put(2, 3), put(4))
    log[2] = log[2].replace(b"note 2", b"XXXX 2")
    found, lost = lines(b"".join(log))
    assert (ids(found), lost) == (["n1", "n3", "n4"], 1)


def test_of_a_line_that_was_cut_off_only_what_has_its_checksum_is_taken() -> None:
    whole = b"".join(written_lines(put(1), put(2, 3)))
    found, lost = lines(whole[: whole.index(b"note 3")])
    assert (ids(found), lost) == (["n1", "n2"], 0), "it was never acknowledged"
    found, lost = lines(whole[:-1] + b"#")
    assert (ids(found), lost) == (["n1", "n2", "n3"], 0), "only its end is something else"
    bare = msgspec.json.encode({"id": "n9"})
    cut = b"".join(written_lines(put(1))) + b'{"sum":"00000000","do":{"notes":{"put":{"9":' + bare
    found, lost = lines(cut)
    assert ids(found) == ["n1"], "what bears no checksum may be half of something"
