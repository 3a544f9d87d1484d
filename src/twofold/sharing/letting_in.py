"""Letting a key in over ssh: the line for it is shown, and written where it belongs when asked for."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..asked import Asked, CommandFailed
from . import keysfile
from .keys import PublicKey
from .lines import key_line, word
from .telling import account, say, show, show_whole

_NO_SERVER = (
    "This computer is not open to ssh yet. On Debian and Ubuntu, sudo apt install openssh-server opens it; "
    "on a Mac, Remote Login in the settings for sharing."
)


def let_in(asked: Asked, key: PublicKey, command: Sequence[str], who: str, opens: str) -> bool:
    """Tell what lets *key* in to *command*, which *opens* something ("Rowan's seat") for *who* ("Rowan").

    Writes it where *asked* says so. Returns whether it was not declined. Raises NoLine, NotWritten or
    CommandFailed.
    """
    line, path = key_line(command, key), keysfile.keys_file()
    if asked.write:
        if not _write(asked, path, key, line):
            say("Nothing was changed.")
            return False
    else:
        say(f"From another computer, over ssh: this line goes into {path} (mode 0600, its folder 0700).")
        show_whole(line)
        say("Add --write to the command, and twofold puts it there.")
    say(
        f"It opens {opens} and nothing else: no shell, no forwarding, no other file.",
        f"{who} types this there, with the name or address of this computer after the @:",
    )
    show(f"ssh -t {account()}@{_host()}")
    home = Path.home()
    if keysfile.others_may_write(home):
        say(f"Others may write to {home}, so sshd accepts no key from there. This stops it:")
        show(f"chmod go-w {word(str(home))}")
    if not _serves():
        say(_NO_SERVER)
    return True


def _write(asked: Asked, path: Path, key: PublicKey, line: str) -> bool:
    """Put *line* into the file *path*, once it was shown and said yes to; return whether it is there."""
    change = keysfile.change(path, key, line)
    if not change.is_needed:
        say(f"This line is already in {path}:")
        show_whole(line)
        return True
    if change.before != change.after:
        say(f"From another computer, over ssh: this line goes into {path}.")
        show_whole(line)
    if change.replaced:
        say("It replaces this one, which uses the same key for something else:")
        show_whole(change.replaced)
    for each in change.loose:
        say(f"Others may write to {each}, so sshd would ignore it. twofold will stop them.")
    if not (asked.yes or _agreed("Write it?")):
        return False
    keysfile.write(change)
    say(f"Written to {path}")
    return True


def _agreed(question: str) -> bool:
    """Return whether whoever sits at the terminal says yes. Raises CommandFailed where nobody does."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandFailed("twofold cannot ask you here: add --yes to write it.")
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def _host() -> str:
    import socket

    return socket.gethostname()


def _serves() -> bool:
    """Return whether this computer has a program that lets people in over ssh."""
    import shutil

    return bool(shutil.which("sshd")) or Path("/usr/sbin/sshd").exists()
