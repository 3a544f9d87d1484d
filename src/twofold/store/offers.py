"""What home shows as it is now, read from the tables: what the practices offer, and the talk that runs."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from twofold.domain.dates import local_day
from twofold.domain.drawers import WritingSummary
from twofold.domain.listening.session import SessionSummary
from twofold.domain.listening.talks import is_running
from twofold.domain.offers import Offer
from twofold.domain.open_things import Thing
from twofold.domain.tonight import Invitation
from twofold.practices import PRACTICES, Practice, named

from .kinds import WRITINGS
from .store import Store


def offers(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what waits for the two in *store* at *now* (UTC), the local day *today*. Raises StoreError.

    A table with nothing in it costs nothing.
    """
    found: list[Offer] = []
    for practice in PRACTICES:
        if practice.offers and _has_begun(store, practice):
            found += named("domain", practice.offers)(store, now, today)
    return tuple(found)


def _has_begun(store: Store, practice: Practice) -> bool:
    """Return whether anything of *practice* is in the file."""
    if any(map(store.has, practice.records)):
        return True
    kinds = practice.private
    private = store.writings.peek(WritingSummary) if kinds and store.has(WRITINGS) else ()
    return any(card.kind in kinds for card in private)


def lately(store: Store) -> dict[str, date]:
    """Return the local day on which each practice was last begun with, by its name; none never used is in it.

    Only what was begun counts, by the newest record there is; how often, nobody knows.
    """
    found: dict[str, date] = {}
    for practice in PRACTICES:
        kept = [store.table(name).newest for name in practice.records if store.has(name)]
        begun = [when for when in kept if when is not None]
        if begun:
            found[practice.name] = local_day(max(begun))
    return found


def invitations() -> dict[str, Sequence[Invitation]]:
    """Return what each practice invites to, by its name, in the order of home."""
    return {each.name: named("domain", each.invites) for each in PRACTICES if each.invites}


def running(store: Store, things: Iterable[Thing], now: datetime) -> frozenset[str]:
    """Return the ids of those talks among *things* that run at some terminal at *now*."""
    found = set()
    for thing in things:
        if isinstance(thing, SessionSummary) and (beat := store.beats.get(thing.id)) is not None:
            session = store.sessions.get(thing.id)
            if session is not None and is_running(session, beat, now):
                found.add(thing.id)
    return frozenset(found)
