"""The line for ``authorized_keys`` with which a key opens twofold and nothing else."""

import re
import sys
from collections.abc import Sequence

from .keys import PublicKey

_ODD = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


class NoLine(ValueError):
    """It cannot be written in one line; the message is a sentence to show."""


def program() -> list[str]:
    """Return the command that runs this very twofold, whatever the environment and the folder it runs in.

    UTF-8 is spoken whatever the other computer says of itself.
    """
    return [sys.executable, "-E", "-P", "-X", "utf8", "-m", "twofold"]


def key_line(command: Sequence[str], key: PublicKey) -> str:
    """Return the line with which *key* runs *command* in a terminal, and nothing else. Raises NoLine."""
    # sshd takes \" for a quote, and every other character as it is.
    written = shell(command).replace('"', '\\"')
    return f'restrict,pty,command="{written}" {key.line}'


def shell(command: Sequence[str]) -> str:
    """Return *command* as a line for the shell of whichever account. Raises NoLine."""
    return " ".join(map(word, command))


def word(text: str) -> str:
    """Return *text* as one word for sh, bash, zsh, fish and csh: a backslash means the same in all of them.

    Raises NoLine for what has no place in a line.
    """
    if not text.isprintable():
        raise NoLine("The path of your file has a character that cannot be printed. Give it another name.")
    return _ODD.sub(lambda odd: odd[0] if ord(odd[0]) > 126 else f"\\{odd[0]}", text) or "''"
