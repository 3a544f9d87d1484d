"""The path of a file that is named in a field, or dropped on the terminal."""

from contextlib import suppress
from pathlib import Path

from twofold.domain.people import Invalid
from twofold.store import typed as meant


def path_of(typed: str) -> Path:
    """Return the path that *typed* means (see `twofold.store.typed`): quotes around it, and backslashes
    before its spaces, as terminals write the name of a file that is dropped on them, are taken away.

    Raises Invalid when it names a home folder that is not known, or a file of another machine.
    """
    if len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\"":
        typed = typed[1:-1]
    try:
        path = meant.path_of(typed)
        with suppress(OSError, ValueError):
            if "\\" in typed and not path.exists():
                return meant.path_of(typed.replace("\\", ""))
    except meant.NoPlace as error:
        unknown = "That home folder is unknown here. Write the path in full."
        raise Invalid(unknown if typed.startswith("~") else str(error)) from None
    return path
