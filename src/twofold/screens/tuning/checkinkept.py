"""A check-in as it is kept while the two are at it: its parts, and what is typed."""

from collections.abc import Callable
from functools import partial

from twofold.domain.listening.session import SessionSummary
from twofold.domain.records import SIDES, Side
from twofold.domain.tuning.checkins import (
    PARTS,
    Part,
    about_issue,
    before,
    begins,
    new_checkin,
    note_of,
    part_of,
    under_way,
    with_note,
    with_promise,
)
from twofold.domain.tuning.records import CheckIn, CheckInSummary
from twofold.screens.autosave import Autosave
from twofold.screens.both import Both
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import newest

from .checkinform import CheckInForm, written
from .summaries import checkin_summaries


class AtCheckIn(Autosave, Editing, Both):
    """A page of the check-in *checkin_id*; without one, of the one under way, or of a new one."""

    def __init__(self, checkin_id: str | None = None) -> None:
        super().__init__()
        self.checkin_id = checkin_id
        self.edit = Edit(self, CheckIn, checkin_id or "", what="This check-in")
        self.last: CheckInSummary | None = None
        self.first: Side = "a"

    @property
    def checkin(self) -> CheckIn | None:
        """The check-in as the page shows it, or None when it is gone."""
        return self.edit.value

    def find(self) -> CheckIn | None:
        """Read it, and what came before it; None, after a word about it, when it is gone."""
        house = self.house
        cards = checkin_summaries(house)
        if self.checkin_id is None:
            going = under_way(cards, self.today)
            found = newest(house, CheckIn, going.id) if going else None
            self.edit.begin(found or new_checkin(house.clock.now(), self.today))
        checkin = self.edit.find()
        if checkin is not None:
            self.checkin_id = checkin.id
            self.last, self.first = before(cards, checkin), begins(cards, checkin)
        return checkin

    @property
    def form(self) -> CheckInForm:
        """What may be written."""
        return self.query_one(CheckInForm)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts there are: nothing is read out where nothing was promised."""
        promised = self.last is not None and any(self.last.promises)
        return PARTS if promised else PARTS[1:]

    @property
    def part(self) -> Part:
        """The part they are at."""
        part = part_of(self.checkin) if self.checkin is not None else PARTS[0]
        return part if part in self.parts else self.parts[0]

    def talks(self) -> list[SessionSummary]:
        """Return the talks about its issue."""
        assert self.checkin is not None
        about = about_issue(self.checkin)
        return [card for card in self.house.store.sessions.peek(SessionSummary) if card.about == about]

    # -- what is written ----------------------------------------------------------------------------

    def on_form_changed(self, event: CheckInForm.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self._typed()

    def _typed(self) -> None:
        if self.checkin is not None and self.unsaved():
            self.save_soon()

    def unsaved(self) -> list[Callable[[CheckIn], CheckIn]]:
        """Return what has to change for what is typed to be kept."""
        checkin, part = self.checkin, self.part
        if checkin is None or checkin.closed is not None or not self.query("#checkin-note"):
            return []
        changes: list[Callable[[CheckIn], CheckIn]] = []
        typed = self.form.read()
        if typed.note != note_of(checkin, part):
            changes.append(lambda now: with_note(now, part, typed.note))
        for side, words, kept in zip(SIDES, typed.promises, checkin.promises, strict=True):
            if words != kept:
                changes.append(partial(with_promise, side=side, words=words))
        return changes

    def save_typed(self) -> None:
        """Keep what is typed."""
        for each in self.unsaved():
            self.edit.change(each)
        if self.checkin is not None and self.checkin.closed is None and self.query("#checkin-note"):
            # What the other terminal wrote meanwhile must not be taken for words deleted here.
            self.form.value = written(self.checkin, self.part)
