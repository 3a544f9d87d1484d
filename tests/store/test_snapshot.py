"""A snapshot: what is read from one, and in what words one is refused."""

import codecs

import pytest
from msgspec import Raw

from twofold.store.snapshot import EMPTY, Unreadable, build, parse, validate

DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"[]", "is JSON, but not a twofold file"),
        (b'{"t":5}', "is JSON, but not a twofold file"),
        (b'{"t":{"1":{"n":1}', "is cut short"),
        (b" {x}", "is broken at byte 2"),
        (b"hello", "is not JSON"),
        (b'{"t":{"1":\0\0\0\0', "has gaps filled with zeros"),
        (
            codecs.BOM_UTF8 + b"{}",
            "begins with a mark that some editors add. In the editor, save it as UTF-8 without a BOM",
        ),
        (
            "{}".encode("utf-16"),
            "is in UTF-16, which some editors call Unicode. In the editor, save it as UTF-8",
        ),
        (
            "{}".encode("utf-16-be"),
            "is in UTF-16, which some editors call Unicode. In the editor, save it as UTF-8",
        ),
    ],
)
def test_what_is_no_snapshot_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(data)
    assert str(refused.value) == says


def test_what_is_broken_within_is_told_by_its_table_and_key() -> None:
    with pytest.raises(Unreadable, match=r"^has something in its table notes, under 7, that is broken$"):
        validate({"notes": {"6": Raw(b"{}"), "7": Raw(b'{"a":"\xff"}')}})
    for key in ("x", "²", ""):
        with pytest.raises(Unreadable) as refused:
            validate({"notes": {key: Raw(b"{}")}})
        assert str(refused.value) == f"has a document in its table notes under {key!r}, which is not a number"
    validate(parse(b'{"notes":{"1":{"a":"b"}}}'))


def test_halves_of_characters_that_another_program_wrote_are_read() -> None:
    tables = parse(b'{"t":{"1":{"a":"\\ud83d"}}}')
    validate(tables)
    assert bytes(tables["t"]["1"]) == b'{"a": "\\ud83d"}'
    for broken in (b'{"t":{"1":{"a":"\\ud83d","n":NaN}}}', b'{"t":["\\ud83d"]}', b'{"t":{"1":"\\ud83d"'):
        with pytest.raises(Unreadable):
            parse(broken)


def test_what_is_built_is_read_again() -> None:
    assert build({}) == EMPTY
    tables = {"t": {"1": Raw(b'{"a":"\xc3\xb6"}')}, "empty": {}}
    assert build(tables) == b'{"t":{"1":{"a":"\\u00f6"}},"empty":{}}'
    assert {name: dict(table) for name, table in parse(build(tables)).items()}.keys() == {"t", "empty"}
