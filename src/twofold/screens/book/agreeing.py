"""What both say yes to of a year: all of it, as it stands."""

from twofold.domain.book.year import (
    Leaf,
    YearChoice,
    agreed,
    book_of,
    is_agreed,
    is_other_choice,
    mark_of,
    year_id,
)
from twofold.domain.records import Record, Side
from twofold.screens.asks import Asks
from twofold.screens.both import Both
from twofold.screens.edit import AGAIN, Edit
from twofold.screens.twokeys import Question, shown_of

NOTHING_IN = "There is nothing in it yet. Put something in first."


class Agreeing(Both, Asks):
    """A page on which what was chosen of *year* is agreed on; what is taken back brings no yes with it."""

    def __init__(self, year: int | None) -> None:
        super().__init__()
        self.year = year
        self._leaves: tuple[Leaf, ...] = ()
        self.edit = Edit(self, YearChoice, "")

    @property
    def history(self) -> str:
        """What was chosen of this year is taken back here."""
        return year_id(self.year) if self.year is not None else ""

    def edit_of(self, record: Record) -> "Edit[YearChoice]":
        """Return the edit of what was chosen."""
        return self.edit

    @property
    def choice(self) -> YearChoice | None:
        """What was chosen, as the page shows it."""
        return self.edit.value

    @property
    def is_agreed(self) -> bool:
        """Whether both said yes to it as it stands."""
        return self.choice is not None and bool(self._leaves) and is_agreed(self.choice, self._leaves)

    @property
    def asks(self) -> bool:
        """Whether both are asked for their yes."""
        return self.question() is not None

    def question(self) -> Question | None:
        """Ask for a yes to all of it as it stands."""
        choice = self.choice
        if choice is None or not self._leaves or self.asked_words or self.is_agreed:
            return None
        mark = int(mark_of(book_of(choice, self._leaves))[:12], 16)
        return Question("print", choice.id, (*shown_of(self.house, choice), mark))

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        empty = self.choice is None or not book_of(self.choice, self._leaves).leaves
        return NOTHING_IN if empty else ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Keep what both said yes to."""
        self.edit.settle(agreed, self._leaves, by, self.house.clock.now())

    def ends(self) -> tuple[object, ...]:  # type: ignore[override]
        """Return who said yes, which ends with what both said yes to."""
        return self.two_keys.done()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and say yes anew."""
        self.two_keys.take_back()
        self.house.say(AGAIN)
        self.reload()

    def changed(self) -> None:
        """Follow a change that was saved just now; what is taken back brings no yes with it."""
        chosen = [
            step._replace(before=step.before.with_(agreed=None), after=step.after.with_(agreed=None))
            for step in self.steps
            if is_other_choice(step.before, step.after)
        ]
        self.steps[:] = chosen
        super().changed()
