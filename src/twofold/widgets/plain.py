"""What people typed, on its way into a widget."""

from textual.content import Content

from twofold.domain.people import Couple
from twofold.domain.records import Side


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
