"""The command line: friendly words, honest exit codes, never a traceback."""

import os
import re
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.command import data as data
from tests.support.command import one_sentence, run
from tests.support.journeys.terminal import Terminal, environment
from twofold import __version__, cli, commands

# --- what it says of itself -------------------------------------------------------------------------------


def test_the_version(home: Path) -> None:
    done = run("--version", home=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"twofold {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("export", "--help")])
def test_the_help_fits_a_small_terminal_and_names_everything(home: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 78
    for word in (
        "demo",
        "where",
        "check",
        "export FILE",
        "--file PATH",
        "--force",
        "--version",
        "TWOFOLD_FILE",
    ):
        assert word in done.stdout


def test_the_script_is_the_module(home: Path) -> None:
    script = Path(sys.executable).with_name("twofold")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, timeout=60)
    assert done.stdout == f"twofold {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("whre",), 'There is no command "whre". Did you mean twofold where?'),
        (("frobnicate",), 'There is no command "frobnicate". Run twofold --help'),
        (("--fil", "x"), 'There is no option "--fil"'),
        (("--file",), "--file needs the path of a file"),
        (("where", "x"), '"x" belongs to no command'),
        (("where", "--as", "a"), '"--as" gives a terminal to one of you'),
        (("--force",), '"--force" belongs to no command'),
        (("export",), "Name one file to write"),
        (("export", "a.md", "b.md"), "Name one file to write"),
        (("export", "ours.pdf"), "ours.pdf should end in .json (everything) or .md (to read)"),
        (("demo", "--file", "x.json"), "The demo brings a file of its own"),
        (("--file", "."), "is a folder. Name a file in it"),
        (("check",), "There is no file "),
        (("export", "ours.md"), "There is nothing to export yet"),
        ((), "needs a terminal"),
        (("demo",), "needs a terminal"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(home: Path, arguments: tuple[str, ...], says: str) -> None:
    assert says in one_sentence(run(*arguments, home=home))
    assert [path.name for path in home.rglob("*")] == [], "and nothing is made on the way"


@pytest.mark.parametrize("kind", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_draw(home: Path, kind: str) -> None:
    with Terminal(home=home, env={"TERM": kind}) as terminal:
        assert terminal.wait_exit() == 2
    words = terminal.raw.decode()
    assert "This terminal cannot draw a page" in words
    assert words.isascii()
    assert "\x1b" not in words


@pytest.mark.parametrize("arguments", [(), ("--file", "/proc/nowhere/us.json")])
def test_no_room_for_the_file(home: Path, arguments: tuple[str, ...]) -> None:
    # /proc takes no folders from anyone, root included.
    with Terminal(home=home, arguments=arguments, cwd=home, env={"HOME": "/proc/nowhere"}) as terminal:
        assert terminal.wait_exit() == 2
    words = " ".join(terminal.raw.decode().split())
    assert words.startswith("twofold: There is no room for your file in /proc/nowhere")
    assert words.endswith("Name another place with --file PATH.")


def test_what_standard_error_goes_to_must_be_the_terminal_too(home: Path) -> None:
    # Textual draws on standard error: sent elsewhere, the page would be blank.
    line = f"{sys.executable} -m twofold 2>{home / 'log'}"
    with Terminal(["/bin/sh", "-c", line], home=home) as terminal:
        assert terminal.wait_exit() == 2
    assert "needs a terminal" in (home / "log").read_text()


# --- where ----------------------------------------------------------------------------------------------


def test_where_before_anything_is_there(home: Path) -> None:
    done = run("where", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("data", "journal", "backups", "settings", "protocols", "retreats", "questions"):
        assert re.search(rf"(?m)^{name} +{re.escape(str(home))}/\S+$", done.stdout)
    assert "not there yet; twofold makes it when you begin" in done.stdout
    assert not any(home.iterdir())


def test_where_counts_what_they_added(home: Path) -> None:
    from twofold.store.places import config_file

    folder = config_file().parent / "retreats"
    assert run("where", home=home).stdout.count("none of your own; add .toml files here") == 3
    folder.mkdir(parents=True)
    (folder / "ours.toml").touch()
    assert f"{folder}\n{'':<10} 1 of your own\n" in run("where", home=home).stdout


def test_where_once_it_is(home: Path, data: Path) -> None:
    out = run("where", home=home).stdout
    assert f"{data}\n" in out
    changed = datetime.fromtimestamp(data.stat().st_mtime)
    assert f"{data.stat().st_size:,} bytes, last changed {changed:%Y-%m-%d}" in out


@pytest.mark.parametrize("arguments", [("--file", "us.json", "where"), ("where", "--file", "us.json")])
def test_the_file_may_be_named_on_either_side(home: Path, arguments: tuple[str, ...]) -> None:
    assert f"{home / 'us.json'}\n" in run(*arguments, home=home, TWOFOLD_FILE="other.json").stdout
    assert f"{home / 'other.json'}\n" in run("where", home=home, TWOFOLD_FILE="other.json").stdout


def test_a_file_name_gives_no_orders_to_the_terminal(home: Path) -> None:
    done = run("where", "--file", "a\x1b]0;title\x07.json", home=home)
    assert "\x1b" not in done.stdout
    assert r"a\x1b]0;title\x07.json" in done.stdout


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_a_terminal_of_few_letters(home: Path, variables: dict[str, str]) -> None:
    done = run("where", "--file", "愛.json", home=home, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert ".json" in done.stdout


# --- check ----------------------------------------------------------------------------------------------


def test_a_sound_file(home: Path, data: Path) -> None:
    before = data.read_bytes()
    done = run("check", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert data.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\x00" * 100, b'{"couple": 7}'])
def test_a_damaged_file_is_told_and_left_as_it_is(home: Path, data: Path, damage: bytes) -> None:
    data.write_bytes(damage)
    listed = sorted(data.parent.rglob("*"))
    done = run("check", home=home)
    assert (done.returncode, done.stderr) == (1, "")
    assert str(data) in done.stdout
    assert data.read_bytes() == damage
    assert sorted(data.parent.rglob("*")) == listed
    assert str(data.name) in one_sentence(run("export", "ours.json", home=home))
    assert data.read_bytes() == damage
    assert not (home / "ours.json").exists()


def test_check_names_what_of_their_own_is_left_out(home: Path, data: Path) -> None:
    from twofold.store.places import config_file

    config = config_file()
    (config.parent / "protocols").mkdir(parents=True)
    (config.parent / "protocols" / "ours\x1b[2J.toml").write_text("name =\n")
    (config.parent / "protocols" / "theirs.toml").write_text("id = 3\n")
    config.write_text('bell = "\\u001b[2J"\n[keys]\n"home.lisen" = "L"\n')
    done = run("check", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("It is sound.\n")
    told = done.stdout.split("4 things in your own files could not be used.\n")[1].splitlines()
    assert told[0].startswith("config.toml: bell must be true or false")
    assert told[1].startswith(f"  Correct it in {config}.")
    assert told[2].startswith('Keys: there is nothing called "home.lisen".')
    assert "F1" in told[3]
    assert ".toml, line 1: this is not valid TOML" in told[4]
    assert told[5].startswith("theirs.toml, ")
    assert told[6].startswith(f"  Correct it in {config.parent / 'protocols'}")
    assert "\x1b" not in done.stdout
    (data.parent / "twofold.json").unlink()
    assert "4 things" in run("check", home=home).stdout, "also where the two have not met yet"


# --- ways to end ------------------------------------------------------------------------------------------


def test_a_reader_that_goes_away(home: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "twofold", "where"],
        env=environment(home), stdout=write, stderr=subprocess.PIPE, text=True, timeout=60,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (2, "")


def test_a_full_disk_to_print_to(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "twofold", "where"],
            env=environment(home), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "twofold: No space left on device.\n")


@pytest.mark.parametrize(
    "error", [ValueError("she wrote: dear"), RuntimeError("dear"), RecursionError("dear")]
)
def test_a_fault_of_our_own_tells_nothing_private(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise error

    monkeypatch.setitem(commands.COMMANDS, "where", broken)
    assert cli.main(["where"]) == 70
    told = capsys.readouterr().err
    assert "dear" not in told
    assert type(error).__name__ in told
    assert "test_cli.py, line " in told


def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "where", interrupted)
    assert cli.main(["where"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_store_that_cannot_be_used_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from twofold.store import StoreError

    def refused(_: object) -> int:
        raise StoreError("The file was written by a newer twofold.")

    monkeypatch.setitem(commands.COMMANDS, "where", refused)
    assert cli.main(["where"]) == 2
    assert capsys.readouterr().err == "twofold: The file was written by a newer twofold.\n"


def test_the_demo_is_gone_afterwards(home: Path) -> None:
    temporary = home / "tmp"
    temporary.mkdir()
    with Terminal(home=home, arguments=["demo"], env={"TMPDIR": str(temporary)}) as terminal:
        terminal.wait_for("Ines", "Rowan", "This couple is made up.")
        (folder,) = temporary.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert not list(temporary.iterdir())
    assert sorted(path.name for path in home.iterdir()) == ["tmp"]
    assert "Nothing here is kept." in terminal.raw.decode("utf-8", "replace")


def test_the_demo_goes_with_its_window(home: Path) -> None:
    temporary = home / "tmp"
    temporary.mkdir()
    with Terminal(home=home, arguments=["demo"], env={"TMPDIR": str(temporary)}) as terminal:
        terminal.wait_for("Ines", "Rowan")
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_exit() == 129
    assert not list(temporary.iterdir())


def test_check_and_where_name_the_notes_about_mistakes(home: Path, data: Path) -> None:
    assert "mistakes" not in run("check", home=home).stdout
    assert "none noted" in run("where", home=home).stdout
    notes = data.with_name("twofold.json.mistakes")
    notes.write_text("2026-11-23 19:30:00Z twofold 0.1.0 ValueError screens/home.py:1\n")
    done = run("check", home=home)
    assert done.returncode == 0 and str(notes) in done.stdout and "It is sound." in done.stdout
    assert str(notes) in run("where", home=home).stdout
