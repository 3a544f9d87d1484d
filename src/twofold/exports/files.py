"""Putting an export on the disk: whole or not at all, and for its owner's eyes."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from ..domain.people import Couple
from ..domain.session import Note, Session

Ending = Literal[".json", ".md"]
ENDINGS: tuple[Ending, ...] = get_args(Ending)


def write(
    ending: Ending,
    couple: Couple | None,
    sessions: Iterable[Session],
    notes: Iterable[Note],
    written: datetime,
) -> str:
    """Return the text of an export of these records, of the kind that *ending* names."""
    if ending == ".json":
        from .archive import archive

        return archive(couple, sessions, notes, written)
    from .markdown import markdown

    return markdown(couple, sessions, notes, written)


def keep(path: Path, text: str, *, replace: bool = False) -> None:
    """Write *text* to *path* as UTF-8, mode 0600, whole or not at all.

    Raises FileExistsError when it is there and *replace* is false, and OSError when it cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    if not replace and os.path.lexists(path):
        raise FileExistsError(17, "it is there already", str(path))
    real = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=".twofold-", dir=real.parent)  # mkstemp gives 0600
    except OSError as error:
        # Name the file that was asked for, not the temporary one.
        raise type(error)(error.errno, error.strerror, str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        if replace or not _linked(temporary, real):
            temporary.replace(real)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _linked(temporary: Path, real: Path) -> bool:
    """Put *temporary* in place unless something is there by now; False where links cannot be made."""
    try:
        real.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True
