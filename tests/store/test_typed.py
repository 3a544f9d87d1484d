"""The path that people mean: however its accents are composed, whatever stands between its words."""

import unicodedata
from pathlib import Path

import pytest

from twofold.store import places
from twofold.store.typed import NoPlace, path_of

NFD = unicodedata.normalize("NFD", "Übersicht für Zoë")
NFC = unicodedata.normalize("NFC", NFD)


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        (f"{NFD}.md", f"{NFC}.md"),
        (f"{NFC}.md", f"{NFD}.md"),
        ("two  spaces.md", "two spaces.md"),
        ("two spaces.md", "two  spaces.md"),
        ("Screenshot at 9.41\u202fAM.md", "Screenshot at 9.41 AM.md"),
        ("not\u00a0broken.md", "not broken.md"),
        ("not broken.md", "not\u00a0broken.md"),
        ("from left.md", "\u202afrom left.md"),
    ],
)
def test_what_is_there_is_found_whichever_way_it_is_spelt(tmp_path: Path, there: str, typed: str) -> None:
    (tmp_path / there).touch()
    assert path_of(str(tmp_path / typed)) == tmp_path / there
    folder = tmp_path / "in" / there
    folder.mkdir(parents=True)
    assert path_of(str(tmp_path / "in" / typed / "new  one.md")) == folder / "new  one.md"


def test_a_name_that_is_there_stands_and_of_several_alike_none_is_guessed(tmp_path: Path) -> None:
    for name in ("a b.md", "a  b.md", "a\u00a0b.md"):
        (tmp_path / name).touch()
        assert path_of(str(tmp_path / name)) == tmp_path / name
    assert path_of(str(tmp_path / "a   b.md")) == tmp_path / "a   b.md"
    assert path_of(str(tmp_path / "nowhere" / "b.md")) == tmp_path / "nowhere" / "b.md"


@pytest.mark.parametrize("start", ["file://", "file://localhost", "FILE://", "file:"])
def test_an_address_is_a_path(tmp_path: Path, start: str) -> None:
    wanted = tmp_path / "Zoë's 100% (new).md"
    assert path_of(f"{start}{tmp_path}/Zo%C3%AB's%20100%25%20(new).md") == wanted


def test_an_address_that_became_a_path_before_is_understood(tmp_path: Path) -> None:
    assert path_of(str(Path(f"file://{tmp_path}/a%20b.md"))) == tmp_path / "a b.md"


def test_another_machine_and_an_unknown_home_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoPlace, match="another computer"):
        path_of("file://nas/share/ours.json")
    with pytest.raises(NoPlace, match="no home folder"):
        path_of("~nobody-of-this-name/ours.json")


def test_variables_and_the_option_take_an_address_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "our file.json"
    address = f"file://{tmp_path}/our%20file.json"
    assert places.data_file(Path(address)) == wanted
    monkeypatch.setenv("TWOFOLD_FILE", address)
    monkeypatch.setenv("TWOFOLD_CONFIG", f"file://{tmp_path}")
    assert (places.data_file(), places.config_dir()) == (wanted, tmp_path)
