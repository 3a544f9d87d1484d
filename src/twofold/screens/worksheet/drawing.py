"""Two circles about a request: each draws alone, and both open them in the same moment."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click

from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.requests import Reply, ReplyStatus
from twofold.domain.worksheet.routes import CirclesRoute
from twofold.screens.page import Page
from twofold.screens.private import admitted, with_both_open

from .bothopen import open_them, who_drew
from .render import whose_circles


class Drawing(Page):
    """A page about ``reply``, on which the two go and draw their circles, and open them.

    ``ready_now``: who has pressed to open them.
    """

    reply: Reply
    ready_now: tuple[Side, ...] = ()

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "circles('a')", "First of you", tooltip="The circles of the first of you",
                id="request.first", show=False),
        Binding("j", "circles('b')", "Second of you", tooltip="The circles of the second of you",
                id="request.second", show=False),
    ]  # fmt: skip

    def draw(self) -> None:
        """Draw the page as things stand."""

    def whose(self, stands: ReplyStatus) -> Content:
        """Return the two keys and how far each has come; nothing where no circles are drawn now."""
        if stands != "circles" or self.reply.circles:
            return Content("")
        keys: dict[Side, str] = {"a": self.key_of("request.first"), "b": self.key_of("request.second")}
        drew = who_drew(self.house, self.reply.id)
        return whose_circles(self.house.couple(), drew, self.ready_now, keys)

    def on_click(self, event: Click) -> None:
        """Take a click on a partner's line for their key."""
        side = event.style.meta.get("circles")
        if side in SIDES and self.check_action("circles", ()):
            self.action_circles(side)

    def action_circles(self, side: Side) -> None:
        """Let *side* draw their circles alone; when both have, count their key, and open with both."""
        if not self.is_active or side in self.ready_now:
            return
        if who_drew(self.house, self.reply.id) != set(SIDES):
            self.draw_alone(side)
            return
        self.ready_now = (*self.ready_now, side)
        self.draw()
        if len(self.ready_now) == len(SIDES):
            self.open_circles()

    @work(group="ask")
    async def draw_alone(self, side: Side) -> None:
        """Pass the keyboard to *side*."""
        if await admitted(self, side, "Two circles, for you alone."):
            self.house.go(CirclesRoute(side, self.reply.id))

    @work(group="ask")
    async def open_circles(self) -> None:
        """Open the circles of both. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(self, lambda: open_them(self.house, self.reply.id))
        if said:
            self.house.say(said)
        self.reload()
