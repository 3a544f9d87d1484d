"""The file of the keys that may come in over ssh: one line of it is ours, and all others stay as they are."""

import os
import stat
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..store import disk
from .keys import PublicKey

_LARGEST = 4_000_000
"""Bytes of a file of keys that is looked at."""
_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class NotWritten(OSError):
    """The keys stay as they are; the message is a sentence to show."""


class Change(NamedTuple):
    """What would be done to the file of keys at ``path``: ``before`` it held these bytes (None: it was not
    there), and ``after`` it holds these. ``replaced``: the line of the same key that goes, or "". ``loose``:
    what others may write to, for which sshd would not look at the file; that is taken from them.
    """

    path: Path
    before: bytes | None
    after: bytes
    replaced: str
    loose: tuple[Path, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything would change."""
        return self.before != self.after or bool(self.loose)


def keys_file() -> Path:
    """Return the file of the keys that may come in to this account."""
    return Path.home() / ".ssh" / "authorized_keys"


def others_may_write(path: Path) -> bool:
    """Return whether others than its owner may write to *path*. Raises OSError."""
    return bool(path.stat().st_mode & _MAY_WRITE)


def change(path: Path, key: PublicKey, line: str) -> Change:
    """Return what it takes that *key* stands in the file *path* with *line*, and only once.

    Raises NotWritten when it stands there several times, and OSError.
    """
    real = Path(os.path.realpath(path))
    before = disk.read_all(real)
    if before is not None and len(before) > _LARGEST:
        raise NotWritten(f"{path} is very long, so add the line to it yourself.")
    lines = [each + b"\n" for each in (before or b"").split(b"\n")]
    lines[-1] = lines[-1][:-1]  # it ends without one, or is no line at all
    lines = list(filter(None, lines))
    found = [n for n, each in enumerate(lines) if _holds(each, key)]
    if len(found) > 1:
        raise NotWritten(f"That key stands in {path} {len(found)} times. Take all but one out first.")
    replaced = ""
    if found:
        old = lines[found[0]]
        end = old[len(old.rstrip(b"\r\n")) :]
        replaced = old.decode("utf-8", "backslashreplace").strip()
        lines[found[0]] = line.encode() + end
        if replaced == line:
            lines[found[0]], replaced = old, ""
    else:
        if lines and not lines[-1].endswith(b"\n"):
            lines[-1] += b"\n"
        lines.append(line.encode() + b"\n")
    return Change(path, before, b"".join(lines), replaced, _loose(path, real))


def write(change: Change) -> None:
    """Do *change*, whole or not at all; the file is 0600 then, and its folder 0700 where it is made.

    Raises NotWritten when the file is no longer as it was, and OSError.
    """
    real = Path(os.path.realpath(change.path))
    if not real.parent.is_dir():
        real.parent.mkdir(mode=disk.FOLDER_MODE)

    def unchanged() -> None:
        if disk.read_all(real) != change.before:
            raise NotWritten(f"{change.path} has changed in the meantime. Nothing was written; try again.")

    for each in change.loose:
        each.chmod(stat.S_IMODE(each.stat().st_mode) & ~_MAY_WRITE)
    if change.before != change.after:
        disk.replace(real, change.after, unchanged)


def _loose(path: Path, real: Path) -> tuple[Path, ...]:
    """Return those of the file *path*, which is *real*, and of its folders that others may write to."""
    asked = dict.fromkeys((path.parent, real.parent, real))
    return tuple(each for each in asked if each.exists() and others_may_write(each))


def _holds(line: bytes, key: PublicKey) -> bool:
    """Return whether *line* lets *key* in, whatever stands before and behind it."""
    words = line.split()
    if not words or words[0].startswith(b"#"):
        return False
    kind, body = key.kind.encode(), key.body.encode()
    return (kind, body) in pairwise(words)
