"""Opening what both wrote alone: who has finished, who is ready, and all of it at once, or nothing."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from twofold.domain.drawers import Writing, WritingKind, WritingSummary, finished, writing_id
from twofold.domain.ready import Ready, Shown, done, ready_id
from twofold.domain.records import SIDES, Record, Side

from .errors import StoreError, Unreadable
from .harmless import as_value
from .programs import is_gone

if TYPE_CHECKING:
    from .store import Store
    from .vault import Vault

T = TypeVar("T", bound=msgspec.Struct)

OPEN = "open"
"""What both press for when they open what they wrote alone."""


class NotYet(Exception):
    """It cannot be opened: one of the two writes on. The message is a sentence to show."""


class Kept(Protocol):
    """All that is kept: the open file, and what waits to be saved to it."""

    @property
    def store(self) -> "Store":
        """The open file."""
        ...

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What waits to be saved, as it is now."""
        ...


def writing_summaries(kept: Kept) -> list[WritingSummary]:
    """Return the little that may be known of private writings; of one that waits, as it will be saved."""
    waits = {record.id: record for record in kept.unsaved if isinstance(record, Writing)}
    cards = [card for card in kept.store.writings.peek(WritingSummary) if card.id not in waits]
    return cards + [
        WritingSummary(w.id, w.kind, w.about, w.author, w.finished)
        for w in waits.values()
        if w.deleted is None
    ]


def who_finished(kept: Kept, kind: WritingKind, about: str) -> set[Side]:
    """Return who has finished their writing of *kind* about *about*."""
    return finished(writing_summaries(kept), about, kind)


def revisions(kept: Kept, about: str, *kinds: WritingKind) -> Shown:
    """Return which writings of these *kinds* about *about* there are now: what both press for."""
    return tuple(kept.store.writings.rev(writing_id(kind, about, side)) for kind in kinds for side in SIDES)


def ready_of(store: "Store", act: str, about: str, now: datetime) -> Ready:
    """Return who is ready for *act* on *about*, as it is kept, or a new one.

    Whoever pressed at a program that was ended, or killed, since then is there no more: that does not count.
    """
    name = ready_id(act, about)
    # One that is over goes on under its id, so the next must be its successor.
    rev = store.ready.rev(name)
    kept = store.ready.get(name)
    if kept is None:
        return Ready(id=name, created=now, updated=now, rev=rev, act=act, about=about)
    return kept.with_(pressed=tuple(press for press in kept.pressed if not is_gone(press.by)))


def forget_gone(store: "Store", now: datetime) -> bool:
    """Take away the presses at programs that were ended, or killed, and tell whether there were any.

    Else the file would say who pressed, and when, until somebody presses again. What cannot be saved now, or
    was pressed at another terminal in the same moment, stays for the next time.
    """
    gone = False
    for kept in store.ready.all():
        left = tuple(press for press in kept.pressed if not is_gone(press.by))
        if left != kept.pressed:
            with suppress(StoreError):
                store.save(kept.with_(pressed=left) if left else done(kept, now))
                gone = True
    return gone


class Reveal:
    """What both wrote about *about*, on its way to be shown. Both drawers of *vault* are open.

    What they wrote is read one by one; `save` keeps what is shown, empties what was read, and ends who was
    ready, in one commit. What one of them opened at another seat (see `halves`) is taken from the vault's
    ``brought``.
    """

    def __init__(self, kept: Kept, vault: "Vault", about: str, now: datetime) -> None:
        self.now = now
        self._store, self._vault, self._about = kept.store, vault, about
        self._ready = ready_of(kept.store, OPEN, about, now)
        self._emptied: list[Writing] = []

    def read(self, side: Side, kind: WritingKind, shape: type[T]) -> T:
        """Return what *side* finished as *kind*. Raises BadRecord, Locked, Unreadable."""
        writing = self._vault.writing(kind, self._about, side)
        if (brought := self._vault.brought.get(side)) is not None:
            if kind not in brought:
                raise Unreadable
            value = as_value(brought[kind], shape)
        else:
            value = self._vault.read_finished(writing, shape)
        self._emptied.append(self._vault.emptied(writing))
        return value

    def save(self, *shown: Record) -> None:
        """Save all that is *shown*, whole or not at all. Raises Stale, NotWritable, SaveFailed, BadRecord."""
        over = [done(self._ready, self.now)] if self._ready.pressed else []
        self._store.save(*shown, *self._emptied, *over)
