"""Answering a request: one of four answers, a gift, a word to a smaller offer; and taking it back."""

from collections.abc import Callable
from functools import partial

from textual import work
from textual.widgets import Input

from twofold.domain.people import Invalid
from twofold.domain.records import Hands, Side, other
from twofold.domain.worksheet.requests import (
    ANSWERS,
    Reply,
    ReplyStatus,
    Said,
    answer_offer,
    give,
    reply_id,
    reply_status,
    say,
    take_back,
    turn,
)
from twofold.domain.worksheet.sheet import Row
from twofold.screens.autosave import Typing
from twofold.screens.edit import Edit
from twofold.widgets.fields import Line
from twofold.widgets.seat import is_others

from .drawing import Drawing
from .lookagain import LookAgain
from .replies import replies_of

FIRST: tuple[ReplyStatus, ...] = ("open", "later", "due")
"""Where the four answers stand on the page without being asked for."""


class Answering(Typing[Reply, str], Drawing):
    """A page about ``reply``, on which the request of ``row`` is answered.

    ``asker`` wrote the row, and ``offered`` are the ids of the rows of theirs that may be a gift. ``again``:
    whether another word is being said; ``writing``: whether a smaller offer is being written.
    """

    asker: Side
    row: Row
    offered: tuple[str, ...]
    save_after = 0

    def __init__(self, worksheet_id: str, row_id: str) -> None:
        super().__init__()
        self.worksheet_id, self.row_id = worksheet_id, row_id
        self.edit = Edit(self, Reply, reply_id(row_id))
        self.again = self.writing = False
        self.trouble = ""
        self._mine: list[Said] = []

    @property
    def receiver(self) -> Side:
        """Who is asked."""
        return other(self.asker)

    @property
    def stands(self) -> ReplyStatus:
        """How the request stands."""
        return reply_status(self.reply, self.today)

    @property
    def waits_for(self) -> Hands:
        """Whose word is waited for."""
        return self.receiver if self.again else turn(self.stands, self.asker)

    @property
    def waits_elsewhere(self) -> bool:
        """Whether the word is that of the other, who says it at a seat of their own."""
        return self.ready and is_others((self.waits_for,), self.house.seat)

    @property
    def answering(self) -> bool:
        """Whether the four answers can be given now."""
        return self.ready and bool(self.row.request.what) and (self.again or self.stands in FIRST)

    @property
    def offer_waits(self) -> bool:
        """Whether a smaller offer waits for a word of the one who asked."""
        return self.ready and self.stands == "offered" and not self.again

    def may_take(self, number: int) -> bool:
        """Return whether the answer *number* can be given now, or that to an offer."""
        return self.answering or (self.offer_waits and number in (1, 2))

    @property
    def may_be_gift(self) -> bool:
        """Whether it can be answered with the gift of the round."""
        return self.answering and not self.waits_elsewhere and self.row_id in self.offered

    @property
    def may_answer_again(self) -> bool:
        """Whether it was answered, and can be in another way."""
        mine = self.ready and not is_others((self.receiver,), self.house.seat)
        return mine and self.stands not in (*FIRST, "agreed") and not self.again

    @property
    def may_take_back(self) -> bool:
        """Whether the word that was just said can be taken back."""
        return self.ready and bool(self._mine) and self.stands != "agreed"

    @property
    def elsewhere(self) -> str:
        """Who says the next word, where it is the other than who sits here."""
        return f"{self.house.couple().name(other(self.house.seat or 'a'))} answers, at their own seat."

    @property
    def wants_circles(self) -> bool:
        """Whether both are to draw their circles now, and to open them."""
        return self.ready and self.stands == "circles" and self.reply.circles is None and not self.again

    def reveal(self, name: str) -> None:
        """Bring the part *name* of the page into sight."""
        part = self.query_one(f"#request-{name}")
        self.query_one("#body").scroll_to_widget(part, animate=False, immediate=True, force=True)

    @property
    def _field(self) -> Line:
        return self.query_one("#request-offer", Line)

    # -- a word ---------------------------------------------------------------------------------------

    def action_take(self, number: int) -> None:
        """Give the answer *number*, or that to an offer."""
        if not self.is_active:
            return
        if self.waits_elsewhere:
            self.house.say(self.elsewhere)
            return
        if self.offer_waits:
            self._change(partial(answer_offer, fits=number == 1))
            return
        answer = ANSWERS[number - 1]
        if answer == "smaller":
            self.writing, self.trouble = True, ""
            self.draw()
            self._field.on_enter = self._say_offer
            self._field.focus()
            self.call_after_refresh(self._field.scroll_visible, animate=False, immediate=True)
        elif answer == "later":
            self._name_a_day()
        else:
            self._say(partial(say, answer=answer))

    def _say(self, saying: Callable[..., Reply]) -> None:
        self._change(partial(saying, now=self.house.clock.now(), today=self.today))

    @work(group="ask")
    async def _name_a_day(self) -> None:
        day = await self.app.push_screen_wait(LookAgain(self.today))
        if day is not None:
            self._say(partial(say, answer="later", until=day))

    def action_gift(self) -> None:
        """Say yes, as the gift of this round."""
        replies = replies_of(self.house, self.worksheet_id)
        self._change(partial(give, offered=self.offered, replies=replies, now=self.house.clock.now()))

    def action_another_word(self) -> None:
        """Let the receiver answer in another way."""
        self.again = True
        self.draw()

    def action_take_back(self) -> None:
        """Take back the word that was just said."""
        said = self._mine.pop()
        self._change(partial(take_back, said=said), back=True)

    # -- a smaller offer ------------------------------------------------------------------------------

    def typed(self) -> str:
        """Return the offer as it is written."""
        return self._field.line

    def typed_of(self, record: Reply) -> str:
        """Return the offer as it is kept."""
        return record.offer

    def with_typed(self, record: Reply, value: str) -> Reply:
        """Return *record* with the offer *value*, which is not said yet."""
        return record if record.agreement else record.with_(offer=value)

    def fill(self, value: str) -> None:
        """Put the offer into its line."""
        self._field.value = value

    def on_input_changed(self, message: Input.Changed) -> None:
        """Save what is being offered, before it is said."""
        message.stop()
        self.retyped()

    def _say_offer(self) -> None:
        words = self._field.line
        try:
            say(self.reply, "smaller", self.house.clock.now(), self.today, words=words)
        except Invalid as trouble:
            self.trouble = str(trouble)
            self.draw()
        else:
            self._say(partial(say, answer="smaller", words=words))

    def on_descendant_blur(self) -> None:
        """Show the four answers again when the field is left; what was written stays."""
        if self.writing and self.is_active:
            self.flush()
            self.writing, self.trouble = False, ""
            self.call_after_refresh(self.draw)

    # -- keeping it -----------------------------------------------------------------------------------

    def _change(self, rule: Callable[[Reply], Reply], *, back: bool = False) -> None:
        if self.edit.settle(rule) is not None:
            if not back and self.reply.last:
                self._mine.append(self.reply.last)
            self._said()

    def outrun(self) -> None:
        """Show what the other terminal said."""
        super().outrun()
        self._said()

    def followed(self, before: Reply, *, typed: bool) -> None:
        """Show what was said at the other terminal."""
        if self.reply.said != before.said:
            self.again = self.writing = False

    def _said(self) -> None:
        self.again = self.writing = False
        self.trouble = ""
        self.set_focus(None)
        self.fill(self.reply.offer)
        self.begin_typing()
        self.draw()
        self.call_after_refresh(self.reveal, "stands")
