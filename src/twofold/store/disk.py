"""The few things we ask of a disk, each done so that it lasts.

Files are 0600 and folders 0700. Every function raises OSError as the system gives it.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_TEMP_END = ".tmp"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_NO_LINKS = {
    errno.EPERM,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.EMLINK,
    errno.EXDEV,
    errno.EINVAL,
}
"""What a disk says that cannot give a file two names (exFAT, many shares in a network)."""


def write_all(fd: int, data: bytes) -> None:
    """Write all of *data*, however little the system takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def read_all(path: Path) -> bytes | None:
    """Return what is in the file *path*, or None if there is no such name.

    Raises IsADirectoryError for a folder, and OSError for anything else that is no file, without waiting.
    """
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(fd, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read()


class Identity(NamedTuple):
    """By what a file is known again: a replaced or rewritten one has another."""

    device: int
    inode: int
    size: int
    changed: int


def identity(path: Path) -> Identity | None:
    """Return the identity of *path*, or None if there is no such name."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Identity(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* last through a power cut."""
    fd = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """Make *folder* and what leads to it, 0700, where it does not exist."""
    if not folder.is_dir():
        for part in (*reversed(folder.parents), folder):
            with suppress(FileExistsError):
                part.mkdir(mode=FOLDER_MODE)
                sync_folder(part.parent)


def replace(path: Path, data: bytes, before: Callable[[], None] = lambda: None) -> None:
    """Put *data* in the place of *path*, whole or not at all, for good.

    *before* is called when all is written, just before it takes its place; its error stops us.
    After an error the old file is as it was, unless it was the very last step (making the name last)
    that failed: then the new one is in place, but might not be after a power cut.
    """
    with _temporary(path) as (fd, temp):
        write_all(fd, data)
        os.fsync(fd)
        before()
        temp.replace(path)
    sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write *data* to *path*, which must not exist (else FileExistsError), whole or not at all."""
    with _temporary(path) as (fd, temp):
        write_all(fd, data)
        os.fsync(fd)
        _take_name(temp, path)
    sync_folder(path.parent)


def copy_new(path: Path, source: int) -> None:
    """Write what the open file *source* holds to *path*, as `write_new` does."""
    with _temporary(path) as (fd, temp):
        at = 0
        while part := os.pread(source, 1 << 20, at):
            write_all(fd, part)
            at += len(part)
        os.fsync(fd)
        _take_name(temp, path)
    sync_folder(path.parent)


def second_name(path: Path, other: Path) -> bool:
    """Let *other* be a name of the file *path* too, whatever it was before; return False where none can be.

    A file that is replaced under its first name is still there under its second one.
    """
    temp = _temp_of(other)
    try:
        os.link(path, temp)
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    try:
        temp.replace(other)
    finally:
        # Nothing happened when both were names of one file already.
        with suppress(OSError):
            temp.unlink()
    return True


def copy_lightly(path: Path, other: Path) -> None:
    """Copy the file *path* to *other*, whatever that was before; a power cut may leave less of it."""
    with _temporary(other) as (fd, temp), path.open("rb") as source:
        while part := source.read(1 << 20):
            write_all(fd, part)
        temp.replace(other)


def replace_lightly(path: Path, data: bytes) -> None:
    """Put *data* in the place of *path*, whole or not at all; after a power cut less of it may be there."""
    with _temporary(path) as (fd, temp):
        write_all(fd, data)
        temp.replace(path)


def make_private(path: Path) -> None:
    """Take from everybody but its owner what they may do with the file *path*, where there is one."""
    with suppress(FileNotFoundError, NotADirectoryError):
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) and mode & _OTHERS:
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def is_private(path: Path) -> bool:
    """Tell whether nobody but its owner can do anything with the file *path*."""
    return not path.stat().st_mode & _OTHERS


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files that a crash left beside *path*."""
    start = f".{path.name}."
    try:
        with os.scandir(path.parent) as entries:
            return [Path(e) for e in entries if e.name.startswith(start) and e.name.endswith(_TEMP_END)]
    except OSError:
        return []


def locked_by_mode(path: Path) -> bool:
    """Tell whether *path* says that nobody may write to it, which we respect even as root."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(
        path, os.W_OK
    )


def _take_name(temp: Path, path: Path) -> None:
    try:
        os.link(temp, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # The name is taken first, so that nobody else's file is ever replaced.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), FILE_MODE))
        temp.replace(path)


def _temp_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{_TEMP_END}")


@contextmanager
def _temporary(path: Path) -> Iterator[tuple[int, Path]]:
    temp = _temp_of(path)
    fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), FILE_MODE)
    try:
        try:
            yield fd, temp
        finally:
            os.close(fd)
    finally:
        with suppress(OSError):
            temp.unlink()
