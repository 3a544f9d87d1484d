"""What is sealed: it comes back to its owner's key alone, and its size tells nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store.vaults import CHEAP
from twofold.domain.drawers import Open, Sealed, Writing
from twofold.store.drawers import SMALLEST, digest, make, open_with, seal, sealed, unseal, veiled
from twofold.store.errors import SealingFailed, Unreadable

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
OVERHEAD = 48
"""What a SealedBox adds: an ephemeral key (32 bytes) and a tag (16)."""

A, OTHER = (make(side, b"our song", CHEAP, NOW) for side in ("a", "b"))
KEY = open_with(A, b"our song")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_sealed_comes_back(text: str) -> None:
    assert unseal(KEY, seal(A, text)) == text


def test_the_same_text_never_looks_the_same() -> None:
    assert len({seal(A, "x").box for _ in range(20)}) == 20


def test_only_its_owner_opens_it() -> None:
    with pytest.raises(Unreadable):
        unseal(open_with(OTHER, b"our song"), seal(A, "hello"))


def test_a_flipped_bit_in_any_byte_is_refused() -> None:
    box = seal(A, "hello").box
    for at in range(len(box)):
        broken = bytearray(box)
        broken[at] ^= 1 << at % 8
        with pytest.raises(Unreadable, match="cannot be read"):
            unseal(KEY, Sealed(bytes(broken)))


def test_a_box_cut_anywhere_or_added_to_is_refused() -> None:
    box = seal(A, "hello").box
    for size in range(len(box)):
        with pytest.raises(Unreadable):
            unseal(KEY, Sealed(box[:size]))
    with pytest.raises(Unreadable):
        unseal(KEY, Sealed(box + b"\0"))


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"\0" * 64,
        b"no padding at all",
        b"\x80" + b"\0" * 15 + b"x",
        b"\xff\xfe\x80\0",
        b"\xed\xa0\x80\x80\0",
    ],
    ids=["nothing", "zeros", "unpadded", "padding inside", "no UTF-8", "half a character"],
)
def test_a_sound_box_with_something_else_inside_is_refused(inside: bytes) -> None:
    from nacl.public import PublicKey, SealedBox

    with pytest.raises(Unreadable) as caught:
        unseal(KEY, Sealed(SealedBox(PublicKey(A.public)).encrypt(inside)))
    assert caught.value.__suppress_context__, "what is inside would stand in a traceback"


def test_the_size_of_a_box_tells_nothing_of_an_evening_s_writing() -> None:
    row = "x" * 2_000
    assert {len(seal(A, row * rows).box) for rows in range(8)} == {SMALLEST + OVERHEAD}


@given(st.integers(0, 1 << 18))
def test_beyond_it_sizes_double(length: int) -> None:
    size = len(seal(A, "x" * length).box) - OVERHEAD
    assert length < size <= max(SMALLEST, 2 * length)
    assert (size // SMALLEST).bit_count() == 1
    assert size % SMALLEST == 0


@pytest.mark.parametrize("length", [0, SMALLEST - 1, SMALLEST, SMALLEST + 1, 2 * SMALLEST - 1, 2 * SMALLEST])
def test_text_at_the_edge_of_a_size_comes_back(length: int) -> None:
    for text in ("x" * length, "\0" * length, "\x80" * (length // 2)):
        assert unseal(KEY, seal(A, text)) == text


@pytest.mark.parametrize("public", [bytes(32), b"\1" + bytes(31), b"short"])
def test_nothing_is_sealed_to_a_broken_lock(public: bytes) -> None:
    with pytest.raises(SealingFailed, match="damaged"):
        seal(A.with_(public=public), "hello")


# -- marks ----------------------------------------------------------------------------------------------


def test_a_digest_is_of_all_of_it() -> None:
    box = seal(A, "x")
    digests = [digest(veil) for veil in (Open(), Open("x"), Open("x "), Sealed(b""), Sealed(b"x"), box)]
    assert len(set(digests)) == len(digests)
    assert {len(each) for each in digests} == {32}
    assert digest(box) == digest(Sealed(box.box))


def test_a_mark_fits_what_was_sealed_if_it_fitted_before() -> None:
    writing = Writing(kind="sheet", about="x", author="a", veil=Open("hello"))
    assert sealed(A, writing).mark is None
    done = writing.with_(mark=digest(writing.veil))
    after = sealed(A, done)
    assert isinstance(after.veil, Sealed)
    assert after.mark == digest(after.veil)
    assert veiled(after, Open("hello")) == done
    exchanged = sealed(A, done.with_(veil=Open("other")))
    assert exchanged.mark == done.mark != digest(exchanged.veil)


def test_what_is_empty_or_sealed_stays_as_it_is() -> None:
    empty = Writing(kind="sheet", about="x", author="a")
    once = sealed(A, empty.with_(veil=Open("hello")))
    assert sealed(A, empty) is empty
    assert sealed(A, once) is once
