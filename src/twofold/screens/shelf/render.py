"""What is known of one part of a work: what each marked, and the one thing to try."""

from textual.content import Content

from twofold.domain.dates import full_day
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES, Side
from twofold.domain.shelf.records import Slice
from twofold.widgets.plain import hue, plain, signed

LONGEST, BRIEF = 200, 64
"""Cells of a passage that are shown, and where there is little room; all of it is on its own page."""


def render_part(part: Slice, couple: Couple, room: int) -> list[Content]:
    """Return what each marked in *part*, in up to *room* cells."""
    lines: list[Content] = []
    for side, passage in zip(SIDES, (part.a, part.b), strict=True):
        if passage.words or passage.where:
            who = couple.partner(side)
            where = f" ({passage.where})" if passage.where else ""
            words = plain(passage.words.replace("\n", " ")).truncate(room, ellipsis=True)
            lines.append(Content.assemble((f"{who.mark} ", hue(who.colour)), words, (where, "$quiet")))
    return lines


def to_try_line(part: Slice) -> Content:
    """Return the one thing to try after *part*."""
    return Content.assemble(("One thing to try: ", "$quiet"), part.try_)


def agreed_line(
    made: Agreement | None, said: tuple[Side, ...], keys: dict[Side, str], couple: Couple
) -> Content:
    """Return whether the thing to try is an agreement (*made*), or whose key is still wanted for it.

    *said*: who has pressed theirs; *keys*: the key of each.
    """
    if made is not None:
        due = f"; you look at it on {full_day(made.due)}" if made.open and made.due else ""
        return Content.styled(f"It is an agreement{due}.", "$quiet")
    signs = [
        Content.assemble(
            (f"{keys[side]} ", "bold $accent"), signed(couple, side), " ✓ yes" if side in said else ""
        )
        for side in SIDES
    ]
    return Content.styled("An agreement, if both want: ", "$quiet") + Content("  ").join(signs)
