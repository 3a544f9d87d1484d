"""The moment in which both sides of a round are opened."""

from typing import Literal

from twofold.domain.drawers import Writing, WritingKind, WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import Record, Side
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal, shown, stage_of
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.domain.worksheet.sheet import Draft, Guess
from twofold.screens.opening import QUICKER, Opening
from twofold.screens.private import NOTHING_OPENED

KINDS: tuple[WritingKind, ...] = ("sheet", "guess")
NOT_YET = "This round cannot be opened yet. Somebody writes on."


class RevealPage(Opening):
    """Both sides of the round *worksheet_id*."""

    place = "worksheet.reveal"
    heading = "Open it together"
    what = "it"
    how = "Read first, and say nothing for a moment. Questions to understand are welcome."
    not_yet = NOT_YET

    def __init__(self, worksheet_id: str) -> None:
        super().__init__()
        self.worksheet_id = worksheet_id

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the round stands."""
        worksheet = self.house.store.worksheets.get(self.worksheet_id)
        if worksheet is not None and worksheet.revealed is not None:
            return "open"
        return "ready" if worksheet is not None and self._waits(worksheet) else "not yet"

    def _waits(self, worksheet: Worksheet) -> bool:
        return stage_of(worksheet, self.house.store.writings.peek(WritingSummary)) == "reveal"

    def open_all(self) -> str:
        """Save the open round, and both sides' writings emptied, in one commit; return "" or what failed.

        Saved at once or not at all: a round that had to wait for the disk would be open before it is kept.
        """
        from twofold.store.errors import Stale, StoreError

        store = self.house.store
        if any(isinstance(r, Writing) and r.about == self.worksheet_id for r in self.house.unsaved):
            return f"{self.house.unsaved_words()} Open it when that is done."
        try:
            worksheet = store.worksheets.get(self.worksheet_id)
            if worksheet is not None and worksheet.revealed is not None:
                return ""  # the other terminal was quicker
            if worksheet is None or not self._waits(worksheet):
                return NOT_YET
            a, from_a = self._read("a")
            b, from_b = self._read("b")
            store.save(reveal(worksheet, a, b, self.house.clock.now()), *from_a, *from_b)
        except Stale:
            return QUICKER
        except (StoreError, Invalid) as error:
            return f"{NOTHING_OPENED} {error}"
        return ""

    def _read(self, side: Side) -> tuple[Shown, list[Record]]:
        """Return what *side* had finished, and their writings emptied. Raises StoreError."""
        vault = self.house.vault
        writings = [vault.writing(kind, self.worksheet_id, side) for kind in KINDS]
        written, guessed = writings
        draft = vault.read_finished(written, Draft)
        guess = vault.read_finished(guessed, Guess)
        return shown(draft, guess), [vault.emptied(writing) for writing in writings]

    def go_on(self) -> None:
        """Go to the open round."""
        self.house.go(TogetherRoute(self.worksheet_id), instead=True)
