"""Answering a request: one of four answers, a gift, a word to a smaller offer; and taking it back."""

from collections.abc import Callable
from functools import partial

from textual import work
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.domain.worksheet.requests import (
    ANSWERS,
    Reply,
    ReplyStatus,
    Said,
    answer_offer,
    give,
    reply_status,
    say,
    take_back,
)
from twofold.domain.worksheet.sheet import Row
from twofold.screens.edit import STANDS, kept
from twofold.widgets.fields import Line

from .drawing import Drawing
from .lookagain import LookAgain
from .replies import replies_of

FIRST: tuple[ReplyStatus, ...] = ("open", "later", "due")
"""Where the four answers stand on the page without being asked for."""


class Answering(Drawing):
    """A page about ``reply``, on which the request of ``row`` is answered.

    ``asker`` wrote the row, and ``offered`` are the ids of the rows of theirs that may be a gift. ``again``:
    whether another word is being said; ``writing``: whether a smaller offer is being written.
    """

    asker: Side
    row: Row
    offered: tuple[str, ...]

    def __init__(self, worksheet_id: str, row_id: str) -> None:
        super().__init__()
        self.worksheet_id, self.row_id = worksheet_id, row_id
        self.again = self.writing = False
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
    def answering(self) -> bool:
        """Whether the four answers can be given now."""
        return bool(self.row.request.what) and (self.again or self.stands in FIRST)

    @property
    def offer_waits(self) -> bool:
        """Whether a smaller offer waits for a word of the one who asked."""
        return self.stands == "offered" and not self.again

    @property
    def may_be_gift(self) -> bool:
        """Whether this row is one that can be answered with the gift of the round."""
        return self.row_id in self.offered

    @property
    def may_take_back(self) -> bool:
        """Whether the word that was just said can be taken back."""
        return bool(self._mine) and self.stands != "agreed"

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
        if self.offer_waits:
            self._change(partial(answer_offer, fits=number == 1))
            return
        answer = ANSWERS[number - 1]
        if answer == "smaller":
            self.writing = True
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

    def _say_offer(self) -> None:
        words = self._field.line
        try:
            say(self.reply, "smaller", self.house.clock.now(), self.today, words=words)
        except Invalid as trouble:
            line = self.query_one("#request-trouble", Static)
            line.update(Content(str(trouble)))
            line.display = True
            return
        self._say(partial(say, answer="smaller", words=words))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Save what is being offered, before it is said."""
        message.stop()
        self.flush()

    def flush(self) -> None:
        """Save the offer that is being written."""
        if not self.writing:
            return
        words = self._field.line
        if words != self.reply.offer and self.reply.agreement is None:
            self._keep(self.reply.with_(offer=words))

    def on_descendant_blur(self) -> None:
        """Show the four answers again when the field is left; what was written stays."""
        if self.writing and self.is_active:
            self.flush()
            self.writing = False
            self.call_after_refresh(self.draw)

    # -- keeping it -----------------------------------------------------------------------------------

    def _change(self, rule: Callable[[Reply], Reply], *, back: bool = False) -> None:
        try:
            reply = rule(self.reply)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return
        if self._keep(reply) and not back and self.reply.last:
            self._mine.append(self.reply.last)
        self.again = self.writing = False
        self.set_focus(None)
        self._field.value = self.reply.offer
        self.draw()
        self.call_after_refresh(self.reveal, "stands")

    def _keep(self, reply: Reply) -> bool:
        if not (saved := kept(self.house, reply)):
            self.house.say(STANDS)
            self.reload()
            return False
        assert isinstance(saved[0], Reply)
        self.reply = saved[0]
        return True
