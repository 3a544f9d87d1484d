"""What both write alone about the card on the table, and open together."""

from textual import work

from twofold.domain.questions import answers
from twofold.domain.questions.routes import AnswerRoute
from twofold.domain.ready import are_both
from twofold.domain.records import SIDES, Side
from twofold.screens.both import Both
from twofold.screens.door import NOTHING_OPENED, admitted, with_both_open
from twofold.screens.twokeys import Question
from twofold.store.reveal import OPEN, revisions, who_finished
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker
from twofold.widgets.plain import signed

from . import view
from .cards import open_answers
from .underway import Underway


class Written(Underway, Both):
    """An evening under way, with what the two write about the card on the table."""

    opens = True

    @property
    def done(self) -> set[Side]:
        """Who has finished writing about the card."""
        return who_finished(self.house, "answer", answers.about(self.evening_id, self.key))

    @property
    def is_opened(self) -> bool:
        """Whether what both wrote about the card lies open."""
        evening = self.evening
        return self.is_seen and evening is not None and view.opened_now(self.asked, evening) is not None

    @property
    def is_written(self) -> bool:
        """Whether both write alone first, and have not opened it yet."""
        evening = self.evening
        return self.is_seen and evening is not None and evening.writing and not self.is_opened

    @property
    def may_look_again(self) -> bool:
        """Whether somebody who may write here has written, so that there is something to read again."""
        return bool(self._readers)

    @property
    def _readers(self) -> list[Side]:
        if not self.is_written:
            return []
        return [side for side in SIDES if side in self.done and self.house.seat in (None, side)]

    def turned(self) -> None:
        """Nobody is ready to open anything any more, unless both are just opening it."""
        if not are_both(self.said_yes):
            self.two_keys.leave()

    def question(self) -> Question | None:
        """Ask whether both are ready to open what they wrote about the card."""
        if not self.is_written or not are_both(self.done):
            return None
        about = answers.about(self.evening_id, self.key)
        return Question(OPEN, about, revisions(self.house, about, "answer"))

    def action_yes(self, side: Side) -> None:
        """Let *side* write; once both have written, count the key of *side*, and open it with both."""
        if are_both(self.done):
            super().action_yes(side)
        elif self.app.screen is self:
            self.write(side)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Open what both wrote."""
        self.open_them()

    @work(group="ask")
    async def action_look_again(self) -> None:
        """Let one of them read again what they wrote, which makes nobody ready to open it."""
        if self.app.screen is not self:
            return
        readers = self._readers
        if len(readers) > 1:
            couple = self.house.couple()
            rows = [Choice(side, signed(couple, side), value=side) for side in readers]
            side = await self.app.push_screen_wait(Picker[Side]("Who reads theirs again?", rows))
            readers = [] if side is None else [side]
        for side in readers:
            self.write(side)

    @work(group="ask")
    async def write(self, side: Side) -> None:
        """Let *side* write about the card, alone."""
        key = self.key
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.app.screen is not self or not await admitted(self, side, "Only you will see what you write."):
            return
        if self.key != key or not self.is_written:
            self.house.vault.lock(side)
            self.house.say("Another card was put on the table at the other terminal.")
            return
        self.house.go(AnswerRoute(side, answers.about(self.evening_id, key)))

    @work(group="ask")
    async def open_them(self) -> None:
        """Open what both wrote. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(
            self, lambda: open_answers(self.house, self.evening_id), self.two_keys.brought
        )
        if said:
            self.two_keys.take_back()
            self.house.say(said, calm=said == NOTHING_OPENED)
        elif self.asked is not None and self.evening and view.opened_now(self.asked, self.evening) is None:
            self.house.say("Neither of you wrote anything. Say it, or go on.")
        self.draw()
