"""Putting sessions away, and bringing them back, for the pages that look back."""

from collections.abc import Callable, Iterable, Iterator

from twofold.domain.listening.session import Note
from twofold.domain.records import Record
from twofold.screens.house import House

AWAY = "listening.away"
"""Under what name the app keeps what was put away, the latest at the end: each a session and its notes."""


def notes_of(house: House, session_id: str) -> list[Note]:
    """Return the notes of a session, oldest first."""
    return house.store.notes.where(lambda note: note.session == session_id)


def put_away(house: House, session_id: str) -> bool:
    """Delete a session and its notes in one commit; returns whether it went (a sentence says why not)."""
    now = house.clock.now()

    def going() -> Iterator[Record]:
        if session := house.store.sessions.get(session_id):
            yield session.with_(deleted=now)
            yield from (note.with_(deleted=now) for note in notes_of(house, session_id))

    gone = _saved(house, "put away", going)
    if gone:
        house.steps(AWAY).append(gone)
    return bool(gone)


def can_bring_back(house: House) -> bool:
    """Return whether anything was put away that can come back."""
    return bool(house.steps(AWAY))


def bring_back(house: House) -> str | None:
    """Bring back what was put away last; returns the session's id, or None when nothing came back."""
    away: list[tuple[Record, ...]] = house.steps(AWAY)
    if not away:
        return None
    back = _saved(house, "brought back", lambda: (record.with_(deleted=None) for record in away[-1]))
    if not back:
        return None
    away.pop()
    return back[0].id


def _saved(house: House, what: str, records: Callable[[], Iterable[Record]]) -> tuple[Record, ...]:
    from twofold.store import Stale, StoreError

    try:
        return house.store.save(*records())
    except Stale:
        house.say(f"It was changed in the other terminal just now, so it was not {what}. Try once more.")
    except StoreError as error:
        house.say(f"It could not be {what}. {error}", calm=False)
    return ()
