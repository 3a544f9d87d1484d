"""The moment in which both sides of a round are opened."""

from typing import Literal

from twofold.domain.ready import Shown
from twofold.domain.worksheet import rounds
from twofold.domain.worksheet.rounds import Worksheet, shown, stage_of
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.domain.worksheet.sheet import Draft, Guess
from twofold.screens.opening import Opening, open_both
from twofold.store.reveal import NotYet, Reveal, revisions, writing_summaries

NOT_YET = "This round cannot be opened yet. One of you has not finished."


class RevealPage(Opening):
    """Both sides of the round *worksheet_id*."""

    place = "worksheet.reveal"
    heading = "Open it together"
    what = "it"
    how = "Read first, and say nothing for a moment. Questions to understand are welcome."
    not_yet = NOT_YET

    def __init__(self, worksheet_id: str) -> None:
        super().__init__(worksheet_id)

    def written(self) -> Shown:
        """Return the revisions of both sides and both guesses."""
        return revisions(self.house, self.about, "sheet", "guess")

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return how the round stands."""
        worksheet = self.house.store.worksheets.get(self.about)
        if worksheet is not None and worksheet.revealed is not None:
            return "open"
        return "ready" if worksheet is not None and self._waits(worksheet) else "not yet"

    def _waits(self, worksheet: Worksheet) -> bool:
        return stage_of(worksheet, writing_summaries(self.house)) == "reveal"

    def open_all(self) -> str:
        """Open the round; see `open_both`."""

        def show(reveal: Reveal) -> Worksheet | None:
            worksheet = self.house.store.worksheets.get(self.about)
            if worksheet is not None and worksheet.revealed is not None:
                return None  # the other terminal was quicker
            if worksheet is None or not self._waits(worksheet):
                raise NotYet(NOT_YET)
            a = shown(reveal.read("a", "sheet", Draft), reveal.read("a", "guess", Guess))
            b = shown(reveal.read("b", "sheet", Draft), reveal.read("b", "guess", Guess))
            return rounds.reveal(worksheet, a, b, reveal.now)

        return open_both(self.house, self.about, show, what="it")

    def go_on(self) -> None:
        """Go to the open round."""
        self.house.go(TogetherRoute(self.about), instead=True)
