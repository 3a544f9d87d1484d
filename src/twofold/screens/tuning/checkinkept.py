"""A check-in as it is kept while the two are at it: its parts, and what is typed."""

from collections.abc import Callable
from functools import partial

from textual.timer import Timer as Ticking
from textual.widgets import Input, TextArea

from twofold.domain.dates import local_day
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
from twofold.screens.both import Both
from twofold.screens.page import gone_words, newest

from .checkinform import CheckInForm
from .summaries import changed, checkin_summaries

SAVE_AFTER = 0.2
"""Seconds from the first unsaved key to the save."""


class AtCheckIn(Both):
    """A page of the check-in *checkin_id*; without one, of the one under way, or of a new one."""

    def __init__(self, checkin_id: str | None = None) -> None:
        super().__init__()
        self.checkin_id = checkin_id
        self.checkin: CheckIn | None = None
        self._saving: Ticking | None = None
        self.last: CheckInSummary | None = None
        self.first: Side = "a"

    def find(self) -> CheckIn | None:
        """Read it, and what came before it; None, after a word about it, when it is gone."""
        house = self.house
        cards = checkin_summaries(house)
        if self.checkin_id is None:
            going = under_way(cards, local_day(house.clock.now()))
            self.checkin = newest(house, CheckIn, going.id) if going else None
            self.checkin = self.checkin or new_checkin(house.clock.now(), local_day(house.clock.now()))
        else:
            self.checkin = newest(house, CheckIn, self.checkin_id)
        if self.checkin is None:
            house.say(gone_words(house, CheckIn, self.checkin_id or "", "This check-in"))
            self.call_later(self.action_back)
            return None
        self.checkin_id = self.checkin.id
        self.last, self.first = before(cards, self.checkin), begins(cards, self.checkin)
        return self.checkin

    def draw(self) -> None:
        """Draw what is not typed."""

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

    def change(self, change: Callable[[CheckIn], CheckIn]) -> bool:
        """Save what *change* makes of it; False, with a word on screen, when that cannot be."""
        assert self.checkin is not None
        base = self.checkin
        after = changed(self, CheckIn, base.id, lambda: base, change)
        self.checkin = after or newest(self.house, CheckIn, base.id) or base
        return after is not None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self._typed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self._typed()

    def _typed(self) -> None:
        if self.checkin is not None and self.unsaved() and self._saving is None:
            self._saving = self.set_timer(SAVE_AFTER, self.flush)

    def unsaved(self) -> list[Callable[[CheckIn], CheckIn]]:
        """Return what has to change for what is typed to be kept."""
        checkin, part = self.checkin, self.part
        if checkin is None or checkin.closed is not None or not self.query("#checkin-note"):
            return []
        changes: list[Callable[[CheckIn], CheckIn]] = []
        note = self.form.note.text
        if note != note_of(checkin, part):
            changes.append(lambda now: with_note(now, part, note))
        for n, side in enumerate(SIDES):
            words = self.form.promise(side).line
            if words != checkin.promises[n]:
                changes.append(partial(with_promise, side=side, words=words))
        return changes

    def flush(self) -> None:
        """Keep what is typed."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        changes = self.unsaved()
        for each in changes:
            self.change(each)
        if self.checkin is not None and self.checkin.closed is None and self.query("#checkin-note"):
            # What the other terminal wrote meanwhile must not be taken for words deleted here.
            self.form.fill(self.checkin, self.part)
        if changes:
            self.draw()
