"""The settings file: forgiving to read, faithful to write."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twofold.store import config
from twofold.store.config import Settings, load_settings, save_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_no_file_is_no_trouble(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())


def test_what_is_saved_is_loaded(path: Path) -> None:
    mine = Settings(bell=True, motion=False, theme="twofold-light", lock=5)
    mine = replace(mine, keys={"app.help": "f1,question_mark"})
    save_settings(path, mine)
    assert load_settings(path) == (mine, ())
    save_settings(path, Settings())
    assert load_settings(path) == (Settings(), ())


def test_only_the_owner_may_read_it(path: Path) -> None:
    save_settings(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bel = true", 'config.toml: "bel" is not a setting (perhaps you meant "bell"). It is left alone.'),
        ('bell = "yes"', 'bell must be true or false, not "yes"; false is used.'),
        ("motion = 1", "motion must be true or false, not 1; true is used."),
        ("theme = 3", 'theme must be words in quotes, not 3; "twofold-dark" is used.'),
        ('theme = ""', 'theme must be words in quotes, not ""; "twofold-dark" is used.'),
        ("lock = 7", "lock must be 2, 5, 10 or 30 (minutes), not 7; 10 is used."),
        ('lock = "5"', 'lock must be 2, 5, 10 or 30 (minutes), not "5"; 10 is used.'),
        ("lock = true", "lock must be 2, 5, 10 or 30 (minutes), not true; 10 is used."),
        ("lock = 0", "not 0; 10 is used."),
        ('keys = "f9"', 'keys must be a table of keys, not "f9"; the usual keys are used.'),
        (
            "[keys]\nhelp = 1",
            'keys.help must name a key in quotes, such as "f9"; the usual key is used.',
        ),
        ("bell = true\nbell = false", "could not be read: cannot overwrite a value"),
        ("what is this", "could not be read: "),
        (b"theme = '\xff'", "could not be read: it is not UTF-8 text."),
        ("a = " + "[" * 5000, "could not be read: "),
        ('"\\u001b]0;x" = 1', '"\\u001b]0;x" is not a setting'),
    ],
)
def test_each_trouble_is_one_sentence_and_never_fatal(path: Path, text: str | bytes, says: str) -> None:
    write(path, text)
    settings, troubles = load_settings(path)
    assert settings == Settings()
    (sentence,) = troubles
    assert says in sentence
    assert sentence.startswith(str(path))
    assert sentence.isprintable()


def test_a_wrong_value_leaves_the_others_in_use(path: Path) -> None:
    write(path, 'bell = "yes"\nmotion = false\n[keys]\nhelp = "f1"\nquit = 7\n')
    settings, troubles = load_settings(path)
    assert settings == Settings(motion=False, keys={"help": "f1"})
    assert len(troubles) == 2


def test_a_folder_in_its_place_is_reported(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_settings(path)[0] == Settings()
    assert "is a directory" in load_settings(path)[1][0]


def test_comments_and_foreign_keys_stay(path: Path) -> None:
    write(
        path,
        "\ufeff# ours, by hand\r\nbell = false  # the cat minds\n  theme='nord'\nfuture = [1, 2]\n\n"
        '# about keys\n[keys]\nhelp = "f1"\n\n[other]\nbell = "not ours" # stays\n',
    )
    save_settings(path, Settings(bell=True, motion=False, theme="gruvbox", keys={"quit": "q"}))
    text = path.read_text("utf-8")
    for kept in (
        "# ours, by hand",
        "bell = true  # the cat minds",
        'bell = "not ours" # stays',
        "# about keys",
    ):
        assert kept in text
    assert tomllib.loads(text) == {
        "bell": True,
        "motion": False,
        "theme": "gruvbox",
        "future": [1, 2],
        "keys": {"quit": "q"},
        "other": {"bell": "not ours"},
    }


@pytest.mark.parametrize(
    "text",
    [
        'theme = """\nnord"""\nmine = 1',
        'keys.help = "f1"\nmine = 1',
        "bell = false\nmine = '''\nbell = false\n[keys]\n'''",
        'mine = {at = 2026-01-02T03:04:05Z, x = "a\\"\\u0007", "y z" = [2026-01-02, 1.5, inf]}\nkeys = {}',
    ],
)
def test_a_file_the_line_edit_cannot_follow_keeps_its_values(path: Path, text: str) -> None:
    write(path, text)
    save_settings(path, Settings(bell=True))
    assert tomllib.loads(path.read_text("utf-8"))["mine"] == tomllib.loads(text)["mine"]
    assert load_settings(path)[0] == Settings(bell=True)


def test_an_unreadable_file_is_copied_aside_before_it_is_replaced(path: Path) -> None:
    write(path, "bell = yes, please")
    save_settings(path, Settings(bell=True))
    assert load_settings(path)[0] == Settings(bell=True)
    assert path.with_name("config.toml.unreadable").read_text() == "bell = yes, please"


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "dotfiles" / "twofold.toml", "bell = false\n")
    path.parent.mkdir()
    path.symlink_to(tmp_path / "dotfiles" / "twofold.toml")
    save_settings(path, Settings(bell=True))
    assert path.is_symlink()
    assert (tmp_path / "dotfiles" / "twofold.toml").read_text() == "bell = true\n"


def test_a_failed_save_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(path, Settings())
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_settings(path, Settings(bell=True))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["config.toml"]


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
_VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(_TEXTS, _VALUES, max_size=4))
def test_every_value_survives_being_written_afresh(found: dict[str, object]) -> None:
    found.pop("keys", None)
    assert tomllib.loads(config._fresh(found)) == found


@pytest.mark.parametrize("text", ["a." * 5_000 + "b = 1\n", "bell = " + "[" * 500, "# so\n" * 30_000])
def test_what_takes_long_to_read_is_told_and_kept_beside(path: Path, text: str) -> None:
    write(path, text)
    settings, (told,) = load_settings(path)
    assert settings == Settings() and "could not be read: it " in told
    save_settings(path, Settings(bell=True))
    assert load_settings(path) == (Settings(bell=True), ())
    assert path.with_name("config.toml.unreadable").read_text() == text


def test_where_all_is_wrong_some_of_it_is_told(path: Path) -> None:
    write(path, "".join(f"wrong{n} = 1\n" for n in range(3_000)))
    _, told = load_settings(path)
    assert len(told) == 11 and told[-1].endswith("config.toml: 2,990 more things in it cannot be used.")


@pytest.mark.parametrize("rest", ["", "  # a soft one", "# x", "   "])
def test_what_stands_behind_a_value_stays(path: Path, rest: str) -> None:
    for value in ("false", " false", ' "a # b"'):
        write(path, f"bell ={value}{rest}\n\n[more]\nx = 1\n")
        save_settings(path, Settings(bell=True))
        assert path.read_text() == f"bell = true{rest}".rstrip(" ") + "\n\n[more]\nx = 1\n"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "nowhere"])
def test_what_is_no_file_is_told_at_once_and_left_alone(path: Path, kind: str) -> None:
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    settings, troubles = load_settings(path)
    assert settings == Settings()
    (said,) = troubles
    words = {"folder": "directory", "nowhere": "symbolic links"}.get(kind, "it is not an ordinary file")
    assert words in said
    with pytest.raises((OSError, RuntimeError)):
        save_settings(path, Settings(bell=True))
    assert path.is_fifo() or path.is_dir() or path.is_symlink()
