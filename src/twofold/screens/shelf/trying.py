"""One thing to try: a line under a part, and an agreement once both want it."""

from functools import partial
from zlib import crc32

from textual.content import Content
from textual.widgets import Input

from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES, Side
from twofold.domain.shelf.records import Slice
from twofold.domain.shelf.works import agreed, agreement_id, slice_of, to_try
from twofold.screens.asks import Asks
from twofold.screens.both import Both
from twofold.screens.house import newest
from twofold.screens.saving import kept
from twofold.screens.twokeys import Question
from twofold.widgets.choices import Choices
from twofold.widgets.consent import two_keys

from .kept import OnWork
from .render import agreement_words


class Trying(Asks, OnWork, Both):
    """A page of a work, on which the two say what they would like to try after the part under the cursor."""

    asks_in = "work"

    def __init__(self, work_id: str) -> None:
        super().__init__(work_id)
        self._trying = ""

    @property
    def part(self) -> Slice | None:
        """The slice under the cursor, or None."""
        current, work = self.query_one(Choices).current, self.work
        return slice_of(work, current) if work is not None and current else None

    def _agreement(self, part: Slice) -> Agreement | None:
        work = self.work
        return newest(self.house, Agreement, agreement_id(work, part.id)) if work else None

    def agreed_line(self, part: Slice) -> Content:
        """Return whether the thing to try is an agreement, or whose key is still wanted for it."""
        if (made := self._agreement(part)) is not None:
            return agreement_words(made)
        keys: dict[Side, str] = {side: self.key_of(f"work.yes-{side}") for side in SIDES}
        both = two_keys(self.house.couple(), keys, self.said_yes, done="✓ yes", joint="  ", gap=" ")
        return Content.styled("An agreement, if both want: ", "$quiet") + both

    def question(self) -> Question | None:
        """Ask whether both want to try it, in these words."""
        part = self.part
        if part is None or not part.try_ or self._agreement(part) is not None:
            return None
        return Question("try", part.id, (crc32(part.try_.encode()),))

    @property
    def may_agree(self) -> bool:
        """Whether both can make an agreement of what there is to try."""
        return self.question() is not None

    def left(self) -> None:
        """Keep what is typed of one thing to try."""
        self.flush()
        self._trying = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep one thing to try as it is typed."""
        event.stop()
        if self._trying:
            self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed of one thing to try; all of it is one step to take back."""
        if self._trying and self.asked_words:
            self._try(self._trying, self.line.line)

    def _try(self, id: str, words: str) -> bool:
        part = self.slice(id)
        if part is None or part.try_ == words:
            return True
        return self.edit.change_typed(f"try {id}", to_try, id, words) is not None

    def action_try(self) -> None:
        """Write one thing to try."""
        if (part := self.part) is None:
            return
        if self._agreement(part) is not None:
            self.house.say("You agreed on it. It can be changed with your agreements.")
            return
        self._trying, hint = part.id, "tea in the garden before the phones"
        self.ask("One thing to try this week", hint, part.try_, partial(self._try, part.id))

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Make an agreement of it."""
        work, part = self.work, self.part
        assert work is not None and part is not None
        try:
            made = agreed(work, part.id, by, self.house.clock.now(), self.today)
        except Invalid as error:
            self.house.say(str(error))
            return
        saved = kept(self.house, made, *self.two_keys.done())
        there = "It was agreed at the other terminal just now."
        self.house.say("It is an agreement now. You look at it in a week." if saved else there)
