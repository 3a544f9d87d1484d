"""The hands bar: whose keyboard it is now."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from twofold.domain.people import Couple
from twofold.domain.records import Hands, Side, other

from .plain import both, hue, signed


class HandsBar(Widget):
    """One line that says whose keyboard it is, in name, colour and mark, and where in the house we are.

    ``couple`` is None until the two have met; ``heading`` is the name of the page. ``seat``: to whom the
    terminal was given; then it says so, whoever has the floor. ``company``: whether the other is at theirs.
    """

    seat: reactive[Side | None] = reactive[Side | None](None)
    company: reactive[bool] = reactive(False)

    hands: reactive[Hands] = reactive[Hands]("both")
    couple: reactive[Couple | None] = reactive[Couple | None](None)
    heading: reactive[str] = reactive("")

    ALLOW_SELECT = False

    def render(self) -> Content:
        """Draw the bar: the holder on the left, the page on the right."""
        width = self.content_size.width
        holder, heading = self._holder(), Content.styled(self.heading, "$quiet")
        beside = self._beside()
        if holder.cell_length + beside.cell_length + 2 + heading.cell_length <= width:
            holder += beside
        # Whose keyboard it is matters more than the name of the page, which gives way first.
        room = width - holder.cell_length - 2
        if room < 8:
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

    def _beside(self) -> Content:
        """Who is at their own seat besides, where there is room to say so."""
        if self.couple is None or self.seat is None or not self.company or not self._is_broad:
            return Content("")
        here = signed(self.couple, other(self.seat), bold=False)
        return Content.assemble("   ", here, (" is here", "$quiet"))

    @property
    def _is_broad(self) -> bool:
        return self.content_size.width >= 60

    def _block(self, couple: Couple, side: Side) -> Content:
        partner = couple.partner(side)
        return Content.styled(f" {partner.mark} {partner.name} ", f"bold $hue-ink on {hue(partner.colour)}")
