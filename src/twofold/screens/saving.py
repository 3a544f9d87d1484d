"""Saving in one commit, all of it or nothing; and what is said where the other terminal was quicker."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from twofold.domain.people import Invalid
from twofold.domain.records import Record

from .house import House

if TYPE_CHECKING:
    from twofold.store.errors import StoreError

BUSY = "The other terminal is changing this right now. Try again."


def kept(house: House, *records: Record) -> tuple[Record, ...]:
    """Save *records* in one commit, and return them; an empty tuple when the other terminal was quicker."""
    from twofold.store.errors import Stale

    try:
        return house.keep(*records)
    except Stale:
        house.store.look()
        return ()


def refused(error: "StoreError", busy: str = BUSY) -> str:
    """Return what is said where nothing was saved for *error*; *busy*: the other terminal was quicker."""
    from twofold.store.errors import Stale

    return busy if isinstance(error, Stale) else str(error)


def at_once(
    house: House,
    about: Collection[str],
    save: Callable[[], object],
    *,
    then: str,
    quicker: str = BUSY,
    nothing: str = "",
) -> str:
    """Call *save*, which saves all of something in one commit; return "", or why nothing was saved.

    It never waits: while anything *about* these ids does, they may do it *then* ("Open it"). *quicker* is
    said when the other terminal was, and *nothing* stands before every reason; *save* may raise Invalid with
    one.
    """
    from twofold.store.errors import StoreError

    if any({record.id, getattr(record, "about", "")} & set(about) for record in house.unsaved):
        return f"{house.unsaved_words()} {then} when that is done."
    try:
        save()
    except StoreError as error:
        return f"{nothing}{refused(error, quicker)}"
    except Invalid as error:
        return f"{nothing}{error}"
    return ""
