"""Where the files are, for every way of saying so."""

import os
import pwd
from pathlib import Path

import pytest

from twofold.store import places


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "TWOFOLD_FILE", "TWOFOLD_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_users_own_folders_are_the_usual_place(home: Path) -> None:
    assert places.data_file().name == "twofold.json"
    assert home in places.data_file().parents
    assert places.config_file().name == "config.toml"
    assert places.config_dir() == places.config_file().parent
    assert not any(home.iterdir()), "asking for a place creates nothing"


def test_what_is_named_wins_over_the_variable_and_the_variable_over_the_usual(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOFOLD_FILE", "~/ours.json")
    monkeypatch.setenv("TWOFOLD_CONFIG", str(home / "conf"))
    assert places.data_file() == home / "ours.json"
    assert places.data_file(Path("~/mine.json")) == home / "mine.json"
    assert places.config_file() == home / "conf" / "config.toml"


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = places.data_file()
    monkeypatch.setenv("TWOFOLD_FILE", " ")
    assert places.data_file() == usual


def test_a_relative_name_is_made_absolute(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    assert places.data_file(Path("ours.json")) == home / "ours.json"


def test_what_lies_beside_the_file_is_the_same_through_a_link(home: Path) -> None:
    real, link = home / "cloud" / "ours.json", home / "link.json"
    real.parent.mkdir()
    link.symlink_to(real)
    for place in (places.journal_file, places.backup_dir, places.lock_file):
        assert place(link) == place(real)
        assert place(real).parent == real.parent
        assert place(real).name.startswith("ours.json.")
    beside = {place(real) for place in (places.journal_file, places.backup_dir, places.lock_file)}
    assert len(beside | {places.seat_file(real, "a"), places.seat_file(real, "b")}) == 5
    assert places.seat_file(link, "b") == places.seat_file(real, "b") in places.own_files(real)


def test_no_home_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for place in (places.data_file, places.config_file, lambda: places.data_file(Path("~/x.json"))):
        with pytest.raises(places.NoPlace, match="no home folder"):
            place()
    assert places.data_file(Path(os.sep) / "x.json") == Path(os.sep) / "x.json"
