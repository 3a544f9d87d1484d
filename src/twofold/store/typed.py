"""The path that people mean by what they type, paste, or give on the command line."""

import os
import unicodedata
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import unquote


class NoPlace(OSError):
    """There is no such place for anything; the message is a sentence to show."""


MOST = 5_000
"""Names of a folder that are looked at."""


def path_of(typed: str) -> Path:
    """Return the absolute path that *typed* means: ``~`` is home, and a ``file://`` address is a path.

    Where nothing is there of that very name, what is there counts whose name only has its accents composed in
    another way, or other spaces (two for one, or such as do not break); the last name may be a new one.
    Raises NoPlace for a home folder that is not known, and for a file of another machine.
    """
    typed = _of_address(typed)
    try:
        path = Path(typed).expanduser().absolute()
    except RuntimeError as error:
        raise NoPlace(f"There is no home folder for {typed}. Name the file by its full path.") from error
    return path if os.path.lexists(path) else _as_there(path)


def _of_address(typed: str) -> str:
    # A path object has made one slash of two.
    if not typed.lower().startswith("file:/") or os.path.lexists(typed):
        return typed
    rest = typed[len("file:") :]
    if rest.startswith("//"):
        machine, slash, rest = rest[2:].partition("/")
        if machine.lower() not in ("", "localhost"):
            raise NoPlace(f"{typed} is a file on another computer. Name one on this computer.")
        rest = slash + rest
    return unquote(rest)


def _as_there(path: Path) -> Path:
    found = Path(path.anchor)
    for at, name in enumerate(path.parts[1:], 1):
        if not os.path.lexists(found / name):
            alike = _alike(found, name)
            if len(alike) != 1:
                return found.joinpath(*path.parts[at:])
            name = alike[0]
        found /= name
    return found


def _alike(folder: Path, name: str) -> list[str]:
    wanted, alike = _folded(name), list[str]()
    with suppress(OSError), os.scandir(folder) as entries:
        alike = [entry.name for entry in islice(entries, MOST) if _folded(entry.name) == wanted]
    return alike


def _folded(name: str) -> str:
    """Return *name* with its accents composed, and one plain space for whatever stands between words."""
    bare = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", bare).split())
