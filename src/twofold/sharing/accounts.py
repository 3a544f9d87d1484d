"""Two accounts of one computer on one file: a group, a folder for it, and modes that hold."""

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..asked import Asked, CommandFailed, data_of
from ..store import disk
from ..store.backups import out_of_reach
from ..store.places import backup_dir, own_files
from .lines import NoLine, shell, word
from .telling import account, say, show, us

GROUP = "twofold"
IS_MAC = sys.platform == "darwin"


def open_to_account(asked: Asked) -> int:
    """Do what can be done so that another account uses the same file, and say what else it takes.

    Return the exit code: 0 once both can use it. Raises CommandFailed.
    """
    import pwd

    data, other = Path(os.path.realpath(data_of(asked))), asked.account or ""
    try:
        pwd.getpwnam(other)
    except (KeyError, ValueError):
        raise CommandFailed(f'There is no account "{other}" on this computer.') from None
    if other == account():
        raise CommandFailed("That is this very account. Name the other one.")
    if not data.exists():
        raise CommandFailed(f"There is nothing to share yet: no file at {data}. Open twofold first.")
    try:
        if not disk.is_shared(data.parent):
            _say_how_to_move(data, other)
            return 0
        return _settle(data, other)
    except NoLine as trouble:
        raise CommandFailed(str(trouble)) from None


def _say_how_to_move(data: Path, other: str) -> None:
    """Say what makes a folder for both, and moves the file *data* there."""
    place = Path("/Users/Shared" if IS_MAC else "/srv", GROUP)
    say(
        f"The file is in {data.parent}, which is for this account alone. Both need a folder of a group that "
        "both are in. An administrator makes them, once:"
    )
    steps = [
        *([] if _number_of(GROUP) is not None else [_make_group()]),
        *_joining(GROUP, (account(), other)),
    ]
    if not disk.is_shared(place):
        steps.append(f"sudo install -d -m 2770 -o {word(account())} -g {GROUP} {place}")
    show(*steps)
    say("Then quit twofold everywhere, sign out and in again, and in this account:")
    show(
        f"mv {word(str(data))}* {place}/",
        shell([*us(), "share", "--account", other, "--file", str(place / data.name)]),
    )


def _settle(data: Path, other: str) -> int:
    """Let *data* and all beside it be for the group of its folder; say what is missing, or how to begin.

    Return the exit code.
    """
    folder = data.parent
    group = folder.stat().st_gid
    _settle_modes(data, group)
    troubles = [
        f"{place} is not open to both accounts. Its owner needs to run twofold share --account."
        for place in out_of_reach(data)
    ]
    troubles += [
        f"{each} is closed to the account {other}, with all that is in it. Choose another place for the file."
        for each in closed_above(folder, group)
    ]
    missing = [name for name in (account(), other) if not _is_in(name, group)]
    if missing:
        say(
            f"{' and '.join(missing)} must be in the group {_name_of(group)}. An administrator does it, once:"
        )
        show(*_joining(_name_of(group), missing))
        say("Whoever was added needs to sign out and in again.")
    for trouble in troubles:
        say(trouble)
    if troubles or missing:
        say("Then run the same command again to see whether all is well.")
        return 2
    say(f"Both accounts can use {data}, and nobody else can. In each of them, with twofold set up there too:")
    show(shell(["twofold", "--file", str(data), "--as", "NAME"]))
    say(
        "Each account has its own settings. Both can read the file itself, so what is private in it needs a "
        "passphrase."
    )
    return 0


def closed_above(folder: Path, group: int) -> list[Path]:
    """Return which of the folders that lead to *folder* the accounts of *group* cannot go through."""
    found = [(each, each.stat()) for each in folder.parents]
    return [
        each
        for each, facts in found
        if not facts.st_mode & (stat.S_IXGRP if facts.st_gid == group else stat.S_IXOTH)
    ]


def _settle_modes(data: Path, group: int) -> None:
    folder = backup_dir(data)
    inside = list(folder.iterdir()) if folder.is_dir() else []
    for place in (*own_files(data), folder, *inside):
        with suppress(FileNotFoundError, PermissionError):  # it belongs to the other, and is told of later
            os.chown(place, -1, group)
            place.chmod(disk.SHARED_FOLDER_MODE if place.is_dir() else disk.SHARED_FILE_MODE)


def _make_group() -> str:
    return f"sudo dseditgroup -o create {GROUP}" if IS_MAC else f"sudo groupadd {GROUP}"


def _joining(group: str, names: Iterable[str]) -> list[str]:
    number = _number_of(group)
    add = "sudo dseditgroup -o edit -t user -a {1} {0}" if IS_MAC else "sudo usermod -aG {0} {1}"
    return [
        add.format(word(group), word(name)) for name in names if number is None or not _is_in(name, number)
    ]


def _number_of(group: str) -> int | None:
    import grp

    try:
        return grp.getgrnam(group).gr_gid
    except KeyError:
        return None


def _name_of(group: int) -> str:
    import grp

    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)


def _is_in(name: str, group: int) -> bool:
    """Return whether the account *name* is in *group*, as the system has it for whoever signs in now."""
    import pwd

    return group in os.getgrouplist(name, pwd.getpwnam(name).pw_gid)
