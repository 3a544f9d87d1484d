"""Taking back what was done to a side of the worksheet, and bringing back a deleted row."""

from collections.abc import Callable

from twofold.domain.drawers import writing_id
from twofold.domain.people import Invalid
from twofold.domain.worksheet.sheet import Draft, bring_back
from twofold.domain.worksheet.undoing import undone, undone_words
from twofold.screens.private import PrivatePage

from .summaries import left_behind


class TakesBack(PrivatePage[Draft]):
    """A side of the worksheet whose changes, made with `change`, can be taken back while it is its turn.

    Deleted rows come back also later: they are kept with the side. Subclasses say how to `go_to` a row.
    """

    wanted = ""
    """The deleted row that they were told comes back next."""
    _full = False
    """Whether it waits for room."""

    @property
    def steps(self) -> list[tuple[Draft, Draft]]:
        """The changes of this side that can be taken back, from before to after; the newest is last."""
        return self.house.steps(writing_id("sheet", self.about, self.side), private=True)

    @property
    def may_bring_back(self) -> bool:
        """Whether there is anything to take back, or to bring back, now."""
        return self.may_write and bool(self.steps or self.value.removed)

    def go_to(self, row_id: str) -> None:
        """Put the cursor on a row."""

    def change(self, change: Callable[[Draft], Draft]) -> bool:
        """Save what *change* makes of the rows, and draw them. False, with a word, when it cannot be."""
        if left_behind(self):
            return False
        before = self.value
        try:
            value = change(before)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return False
        kept = self.keep(value)
        if kept and value != before:
            self.steps.append((before, value))
            self.wanted = self.wanted if self._full else ""
        self.draw()
        return kept

    def follow(self) -> None:
        """Read what the other terminal saved; a row that was deleted there comes back first."""
        known = {gone.row.id for gone in self.value.removed}
        super().reload()
        for gone in self.value.removed:
            if gone.row.id not in known:
                self.wanted = gone.row.id

    def action_bring_back(self) -> None:
        """Take the last change back; where none is known any more, bring back the row deleted last."""
        if left_behind(self):
            return
        now, steps = self.value, list(self.steps)
        try:
            back = self._back()
        except Invalid as trouble:
            self._full = True
            self.house.say(str(trouble))
            return
        if back is None:
            return
        if not self.keep(back):
            self.steps[:] = steps
            return
        self.wanted, self._full = "", False
        self.draw()
        self.house.say(undone_words(now, back))
        for row in back.rows:
            if now.row(row.id) is None:
                self.go_to(row.id)

    def _back(self) -> Draft | None:
        """Return the side as it was; None where nothing can be taken back. Raises Invalid when it is full."""
        removed = [gone.row.id for gone in self.value.removed]
        if self.wanted in removed:
            return bring_back(self.value, self.wanted)
        while self.steps:
            before, after = self.steps[-1]
            self.wanted = next((row.id for row in before.rows if after.row(row.id) is None), "")
            back = undone(self.value, before, after)
            self.steps.pop()
            if back != self.value:
                return back
        self.wanted = removed[-1] if removed else ""
        return bring_back(self.value) if removed else None
