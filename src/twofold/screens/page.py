"""What every page shares: the hands bar, the quiet line, the keys, help, and Esc as the way back."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantBlur, DescendantFocus, Event, Resize
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from twofold.domain.dates import local_day
from twofold.domain.records import Hands, Side
from twofold.domain.routes import Route, SupportRoute
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, route_of
from twofold.widgets.hands import HandsBar
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Once
from twofold.widgets.plain import plain as plain
from twofold.widgets.view import BLANK as BLANK
from twofold.widgets.view import View as View
from twofold.widgets.view import put
from twofold.widgets.whose import whose

from .house import House

NAME, SHORT_NAME = 12, 7
"""Cells of a name in the key bar, and where it is narrow: both of them fit."""
Redrawing = Literal["mount", "store", "resize", "layout", "focus"]
"""Why a page is drawn: it is there; the store, its size (at once, or once it is laid out for it), or what has
the keyboard is another."""
TALL, BROAD = 16, 60
"""Lines, and cells, from which on there is room for more than a few words."""


class StoreChanged(Message):
    """Another terminal of the couple saved something, or a save that had to wait went through."""


class Page(Once[None], Screen[None]):
    """A page of the house. Subclasses give ``heading``, ``why`` and ``body()``.

    Handlers (``on_mount`` and the like) of every class are called, the subclass's first: no ``super()``.

    ``place``: its name in the app's table. ``why``: one line for the help. ``notes``: more lines for it.
    ``hands``: whose keyboard it is on this page. ``spot``: what it is called when the other is told that it
    is open here (`Route.spot`), or "". ``leads_to``: the pages of which it says, called so, whether the other
    has them open. ``redraws_on``: what it is drawn anew for, with nothing else to be done then.
    """

    place: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    why: str = ""
    notes: tuple[str, ...] = ()
    spot: str = ""
    leads_to: Sequence[str] = ()
    redraws_on: ClassVar[tuple[Redrawing, ...]] = ()

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "app.help",
            "Help",
            tooltip="The keys of this page, and what it is for",
            id="page.help",
        ),
        Command("escape", "back", "Back", tooltip="Go back; everything is saved", id="page.back",
                when="leads_back"),
        Binding(
            "f8,H",
            "support",
            "Help from outside",
            tooltip="When not to use twofold together, and where to get help",
            show=False,
            id="page.support",
        ),
    ]  # fmt: skip

    leads_back: bool = True
    """Whether there is a page to go back to."""
    hands: reactive[Hands] = reactive[Hands]("both")
    _covered = False
    _drawn: object = None
    _quiet = ""

    @property
    def house(self) -> House:
        """The app, as pages know it."""
        return cast(House, self.app)

    @property
    def today(self) -> date:
        """The day that it is here."""
        return local_day(self.house.clock.now())

    @property
    def is_dark(self) -> bool:
        """Whether nothing is to be seen on it just now, not even what passes by."""
        return False

    @property
    def is_short(self) -> bool:
        """Whether there is room for a few lines only, as in the style "-short"."""
        return self.app.size.height < TALL

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for two columns, as in the style "-narrow"."""
        return self.app.size.width < BROAD

    def compose(self) -> ComposeResult:
        """Lay out the bar, the body, the quiet line and the keys."""
        if self.hands == "both" and (below := whose(self.app.screen_stack)) != "nobody":
            self.set_reactive(Page.hands, below)  # over a private page, such as its help
        bar = HandsBar(id="hands")
        bar.set_reactive(HandsBar.couple, self.house.couple_or_none())
        bar.set_reactive(HandsBar.hands, self.hands)
        bar.set_reactive(HandsBar.seat, self.house.seat)
        bar.set_reactive(HandsBar.company, self.house.company_on(self.spot))
        bar.set_reactive(HandsBar.heading, self.heading)
        yield bar
        with VerticalScroll(id="body", can_focus=False):
            yield from self.body()
        yield Static("", id="quiet", markup=False)
        yield from self.foot()
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """Yield what this page shows."""
        yield from ()

    def foot(self) -> ComposeResult:
        """Yield what stands between the body and the keys, always in the same place."""
        yield from ()

    def on_mount(self) -> None:
        """Show what waits to be saved, from the first moment on."""
        self.show_unsaved(self.house.unsaved_words())
        if "mount" in self.redraws_on:
            self.draw()

    @on(Resize)
    @on(DescendantFocus)
    @on(DescendantBlur)
    def _redraw_for(self, event: Event) -> None:
        if ("resize" if isinstance(event, Resize) else "focus") in self.redraws_on:
            self.draw()
        if isinstance(event, Resize) and "layout" in self.redraws_on:
            self.call_after_refresh(self.draw)

    def watch_hands(self, hands: Hands) -> None:
        """Say whose keyboard it is."""
        for bar in self.query(HandsBar):
            bar.hands = hands

    def show_company(self) -> None:
        """Say whether the other of the two is at their own seat, and has this page open too."""
        for bar in self.query(HandsBar):
            bar.company = self.house.company_on(self.spot)

    def head(self, heading: str) -> None:
        """Change the name of the page in the bar to *heading* (user text is fine)."""
        for bar in self.query(HandsBar):
            bar.heading = heading

    def show_unsaved(self, sentence: str) -> None:
        """Show the quiet line with *sentence*, or take it away when there is nothing to say."""
        # Asked twice a second: what stands there already must not be drawn again.
        if sentence == self._quiet:
            return
        for line in self.query("#quiet").results(Static):
            self._quiet = sentence
            line.update(plain(sentence))
            line.display = bool(sentence)

    def view(self) -> View:
        """Return what the page shows as things stand: the words of each part, by its id.

        Only made of what the page knows; nothing is changed. {} where there is nothing to draw, or not yet.
        """
        return {}

    def draw(self) -> None:
        """Draw the page as it stands: the one place where that is done."""
        if self.children:  # it is laid out, and not yet taken away
            self.put(self.view())
            self.refresh_bindings()
            self._drawn = self.moment

    def put(self, view: View) -> None:
        """Draw each part of *view*, where it is different from what stands there.

        Words that are empty take their line away; a truth says only whether its part is there.
        """
        for name, part in view.items():
            put(self.query_one(f"#{name}"), part() if callable(part) else part)

    @property
    def moment(self) -> object:
        """What decides what the keys of the page do: while it is the same, they mean the same.

        None where nothing that the other terminal does can change that.
        """
        return None

    def came_back(self, route: Route) -> None:
        """Stand on what leads to *route*, the page that was just left for this one; a list may do so."""

    def flush(self) -> None:
        """Save what is being typed, now; the app asks this before every way out."""

    def reload(self) -> None:
        """Draw again from the store: something there changed, or this page is on top again."""
        if "store" in self.redraws_on:
            self.draw()

    def on_store_changed(self, message: StoreChanged) -> None:
        """Show the new names, and let the page follow."""
        message.stop()
        before, in_sight = self._drawn, self.app.screen is self
        self._follow()
        # It may have given its place to another page, whose keys mean something else.
        if self.moment != before or (in_sight and self.app.screen is not self):
            self.house.turned(self)

    def on_screen_suspend(self) -> None:
        """Remember that another page lies on top."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another page lay on top."""
        if self._covered:
            self._covered = False
            self._follow()

    def _follow(self) -> None:
        couple = self.house.couple_or_none()
        for bar in self.query(HandsBar):
            bar.couple = couple
        self.reload()

    @property
    def under_cursor(self) -> Choice:
        """What is under the cursor in the list of the page; a choice without a name where nothing is."""
        return next((choices.under for choices in self.query(Choices) if choices.under), Choice("", ""))

    def name_of(self, side: Side) -> str:
        """Return what the key of *side* is called: by their name, as far as there is room."""
        cells = SHORT_NAME if self.is_narrow else NAME
        return plain(self.house.couple().name(side)).truncate(cells, ellipsis=True).plain

    def action_back(self) -> None:
        """Go back to the page below; what is typed is saved first."""
        if not self.is_active or len(self.app.screen_stack) < 2:
            return
        self.flush()
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Move the page by *lines*: down, or up, if negative."""
        # At once: put off, each of several quick presses would begin from where the first one did.
        self.query_one("#body").scroll_relative(y=lines, animate=False, immediate=True)

    @on(Choices.Chosen)
    def _go_where_it_leads(self, event: Choices.Chosen) -> None:
        """Go where the choice leads; a choice that leads nowhere is for the page itself."""
        if event.choice.route is not None and self.app.screen is self:
            event.stop()
            self.house.go(event.choice.route)

    def action_lead(self, id: str) -> None:
        """Go where the command *id* leads."""
        if self.is_active:
            self.house.go(route_of(type(self), id))

    def action_support(self) -> None:
        """Show when not to use this, and where to get help: the same page for everyone, from every page."""
        if self.is_active:
            self.flush()
            self.house.go(SupportRoute())

    @property
    def has_now(self) -> bool:
        """Whether the palette leads to now from here: not before the two have met."""
        return self.place != "now" and self.house.couple_or_none() is not None

    def action_now(self) -> None:
        """Go to now, from every page; it is for both, so nothing private stays below it."""
        from twofold.domain.now.routes import NowRoute

        if self.is_active:
            self.flush()
            self.house.go(NowRoute(), afresh=whose(self.app.screen_stack) != "both")
