"""The line that lets a key open twofold: whatever the path, the shell gets the words that were meant."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sshkeys import ED25519
from twofold.sharing.keys import read_key
from twofold.sharing.lines import NoLine, key_line, program, shell

KEY = read_key(f"{ED25519} rowan@laptop")
ODD = [
    "/home/a b/us.json",
    "/home/it's/us.json",
    '/home/"us"/us.json',
    "/home/back\\slash/us.json",
    "/home/both\\\"'ways/us.json",
    "/home/ends\\",
    "/home/100%/%h%u%%.json",
    "/home/$HOME/`id`/$(id)/us.json",
    "/home/a;id/us.json",
    "/home/a&b|c>d<e/us.json",
    "/home/*?[a]{b,c}/us.json",
    "/home/!!/^x/#y/us.json",
    "/home/\u00e9t\u00e9 \u2014 \u4e2d\u6587/us.json",
    "~/us.json",
]


def command_of(line: str) -> str:
    """Return what sshd takes for the command of *line*, as its source does it (misc.c, opt_dequote)."""
    start = 'restrict,pty,command="'
    assert line.startswith(start)
    found, rest = "", line.removeprefix(start)
    while rest[0] != '"':
        if rest.startswith('\\"'):
            rest = rest[1:]
        found, rest = found + rest[0], rest[1:]
    assert rest == f'" {KEY.line}'
    return found


def words_of(shell_: str, command: str) -> list[str]:
    done = subprocess.run([shell_, "-c", command], capture_output=True, timeout=30, check=True)
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("path", ODD)
@pytest.mark.parametrize("name", ["sh", "bash", "zsh", "fish", "csh", "tcsh"])
def test_the_shell_gets_the_very_words(path: str, name: str) -> None:
    found = shutil.which(name)
    if found is None and name in ("sh", "bash"):
        pytest.fail(f"{name} is missing.")
    line = key_line(["printf", "%s\\0", "--file", path, "--confined"], KEY)
    assert "\n" not in line
    if found is not None:
        assert words_of(found, command_of(line)) == ["--file", path, "--confined"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), max_size=4))
def test_any_words_survive_or_are_refused(words: list[str]) -> None:
    try:
        line = key_line(["printf", "%s\\0", "begin", *words], KEY)
    except NoLine:
        assert not all(word.isprintable() for word in words)
    else:
        assert words_of("/bin/sh", command_of(line)) == ["begin", *words]


@pytest.mark.parametrize("path", ["/home/a\nb", "/home/a\tb", "/home/\x1b[2J", "/home/\udcff"])
def test_what_has_no_place_in_a_line_is_refused(path: str) -> None:
    with pytest.raises(NoLine, match="cannot be printed"):
        key_line(["twofold", "--file", path], KEY)


def test_a_plain_path_stays_plain() -> None:
    assert shell(["/opt/us/bin/python3", "--file", "/home/ana/us-2.json"]) == (
        "/opt/us/bin/python3 --file /home/ana/us-2.json"
    )


def test_the_program_speaks_utf_8_and_takes_nothing_from_the_environment() -> None:
    look = "import sys; print(sys.stdout.encoding, sys.flags.ignore_environment, sys.flags.safe_path)"
    command = [*program()[:-2], "-c", look]
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONPATH": "/nowhere"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["utf-8", "1", "True"]
