"""One screen for both: twofold in a tmux of its own, from which nothing else can be reached."""

import os
import re
import subprocess
import sys
from pathlib import Path

from ..asked import Asked, CommandFailed, data_of
from ..store.digests import blake2b
from ..terminals import has_all_colours, needs_terminal
from .given import divided, key_of
from .keys import NoKey
from .keysfile import NotWritten
from .letting_in import let_in
from .lines import NoLine, program, shell
from .telling import say, show, unusual, us

CONF = Path(__file__).with_name("mirror.conf")
SESSION = "twofold"
_OLDEST = (3, 2)
_MISSING = (
    "The one screen needs tmux. On Debian and Ubuntu: sudo apt install tmux. On a Mac: brew install tmux."
)
_CLEAR = "\x1b[H\x1b[2J"
_EVERYWHERE = "xterm-256color"
"""A terminal that every computer knows, and that the newer ones are like."""


def mirror(asked: Asked) -> int:
    """Open the one screen, or join it; or say what lets a key in to it. Return the exit code.

    Raises CommandFailed.
    """
    data = data_of(asked)
    name, pasted = divided(asked.words[1:])
    if name:
        raise CommandFailed("The one screen is for both of you: leave the name out.")
    tmux = _tmux()
    try:
        key = key_of(asked, pasted)
        if key is not None:
            command = [*program(), "--file", str(data), "share", "--mirror", "--yes"]
            let_in(asked, key, command, "The other of you", "the screen that you share")
            say("Both of you see every key that is pressed there, a passphrase too.")
            return 0
    except (NoKey, NoLine, NotWritten) as trouble:
        raise CommandFailed(str(trouble)) from None
    if asked.write:
        raise CommandFailed("--write needs a key: pasted, or in a file with --key FILE.")
    return _sit_down(asked, data, tmux)


def server_of(data: Path) -> str:
    """Return the name of the tmux server for the file *data*, the same from every terminal of the account."""
    real = os.fsencode(os.path.realpath(data))
    return f"twofold-{blake2b(real, key=b'mirror', digest_size=4).hexdigest()}"


def _sit_down(asked: Asked, data: Path, tmux: str) -> int:
    needs_terminal()
    client = _client(data, tmux)
    if not asked.yes and not _is_open(client):
        _explain(data)
        try:
            input("Enter opens it. ")
        except EOFError:
            return 0
    opened = [*client, "new-session", "-A", "-s", SESSION, "-e", "COLORTERM=truecolor"]
    twofold = [sys.executable, "-P", "-X", "utf8", "-m", "twofold", "--file", str(data), "--confined"]
    code = subprocess.run([*opened, *twofold], env=_environment(), check=False).returncode
    if _is_open(client):
        say("You have left the screen, and twofold goes on in it. The same command brings you back.")
    elif code == 0:
        # Who left at once wants nothing to be seen, and tmux brings back what stood here before.
        print(_CLEAR, end="", flush=True)
    return code


def _client(data: Path, tmux: str) -> list[str]:
    colours = ["-T", "RGB"] if has_all_colours(os.environ) else []
    return [tmux, "-L", server_of(data), "-f", str(CONF), "-u", *colours]


def _is_open(client: list[str]) -> bool:
    asks = [*client, "has-session", "-t", f"={SESSION}"]
    return subprocess.run(asks, env=_environment(), capture_output=True, check=False).returncode == 0


def _environment() -> dict[str, str]:
    """Return the variables for tmux: its sockets are at the same place for all, and it knows the terminal."""
    ours = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_TMPDIR")}
    if not _is_known(ours.get("TERM", ""), ours):
        ours["TERM"] = _EVERYWHERE
    return ours


def _is_known(term: str, variables: dict[str, str]) -> bool:
    """Return whether this computer has a description of the terminal *term* (terminfo(5))."""
    if not re.fullmatch(r"[\w.+-]+", term):
        return False
    folders = [variables.get("TERMINFO", ""), *variables.get("TERMINFO_DIRS", "").split(":")]
    folders += [str(Path.home() / ".terminfo"), "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    folders += ["/usr/lib/terminfo", "/usr/local/share/terminfo", "/usr/share/misc/terminfo"]
    return any(
        Path(folder, letter, term).is_file()
        for folder in folders
        if folder
        for letter in (term[0], f"{ord(term[0]):x}")
    )


def _tmux() -> str:
    """Return the path of tmux. Raises CommandFailed where there is none, or one that is too old."""
    import shutil

    found = shutil.which("tmux")
    if found is None:
        raise CommandFailed(_MISSING)
    said = subprocess.run([found, "-V"], capture_output=True, text=True, check=False).stdout
    number = re.match(r"tmux (\d+)\.(\d+)", said)  # others are built from its newest sources
    if number and (int(number[1]), int(number[2])) < _OLDEST:
        raise CommandFailed(f"The one screen needs tmux 3.2 or later; this is {said.strip()}.")
    return found


def _explain(data: Path) -> None:
    again = [*us(), *unusual(data), "share", "--mirror"]
    say(
        "One screen for both of you. Each sees every key that the other presses, a passphrase too: write "
        "nothing private here.",
        "The other joins with the same command in another terminal of this account, or over ssh with what "
        "the second one says:",
    )
    show(shell(again), f"{shell(again)} --key FILE")
    say(
        "Close your terminal window to leave alone: twofold goes on, and the same command brings you back. "
        "Quitting it, or leaving at once with F9, ends it for both. The page is as large as the smaller of "
        "your windows, and only your file can be reached from it.",
    )
