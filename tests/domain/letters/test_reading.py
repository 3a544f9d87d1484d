"""A letter read one line at a time: nothing is left out, and nothing blank is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.letters.reading import LINE, LONGEST, pieces
from twofold.domain.text import is_blank

texts = st.text(max_size=600) | st.text("ab,. \n!海、。\u0301\u200d", max_size=900) | st.lists(
    st.sampled_from(["I waited. ", "Mr. Hale said: ", "You did not, ", "名" * 50, "\n", "\n\n", "x" * 300])
).map("".join)  # fmt: skip


@settings(max_examples=50)
@given(texts)
def test_every_character_is_read_in_order_and_no_piece_is_blank_or_too_long(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    if not is_blank(text):
        assert not any(is_blank(piece) for piece in found)
    for piece in found:
        assert len(piece.strip()) <= LONGEST + LINE or is_blank(piece.strip()[LONGEST:])


def test_lines_are_lines_and_long_ones_are_parted_behind_their_sentences() -> None:
    assert pieces("Dear Ben,\n\nit rained.\n") == ("Dear Ben,\n\n", "it rained.\n")
    long = (
        "I came down to the jetty late, and I was ready to be shouted at by you. You did not shout. "
        "You had waited in the rain with both our coats."
    )
    assert pieces(long) == (
        "I came down to the jetty late, and I was ready to be shouted at by you. ",
        "You did not shout. You had waited in the rain with both our coats.",
    )


def test_scripts_without_spaces_are_parted_too() -> None:
    sentence = "海が見たいと言ったあなたの声を、わたしはまだ覚えている。"
    found = pieces(sentence * 8)
    assert len(found) > 3 and all(piece.endswith("。") for piece in found)
    assert all(len(piece) <= LONGEST // 2 for piece in pieces("名" * 999)), "a wide sign takes two cells"
    cut = pieces("e\u0301" * 400)
    assert "".join(cut) == "e\u0301" * 400
    assert not any(piece.startswith("\u0301") for piece in cut)


def test_an_empty_letter_has_nothing_to_read() -> None:
    assert pieces("") == ()
    assert pieces("\n\n") == ("\n\n",)
    assert pieces("\n\nhere") == ("\n\nhere",)


def lengths(text: str) -> list[int]:
    return [len(piece) for piece in pieces(text)]


def test_a_long_sentence_is_parted_as_late_as_it_fits() -> None:
    assert lengths("x" * 181) == [180, 1] and lengths("x" * 180) == [180]
    assert lengths("名" * 181) == [90, 90, 1]
    # Behind its last comma, else behind its last word, if that is not too early.
    assert lengths("x" * 70 + ", " + "y" * 38 + ", " + "z" * 150) == [112, 150]
    assert lengths("x" * 58 + ", " + "y" * 150) == [60, 150]
    assert lengths("x" * 57 + ", " + "y" * 150) == [180, 29]
    assert lengths("x" * 20 + "、" + "y" * 60 + "、" + "z" * 150) == [82, 150]
    assert lengths("x" * 70 + " " + "y" * 29 + " " + "z" * 150) == [101, 150]
    assert lengths("x" * 60 + " " + "y" * 150) == [61, 150]
    assert lengths("x" * 59 + " " + "y" * 150) == [180, 30]
    assert lengths("x" * 70 + ", " + "y" * 20 + " " + "z" * 150) == [72, 171]


def test_no_sign_is_parted_from_what_belongs_to_it() -> None:
    assert lengths("x" + "e\u0301" * 200) == [179, 180, 42]
    for sign in ("e\u0301", "क\u093e", "1\u20e3", "👍\U0001f3fd", "👩\u200d👧"):
        for before in range(8):
            parts = pieces("x" * before + sign * 120)
            assert len(parts) > 1
            assert {part[before if n == 0 else 0 :].replace(sign, "") for n, part in enumerate(parts)} == {""}
