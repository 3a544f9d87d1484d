"""The few things we ask of a disk, each done so that it lasts.

Files are 0600 and folders 0700; in a folder that was made for the accounts of a group (2770), they are 0660
and 2770. Every function raises OSError as the system gives it.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

FILE_MODE = 0o600
FOLDER_MODE = 0o700
SHARED_FILE_MODE = 0o660
SHARED_FOLDER_MODE = 0o2770
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
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(fd, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read()


class Identity(msgspec.Struct, frozen=True):
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


def is_shared(folder: Path) -> bool:
    """Tell whether *folder* was made for several accounts: those of its group, and nobody else."""
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except OSError:
        return False
    return mode & ~stat.S_ISVTX == SHARED_FOLDER_MODE


def file_mode(folder: Path) -> int:
    """Return the mode of the files in *folder*."""
    return SHARED_FILE_MODE if is_shared(folder) else FILE_MODE


def make_folder(folder: Path) -> None:
    """Make *folder* and what leads to it, where it does not exist; shared where it lies in such a one."""
    if not folder.is_dir():
        for part in (*reversed(folder.parents), folder):
            with suppress(FileExistsError):
                part.mkdir(mode=FOLDER_MODE)
                if is_shared(part.parent):
                    part.chmod(SHARED_FOLDER_MODE)
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
    """Let only its owner, or the accounts that share its folder, do anything with the file *path*, if any."""
    with suppress(FileNotFoundError, NotADirectoryError):
        mode = path.stat().st_mode
        shared = SHARED_FILE_MODE if is_shared(path.parent) else 0
        wanted = (stat.S_IMODE(mode) & ~_OTHERS) | shared
        if stat.S_ISREG(mode) and stat.S_IMODE(mode) != wanted:
            path.chmod(wanted)


def is_private(path: Path) -> bool:
    """Tell whether nobody but its owner, or the accounts that share its folder, can touch the file *path*."""
    theirs = stat.S_IRWXO if is_shared(path.parent) else _OTHERS
    return not path.stat().st_mode & theirs


def is_within_reach(path: Path) -> bool:
    """Tell whether every account that shares the folder of the file *path* can read and write it."""
    if not is_shared(path.parent):
        return True
    facts = path.stat()
    can = facts.st_mode & SHARED_FILE_MODE == SHARED_FILE_MODE
    return can and facts.st_gid == path.parent.stat().st_gid


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
        os.close(_create(path))
        temp.replace(path)


def _temp_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{_TEMP_END}")


def _create(path: Path) -> int:
    """Return the new file *path*, open for writing, with the mode of its folder's files."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    if is_shared(path.parent):
        os.fchmod(fd, SHARED_FILE_MODE)
    return fd


@contextmanager
def _temporary(path: Path) -> Iterator[tuple[int, Path]]:
    temp = _temp_of(path)
    fd = _create(temp)
    try:
        try:
            yield fd, temp
        finally:
            os.close(fd)
    finally:
        with suppress(OSError):
            temp.unlink()
