"""What a terminal sends, in pieces: whole however it is split, and never too broken to go on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.frame.keystream import (
    A_FEW_KEYS,
    ESCAPE,
    PASTE_LIMIT,
    SEQUENCE_LIMIT,
    STALL,
    TOO_LONG,
    Keystream,
    Pasted,
    Piece,
    Sequence,
    Typed,
)

F9 = Sequence("\x1b[20~")
PATIENCE = 0.1


def pieces(*reads: bytes) -> list[Piece]:
    """Return what *reads*, which came at once, are cut into, letters put together again."""
    stream = Keystream(PATIENCE)
    found = [piece for read in reads for piece in stream.feed(read, 0.0)]
    return joined([*found, *stream.end()])


def joined(found: list[Piece]) -> list[Piece]:
    """Return *found* with letters that follow each other, and parts of a paste, in one piece."""
    whole: list[Piece] = []
    for piece in found:
        last = whole[-1] if whole else None
        if isinstance(piece, Typed) and isinstance(last, Typed):
            whole[-1] = Typed(last.text + piece.text)
        else:
            whole.append(piece)
    return whole


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (b"abc", [Typed("abc")]),
        ("für\r".encode(), [Typed("für\r")]),
        (b"f\xfcr", [Typed("f�r")]),  # Latin-1
        (b"\x1b[M \x84\x30x", [Typed("x")]),  # X10's mouse, in column 100
        (b"\x1b[M\xc3\xa9\xfcx", [Typed("x")]),
        (b"\x1b[A\x1bOP\x1b[20~", [Sequence("\x1b[A"), Sequence("\x1bOP"), F9]),
        (b"\x1b[[Ax", [Sequence("\x1b[[A"), Typed("x")]),
        (b"\x1b[23$x", [Sequence("\x1b[23$"), Typed("x")]),
        (b"\x1b[?2026;2$yx", [Sequence("\x1b[?2026;2$y"), Typed("x")]),
        (b"\x1b[<0;12;3M", [Sequence("\x1b[<0;12;3M")]),
        (b"\x1b[97;;228u", [Sequence("\x1b[97;;228u")]),
        (b"\x1b", [ESCAPE]),
        (b"\x1b\x1b", [ESCAPE, ESCAPE]),
        (b"\x1bq\x1b2", [ESCAPE, Typed("q"), ESCAPE, Typed("2")]),
        (b"\x1bb\x1bf\x1b\x7f", [Sequence("\x1bb"), Sequence("\x1bf"), Sequence("\x1b\x7f")]),
        (b"\x1b\x1b[A", [ESCAPE, Sequence("\x1b[A")]),
        (b"\x1b[", [ESCAPE, Typed("[")]),
        (b"\x1b[\x1b[20~", [ESCAPE, Typed("["), F9]),
        (b"\x1b[12;3", []),
        (b"\x1b[12;3\x01x", [Typed("\x01x")]),
        (b"\x1b[12;3\x1b[20~", [F9]),
        (b"\x1b[M\x1b[20~", [F9]),
        (b"\x1b[M !\x1b[20~", [F9]),
        (b"\x1bO\x1b[20~", [ESCAPE, Typed("O"), F9]),
        (b"\x1b]11;rgb:00/00/00\x1b\\x", [Sequence("\x1b]11;rgb:00/00/00\x1b\\"), Typed("x")]),
        (b"\x1b]11;rgb:00\x1b[20~", [F9]),
        (b"\x1b]11;rgb:00\x1b", [ESCAPE]),
        (b"\x1bP1$r0m\x1b[20~", [F9]),
        (b"\x1b]x", [ESCAPE, Typed("]x")]),
        (b"\xc3\x1b[20~", [Typed("�"), F9]),
        (b"\x1b[200~two\rlines\x1b[201~x", [Pasted("two\rlines"), Typed("x")]),
        (b"\x1b[200~f\xfcr\x1b[201~", [Pasted("f�r")]),
        (b"\x1b[200~half a paste", [Pasted("half a paste")]),
        (b"\x1b[200~half a paste\x1b[20~", [Pasted("half a paste"), F9]),
        (b"\x1b[200~\x1b[20~", [F9]),
        (b"\x1b[200~half\x1b[20;129~", [Pasted("half"), Sequence("\x1b[20;129~")]),
        (b"\x1b[200~an \x1b[2J inside\x1b[201~", [Pasted("an \x1b[2J inside")]),
        (b"\x1b[201~x", [Typed("x")]),
    ],
)  # fmt: skip
def test_what_it_means(sent: bytes, found: list[Piece]) -> None:
    assert pieces(sent) == found


BLOCKS = (
    b"a", "ü€😀".encode(), b"\xfc", b"\x80\xff", b"\r", b"\x00", b"\x1b[A", b"\x1b[20~", b"\x1b[M \x84\x30",
    b"\x1b[<0;1;1M", b"\x1b[[A", b"\x1b]0;x\x07", b"\x1bP1$r0\x1b\\", b"\x1b[12;", b"\x1b]9;", b"\x1bOP",
    b"\x1b[200~", b"\x1b[201~", b"\x1b[?2026;2$y", b"\x1b[48;24;80;0;0t", b"\x1b[M",
)  # fmt: skip


@given(st.lists(st.sampled_from(BLOCKS), max_size=12), st.lists(st.integers(0, 200), max_size=6))
def test_it_means_the_same_however_it_is_split(blocks: list[bytes], cuts: list[int]) -> None:
    sent = b"".join(blocks)
    places = [0, *sorted(cut % (len(sent) + 1) for cut in cuts), len(sent)]
    assert pieces(*(sent[a:b] for a, b in pairwise(places))) == pieces(sent)


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_a_quick_exit_gets_through_whatever_came_before(junk: bytes, cuts: list[int]) -> None:
    stream = Keystream(PATIENCE)
    places = [0, *sorted(cut % (len(junk) + 1) for cut in cuts), len(junk)]
    for a, b in pairwise(places):
        list(stream.feed(junk[a:b], 0.0))
    assert list(stream.feed(b"\x1b[20~", 0.0))[-1] == F9
    assert stream.due is None


def test_an_esc_alone_is_the_key_once_its_time_is_up() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\x1b", 5.0)) == []
    assert stream.due == 5.0 + PATIENCE
    assert list(stream.tick(5.05)) == []
    assert list(stream.tick(5.1)) == [ESCAPE]
    assert stream.due is None


def test_an_esc_that_came_alone_is_no_part_of_the_key_that_follows() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\x1b", 5.0)) == []
    assert list(stream.feed(b"f", 5.03)) == [ESCAPE, Typed("f")]
    assert list(stream.feed(b"\x1b", 6.0)) == []
    assert list(stream.feed(b"[A", 6.03)) == [Sequence("\x1b[A")]


def test_a_sequence_that_trickles_in_is_given_up() -> None:
    stream = Keystream(PATIENCE)
    now, found = 0.0, list(stream.feed(b"\x1b[1", 0.0))
    while stream.due is not None and stream.due > now:
        now += PATIENCE / 2
        found += stream.feed(b"1", now)
    assert now <= TOO_LONG + PATIENCE
    assert list(stream.tick(now)) == found == []
    assert list(stream.feed(b"x", now)) == [Typed("x")]


def test_a_sequence_without_end_is_not_kept() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\x1b]0;" + b"x" * SEQUENCE_LIMIT, 0.0)) == []
    assert list(stream.feed(b"x", 0.0)) == [Typed("x")]


def test_half_a_letter_is_no_letter_once_its_time_is_up() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\xc3", 0.0)) == []
    assert stream.due is not None
    assert list(stream.tick(stream.due)) == [Typed("�")]
    assert list(stream.feed(b"\xbc", 1.0)) == [Typed("�")]


def test_a_paste_without_its_end_is_given_out_and_keys_are_keys_again() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\x1b[200~half a paste", 0.0)) == []
    assert stream.due == STALL
    assert list(stream.tick(STALL)) == [Pasted("half a paste")]
    assert stream.due is None
    assert list(stream.feed(b"\x1b[A", 9.0)) == [Sequence("\x1b[A")]
    assert list(stream.feed(b"q", 9.0)) == [Typed("q")]


def test_a_paste_that_stalls_goes_on_as_a_paste() -> None:
    stream = Keystream(PATIENCE)
    assert list(stream.feed(b"\x1b[200~the beginning", 0.0)) == []
    assert list(stream.tick(STALL)) == [Pasted("the beginning")]
    rest = b"and much more of it\r" * 3
    assert len(rest) > A_FEW_KEYS
    assert list(stream.feed(rest, 3.0)) == []
    assert list(stream.tick(3.0 + STALL)) == [Pasted(rest.decode())]
    assert list(stream.feed(b"end\x1b[201~q", 6.0)) == [Pasted("end"), Typed("q")]


def test_a_paste_of_any_size_is_bounded() -> None:
    stream = Keystream(PATIENCE)
    list(stream.feed(b"\x1b[200~", 0.0))
    for _ in range(9):
        assert list(stream.feed(b"x" * (PASTE_LIMIT // 8), 0.0)) == []
    pasted, typed = stream.feed(b"\x1b[201~q", 0.0)
    assert isinstance(pasted, Pasted)
    assert len(pasted.text) == PASTE_LIMIT
    assert typed == Typed("q")
