"""One row of an open round, its request, and everything that is said to it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.domain.records import SIDES
from twofold.domain.worksheet.requests import Reply, ReplyStatus, gift_of, new_reply, reply_id, turn
from twofold.domain.worksheet.rounds import Worksheet, requests
from twofold.screens.house import newest
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line

from . import render as telling
from .answering import FIRST, Answering
from .replies import replies_of
from .tiles import Tiles

WORDS = ("yes", "yes, but smaller", "another way", "not now")
FITS = ("it fits", "not quite")


class RequestPage(Answering):
    """The row *row_id* of the open round *worksheet_id*, and the reply to its request."""

    place = "worksheet.request"
    heading = "A request"
    why = "A request is one that may be answered in four ways, and each of them is a whole answer."
    notes = (
        "What was said stays: another word is added below it. U takes back only what was said just now.",
        "A gift is a yes that nobody owes: one of the other's three, chosen freely, once in a round.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", tooltip="Write down what you agree on, or open it",
                id="request.go-on"),
        Binding("g", "gift", "As a gift", tooltip="Say yes, and make it your gift of this round",
                id="request.gift"),
        Binding("w", "another_word", "Another word", tooltip="Answer in another way", id="request.again"),
        Binding("u", "take_back", "Take back", tooltip="Take back the word that was just said",
                id="request.undo"),
        *(
            Binding(str(n), f"take({n})", words, tooltip=tooltip, id=f"request.answer-{n}", show=False)
            for n, words, tooltip in (
                (1, "Yes, or: it fits", "Yes to the request; or the smaller offer fits"),
                (2, "Smaller, or: not quite", "Yes, but smaller; or the offer does not quite fit"),
                (3, "Another way", "Find another way together"),
                (4, "Not now", "Not now, with a day to look again"),
            )
        ),
        Binding("down", "scroll(1)", "Down", tooltip="Move the page down", show=False, id="request.down"),
        Binding("up", "scroll(-1)", "Up", tooltip="Move the page up", show=False, id="request.up"),
        Binding("pagedown", "scroll(8)", "Page down", tooltip="Move the page down by much", show=False,
                id="request.page-down"),
        Binding("pageup", "scroll(-8)", "Page up", tooltip="Move the page up by much", show=False,
                id="request.page-up"),
    ]  # fmt: skip

    def __init__(self, worksheet_id: str, row_id: str) -> None:
        super().__init__(worksheet_id, row_id)
        self._there = False

    # -- what is shown --------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out the row, the request, the answers, and what was said."""
        worksheet = newest(self.house, Worksheet, self.worksheet_id)
        found = worksheet.row(self.row_id) if worksheet else None
        if worksheet is None or worksheet.revealed is None or found is None:
            self.house.say("This row is not there (any more).", calm=False)
            self.call_later(self.action_back)
            return
        self.asker, self.row = found
        self.offered = tuple(row.id for row in requests(worksheet.revealed.side(self.asker).rows))
        self._read()
        self._there = True
        with Vertical(id="request", classes="column"):
            for name in ("head", "opening", "more", "asked", "stands"):
                yield Static("", id=f"request-{name}", classes="part", markup=False)
            yield Tiles(id="request-tiles")
            yield Line(self.reply.offer, placeholder="what would be possible, then Enter", id="request-offer")
            yield Static("", id="request-trouble", classes="part accent", markup=False)
            yield Consent(id="request-whose", classes="part")
            with Container(id="request-circles"):
                yield Static("", id="circles-a", markup=False)
                yield Static("", id="circles-b", markup=False)
            for name in ("aside", "before"):
                yield Static("", id=f"request-{name}", classes="part quiet", markup=False)
        yield Static("", id="request-brief", classes="brief", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.draw()

    def _read(self) -> None:
        now = self.house.clock.now()
        self.reply = newest(self.house, Reply, reply_id(self.row_id)) or new_reply(
            self.worksheet_id, self.row_id, self.receiver, now
        )

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        if not self._there:
            return
        last = self.reply.said
        self._read()
        if self.reply.said != last:
            self.again = self.writing = False
        self.draw()
        for name in ("whose", "circles"):
            if self.query_one(f"#request-{name}").display:
                self.call_after_refresh(self.reveal, name)

    def draw(self) -> None:
        """Draw it as it stands."""
        if not self._there or not self.query("#request-before"):
            return
        couple, row, stands = self.house.couple(), self.row, self.stands
        self.hands = self.receiver if self.again else turn(stands, self.asker)
        shown = {
            "head": telling.head(row, couple, self.asker),
            "opening": Content(row.opening.words),
            "more": telling.more(row),
            "asked": telling.asked(row, couple, self.asker) if row.request.what else Content(""),
            "stands": telling.stands_words(self.reply, stands, couple, self.asker, self.today),
            "whose": Content("") if self.again else self.whose(stands),
            "aside": self._aside(stands),
            "before": telling.history(self.reply, couple, self.today),
            "trouble": Content(""),
        }
        for name, words in shown.items():
            self._show(f"request-{name}", words)
        answers = FITS if self.offer_waits else WORDS if self.answering else ()
        keys = [self.key_of(f"request.answer-{n}") for n in range(1, 5)]
        self.query_one(Tiles).show(keys, () if self.writing else answers)
        self._show("request-brief", telling.brief(keys, () if self.writing else answers))
        self.query_one("#request-offer").display = self.writing
        both = self.reply.circles
        self.query_one("#request-circles").display = both is not None
        for side in SIDES if both else ():
            self._show(f"circles-{side}", telling.circles_of(both, couple, side) if both else Content(""))
        self.refresh_bindings()

    def _show(self, name: str, words: Content) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(words)
        line.display = bool(words)

    def _aside(self, stands: ReplyStatus) -> Content:
        if self.writing:
            return Content("Saved as you type. Enter says it; Esc leaves the field.")
        if self.answering or stands == "offered":
            free = (
                gift_of(replies_of(self.house, self.worksheet_id), self.worksheet_id, self.receiver) is None
            )
            if not self.answering or not self.may_be_gift or not free:
                return Content("")
            return telling.gift_words(self.key_of("request.gift"), self.house.couple(), self.asker)
        return telling.way_on(stands, self.reply, self.key_of("request.go-on"))

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action not in ("take", "gift", "go_on", "another_word", "take_back", "yes"):
            return super().check_action(action, parameters)
        if not self._there:
            return False
        stands = self.stands
        ends = stands in ("yes", "taken", "agreed") or (
            stands == "circles" and self.reply.circles is not None
        )
        return {
            "take": self.answering or (self.offer_waits and parameters in ((1,), (2,))),
            "gift": self.answering and self.may_be_gift,
            "go_on": ends and not self.again,
            "another_word": stands not in (*FIRST, "agreed") and not self.again,
            "take_back": self.may_take_back,
            "yes": stands == "circles" and self.reply.circles is None and not self.again,
        }[action]

    def on_tiles_taken(self, message: Tiles.Taken) -> None:
        """Take a click on an answer for its key."""
        message.stop()
        self.action_take(message.number)

    # -- what comes of it -----------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Open the agreement, or write one."""
        if not self.is_active:
            return
        if self.reply.agreement is not None:
            self.house.go(AgreementRoute(self.reply.agreement))
        else:
            self.house.go(WriteAgreementRoute(reply_id=self.reply.id))
