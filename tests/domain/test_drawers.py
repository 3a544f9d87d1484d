"""A passphrase is the same words however a keyboard writes them; what lies in a drawer has a name."""

import unicodedata

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twofold.domain.drawers import (
    MEMORY,
    OPS,
    PASSPHRASE_LIMIT,
    Drawer,
    Open,
    Sealed,
    Veil,
    Writing,
    WritingKind,
    WritingSummary,
    drawer_id,
    passphrase,
    writing_id,
)
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
DRAWER = Drawer(
    id="drawer-a", author="a", public=bytes(32), wrapped=bytes(72), salt=bytes(16), ops=1, mem=8 << 10
)


@given(WORDS)
def test_words_open_it_however_their_accents_are_composed(words: str) -> None:
    bytes_ = passphrase(unicodedata.normalize("NFC", words))
    assert passphrase(unicodedata.normalize("NFD", words)) == bytes_ == passphrase(words)


def test_the_same_accent_is_the_same_word() -> None:
    assert passphrase("für dich") == passphrase("fu\u0308r dich") == "für dich".encode()
    assert passphrase("\u212b") == passphrase("Å")


@given(WORDS, WORDS)
def test_other_words_do_not_open_it(one: str, other: str) -> None:
    assume(unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other))
    assert passphrase(one) != passphrase(other)


@pytest.mark.parametrize(
    "words", [" our song", "our song ", "our  song", "Our song", "our\tsong", "our song\n"]
)
def test_nothing_is_stripped_or_folded(words: str) -> None:
    assert passphrase(words) == words.encode() != passphrase("our song")


def test_an_empty_passphrase_locks_nothing() -> None:
    with pytest.raises(Invalid, match="lock nothing"):
        passphrase("")
    assert passphrase(" ") == b" "


def test_a_passphrase_has_an_end() -> None:
    assert passphrase("x" * PASSPHRASE_LIMIT)
    with pytest.raises(Invalid, match="1,000 characters"):
        passphrase("x" * (PASSPHRASE_LIMIT + 1))
    with pytest.raises(Invalid, match="1,000 characters"):
        passphrase("x" * (1 << 20))


def test_it_is_counted_as_it_is_kept() -> None:
    assert passphrase("e\u0301" * PASSPHRASE_LIMIT) == ("\u00e9" * PASSPHRASE_LIMIT).encode()
    with pytest.raises(Invalid, match="1,000 characters"):
        passphrase("\u0958" * (PASSPHRASE_LIMIT // 2 + 1))  # each is kept as two


@pytest.mark.parametrize("words", ["\ud83d", "our\udcffsong"])
def test_half_a_character_is_refused_with_words(words: str) -> None:
    with pytest.raises(Invalid, match="half a character") as caught:
        passphrase(words)
    assert caught.value.__suppress_context__, "the words would stand in a traceback"


def test_each_has_one_drawer_and_one_writing_of_a_kind() -> None:
    kinds: tuple[WritingKind, ...] = ("sheet", "guess", "circles")
    names = [writing_id(kind, about, side) for kind in kinds for about in ("x", "y") for side in SIDES]
    names += [drawer_id(side) for side in SIDES]
    assert len(set(names)) == len(names) == 14
    assert writing_id("sheet", "x", "a") == "sheet-a-x", "what was kept once is found for ever"


@given(
    st.sampled_from(kinds := ["sheet", "guess", "circles"]), st.sampled_from(kinds), st.uuids(), st.uuids()
)
def test_names_of_writings_never_meet(kind: WritingKind, again: WritingKind, x: object, y: object) -> None:
    same = (kind, str(x)) == (again, str(y))
    assert (writing_id(kind, str(x), "a") == writing_id(again, str(y), "a")) == same
    assert writing_id(kind, str(x), "a") != writing_id(kind, str(x), "b")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mem", MEMORY[1] + 1),
        ("mem", 100 << 30),
        ("mem", MEMORY[0] - 1),
        ("mem", -1),
        ("mem", 8192.5),
        ("mem", None),
        ("ops", OPS[1] + 1),
        ("ops", 1 << 40),
        ("ops", OPS[0] - 1),
        ("ops", True),
        ("v", 3),
        ("v", "1"),
        ("public", ""),
        ("public", "AAAA"),
        ("salt", "A" * 44),
        ("wrapped", "A" * 92),
        ("wrapped", "A" * 100),
        ("wrapped", "not base64"),
        ("author", "c"),
    ],
)
def test_a_lock_that_asks_too_much_or_has_another_shape_is_refused(field: str, value: object) -> None:
    document = msgspec.json.decode(msgspec.json.encode(DRAWER))
    assert msgspec.convert(document, Drawer) == DRAWER
    document[field] = value
    with pytest.raises(msgspec.ValidationError, match=field):
        msgspec.json.decode(msgspec.json.encode(document), type=Drawer)


@pytest.mark.parametrize("veil", [Open(), Open("x"), Sealed(b"\0\xff")])
def test_a_writing_comes_back_as_it_was(veil: Veil) -> None:
    writing = Writing(kind="sheet", about="x", author="a", veil=veil, mark=bytes(32))
    text = msgspec.json.encode(writing)
    assert msgspec.json.decode(text, type=Writing) == writing
    card = msgspec.json.decode(text, type=WritingSummary)
    assert card == WritingSummary(writing.id, "sheet", "x", "a", None)


@pytest.mark.parametrize(
    "veil", [{"type": "shut"}, {"type": "open", "box": "AA"}, {"type": "sealed"}, "x", None]
)
def test_an_unknown_veil_is_refused(veil: object) -> None:
    with pytest.raises(msgspec.ValidationError, match="veil"):
        msgspec.convert({"id": "x", "kind": "sheet", "about": "x", "veil": veil}, Writing)
