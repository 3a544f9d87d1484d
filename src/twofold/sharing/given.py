"""What was given to the command that shares: a name, and a public key, pasted or in a file."""

import sys
from pathlib import Path

from ..asked import Asked, CommandFailed
from .keys import LONGEST, NoKey, PublicKey, begins_key, read_key


def divided(words: list[str]) -> tuple[str, str]:
    """Return the name and the key that stand in *words*; either may be missing."""
    at = next((n for n, word in enumerate(words) if begins_key(word)), len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def key_of(asked: Asked, pasted: str) -> PublicKey | None:
    """Return the key that was *pasted*, or is in the file that was named, or None where none was given.

    Raises NoKey or CommandFailed when it cannot be taken.
    """
    if asked.key is None:
        return read_key(pasted) if pasted else None
    if pasted:
        raise CommandFailed("Give one key: pasted, or in a file with --key FILE.")
    if asked.key == "-":
        return read_key(sys.stdin.read(LONGEST + 1))
    from ..store.typed import path_of

    path = path_of(asked.key)
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST + 1).decode("utf-8", "replace")
        return read_key(text)
    except FileNotFoundError as error:
        raise CommandFailed(f"There is no file {path}.") from error
    except NoKey as trouble:
        beside = Path(f"{path}.pub")
        hint = f" It is there: {beside}." if "PRIVATE KEY" in text and beside.is_file() else ""
        raise NoKey(f"{trouble}{hint}") from None
