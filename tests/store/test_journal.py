"""The lines of a journal: what they say, up to where they can be trusted, and what is wrong with the rest."""

from zlib import crc32

import msgspec
import pytest
from msgspec import Raw

from twofold.store.journal import (
    FORMAT,
    PAST,
    Broken,
    Line,
    Name,
    Scan,
    TableChange,
    Tables,
    TooNew,
    after,
    apply,
    commit,
    is_cut_off,
    marker,
    scan,
)

FIRST, SECOND = Name.of(b"{}"), Name.of(b'{"t":{}}')


def put(**documents: str) -> dict[str, TableChange | None]:
    return {"t": TableChange(put={key: Raw(value.encode()) for key, value in documents.items()})}


def lines(*wanted: Name | dict[str, TableChange | None]) -> list[bytes]:
    """Return a line for each marker or change that is *wanted*, each after the one before."""
    found, chain = [], 0
    for each in wanted:
        line, chain = marker(each, "then", chain) if isinstance(each, Name) else commit(each, "then", chain)
        found.append(line)
    return found


WRITTEN = lines(FIRST, put(one="1"), put(two="2"))


def sealed(body: bytes, chain: int = 0) -> bytes:
    """Return a whole line with any *body*."""
    return b'{"sum":"%08x",%b\n' % (crc32(body, chain), body)


def test_what_was_written_is_read_with_where_it_ends() -> None:
    whole = b"".join(WRITTEN)
    found = scan(whole)
    assert [line.holds for line in found.lines] == [FIRST, None, None]
    assert (found.lines[0].format, found.lines[0].at, found.end, found.torn) == (
        FORMAT,
        "then",
        len(whole),
        False,
    )
    assert found.lines[2].do == put(two="2")
    assert found.chain == scan(WRITTEN[2], len(whole), scan(b"".join(WRITTEN[:2])).chain).chain
    assert scan(b"") == Scan([], 0, 0, False)


@pytest.mark.parametrize("size", range(1, len(WRITTEN[2]) - 1))
def test_a_line_without_its_end_was_never_acknowledged(size: int) -> None:
    before = b"".join(WRITTEN[:2])
    found = scan(before + WRITTEN[2][:size])
    assert (len(found.lines), found.end, found.torn) == (2, len(before), True)


def test_what_follows_on_other_bytes_is_told_by_where_it_stands() -> None:
    before = b"".join(WRITTEN[:2])
    chain = scan(before).chain
    found = scan(WRITTEN[2], len(before), chain)
    assert found.end == len(before) + len(WRITTEN[2])
    with pytest.raises(
        Broken, match=rf"^the line at byte {len(before)} of its journal is not what was written$"
    ):
        scan(WRITTEN[2], len(before), chain + 1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (WRITTEN[2][:-1] + b"\r", "does not end as it should"),
        (WRITTEN[1], "is not what was written"),  # the same once more
        (b"\n", "is not what was written"),
        (WRITTEN[2][:-3] + b"]}\n", "is not what was written"),
    ],
)
def test_of_a_broken_line_it_is_told_where_and_what_stands_before_it(wrong: bytes, says: str) -> None:
    before = b"".join(WRITTEN[:2])
    with pytest.raises(Broken, match=rf"^the line at byte {len(before)} of its journal {says}$") as told:
        scan(before + wrong)
    sound = told.value.sound
    assert (sound.lines, sound.end, sound.torn) == (scan(before).lines, len(before), True)
    assert sound.chain == scan(before).chain


def test_a_line_that_is_whole_and_makes_no_sense_is_broken() -> None:
    for body in (b'"what":1}', b'"do":[]}', b"", b'"do":' + b"[" * 9_000):
        with pytest.raises(Broken, match=r"^the line at byte 0 of its journal makes no sense$") as told:
            scan(sealed(body))
        assert told.value.sound == Scan([], 0, 0, True)
    with pytest.raises(Broken, match=r"^the line at byte 0 of its journal is not what was written$"):
        scan(b"\n")
    assert Broken("x").sound == Scan([], 0, 0, True)


def test_a_format_of_the_future_is_known_as_one_whatever_else_it_says() -> None:
    with pytest.raises(TooNew):
        scan(sealed(b'"format":%d,"new":1}' % (FORMAT + 1)))
    assert scan(sealed(b'"format":1,"holds":{"size":2,"crc":0}}')).lines[0].past == []


def test_a_tail_that_looks_like_no_line_of_ours_was_cut_off_and_a_turned_one_was_not() -> None:
    line = WRITTEN[1][:-1]
    assert is_cut_off(b"") and is_cut_off(line[:5]) and is_cut_off(line[:-3]) and is_cut_off(line + b"\0\0")
    assert is_cut_off(line), "all but its end"
    assert not is_cut_off(line + b"x") and not is_cut_off(line[:9] + b"\x80" + line[10:])
    # Of its first eight signs up to four may have turned: more, and it is something else.
    assert not is_cut_off(b"####" + line[4:]) and is_cut_off(b"#####" + line[5:])


def test_a_change_empties_takes_away_and_puts_in_this_order() -> None:
    tables: Tables = {"t": {"1": Raw(b"1"), "2": Raw(b"2")}, "old": {}}
    apply(tables, {"t": TableChange(gone=["1", "9"], put={"3": Raw(b"3")}), "old": None, "none": None})
    assert {name: {k: bytes(v) for k, v in t.items()} for name, t in tables.items()} == {
        "t": {"2": b"2", "3": b"3"}
    }
    apply(tables, {"t": TableChange(clear=True, gone=["2"], put={"2": Raw(b"new")}), "new": TableChange()})
    assert {name: {k: bytes(v) for k, v in t.items()} for name, t in tables.items()} == {
        "t": {"2": b"new"}, "new": {},
    }  # fmt: skip


def test_what_came_since_a_snapshot_is_what_follows_on_the_last_marker_of_it() -> None:
    some = [
        Line(holds=FIRST), Line(do=put(a="1")), Line(holds=FIRST), Line(do=put(b="2")),
        Line(holds=SECOND), Line(do=put(c="3")),
    ]  # fmt: skip
    assert after(some, FIRST) == [put(b="2"), put(c="3")]
    assert after(some, SECOND) == [put(c="3")]
    assert after(some, Name.of(b"other")) is None and after(some[:1], FIRST) == []


def test_a_marker_tells_of_the_latest_snapshots_before_it() -> None:
    many = [Name(n, n) for n in range(PAST + 5)]
    (line,) = scan(marker(SECOND, "then", past=many)[0]).lines
    assert (line.holds, line.past) == (SECOND, many[5:])
    assert b"past" not in msgspec.json.encode(Line(holds=SECOND))
