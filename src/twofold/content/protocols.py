"""The listening protocols: those that come with twofold, and the couple's own."""

import errno
import stat
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from ..domain.protocols import Protocol, troubles
from ..domain.text import clean_line
from .faults import Fault, Wrong, of_decoding, of_toml

BUILT_IN = (
    "appreciations",
    "outside-stress",
    "daily-five",
    "floor-and-mirror",
    "mirror-validate-empathise",
    "understand-first",
    "equal-silence",
    "dream-behind",
)
"""The ids of the protocols that come with twofold, easiest first; each has a file of its name."""
SIZE_LIMIT = 200_000
"""Largest protocol file that is read, in bytes."""
FILE_LIMIT = 100
"""How many of a couple's own files are read."""
_LINE_LIMIT = 8_000  # tomllib takes quadratic time over a dotted key as long as a file
_STRING_LIMIT = 10_000  # far above any limit of the records, so that "too long" is still noticed


class Library(msgspec.Struct, frozen=True):
    """All protocols at hand, the built-in ones first; ``troubles`` has a sentence for each file left out."""

    protocols: tuple[Protocol, ...]
    troubles: tuple[str, ...] = ()

    def get(self, key: str, /) -> Protocol | None:
        """Return the protocol whose id is *key*, or None."""
        return next((protocol for protocol in self.protocols if protocol.id == key), None)


def load_protocols(own: Path | None = None) -> Library:
    """Return the built-in protocols and those of the folder *own* (``*.toml``, by name); raises nothing.

    A file that is no sound protocol is left out, with a sentence that names file, key and reason.
    """
    protocols: dict[str, Protocol] = {}
    origin: dict[str, str] = {}
    sentences: list[str] = []
    folder = files(__package__).joinpath("listening")
    for key in BUILT_IN:
        try:
            protocols[key] = read(folder.joinpath(f"{key}.toml").read_bytes())
        except (Wrong, OSError) as error:
            sentences += _sentences(f"{key}.toml (part of twofold)", error)
    for name, path in _own_files(own, sentences) if own else ():
        try:
            protocol = read(_bytes_of(path))
            if protocol.id in BUILT_IN:
                raise Wrong(("id", f'"{protocol.id}" comes with twofold: choose another id'))
            if protocol.id in origin:
                raise Wrong(("id", f'"{protocol.id}" is taken by {origin[protocol.id]}: choose another id'))
        except (Wrong, OSError, ValueError) as error:
            sentences += _sentences(name, error)
        else:
            protocols[protocol.id] = protocol
            origin[protocol.id] = name
    return Library(tuple(protocols.values()), tuple(sentences))


def read(raw: bytes) -> Protocol:
    """Return the protocol that the TOML text *raw* (UTF-8) describes, its texts free of control characters.

    Raises Wrong with every fault found.
    """
    if len(raw) > SIZE_LIMIT:
        raise Wrong(("", f"it is larger than {SIZE_LIMIT // 1000} KB, too large for a protocol"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(("", "it is not plain text in UTF-8: save it again with that encoding")) from None
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LINE_LIMIT:
            raise Wrong((f"line {number}", f"it has more than {_LINE_LIMIT} characters: break it up"))
    try:
        protocol = msgspec.convert(_cleaned(tomllib.loads(text)), type=Protocol)
    except msgspec.ValidationError as error:
        raise Wrong(of_decoding(error)) from None
    except RecursionError:
        raise Wrong(("", "it is nested too deeply")) from None
    except ValueError as error:
        raise Wrong(of_toml(error)) from None
    if faults := tuple(troubles(protocol)):
        raise Wrong(*faults)
    return protocol


def _cleaned(value: object) -> object:
    """Return *value* with each text in it as one clean line: TOML lets escape sequences in as ``\\u001b``."""
    if isinstance(value, str):
        return clean_line(value, _STRING_LIMIT)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


def _own_files(own: Path, sentences: list[str]) -> Iterator[tuple[str, Path]]:
    """Yield (name fit to show, path) of the TOML files in *own*; or tell *sentences* why not."""
    try:
        paths = sorted(p for p in own.iterdir() if p.suffix.lower() == ".toml" and not p.name.startswith("."))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        sentences += _sentences(f"The folder {clean_line(own.name)}", error)
        return
    if len(paths) > FILE_LIMIT:
        sentences.append(f"There are {len(paths)} files of your own; only the first {FILE_LIMIT} are used.")
    for path in paths[:FILE_LIMIT]:
        yield clean_line(path.name), path


def _bytes_of(path: Path) -> bytes:
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
