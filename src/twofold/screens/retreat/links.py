"""Ways on from a page of words: each a line with a figure that opens it, or Tab and Enter, or the mouse."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from twofold.domain.dates import on_day
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.routes import AgreementRoute, ReviewRoute
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import agreement_id
from twofold.domain.retreat.plan import Plan
from twofold.domain.routes import Route
from twofold.screens.house import House, newest
from twofold.widgets.plain import plain, signed

from .scrolled import Scrolled

MOST = 9
"""Ways that a figure opens; the others are reached with Tab."""


class Link(Horizontal, can_focus=True):
    """A line, *words*, that leads to where *route* does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", tooltip="Open it", show=False, id="retreat.open"),
    ]

    class Opened(Message):
        """The link ``link`` was taken."""

        def __init__(self, link: "Link") -> None:
            super().__init__()
            self.link = link

    def __init__(self, words: Content, route: Route) -> None:
        self._figure = Static("", classes="link-figure", markup=False)
        # The figure hangs, so that wrapped lines stand under the words.
        super().__init__(self._figure, Static(words, classes="link-words", markup=False), classes="link")
        self.route = route

    @property
    def about(self) -> object:
        """Where it leads; for a promise, which it is, for its page is another one when its day has come."""
        return getattr(self.route, "agreement_id", self.route)

    def numbered(self, number: int) -> None:
        """Show the figure that opens it, where there is one for it."""
        self._figure.update(plain(f"{number}" if number <= MOST else "·"))

    def on_click(self) -> None:
        """Open it."""
        self.action_open()

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Opened(self))


class Linked(Scrolled):
    """A page of a plan with ways on from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{n}", f"link({n})", f"Open {n}", tooltip=f"Open what has the figure {n}", show=False,
                id=f"retreat.link-{n}")
        for n in range(1, MOST + 1)
    ]  # fmt: skip

    def lay(self, room: Vertical, widgets: Iterable[Widget]) -> None:
        """Put *widgets* into *room*, in the place of what is there; links get their figures.

        A link that has the keyboard gives it to the one that leads to the same.
        """
        laid, number, held = [], 0, self.focused
        for widget in widgets:
            if isinstance(widget, Link):
                number += 1
                widget.numbered(number)
            laid.append(widget)
        if isinstance(held, Link) and held.parent is room:
            # Else the keyboard would go to what comes next, which may be a line to type in.
            self.set_focus(None)
        room.remove_children()
        room.mount_all(laid)
        for link in laid:
            if isinstance(held, Link) and isinstance(link, Link) and link.about == held.about:
                self.set_focus(link, scroll_visible=False)

    def action_link(self, number: int) -> None:
        """Open the link with the figure *number*."""
        links = list(self.query(Link))
        if number <= len(links):
            links[number - 1].action_open()

    def on_link_opened(self, message: Link.Opened) -> None:
        """Go where it leads."""
        message.stop()
        if self.app.screen is self:
            self.flush()
            self.house.go(message.link.route)


def promise_links(house: House, plan: Plan, today: date) -> list[Widget]:
    """Return a line for each promise of *plan*, with how its agreement stands on the local day *today*."""
    assert plan.closing is not None
    couple, lines = house.couple(), list[Widget]()
    for n, side in enumerate(SIDES):
        words = plan.closing.promises[n]
        if not words:
            continue
        id_ = agreement_id(plan, side)
        agreement = newest(house, Agreement, id_) if id_ in plan.closing.agreements else None
        if agreement is None or not agreement.history:
            lines.append(Static(Content.assemble(signed(couple, side), "  ", words), markup=False))
            continue
        due = agreement.due is not None and agreement.due <= today and agreement.open
        route = ReviewRoute(id_) if due else AgreementRoute(id_)
        lines.append(Link(_promise(agreement, couple, today), route))
    return lines


def _promise(agreement: Agreement, couple: Couple, today: date) -> Content:
    terms = agreement.terms
    reviews = [entry.review.happened for entry in agreement.history if entry.review]
    became = [f"did it happen: {reviews[-1]}"] if reviews else []
    if not agreement.open:
        became.append("let go since")
    elif agreement.due is not None and agreement.due <= today:
        became.append("it is time to look at it again")
    elif agreement.due is not None:
        became.append(f"you look at it again {on_day(agreement.due, today)}")
    who = signed(couple, terms.who) if terms.who != "both" else Content("both of you")
    return Content.assemble(who, "  ", terms.what, ("\n" + ", ".join(became), "$quiet"))
