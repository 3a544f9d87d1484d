"""A page of a plan that the arrows move while nothing is typed, and how what was taken home is told."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import takeaways_of
from twofold.domain.retreat.plan import Closing
from twofold.widgets.plain import signed
from twofold.widgets.scrolling import scrolling_keys

from .planned import Planned


class Scrolled(Planned):
    """A page of a plan to read and to write on."""

    BINDINGS: ClassVar[list[BindingType]] = scrolling_keys("retreat")


def taken_home(closing: Closing, couple: Couple, *, promises: bool = True) -> Content:
    """Return what each of them takes home, and promises (where wanted); empty where nobody wrote anything."""
    told = []
    for n, side in enumerate(SIDES):
        lines = [Content.assemble(("– ", "$quiet"), words) for words in takeaways_of(closing, side) if words]
        if promises and closing.promises[n]:
            lines.append(Content.assemble(("promises to ", "$quiet"), closing.promises[n]))
        if lines:
            told.append(Content("\n").join([signed(couple, side), *lines]))
    return Content("\n\n").join(told)
