"""Putting talks away, and bringing them back, for the pages that list them."""

from twofold.domain.listening.session import Note, Session

from .edit import Editing
from .house import PUT_AWAY, House
from .page import Page
from .undoing import Step, take_back


def notes_of(house: House, session_id: str) -> list[Note]:
    """Return the notes of a session, oldest first; one that waits to be saved as it is then."""
    waiting = {each.id: each for each in house.unsaved if isinstance(each, Note)}
    there = {each.id: each for each in house.store.notes.where(lambda note: note.session == session_id)}
    return [each for each in (there | waiting).values() if each.session == session_id]


def put_away(house: House, session_id: str) -> bool:
    """Delete a session and its notes in one commit; returns whether it went (a sentence says why not)."""
    from twofold.store.errors import StoreError

    now = house.clock.now()
    house.store.look()
    if (session := house.store.find(Session, session_id)) is None:
        return False
    notes = notes_of(house, session_id)
    try:
        gone, *_ = house.store.save(*(each.with_(deleted=now) for each in (session, *notes)))
    except StoreError as error:
        house.say(f"It could not be deleted. {error}", calm=False)
        return False
    house.steps(PUT_AWAY).append(Step(session, gone, tuple((Note, note.id) for note in notes)))
    return True


def bring_back(page: Page) -> None:
    """Bring back what was put away last, from whichever page."""
    if steps := page.house.steps(PUT_AWAY):
        take_back(page, steps[-1], PUT_AWAY)


class LookingBack(Editing):
    """A page from which sessions are put away, to be brought back from each of those pages."""

    @property
    def history(self) -> str:
        """What was put away, from whichever page."""
        return PUT_AWAY

    def put_away(self, session_id: str) -> bool:
        """Delete a session and its notes in one commit; returns whether it went (a sentence says why not)."""
        went = put_away(self.house, session_id)
        if went:
            self.changed()
        return went

    def action_undo(self) -> None:
        """Bring back what was put away last, and go there."""
        session_id = self.steps[-1].before.id if self.steps else ""
        super().action_undo()
        if session_id and self.house.store.find(Session, session_id) is not None:
            self.go_to(session_id)

    def go_to(self, session_id: str) -> None:
        """Go to a session that is there again."""
