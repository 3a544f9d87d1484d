"""What of the couple's own cannot be used: everything is found, and has a place and something to do."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.support.own_files import put
from twofold.domain.leftout import LeftOut, by_mending, counted, left_out
from twofold.frame.leftout import everywhere

SETTINGS = """
bell = "loud"
theme = "sunrise"
colour = 3
[keys]
"home.lisen" = "L"
"""


def make(folder: Path) -> Path:
    """Put a fault into all that can have one; return where the settings are."""
    for name in ("protocols", "retreats", "questions"):
        (folder / name).mkdir()
        put(folder / name, f"our-{name}.toml", "x =\n")
    return put(folder, "config.toml", SETTINGS)


def test_everything_is_found(tmp_path: Path) -> None:
    config = make(tmp_path)
    found = everywhere(config)
    assert [thing.where for thing in found] == [
        "config.toml", "config.toml", "Keys", "Theme",
        "our-protocols.toml, line 1", "our-retreats.toml, line 1", "our-questions.toml, line 1",
    ]  # fmt: skip
    words = ("bell", "colour", "home.lisen", "sunrise", "TOML", "TOML", "TOML")
    places = [config] * 4 + [tmp_path / name for name in ("protocols", "retreats", "questions")]
    for thing, word, place in zip(found, words, places, strict=True):
        assert word in thing.what and str(place) in thing.mend


def test_nothing_is_found_where_there_is_nothing(tmp_path: Path) -> None:
    assert list(everywhere(tmp_path / "config.toml")) == []
    (tmp_path / "protocols").mkdir()
    put(tmp_path, "config.toml", 'theme = "twofold-light"\n[keys]\n"home.listen" = "L"\n')
    assert list(everywhere(tmp_path / "config.toml")) == []


def test_settings_that_cannot_be_read_at_all(tmp_path: Path) -> None:
    config = put(tmp_path, "config.toml", "bell = \n")
    (thing,) = everywhere(config)
    assert thing.where == "config.toml could not be read" and "line 1" in thing.what


def test_how_many_there_are_is_a_sentence() -> None:
    assert counted(1) == "One thing in your own files could not be used."
    assert counted(1200) == "1,200 things in your own files could not be used."


def test_what_is_mended_alike_stands_together() -> None:
    things = [LeftOut("a", "b", "x"), LeftOut("c", "d", "y"), LeftOut("e", "f", "x")]
    assert by_mending(things) == {"x": [things[0], things[2]], "y": [things[1]]}


@given(st.lists(st.text()))
def test_no_sentence_is_lost(sentences: list[str]) -> None:
    found = left_out(sentences, "Put it right.")
    assert len(found) == len(sentences)
    for sentence, thing in zip(sentences, found, strict=True):
        assert sentence in (thing.what, f"{thing.where}: {thing.what}", f"{thing.what}: ")
