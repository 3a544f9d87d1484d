"""The hands bar: whose keyboard it is now."""

from collections.abc import Iterator
from typing import Literal

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from twofold.domain.people import Couple
from twofold.domain.records import Hands, Side, other

from .plain import both, hue, signed

Company = Literal["away", "here", "on this page"]
"""Where the other of the two is, as seen from a seat."""
_LEAST = 8
"""Cells that the name of a page has at least, or it is not shown."""


class HandsBar(Widget):
    """One line that says whose keyboard it is, in name, colour and mark, and where in the house we are.

    ``couple`` is None until the two have met; ``heading`` is the name of the page. ``seat``: to whom the
    terminal was given; then it says so, whoever has the floor. ``company``: whether the other is at theirs,
    and has this page open, too.
    """

    seat: reactive[Side | None] = reactive[Side | None](None)
    company: reactive[Company] = reactive[Company]("away")

    hands: reactive[Hands] = reactive[Hands]("both")
    couple: reactive[Couple | None] = reactive[Couple | None](None)
    heading: reactive[str] = reactive("")

    ALLOW_SELECT = False

    def render(self) -> Content:
        """Draw the bar: the holder on the left, the page on the right."""
        width = self.content_size.width
        holder, heading = self._holder(), Content.styled(self.heading, "$quiet")
        free = width - holder.cell_length - 2
        for words, needed in self._beside(heading.cell_length):
            if words.cell_length + needed <= free:
                holder += words
                break
        # Whose keyboard it is matters more than the name of the page, which gives way first.
        room = width - holder.cell_length - 2
        if room < _LEAST:
            return holder.truncate(width, ellipsis=True)
        heading = heading.truncate(room, ellipsis=True)
        return holder + " " * (width - holder.cell_length - heading.cell_length) + heading

    def _holder(self) -> Content:
        couple = self.couple
        if couple is None:
            return Content.styled("twofold", "bold $accent")
        if self.seat is not None:
            words = "  your seat" if self._is_broad else ""
            return self._block(couple, self.seat) + Content.styled(words, "$quiet")
        if self.hands == "both":
            words = "  both of you" if self._is_broad else ""
            return both(couple, "  ") + Content.styled(words, "$quiet")
        words = "  has the keyboard" if self._is_broad else ""
        return self._block(couple, self.hands) + Content.styled(words, "$quiet")

    def _beside(self, heading: int) -> Iterator[tuple[Content, int]]:
        """Who is at their own seat besides, in fewer and fewer words; the cells to leave for a heading."""
        if self.couple is None or self.seat is None or self.company == "away":
            return
        said = [("has this open too", heading), ("here too", min(heading, _LEAST))]
        if self.company == "here":
            said = [("is here", heading)] if self._is_broad else []
        here = signed(self.couple, other(self.seat), bold=False)
        for words, needed in said:
            yield Content.assemble("   ", here, (f" {words}", "$quiet")), needed

    @property
    def _is_broad(self) -> bool:
        return self.content_size.width >= 60

    def _block(self, couple: Couple, side: Side) -> Content:
        partner = couple.partner(side)
        return Content.styled(f" {partner.mark} {partner.name} ", f"bold $hue-ink on {hue(partner.colour)}")
