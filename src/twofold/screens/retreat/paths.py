"""The path that people mean by what they type, paste, or drop on a terminal."""

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from twofold.domain.people import Trouble
from twofold.domain.text import clean_line

MOST = 5_000
"""Names of a folder that are looked at."""


def path_of(typed: str) -> Path:
    """Return the path that *typed* means: "~" is home; quotes around it, backslashes before its spaces, and
    "file://" before it, as terminals write the name of a file that is dropped on them, are taken away.

    A field cleans what is typed. So where nothing is there of that very name, a file is found whose name only
    has its accents composed in another way, or other spaces. Raises Trouble when it names a home folder that
    is not known.
    """
    if len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\"":
        typed = typed[1:-1]
    if typed[:7].lower() == "file://":
        with suppress(ValueError):
            typed = unquote(urlsplit(typed.replace("#", "%23").replace("?", "%3F")).path) or typed
    try:
        path = Path(typed).expanduser().absolute()
        with suppress(OSError, ValueError):
            if not path.exists():
                bare = Path(typed.replace("\\", "")).expanduser().absolute()
                return bare if "\\" in typed and bare.exists() else _alike(bare) or path
    except RuntimeError:
        raise Trouble("That home folder is not known here. Write the path in full.") from None
    return path


def _alike(path: Path) -> Path | None:
    """Return the path that is there and reads as *path* does once it is cleaned, or None."""
    found = Path(path.anchor)
    for name in path.parts[1:]:
        if (found / name).exists():
            found /= name
            continue
        with os.scandir(found) as entries:
            alike = [each.name for each in islice(entries, MOST) if clean_line(each.name) == clean_line(name)]
        if not alike:
            return None
        found /= min(alike)
    return found
