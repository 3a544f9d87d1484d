"""Files that a couple adds to what comes with twofold: read with care, told when left out."""

import errno
import stat
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from ..domain.text import clean, clean_line
from ..domain.toml import TooMuch, read_toml
from .faults import Fault, Shape, Wrong, of_decoding, of_toml

SIZE_LIMIT = 200_000
"""Largest file that is read, in bytes."""
TOTAL_LIMIT = 1_000_000
"""Bytes of all the files in one folder that are read."""
FILE_LIMIT = 100
"""How many of a couple's own files are read."""
_STRING_LIMIT = 10_000  # far above any limit of the records, so that "too long" is still noticed


class Named(Protocol):
    """Whatever has an id of its own."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...


N = TypeVar("N", bound=Named)
T = TypeVar("T")


def gather(
    built_in: tuple[str, ...],
    folder: str,
    own: Path | None,
    read: Callable[[bytes], N],
    bytes_of: Callable[[Path], bytes],
    read_ours: Callable[[bytes], N] | None = None,
) -> tuple[tuple[N, ...], tuple[str, ...]]:
    """Return what *read* makes of the files ``folder/<id>.toml`` of this package, for each id of *built_in*,
    and of those in the folder *own* (``*.toml``, by name; *bytes_of* opens them), and a sentence for each
    file left out, naming file, key and reason. Raises nothing.

    *read_ours*: reads those of this package instead, without looking for what only others' files may have.
    """
    found: dict[str, N] = {}
    origin: dict[str, str] = {}
    told: list[str] = []
    ours = files(__package__).joinpath(folder)
    for key in built_in:
        try:
            found[key] = (read_ours or read)(ours.joinpath(f"{key}.toml").read_bytes())
        except (Wrong, OSError) as error:
            told += _sentences(f"{key}.toml (part of twofold)", error)
    room = TOTAL_LIMIT
    for name, path in _own_files(own, told) if own else ():
        try:
            raw = bytes_of(path)
            room -= len(raw)
            if room < 0:
                told.append(
                    f"Your own files are larger than {TOTAL_LIMIT // 1_000_000} MB together; {name} and what "
                    "comes behind it are left out."
                )
                break
            one = read(raw)
            if one.id in built_in:
                raise Wrong(("id", f'"{one.id}" comes with twofold: choose another id'))
            if one.id in origin:
                raise Wrong(("id", f'"{one.id}" is taken by {origin[one.id]}: choose another id'))
        except (Wrong, OSError, ValueError) as error:
            told += _sentences(name, error)
        else:
            found[one.id] = one
            origin[one.id] = name
    return tuple(found.values()), tuple(told)


def decode(raw: bytes, kind: type[T], shape: Shape) -> T:
    """Return the TOML text *raw* (UTF-8) as *kind*, its texts free of control characters.

    Each text becomes one line, but for the fields that *shape* says may have several. Raises Wrong.
    """
    if len(raw) > SIZE_LIMIT:
        raise Wrong(("", f"it is larger than {SIZE_LIMIT // 1000} KB, too large for a {shape.what}"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(("", "it is not plain text in UTF-8: save it again with that encoding")) from None
    try:
        return msgspec.convert(_cleaned(read_toml(text), shape.paragraphs), type=kind)
    except msgspec.ValidationError as error:
        raise Wrong(of_decoding(error, shape)) from None
    except TooMuch as error:
        raise Wrong((f"line {error.line}" if error.line else "", str(error))) from None
    except ValueError as error:
        raise Wrong(of_toml(error)) from None


def bytes_of(path: Path) -> bytes:
    """Return what is in *path*, at most a byte more than SIZE_LIMIT.

    Raises OSError when it cannot be read, and Wrong when it is no ordinary file.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Wrong(("", "it is a folder, not a file"))
    if not stat.S_ISREG(mode):  # reading a pipe or a device could wait for ever
        raise Wrong(("", "it is not an ordinary file"))
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def _cleaned(value: object, paragraphs: frozenset[str], key: str = "") -> object:
    """Return *value* with each text in it clean: TOML lets escape sequences in as ``\\u001b``."""
    if isinstance(value, str):
        if key in paragraphs:
            return clean(value.strip(), _STRING_LIMIT).strip()
        return clean_line(value, _STRING_LIMIT)
    if isinstance(value, list):
        return [_cleaned(item, paragraphs, key) for item in value]
    if isinstance(value, dict):
        return {name: _cleaned(item, paragraphs, name) for name, item in value.items()}
    return value


def _own_files(own: Path, told: list[str]) -> Iterator[tuple[str, Path]]:
    """Yield (name fit to show, path) of the TOML files in *own*; or add to *told* why not."""
    try:
        paths = sorted(p for p in own.iterdir() if p.suffix.lower() == ".toml" and not p.name.startswith("."))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        told += _sentences(f"The folder {clean_line(own.name)}", error)
        return
    if len(paths) > FILE_LIMIT:
        told.append(f"There are {len(paths)} files of your own; only the first {FILE_LIMIT} are used.")
    for path in paths[:FILE_LIMIT]:
        yield clean_line(path.name), path


def _sentences(name: str, error: Exception) -> Iterator[str]:
    """Yield a sentence about the file or folder *name* for each fault in *error*."""
    for key, reason in error.faults if isinstance(error, Wrong) else (_unread(error),):
        place = f"{name}, {clean_line(key, 120)}" if key else name
        reason = clean_line(reason, 400)
        yield f"{place}: {reason}" if reason.endswith(("?", ".")) else f"{place}: {reason}."


def _unread(error: Exception) -> Fault:
    """Return why the system would not let us read."""
    number = error.errno if isinstance(error, OSError) else None
    reasons = {
        errno.EACCES: "it cannot be opened: its permissions do not allow it",
        errno.EPERM: "it cannot be opened: its permissions do not allow it",
        errno.ELOOP: "it is a link that leads back to itself",
        errno.ENOENT: "it is missing, or a link to something that is missing",
        errno.ENOTDIR: "it is a file, and should be a folder",
    }
    return "", reasons.get(number or 0, "it cannot be read")
