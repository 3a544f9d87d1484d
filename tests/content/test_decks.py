"""The decks that come with twofold, and those of the couple's own."""

from importlib.resources import files
from pathlib import Path

import pytest

from twofold.content.decks import BUILT_IN, load_decks, read
from twofold.content.faults import Wrong

OWN = """\
id = "sea"
name = "By the sea"
why = "Questions for a long walk."
cards = [
  { id = "salt", depth = 1, words = "What does the sea wash off you?", guess = true },
  { id = "far", depth = 3, words = "What do you see when you look far out?" },
]
"""


def test_our_own_decks_are_as_sound_as_any() -> None:
    folder = files("twofold.content").joinpath("questions")
    for deck in load_decks().decks:
        assert read(folder.joinpath(f"{deck.id}.toml").read_bytes()) == deck


def test_a_deck_of_their_own_stands_behind_ours(tmp_path: Path) -> None:
    (tmp_path / "sea.toml").write_text(OWN, "utf-8")
    found = load_decks(tmp_path)
    assert found.troubles == ()
    assert found.decks[-1].id == "sea" and found.decks[-1].theme is None
    card = found.card("sea/salt")
    assert card is not None and card.guess and card.words == "What does the sea wash off you?"
    assert found.card("sea/none") is None and found.card("none/salt") is None and found.card("") is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "far"', 'id = "salt"', 'cards[2].id: "salt" is taken by another card of this deck'),
        (
            "What do you see when you look far out?",
            "What  does the SEA wash off you?",
            "cards[2].words: this",
        ),
        ("depth = 3", "depth = 4", "cards[2].depth: write 1 (near the surface), 2 (deeper) or 3"),
        ('why = "Questions for a long walk."\n', "", "why: this is missing"),
        ("words =", "question =", 'cards[1].question: there is no such key; did you mean "words"?'),
        ('id = "sea"', 'id = "us"', 'sea.toml, id: "us" comes with twofold'),
        (
            'id = "sea"',
            'id = "sea"\ntheme = "fear"',
            'theme: "fear" is not known here; did you mean "fears"?',
        ),
    ],
)
def test_a_wrong_deck_is_told_by_file_key_and_reason(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in OWN
    (tmp_path / "sea.toml").write_text(OWN.replace(old, new), "utf-8")
    found = load_decks(tmp_path)
    assert [deck.id for deck in found.decks] == list(BUILT_IN)
    assert any(says in sentence for sentence in found.troubles), found.troubles


def test_control_codes_never_get_in() -> None:
    deck = read(OWN.replace("far out", r"far \u001b[2Jout").encode())
    assert deck.cards[1].words == "What do you see when you look far [2Jout?"
    with pytest.raises(Wrong):
        read(b"cards = [")
