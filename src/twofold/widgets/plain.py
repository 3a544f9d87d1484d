"""What people typed, on its way into a widget, and from there to the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.text import without_controls


class Harmless(LineFilter):
    """The one sink: every line of every widget goes through it to the terminal, and no order to that does.

    Text may come from a file, a setting or a path as well, and was never typed here.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return *segments* without the characters that a terminal would obey; none of them has a width."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(without_controls(text), style, control) for text, style, control in segments]


def plain(text: str) -> Content:
    """Return *text* as content to draw literally: brackets in it are brackets, never markup."""
    return Content(text)


def hue(colour: str) -> str:
    """Return the style of a partner's colour, for content: the theme decides how it looks."""
    return f"$hue-{colour}"


def signed(couple: Couple, side: Side, *, bold: bool = True) -> Content:
    """Return a partner's mark and name in their colour, such as "◆ Ana"."""
    partner = couple.partner(side)
    style = hue(partner.colour)
    return Content.assemble((f"{partner.mark} ", style), (partner.name, f"bold {style}" if bold else style))


def both(couple: Couple, joint: str = " and ") -> Content:
    """Return both partners, signed, with the quiet word *joint* between them."""
    return Content.assemble(signed(couple, "a"), (joint, "$quiet"), signed(couple, "b"))


def partner_options(couple: Couple) -> list[tuple[Side, str, str, str]]:
    """Return the two of *couple* as options to pick from, with mark, name and colour."""
    both_of = [(side, couple.partner(side)) for side in SIDES]
    return [(side, f"{who.mark} {who.name}", hue(who.colour), "") for side, who in both_of]
