"""What can go wrong with the file, each as a sentence to show to people."""

import errno
from io import UnsupportedOperation
from pathlib import Path


class StoreError(Exception):
    """Something about the data file; ``str(e)`` is a sentence (or a few) to show."""


class Damaged(StoreError):
    """The file, or its journal, cannot be trusted; nothing on disk was changed.

    ``path`` is the untouched file, ``reason`` says in words what is wrong with it, ``backups`` are the
    good backups, newest first.
    """

    def __init__(self, path: Path, reason: str, backups: tuple[Path, ...] = ()) -> None:
        self.path, self.reason, self.backups = path, reason, backups
        super().__init__(f"{path} cannot be read: {reason}. It was left untouched.")


class Gone(Damaged):
    """There is no file and no journal any more, but there are copies of them: that is no new beginning."""

    def __init__(self, path: Path, backups: tuple[Path, ...] = ()) -> None:
        super().__init__(path, "it is gone, though copies of it are still there", backups)
        self.args = (
            f"There is no {path} any more, though there are copies of it. To begin anew, first move "
            f"the files {path.name}.known… and the folder {path.name}.backups away.",
        )


class Newer(StoreError):
    """The file was written by a newer version of twofold; nothing on disk was changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was written by a newer twofold. Update twofold to open it.")


class NotWritable(StoreError):
    """The file cannot be changed: it or its folder is read-only, or it cannot be locked."""


class ReadOnly(NotWritable, UnsupportedOperation):
    """The file was opened for reading only, and is asked to change (what plain TinyDB raises, too)."""


class SaveFailed(StoreError):
    """A commit hit an error of the system (a full disk, ...): nothing was changed, a retry is safe."""

    def __init__(self, path: Path, cause: OSError) -> None:
        self.path, self.cause = path, cause
        super().__init__(f"{path} could not be saved: {in_words(cause)}. Nothing already saved was lost.")


class Busy(SaveFailed):
    """Another program holds the file just now: nothing was changed, and a moment later it may go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, TimeoutError("another window is busy with it"))


class Unreachable(StoreError):
    """The file cannot be looked at; what was read of it before is still there."""

    def __init__(self, path: Path, cause: OSError) -> None:
        self.path, self.cause = path, cause
        super().__init__(
            f"{path} cannot be reached now: {in_words(cause)}. What you see here is from the last "
            "time it could be read."
        )


class Stale(StoreError):
    """The record was saved elsewhere meanwhile. ``mine`` was not saved; ``theirs`` is what is kept."""

    def __init__(self, mine: object, theirs: object) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__("This was changed in the other window. Look at that version first.")


class BadRecord(StoreError):
    """One record holds something of the wrong type; it is kept as it is and never overwritten."""

    def __init__(self, table: str, record: str, problem: str) -> None:
        self.table, self.record, self.problem = table, record, problem
        super().__init__(f"In {table}, {record} cannot be read: {problem}. It was left as it is.")


class Locked(StoreError):
    """Sealed writing was asked for while its drawer is locked."""

    def __init__(self) -> None:
        super().__init__("This drawer is locked. Its owner can open it with their passphrase.")


class WrongPassphrase(StoreError):
    """The passphrase does not open the drawer, or the drawer's lock is damaged: the two look alike."""

    def __init__(self) -> None:
        super().__init__(
            "That did not open it. The passphrase is a different one, or the lock in the file is "
            "damaged. Nothing was changed."
        )


class Unreadable(StoreError):
    """Private writing is damaged, or is not what its writer finished; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "What is written here cannot be read. It is damaged, or not what its writer finished. "
            "It was left as it is; a backup may hold it whole."
        )


class Unproven(Unreadable):
    """What lies in a drawer was sealed without its owner's passphrase; nothing was changed."""

    def __init__(self) -> None:
        StoreError.__init__(
            self,
            "This was sealed without the passphrase of its drawer, so it may have been written by somebody "
            "else. It was left as it is.",
        )


class Exchanged(StoreError):
    """The lock of a drawer is not the one that it ought to be; ``str(e)`` says which, and what to do."""


class SealingFailed(StoreError):
    """The machine cannot do what sealing needs; nothing was changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The drawer could not be opened or locked: {reason}. Nothing was changed.")


_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file cannot grow any further",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission was refused",
    errno.EPERM: "permission was refused",
    errno.EIO: "the disk reported an error",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.ENAMETOOLONG: "its name is too long",
}


def in_words(error: OSError) -> str:
    """Return what *error* means, in plain words that fit after a colon."""
    return _WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
