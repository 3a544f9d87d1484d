"""The circle, drawn together: what each does and feels, one leading to the next."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.path.circle import is_closed, moved, next_one, with_link, with_words, without_link
from twofold.domain.path.paths import prepared_by
from twofold.domain.path.records import MOST_LINKS
from twofold.domain.records import SIDES, new_id
from twofold.domain.text import is_blank
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.plain import signed

from .asks import LinkAsk, Said
from .ring import Ring
from .step import OpenedPath

LEAD = "It begins nowhere. Each link makes sense to the one who does it, and brings on the next."
NO_LINKS = "Nothing is drawn yet. {key} adds a link: what one of you does, or feels."


class CirclePage(OpenedPath):
    """The circle of the path *path_id*."""

    place = "path.circle"
    heading = "The circle"
    why = "If you look for who began it, you will always find the other. In a circle nobody has to win."
    notes = (
        "It comes from what you both wrote; change whatever does not fit.",
        "The arrows move around it. Enter changes a link, n adds one after it.",
        path_words().source,
    )
    AUTO_FOCUS = "#ring"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,e", "change", "Change", tooltip="Change the link under the cursor", id="circle.change",
                when="has_link"),
        Command("n", "add", "Add one", tooltip="Add a link after this one", id="circle.add",
                when="has_room"),
        Command("d", "remove", "Take out", tooltip="Take out the link under the cursor", id="circle.remove",
                when="has_link"),
        Command("m", "move", "Move on", tooltip="Move the link under the cursor one place on",
                id="circle.move", when="has_many"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="circle.undo",
                when="may_undo"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the circle, and what turns it faster from outside."""
        if self.edit.find(self.fits) is None:
            return
        yield Static("", id="circle-lead", classes="column quiet", markup=False)
        yield Ring(self.house.couple(), id="ring")
        yield Static("", id="circle-harder", classes="column", markup=False)

    @property
    def ring(self) -> Ring:
        """The circle."""
        return self.query_one(Ring)

    def view(self) -> View:
        """Show what stands around it."""
        path, couple = self.path, self.house.couple()
        if path is None:
            return {}
        harder = [
            Content.assemble(signed(couple, side), (" from outside: ", "$quiet"), words)
            for side in SIDES
            if not is_blank(words := prepared_by(path, side).harder)
        ]
        lead = "" if self.is_short else LEAD
        if not path.circle:
            lead = NO_LINKS.format(key=self.key_at_start("circle.add"))
        elif not is_closed(path.circle) and not self.is_short:
            lead = "A circle needs something from each of you."
        return {"circle-lead": lead, "circle-harder": Content("\n").join(harder)}

    def draw(self) -> None:
        """Draw the circle, and what stands around it."""
        if self.path is not None and self.query(Ring):
            self.ring.show(self.path.circle, self.house.couple())
        super().draw()

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def has_link(self) -> bool:
        """Whether there is a link under the cursor."""
        return self.path is not None and bool(self.path.circle)

    @property
    def has_many(self) -> bool:
        """Whether there is another link to move one past."""
        return self.path is not None and len(self.path.circle) > 1

    @property
    def has_room(self) -> bool:
        """Whether another link may be put in."""
        return self.path is not None and len(self.path.circle) < MOST_LINKS

    def on_ring_chosen(self, event: Ring.Chosen) -> None:
        """Change the link that was clicked."""
        event.stop()
        self.action_change()

    @work(group="ask")
    async def action_change(self) -> None:
        """Change the link under the cursor."""
        link = self.ring.under
        if link is None or self.app.screen is not self:
            return
        said = Said(link.side, link.kind, link.words)
        after = await self.app.push_screen_wait(LinkAsk(said, self.house.couple()))
        if after is not None:
            self.edit.change(with_words, link.id, after.side, after.kind, after.words)

    @work(group="ask")
    async def action_add(self) -> None:
        """Put in a link behind the one under the cursor."""
        path, link = self.path, self.ring.under
        if path is None or self.app.screen is not self:
            return
        side, kind = next_one(path.circle, self.ring.place)
        after = await self.app.push_screen_wait(LinkAsk(Said(side, kind), self.house.couple()))
        if after is not None:
            behind, name = link.id if link else "", new_id()
            self.edit.change(with_link, behind, after.side, after.kind, after.words, name)
            self.ring.go_to(name)

    def action_remove(self) -> None:
        """Take out the link under the cursor."""
        if (link := self.ring.under) is not None and self.edit.change(without_link, link.id) is not None:
            self.house.say(f"Taken out. {self.key_of('circle.undo') or 'u'} brings it back.")

    def action_move(self) -> None:
        """Move the link under the cursor one place on."""
        if (link := self.ring.under) is not None:
            self.edit.change(moved, link.id, 1)
