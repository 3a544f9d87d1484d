"""``twofold moment``: one line about something good, kept from the shell in ten seconds.

It is sealed to the writer's drawer where that has a passphrase, which nobody is asked for.
"""

import sys
from typing import TYPE_CHECKING

from .asked import Asked, CommandFailed, data_of, plain

if TYPE_CHECKING:
    from .domain.people import Couple
    from .domain.records import Side
    from .store import Store

WELL = 0
NO_COUPLE = "Nobody is in this file yet. Open twofold first, and say who you are."


def moment(asked: Asked) -> int:
    """Keep what was *asked*, and return the exit code.

    Raises CommandFailed, and StoreError where it cannot be kept.
    """
    from .domain.moments.showing import jotted
    from .domain.people import COUPLE_ID, Invalid
    from .domain.records import other
    from .frame.secrecy import keep_to_ourselves
    from .store import Store

    keep_to_ourselves()
    data = data_of(asked)
    if not data.exists():
        raise CommandFailed(NO_COUPLE)
    store = Store.open(data)
    try:
        couple = store.couple.get(COUPLE_ID)
        if couple is None:
            raise CommandFailed(NO_COUPLE)
        side = _by(asked, couple)
        try:
            words = jotted(_words(asked)).words
        except Invalid as trouble:
            raise CommandFailed(str(trouble)) from None
        locked = _keep(store, side, words, share=asked.share)
    finally:
        store.close()
    name, away = plain(couple.name(side)), plain(couple.name(other(side)))
    if asked.share:
        print(f"Shown to {away}.")
    elif locked:
        print(f"Kept for {name} alone, sealed in {name}'s drawer.")
    else:
        print(f"Kept for {name} alone. Without a passphrase it can be read in the file.")
    return WELL


def _keep(store: "Store", side: "Side", words: str, *, share: bool) -> bool:
    """Keep *words* in one save; return whether the drawer of *side* has a passphrase."""
    from .domain.moments.records import Jotted
    from .domain.moments.showing import show
    from .domain.records import new_id, utc_now
    from .store.vault import Vault

    now = utc_now()
    vault, about = Vault(store, utc_now), new_id()
    if share:
        store.save(show(about, side, words, now, now))
    else:
        store.save(vault.write(vault.writing("moment", about, side), Jotted(words)))
    return vault.drawer(side) is not None


def _by(asked: Asked, couple: "Couple") -> "Side":
    """Return who it is by, as --as says, or as is answered at a terminal."""
    either = f"{plain(couple.a.name)} or {plain(couple.b.name)}"
    named = asked.seat
    if named is None:
        if not sys.stdin.isatty():
            raise CommandFailed(f"Say who it is by: --as, and {either}.")
        named = _asked(f"Who is it by, {either}? ")
    side = couple.side_called(named)
    if side is None:
        raise CommandFailed(f"Say who it is by: --as, and {either}.")
    return side


def _words(asked: Asked) -> str:
    """Return the words; what is typed here stays out of the history of the shell."""
    if asked.words[1:]:
        return " ".join(asked.words[1:])
    return _asked("One line about something good: " if sys.stdin.isatty() else "")


def _asked(question: str) -> str:
    print(question, end="", flush=True)
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        raise CommandFailed("This cannot be read as text. Write the line once more.") from None
