"""Where things are: the data file and what lies beside it, and the config folder.

Nothing here touches the disk except to follow symbolic links, to find a name that is spelt otherwise, and to
know this machine again.
"""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal

from .digests import blake2b
from .typed import NoPlace, path_of

__all__ = ["NoPlace", "path_of"]
DATA_NAME = "twofold.json"
CONFIG_NAME = "config.toml"
FILE_VARIABLE = "TWOFOLD_FILE"
CONFIG_VARIABLE = "TWOFOLD_CONFIG"


def data_file(explicit: Path | None = None) -> Path:
    """Return the absolute path of the data file, whether it exists or not.

    *explicit* (``--file``) wins, then TWOFOLD_FILE, then the user's data folder. Raises NoPlace when
    none of them gives an answer.
    """
    named = explicit or _variable(FILE_VARIABLE)
    if named is not None:
        return path_of(str(named))
    return usual_file()


def usual_file() -> Path:
    """Return the data file of whoever names no other. Raises NoPlace."""
    return _own("user_data_path") / DATA_NAME


def config_dir() -> Path:
    """Return the absolute path of the config folder: TWOFOLD_CONFIG, or the user's. Raises NoPlace."""
    named = _variable(CONFIG_VARIABLE)
    if named is not None:
        return path_of(str(named))
    return _own("user_config_path")


def config_file() -> Path:
    """Return the path of the settings. Raises NoPlace."""
    return config_dir() / CONFIG_NAME


def journal_file(data: Path) -> Path:
    """Return the journal of the data file *data*."""
    return _beside(data, ".journal")


def backup_dir(data: Path) -> Path:
    """Return the folder with the backups of the data file *data*."""
    return _beside(data, ".backups")


def known_file(data: Path) -> Path:
    """Return the file beside the data file *data* by which twofold knows what it wrote there itself.

    Each machine has one of its own: where a folder is synchronised, no other machine's takes its place.
    """
    return _beside(data, f".known-{machine()}")


def own_files(data: Path) -> tuple[Path, ...]:
    """Return the data file *data*, and what twofold itself keeps beside it: nobody else may write there."""
    known = known_file(data)
    seats = seat_file(data, "a"), seat_file(data, "b")
    beside = lock_file(data), summaries_file(data), outline_file(data), mistakes_file(data), *seats
    return data, journal_file(data), known, journal_file(known), *beside


def summaries_file(data: Path) -> Path:
    """Return what is kept of the long lists in the data file *data*, to have them sooner; of this machine."""
    return _beside(data, f".lists-{machine()}")


def outline_file(data: Path) -> Path:
    """Return where everything stands in the data file *data*, if it is long; of this machine."""
    return _beside(data, f".outline-{machine()}")


def lock_file(data: Path) -> Path:
    """Return the lock of the data file *data*."""
    return _beside(data, ".lock")


def seat_file(data: Path, seat: Literal["a", "b"]) -> Path:
    """Return the lock of one *seat* at the data file *data*, which is there while somebody sits there."""
    return _beside(data, f".seat-{seat}.lock")


def mistakes_file(data: Path) -> Path:
    """Return the notes about mistakes of the program itself, made while *data* was open."""
    return _beside(data, ".mistakes")


@cache
def machine() -> str:
    """Return by what this machine is known in the names of files."""
    # What the system says of itself is not for others to read, so it is hashed.
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        name = Path("/etc/machine-id").read_text("ascii", "replace").strip() or name
    return blake2b(name.encode(errors="replace"), key=b"twofold", digest_size=4).hexdigest()


def _beside(data: Path, ending: str) -> Path:
    # Beside the file itself, not beside a link to it: whichever way two terminals
    # came to the file, they must meet at one journal and one lock.
    real = Path(os.path.realpath(data))
    return real.with_name(real.name + ending)


def _variable(name: str) -> Path | None:
    value = os.environ.get(name, "").strip()
    return Path(value) if value else None


def _own(what: Literal["user_data_path", "user_config_path"]) -> Path:
    import platformdirs

    try:
        path: Path = getattr(platformdirs, what)("twofold", appauthor=False)
    except RuntimeError:
        path = Path()
    # With HOME unset and no entry in the user table there is no answer, or "~" as it was.
    if not path.is_absolute():
        raise NoPlace(
            "There is no home folder to keep your file in. Name a place with --file PATH, or set HOME."
        )
    return path
