"""Two circles about a request: each draws alone, and both open them in the same moment."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from twofold.domain.ready import are_both
from twofold.domain.records import Side
from twofold.domain.worksheet import requests
from twofold.domain.worksheet.requests import Circles, Reply
from twofold.domain.worksheet.routes import CirclesRoute
from twofold.screens.both import Both
from twofold.screens.door import admitted, with_both_open
from twofold.screens.edit import Edit
from twofold.screens.house import House
from twofold.screens.opening import open_both
from twofold.screens.twokeys import Question
from twofold.store.reveal import OPEN, NotYet, Reveal, revisions, who_finished
from twofold.widgets.command import Command

from .render import whose_circles


class Drawing(Both):
    """A page about ``reply``, on which the two go and draw their circles, and open them."""

    edit: Edit[Reply]
    opens = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "First of you", tooltip="The circles of the first of you",
                id="request.first", show=False, when="wants_circles"),
        Command("j", "yes('b')", "Second of you", tooltip="The circles of the second of you",
                id="request.second", show=False, when="wants_circles"),
    ]  # fmt: skip

    @property
    def reply(self) -> Reply:
        """The reply as the page shows it."""
        assert self.edit.value is not None
        return self.edit.value

    @property
    def wants_circles(self) -> bool:
        """Whether both are to draw their circles now, and to open them."""
        return False

    def question(self) -> Question | None:
        """Ask whether both are ready to open their circles; None where the row is gone."""
        if self.edit.value is None:
            return None
        return Question(OPEN, self.reply.id, revisions(self.house, self.reply.id, "circles"))

    def whose(self) -> Content:
        """Return the two keys and how far each has come; nothing where no circles are drawn now."""
        if not self.wants_circles:
            return Content("")
        keys: dict[Side, str] = {"a": self.key_of("request.first"), "b": self.key_of("request.second")}
        return whose_circles(self.house.couple(), self._drew, self.said_yes, keys)

    @property
    def _drew(self) -> set[Side]:
        return who_finished(self.house, "circles", self.reply.id)

    def action_yes(self, side: Side) -> None:
        """Let *side* draw their circles alone; when both have, count their key, and open with both."""
        if are_both(self._drew):
            super().action_yes(side)
        elif self.is_active:
            self.draw_alone(side)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Open the circles."""
        self.open_circles()

    @work(group="ask")
    async def draw_alone(self, side: Side) -> None:
        """Pass the keyboard to *side*."""
        if await admitted(self, side, "Two circles, for you alone."):
            self.house.go(CirclesRoute(side, self.reply.id))

    @work(group="ask")
    async def open_circles(self) -> None:
        """Open the circles of both. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(
            self, lambda: open_circles(self.house, self.reply.id), self.two_keys.brought
        )
        if said:
            self.two_keys.take_back()
            self.house.say(said)
        self.reload()


def open_circles(house: House, reply_id: str) -> str:
    """Open both circles about the reply *reply_id*; see `open_both`."""

    def show(reveal: Reveal) -> Reply:
        reply = house.store.replies.get(reply_id)
        if reply is None or not are_both(who_finished(house, "circles", reply_id)):
            raise NotYet("You have not both drawn your circles yet.")
        a, b = reveal.read("a", "circles", Circles), reveal.read("b", "circles", Circles)
        return requests.open_circles(reply, a, b, reveal.now)

    return open_both(house, reply_id, show)
