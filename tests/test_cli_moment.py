"""``twofold moment``: ten seconds in a shell, and nothing readable is left where there is a passphrase."""

import io
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import data as data
from tests.support.command import one_sentence, run
from tests.support.store.hunting import hunt
from twofold.cli import main
from twofold.domain.moments.records import Jotted, Moment
from twofold.domain.records import SIDES, utc_now
from twofold.domain.text import LINE_LIMIT
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault

TEA = "You made tea before I woke"
QUICK = Cost(ops=1, mem=8 << 20)
WORDS = "four quiet words here"


class Typed(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def sealed(data: Path) -> Path:
    """The same file, in which both have a passphrase."""
    store = Store.open(data)
    for side in SIDES:
        Vault(store, utc_now, QUICK).set_passphrase(side, WORDS)
    store.close()
    return data


def read(data: Path, *, unlock: bool = False) -> tuple[list[str], list[Moment]]:
    """Return the words that Ana keeps for herself, and the moments that were shown."""
    store = Store.open(data)
    try:
        vault = Vault(store, utc_now, QUICK)
        if unlock:
            vault.unlock("a", WORDS)
            vault.take_in("a", vault.slips("a"))
        mine = [each for each in store.writings.all() if each.author == "a"]
        assert all(each.kind == "moment" for each in mine)
        return [vault.read(each, Jotted).words for each in mine], store[Moment].all()
    finally:
        store.close()


def test_it_is_kept_for_its_writer_alone(home: Path, data: Path) -> None:
    done = run("moment", TEA, "--as", "ana", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Kept for Ana alone. Without a passphrase it can be read in the file.\n"
    assert read(data) == ([TEA], [])


def test_no_passphrase_is_asked_for_and_nothing_readable_is_left(home: Path, sealed: Path) -> None:
    done = run("moment", "--as=a", TEA, home=home)
    assert (done.returncode, done.stdout) == (0, "Kept for Ana alone, sealed in Ana's drawer.\n")
    assert hunt(home, TEA) == []
    assert read(sealed, unlock=True) == ([TEA], [])


def test_it_can_be_shown_at_once(home: Path, sealed: Path) -> None:
    done = run("moment", "You", "made", "tea", "--share", "--as", "Ana", home=home)
    assert (done.returncode, done.stdout) == (0, "Shown to Ben.\n")
    private, (moment,) = read(sealed)
    assert private == [] and (moment.words, moment.author) == ("You made tea", "a") and moment.shown
    assert run("export", "ours.md", home=home).returncode == 0
    assert "Ana: You made tea" in (home / "ours.md").read_text("utf-8")


def test_what_is_private_is_in_no_export(home: Path, data: Path) -> None:
    run("moment", TEA, "--as", "a", home=home)
    for name in ("ours.md", "ours.json"):
        assert run("export", name, home=home).returncode == 0
        assert TEA not in (home / name).read_text("utf-8")


def test_at_a_terminal_it_asks(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr("sys.stdin", Typed(f"an\n{TEA}\n"))
    assert main(["--file", str(data), "moment"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Who is it by, Ana or Ben? One line about something good: Kept for Ana alone")
    assert read(data) == ([TEA], [])


def test_words_may_come_through_a_pipe(home: Path, data: Path) -> None:
    assert run("moment", "--as", "a", home=home, typed=f"{TEA}\n").returncode == 0
    assert read(data) == ([TEA], [])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("moment", TEA), "Say who it is by: --as, and Ana or Ben."),
        (("moment", TEA, "--as", "Zoe"), "Say who it is by: --as, and Ana or Ben."),
        (("moment", TEA, "--as", ""), "Say who it is by: --as, and Ana or Ben."),
        (("moment", "  ", "--as", "a"), "One line is enough"),
        (("moment", "--as", "a"), "One line is enough"),
        (("moment", "x" * (LINE_LIMIT + 1), "--as", "a"), "a little shorter"),
        (("moment", TEA, "--as", "a", "--force"), '"--force" belongs to no command'),
        (("where", "--share"), '"--share" belongs to no command'),
        (("moment", TEA, "--as", "a", "--file", "none.json"), "Open twofold first"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence(
    home: Path, data: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in one_sentence(run(*arguments, home=home))
    assert read(data) == ([], [])
    assert not (home / "none.json").exists()


def test_escapes_do_not_reach_the_file_or_the_terminal(home: Path, data: Path) -> None:
    done = run("moment", "tea \x1b]0;x\x07 \udc80", "--as", "a", home=home)
    assert done.returncode == 0 and "\x1b" not in done.stdout
    (words,), _ = read(data)
    assert words == "tea ]0;x \ufffd"
