"""An open round: both sides beside each other, what both named first, then the widest gap."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from twofold.content import group_name
from twofold.domain.dates import day_words
from twofold.domain.listening.routes import SetupRoute
from twofold.domain.people import Couple
from twofold.domain.promises.routes import PromisesRoute
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.rounds import Worksheet, bands
from twofold.domain.worksheet.routes import MovedRoute, RequestRoute, WorksheetPaperRoute
from twofold.domain.worksheet.sheet import Row
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.widgets.command import leads
from twofold.widgets.plain import signed

from . import render
from .cards import Card, Head, beside
from .replies import replies_of
from .row_words import reply_status_words, row_title

COLUMNS = 76
"""Cells of the terminal from which the two sides stand in two columns."""


class Together(Page):
    """The round *worksheet_id* after its reveal, with the cursor on the row *row_id*."""

    place = "worksheet.together"
    heading = "Side by side"
    why = "What you both named comes first, then what is furthest from met. Listen first, then answer."
    notes = (
        "The arrows move between the rows. Nothing here is added up: the numbers are only yours, as you felt "
        "them when you wrote.",
        "After you have listened to a row, you come back to it.",
    )
    redraws_on = ("store",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", tooltip="Look at this row, and answer its request",
                id="together.open"),
        Binding("l", "listen", "Listen to it", tooltip="Listen to each other about this row",
                id="together.listen"),
        leads("a", PromisesRoute(), "Agreements", tooltip="What you have agreed on", id="together.promises"),
        leads("m", MovedRoute(), "How it moved", tooltip="How well each need was met, round by round",
                id="together.moved", show=False),
        Binding("e", "paper", "On paper", tooltip="Write this round to a page, to print or keep",
                id="together.paper", show=False),
        Binding("down", "move(1)", "Next", tooltip="The row below", show=False, id="together.next"),
        Binding("up", "move(-1)", "Previous", tooltip="The row above", show=False, id="together.previous"),
        Binding("left", "across(0)", "Left", tooltip="To the left column", show=False, id="together.left"),
        Binding("right", "across(1)", "Right", tooltip="To the right column", show=False,
                id="together.right"),
        Binding("pagedown", "page(1)", "Page down", tooltip="A page down", show=False,
                id="together.page-down"),
        Binding("pageup", "page(-1)", "Page up", tooltip="A page up", show=False, id="together.page-up"),
        Binding("home", "go_to(0)", "First", tooltip="The first row", show=False, id="together.first"),
        Binding("end", "go_to(-1)", "Last", tooltip="The last row", show=False, id="together.last"),
    ]  # fmt: skip

    def __init__(self, worksheet_id: str, row_id: str | None = None) -> None:
        super().__init__()
        self.worksheet_id = worksheet_id
        self._begin_at = row_id
        self._cards: list[Card] = []
        self._place = 0

    @property
    def columns(self) -> bool:
        """Whether the two sides stand beside each other."""
        return self.has_class("-columns")

    @property
    def card(self) -> Card | None:
        """The row under the cursor."""
        return self._cards[self._place] if self._cards else None

    def body(self) -> ComposeResult:
        """Lay out the rows, what became of the last round, and the guesses."""
        self.set_class(self.app.size.width >= COLUMNS, "-columns")
        found = newest(self.house, Worksheet, self.worksheet_id)
        if found is None or found.revealed is None:
            self.house.say("This round is not open now.", calm=False)
            self.call_later(self.action_back)
            return
        self.worksheet = found
        couple = self.house.couple()
        with Vertical(id="together"):
            with Container(classes="band names"):
                for side in SIDES:
                    yield Static(signed(couple, side), id=f"name-{side}", classes="side", markup=False)
            alone = False
            for band in beside(bands(found.revealed)):
                row = (*band.a, *band.b)[0]
                group = group_name(row.group, row.other)
                if band.both:
                    yield Head(Content.assemble(("both of you", "$accent"), " · ", (group, "bold")))
                elif not alone:
                    yield Head(Content.styled("each of you", "$quiet"))
                    alone = True
                with Container(classes="band"):
                    for side in SIDES:
                        with Vertical(classes="side"):
                            for row in band.side(side):
                                yield self._card(row, side, band.both, couple)
            yield Static("", id="together-since", classes="aside", markup=False)
            yield Static("", id="together-guesses", classes="aside quiet", markup=False)
            yield Static("", id="together-keys", classes="aside quiet", markup=False)

    def _card(self, row: Row, side: Side, both: bool, couple: Couple) -> Card:
        group = "" if both or not row.words else group_name(row.group, row.other)
        self._cards.append(Card(row, side, couple.partner(side), group))
        return self._cards[-1]

    def on_mount(self) -> None:
        """Put the cursor on its row."""
        if not self._cards:
            return
        self.head(f"{self.heading} · {day_words(self.worksheet.day, self.today)}")
        ids = [card.row.id for card in self._cards]
        self._place = ids.index(self._begin_at) if self._begin_at in ids else 0
        self._cards[self._place].here = True
        self.draw()
        self.call_after_refresh(self._reveal)

    def on_resize(self, event: Resize) -> None:
        """Stand in two columns where there is room."""
        self.set_class(event.size.width >= COLUMNS, "-columns")
        self.call_after_refresh(self._reveal)

    def view(self) -> View:
        """Show whose the rows are, what became of the last round, and what was guessed."""
        if not self._cards:
            return {}
        couple, now = self.house.couple(), self.worksheet
        last = newest(self.house, Worksheet, now.previous) if now.previous else None
        assert now.revealed is not None
        return {
            **{f"name-{side}": signed(couple, side) for side in SIDES},
            "together-since": render.since(now.revealed, last, couple),
            "together-guesses": render.guesses(now.revealed, couple),
            "together-keys": Content.assemble(
                (self.key_of("together.moved"), "$accent"), " how it moved   ",
                (self.key_of("together.paper"), "$accent"), " onto paper",
            ),
        }  # fmt: skip

    def draw(self) -> None:
        """Draw it, and each row with how its request stands."""
        super().draw()
        couple, today = self.house.couple(), self.today
        replies = {reply.row: reply for reply in replies_of(self.house, self.worksheet_id)}
        for card in self._cards:
            asks, side = card.row.request.what, card.side
            stands = reply_status_words(replies.get(card.row.id), couple, side, today) if asks else ""
            card.show(couple.partner(side), stands)

    # -- the cursor -----------------------------------------------------------------------------------

    def _reveal(self) -> None:
        card = self.card
        if card is not None and card.is_attached:
            # The line that says whose, or that both named it, comes into sight with its first row.
            self.query_one("#body").scroll_to_widget(card, animate=False, immediate=True, force=True)

    def action_go_to(self, place: int) -> None:
        """Put the cursor on the row at *place* (-1: the last)."""
        if not self._cards:
            return
        self._cards[self._place].here = False
        self._place = place % len(self._cards)
        self._cards[self._place].here = True
        if self._place == 0:
            self.query_one("#body").scroll_home(animate=False, immediate=True)
        self._reveal()

    def action_move(self, by: int) -> None:
        """Move the cursor down (1) or up (-1): in its own column where there are two."""
        here = self.card
        if here is None:
            return
        places = [n for n, c in enumerate(self._cards) if not self.columns or c.side == here.side]
        wanted = places.index(self._place) + by
        if 0 <= wanted < len(places):
            self.action_go_to(places[wanted])
        elif by > 0:
            self.query_one("#body").scroll_end(animate=False, immediate=True)
        else:
            self.query_one("#body").scroll_home(animate=False, immediate=True)

    def action_across(self, column: int) -> None:
        """Move the cursor to the nearest row of *column*: 0, the left one, or 1."""
        here, side = self.card, SIDES[column]
        there = [n for n, card in enumerate(self._cards) if card.side == side]
        if here is None or here.side == side or not there:
            return
        self.action_go_to(min(there, key=lambda n: (abs(self._cards[n].region.y - here.region.y), n)))

    def action_page(self, way: int) -> None:
        """Move a page down (1) or up (-1)."""
        body = self.query_one("#body")
        body.scroll_relative(y=way * max(1, body.size.height - 1), animate=False, immediate=True)

    # -- the ways on ----------------------------------------------------------------------------------

    def on_card_opened(self, message: Card.Opened) -> None:
        """Open the row that was clicked on."""
        message.stop()
        self.action_go_to([card.row.id for card in self._cards].index(message.row_id))
        self.action_open()

    def action_open(self) -> None:
        """Look at the row under the cursor."""
        if self.card and self.is_active:
            self.house.go(RequestRoute(self.worksheet_id, self.card.row.id))

    def action_listen(self) -> None:
        """Listen to each other about the row under the cursor."""
        if self.card is None or not self.is_active:
            return
        row = self.card.row
        self.house.go(
            SetupRoute(
                "mirror-validate-empathise",
                topic=row_title(row),
                first=self.card.side,
                opening=row.opening.words,
                about=f"row:{self.worksheet_id}:{row.id}",
            ),
        )

    def action_paper(self) -> None:
        """Write this round to a page."""
        if self.is_active:
            self.house.go(WorksheetPaperRoute(self.worksheet_id))
