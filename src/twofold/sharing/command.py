"""The command that says, and does, what it takes for one of the two to come in to a seat of their own."""

from pathlib import Path

from ..asked import Asked, CommandFailed, data_of
from ..domain.people import Couple
from ..domain.records import SIDES, Side
from .given import divided, key_of
from .keys import NoKey
from .keysfile import NotWritten
from .letting_in import let_in
from .lines import NoLine, program, shell
from .telling import account, say, show, unusual, us


def share(asked: Asked) -> int:
    """Say what *asked* is about, write what is to be written; return the exit code. Raises CommandFailed."""
    data = data_of(asked)
    name, pasted = divided(asked.words[1:])
    try:
        key = key_of(asked, pasted)
        couple = _couple(data)
        side = _side(couple, name)
        if key is None:
            if asked.write:
                raise CommandFailed("--write needs a key: pasted, or in a file with --key FILE.")
            _say_how(couple, SIDES if side is None else (side,), data)
        elif side is None:
            both = " or ".join(f"twofold share {shell([called(couple, each)])}" for each in SIDES)
            raise CommandFailed(f"Say whose key it is: {both}.")
        else:
            _say_here(couple, side, data)
            seat = side if couple.side_called(side) == side else couple.name(side)  # names may change
            command = [*program(), "--file", str(data), "--as", seat, "--confined"]
            if let_in(asked, key, command, couple.name(side), f"{couple.name(side)}'s seat"):
                _say_what_it_means(data)
    except (NoKey, NoLine, NotWritten) as trouble:
        raise CommandFailed(str(trouble)) from None
    return 0


def called(couple: Couple, side: Side) -> str:
    """Return the plainest word by which *side* is asked for on the command line."""
    name = couple.name(side)
    words = (name.split()[0].casefold(), name.casefold(), name)
    return next((word for word in words if couple.side_called(word) == side), side)


def _couple(data: Path) -> Couple:
    from ..store import Store

    if not data.exists():
        raise CommandFailed(
            f"There is nothing to share yet: no file at {data}. Open twofold once, and begin."
        )
    store = Store.open(data)
    try:
        found = store.couple.all()
    finally:
        store.close()
    if not found:
        raise CommandFailed("There is nothing to share yet: open twofold once, and say who you two are.")
    return found[0]


def _side(couple: Couple, name: str) -> Side | None:
    """Return who is called *name*; None when no name was given. Raises CommandFailed."""
    side = couple.side_called(name) if name else None
    if name and side is None:
        raise CommandFailed(f'"{name}" is neither of you. You are {couple.name("both")}.')
    return side


def _say_here(couple: Couple, side: Side, data: Path) -> None:
    say(f"{couple.name(side)}'s seat, in another terminal of this computer:")
    show(shell([*us(), *unusual(data), "--as", called(couple, side)]))


def _say_how(couple: Couple, sides: tuple[Side, ...], data: Path) -> None:
    for side in sides:
        _say_here(couple, side, data)
    whose = f"{couple.name(sides[0])}'s" if len(sides) == 1 else "the other one's"
    say(f"From another computer, over ssh. On {whose} computer, this shows the public key:")
    show("cat ~/.ssh/id_ed25519.pub")
    say("If there is none, ssh-keygen -t ed25519 makes one. Then here, with that line in FILE:")
    for side in sides:
        show(f"{shell([*us(), 'share', called(couple, side), *unusual(data)])} --key FILE")
    say("You can also give the line itself, in quotes, instead of --key FILE.")
    _say_what_it_means(data)


def _say_what_it_means(data: Path) -> None:
    say(
        "At two seats, private pages open only at their owner's seat, and nobody sees what the other types. "
        f"Both use the account {account()}: anyone who works in it can sit down at either seat and read your "
        "file, except what is in a drawer with a passphrase.",
        "For one screen that both of you see, every key included:",
    )
    show(shell([*us(), "share", "--mirror", *unusual(data)]))
