"""What ``twofold share`` says, and writes once it was shown and said yes to."""

import re
import sys
from pathlib import Path

import pytest

from tests.support.command import one_sentence, run
from tests.support.journeys.terminal import Terminal
from tests.support.sshkeys import ED25519, made
from twofold.domain.people import meet
from twofold.sharing.keys import read_key
from twofold.sharing.keysfile import keys_file
from twofold.sharing.lines import key_line, program
from twofold.store import Store

KEY = read_key(f"{ED25519} rowan@laptop")


def begun(path: Path, a: str = "Ines", b: str = "Rowan") -> Path:
    store = Store.open(path)
    store.save(meet(a, b))
    store.close()
    return path


@pytest.fixture
def data(home: Path) -> Path:
    """A file with a couple in it, where twofold looks by itself."""
    from twofold.store.places import data_file

    return begun(data_file())


def line_for(data: Path, seat: str = "b") -> str:
    return key_line([*program(), "--file", str(data), "--as", seat, "--confined"], KEY)


def flat(words: str) -> str:
    return " ".join(words.split())


def test_without_a_name_both_ways_in_stand_there(home: Path, data: Path) -> None:
    done = run("share", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    script = Path(sys.executable).with_name("twofold")
    assert f"  {script} --as ines\n" in done.stdout
    assert f"  {script} --as rowan\n" in done.stdout
    assert f"  {script} share rowan --key FILE\n" in done.stdout
    assert "cat ~/.ssh/id_ed25519.pub" in done.stdout and "ssh-keygen -t ed25519" in done.stdout
    assert f"  {script} share --mirror\n" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if not line.startswith("  ")) <= 78
    assert not keys_file().parent.exists()


@pytest.mark.parametrize("words", [["Rowan"], ["ro"], ["b"]])
def test_a_name_is_what_it_is_for_as(home: Path, data: Path, words: list[str]) -> None:
    done = run("share", *words, home=home)
    assert "--as rowan\n" in done.stdout
    assert "ines" not in done.stdout.lower()


def test_another_file_is_named(home: Path, tmp_path: Path) -> None:
    ours = begun(tmp_path / "our file.json", "Ana Maria", "B")
    for variables, more in (({"TWOFOLD_FILE": str(ours)}, ()), ({}, ("--file", str(ours)))):
        done = run("share", *more, home=home, **variables)
        named = str(ours).replace(" ", "\\ ")
        assert f" --file {named} --as ana\n" in done.stdout
        assert f" --file {named} --as b\n" in done.stdout
        assert f" share --mirror --file {named}\n" in done.stdout


def test_names_that_begin_alike_are_told_apart(home: Path, tmp_path: Path) -> None:
    ours = begun(tmp_path / "ours.json", "Ana Maria", "Ana Luz")
    done = run("share", "--file", str(ours), home=home)
    assert "--as ana\\ maria\n" in done.stdout
    assert "--as ana\\ luz\n" in done.stdout


