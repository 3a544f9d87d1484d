"""What is wrong with a record that cannot be read, in words that never say what stands in it."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta, Raw

from twofold.domain.records import Record
from twofold.store.judging import bad_records, couple_in, id_of, is_whole, unreadable, words
from twofold.store.text import dump


class Odd(msgspec.Struct, forbid_unknown_fields=True):
    needed: str
    text: Annotated[str, Meta(min_length=1, max_length=3)] = "x"
    long: Annotated[str, Meta(min_length=2)] = "xx"
    two: tuple[str, str] = ("", "")
    few: Annotated[tuple[int, ...], Meta(max_length=2)] = ()
    more: Annotated[int, Meta(gt=1)] = 2
    least: Annotated[int, Meta(ge=1)] = 2
    less: Annotated[int, Meta(lt=9)] = 2
    most: Annotated[int, Meta(le=9)] = 2
    at: Annotated[datetime, Meta(tz=True)] = datetime(2026, 1, 1, tzinfo=UTC)
    day: date | None = None
    clock: time | None = None
    sealed: bytes = b""
    choice: Literal["a", "b"] = "a"
    within: dict[str, int] = {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b'{"text":"a"}', "needed is missing"),
        (b'{"needed":"","strange":1}', "there is a field that does not belong there"),
        (b'{"needed":5}', "at needed, this should be text, not a whole number"),
        (b'{"needed":null}', "at needed, this should be text, not nothing"),
        (b'{"needed":"","text":""}', "at text, it is empty"),
        (b'{"needed":"","text":"abcd"}', "at text, it has more than 3 characters"),
        (b'{"needed":"","long":"a"}', "at long, it has fewer than 2 characters"),
        (b'{"needed":"","two":["a"]}', "at two, it should have 2 entries"),
        (b'{"needed":"","few":[1,2,3]}', "at few, it has more than 2 entries"),
        (b'{"needed":"","few":[1,true]}', "at few[1], this should be a whole number, not true or false"),
        (b'{"needed":"","more":1}', "at more, it should be at least 2"),
        (b'{"needed":"","least":0}', "at least, it should be at least 1"),
        (b'{"needed":"","less":9}', "at less, it should be at most 8"),
        (b'{"needed":"","most":10}', "at most, it should be at most 9"),
        (b'{"needed":"","at":"2026-01-01T00:00:00"}', "at at, the time zone is missing"),
        (b'{"needed":"","at":"yesterday"}', "at at, this is not a date or time"),
        (b'{"needed":"","day":"soon"}', "at day, this is not a date or time"),
        (b'{"needed":"","day":5}', "at day, this should be a day or nothing, not a whole number"),
        (b'{"needed":"","clock":"late"}', "at clock, this is not a date or time"),
        (b'{"needed":"","choice":"c"}', "at choice, twofold does not know what is there"),
        (b'{"needed":"","within":{"k":"v"}}', "at within[...], this should be a whole number, not text"),
        (b'{"needed":"","within":[]}', "at within, this should be a table of fields, not a list"),
        (b"[]", "this should be a table of fields, not a list"),
        (b'{"needed":', "it ends too early"),
        (b'{"needed":x}', "it is broken at byte 10"),
    ],
)
def test_what_is_wrong_is_said_in_words(text: bytes, says: str) -> None:
    with pytest.raises(msgspec.DecodeError) as error:
        msgspec.json.decode(text, type=Odd)
    assert words(error.value) == says


def test_other_errors_have_words_too() -> None:
    assert words(RecursionError()) == "it is nested too deeply"
    assert words(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no")) == "it contains bytes that are not text"
    assert words(msgspec.DecodeError("Something else")) == "Something else"
    assert words(msgspec.ValidationError("`This` is New")) == "this is New"


def test_each_document_that_is_no_record_is_told_by_its_id_or_its_key() -> None:
    table = {
        "1": dump({"id": "a", "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z"}),
        "2": dump({"id": "b", "created": 5}), "3": Raw(b"{"), "4": dump({"id": 7}),
    }  # fmt: skip
    table["5"] = table["1"]
    found = [(key, bad.record, bad.problem) for key, bad in unreadable("notes", Record, table)]
    assert [(key, name) for key, name, _ in found] == [
        ("2", "b"), ("3", "document 3"), ("4", "document 4"), ("5", "a"),
    ]  # fmt: skip
    assert found[1][2] == "it ends too early" and found[3][2] == "it is there twice"
    assert [id_of(raw) for raw in table.values()] == ["a", "b", None, None, "a"]


def test_a_file_is_whole_when_all_can_be_read_and_the_two_are_there() -> None:
    note = {"id": "n", "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z", "session": "s"}
    partner = {"name": "Ana", "colour": "clay", "mark": "◆"}
    couple = {
        **note,
        "id": "couple",
        "a": partner,
        "b": partner | {"name": "Ben", "colour": "teal", "mark": "●"},
    }
    del couple["session"]
    whole = {"couple": {"1": dump(couple)}, "notes": {"1": dump({**note, "text": "hello"})}}
    assert is_whole(whole) and is_whole({}) and couple_in({}) and bad_records(whole) == []
    nobody = {"notes": whole["notes"]}
    assert not couple_in(nobody) and not is_whole(nobody)
    broken = {**whole, "notes": {"1": dump(note)}}
    assert [(name, key) for name, key, _ in bad_records(broken)] == [("notes", "1")] and not is_whole(broken)
    turned = {**whole, "notes": {"1": dump({**note, "text": "hello", "sum": "12345678"})}}
    assert bad_records(turned) == [] and not is_whole(turned)
