"""One row of an open round, its request, and everything that is said to it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.domain.records import SIDES
from twofold.domain.worksheet.requests import gift_of, new_reply
from twofold.domain.worksheet.rounds import Worksheet, requests
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.scrolling import scrolling_keys

from . import render as telling
from .answering import Answering
from .replies import replies_of
from .tiles import Tiles

WORDS = ("yes", "yes, but smaller", "another way", "not now")
FITS = ("it fits", "not quite")


class RequestPage(Answering):
    """The row *row_id* of the open round *worksheet_id*, and the reply to its request."""

    place = "worksheet.request"
    heading = "A request"
    why = "A request can be answered in four ways, and each of them is a real answer."
    notes = (
        "What was said stays, and anything new goes below it; u takes back only what was said just now.",
        "A gift is a yes that nobody owes: one of the other's top three, chosen freely, once a round.",
    )
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "go_on", "Go on", tooltip="Write down what you agree on, or open it",
                id="request.go-on", when="may_go_on"),
        Command("g", "gift", "As a gift", tooltip="Say yes, and make it your gift this round",
                id="request.gift", when="may_be_gift"),
        Command("w", "another_word", "Another word", tooltip="Answer in another way", id="request.again",
                when="may_answer_again"),
        Command("u", "take_back", "Take back", tooltip="Take back the word that was just said",
                id="request.undo", when="may_take_back"),
        *(
            Command(str(n), f"take({n})", words, tooltip=tooltip, id=f"request.answer-{n}", show=False,
                    when="may_take")
            for n, words, tooltip in (
                (1, "Yes, or: it fits", "Yes to the request; or the smaller offer fits"),
                (2, "Smaller, or: not quite", "Yes, but smaller; or the offer does not quite fit"),
                (3, "Another way", "Find another way together"),
                (4, "Not now", "Not now, with a day to look again"),
            )
        ),
        *scrolling_keys("request"),
    ]  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out the row, the request, the answers, and what was said."""
        worksheet = newest(self.house, Worksheet, self.worksheet_id)
        found = worksheet.row(self.row_id) if worksheet else None
        if worksheet is None or worksheet.revealed is None or found is None:
            self.house.say("This row is no longer there.", calm=False)
            self.call_later(self.action_back)
            return
        self.asker, self.row = found
        self.offered = tuple(row.id for row in requests(worksheet.revealed.side(self.asker).rows))
        self.edit.begin(new_reply(self.worksheet_id, self.row_id, self.receiver, self.house.clock.now()))
        self.begin_typing()
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

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        before = self._from_elsewhere()
        super().reload()
        # What stood there before is where the reader left it, however often the other saves something.
        for name, words in self._from_elsewhere().items():
            if words and words != before.get(name):
                self.call_after_refresh(self.reveal, name)

    def _from_elsewhere(self) -> dict[str, str]:
        """Return the words of what comes to be elsewhere: who says yes, and the two circles."""
        parts = {"whose": ("request-whose",), "circles": ("circles-a", "circles-b")} if self.ready else {}
        return {
            name: "".join(str(self.query_one(f"#{part}", Static).content) for part in of)
            for name, of in parts.items()
        }

    def view(self) -> View:
        """Show it as it stands."""
        if not self.ready:
            return {}
        couple, row, both = self.house.couple(), self.row, self.reply.circles
        circles = {
            f"circles-{side}": telling.circles_of(both, couple, side) if both else "" for side in SIDES
        }
        return {
            "request-head": telling.head(row, couple, self.asker),
            "request-opening": Content(row.opening.words),
            "request-more": telling.more(row),
            "request-asked": telling.asked(row, couple, self.asker) if row.request.what else "",
            "request-stands": telling.stands_words(self.reply, self.stands, couple, self.asker, self.today),
            "request-whose": self.whose(),
            "request-aside": self._aside(),
            "request-before": telling.history(self.reply, couple, self.today),
            "request-trouble": self.trouble,
            "request-brief": telling.brief(self._keys, self._answers),
            "request-offer": self.writing,
            "request-circles": both is not None,
            **circles,
        }

    def draw(self) -> None:
        """Draw it, with the answers that can be given, and whose word it waits for."""
        super().draw()
        if self.ready:
            self.hands = self.waits_for
            self.query_one(Tiles).show(self._keys, self._answers)

    @property
    def _keys(self) -> list[str]:
        return [self.key_of(f"request.answer-{n}") for n in range(1, 5)]

    @property
    def _answers(self) -> tuple[str, ...]:
        if self.writing or self.waits_elsewhere:
            return ()
        return FITS if self.offer_waits else WORDS if self.answering else ()

    def _aside(self) -> Content | str:
        if self.writing:
            return "Saved as you type. Enter says it; Esc leaves the field."
        if self.waits_elsewhere:
            return self.elsewhere
        if not self.answering and not self.offer_waits:
            return telling.way_on(self.stands, self.reply, self.key_of("request.go-on"))
        replies = replies_of(self.house, self.worksheet_id)
        if not self.may_be_gift or gift_of(replies, self.worksheet_id, self.receiver) is not None:
            return ""
        return telling.gift_words(self.key_of("request.gift"), self.house.couple(), self.asker)

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_go_on(self) -> bool:
        """Whether there is something to agree on, or an agreement to open."""
        if not self.ready or self.again:
            return False
        open_ = self.stands == "circles" and self.reply.circles is not None
        return open_ or self.stands in ("yes", "taken", "agreed")

    def on_tiles_taken(self, message: Tiles.Taken) -> None:
        """Take a click on an answer for its key."""
        message.stop()
        self.action_take(message.number)

    # -- what comes of it -----------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Open the agreement, or write one."""
        if self.is_active:
            agreement = self.reply.agreement
            self.house.go(
                AgreementRoute(agreement) if agreement else WriteAgreementRoute(reply_id=self.reply.id)
            )