@pytest.mark.parametrize("way", ["pasted", "in words", "file", "stdin"])
def test_a_key_gets_its_line(home: Path, data: Path, tmp_path: Path, way: str) -> None:
    given = {
        "pasted": ["rowan", f"{ED25519} rowan@laptop"],
        "in words": ["rowan", *f"{ED25519} rowan@laptop".split()],
        "file": ["rowan", "--key", str(tmp_path / "key.pub")],
        "stdin": ["rowan", "--key", "-"],
    }[way]
    (tmp_path / "key.pub").write_text(f"{ED25519} rowan@laptop\n")
    typed = f"{ED25519} rowan@laptop\n" if way == "stdin" else ""
    done = run("share", *given, home=home, typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert line_for(data) in done.stdout.splitlines()
    assert str(keys_file()) in done.stdout and "0600" in done.stdout and "0700" in done.stdout
    assert re.search(r"(?m)^  ssh -t \S+@\S+$", done.stdout)
    assert "no shell, no forwarding, no other file" in flat(done.stdout)
    assert not keys_file().parent.exists()


def test_the_seat_of_the_line_is_right_whatever_they_are_called(home: Path, tmp_path: Path) -> None:
    ours = begun(tmp_path / "ours.json", "B", "A")
    done = run("share", "a", f"{ED25519} rowan@laptop", "--file", str(ours), home=home)
    assert line_for(ours, "A") in done.stdout.splitlines(), "the whole name comes before the letter"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nobody"], '"nobody" is neither of you. You are Ines and Rowan.'),
        ([ED25519], "Say whose key it is: twofold share ines or twofold share rowan."),
        (["rowan", "--write"], "--write needs a key"),
        (["--key"], "--key needs the file of a public key"),
        (["--key", "--write"], "--key needs the file of a public key"),
        (["rowan", "--key", "gone.pub"], "There is no file"),
        (["rowan", "--key", "."], "is a directory"),
        (["rowan", ED25519, "--key", "x"], "Give one key"),
        (["rowan", "ssh-ed25519"], "That key is incomplete"),
        (["rowan", ED25519, "--write"], "twofold cannot ask you here: add --yes"),
        (["rowan", "--force"], '"--force" belongs to no command'),
        (["rowan", "--as", "ines"], "does not go with share"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(home: Path, data: Path, words: list[str], says: str) -> None:
    done = run("share", *words, home=home)
    assert done.returncode == 2
    assert says in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("twofold: ")
    assert not keys_file().parent.exists()


@pytest.mark.parametrize("words", [["where", "--yes"], ["--mirror"], ["export", "a.md", "--key", "x"]])
def test_its_options_belong_to_it_alone(home: Path, words: list[str]) -> None:
    assert "belongs to no command" in one_sentence(run(*words, home=home))


def test_before_there_is_a_file(home: Path) -> None:
    assert "There is nothing to share yet" in one_sentence(run("share", home=home))
    assert [path.name for path in home.rglob("*")] == []


@pytest.mark.parametrize("way", ["pasted", "words", "file", "nowhere"])
def test_a_private_key_is_never_shown(home: Path, data: Path, tmp_path: Path, way: str) -> None:
    private = made(tmp_path).with_suffix("")
    text = private.read_text()
    given = {
        "pasted": ["share", "rowan", text],
        "words": ["share", "rowan", *text.split()],
        "file": ["share", "rowan", "--key", str(private)],
        "nowhere": [text],
    }[way]
    done = run(*given, home=home)
    assert done.returncode == 2
    assert way == "nowhere" or "private key" in done.stderr
    assert (f"{private}.pub" in done.stderr) == (way == "file")
    for part in text.splitlines()[1:-1]:
        assert part not in done.stderr + done.stdout


@pytest.mark.parametrize(("mode", "says"), [(0o755, False), (0o775, True), (0o757, True)])
def test_a_home_that_others_may_write_to_is_named_and_left_alone(
    home: Path, data: Path, mode: int, says: bool
) -> None:
    home.chmod(mode)
    done = run("share", "rowan", ED25519, "--write", "--yes", home=home)
    assert (f"  chmod go-w {home}\n" in done.stdout) == says
    assert home.stat().st_mode & 0o777 == mode


def test_it_is_written_when_it_is_said(home: Path, data: Path) -> None:
    path = keys_file()
    path.parent.mkdir(mode=0o700)
    path.write_text(f"# ours\n{ED25519} laptop")
    done = run("share", "rowan", ED25519 + " rowan@laptop", "--write", "--yes", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{ED25519} laptop" in done.stdout.splitlines(), "what goes is shown"
    assert "the same key for something else" in flat(done.stdout)
    assert path.read_text() == f"# ours\n{line_for(data)}"
    again = run("share", "rowan", ED25519 + " rowan@laptop", "--write", home=home)
    assert again.returncode == 0
    assert "This line is already in" in again.stdout


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("yes", True), ("", False), ("n", False)])
def test_it_asks_first(home: Path, data: Path, answer: str, is_written: bool) -> None:
    words = ["share", "rowan", ED25519, "--write"]
    with Terminal(home=home, arguments=words, size=(400, 40)) as terminal:
        terminal.wait_for("restrict,pty,command=", "Write it? [y/N]")
        assert not keys_file().exists()
        terminal.type(answer).press("enter")
        terminal.wait_for("Written to" if is_written else "Nothing was changed.")
        assert terminal.wait_exit() == 0
    assert keys_file().exists() == is_written
