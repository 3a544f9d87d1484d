"""What is open between the two, as rows to choose from."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from textual.content import Content

from twofold.domain.dates import day_words, moment_words, on_day
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.offers import Offer
from twofold.domain.open_things import (
    AnswersThing,
    ClosingThing,
    LookThing,
    RequestThing,
    ReviewThing,
    RoundThing,
    Thing,
)
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import AgreementSummary
from twofold.domain.promises.routes import AgreementRoute, ReviewRoute
from twofold.domain.records import Side
from twofold.domain.retreat.routes import ClosingRoute, FollowRoute
from twofold.domain.routes import Route
from twofold.domain.when import clock_words
from twofold.domain.worksheet.requests import Reply, ReplyStatus
from twofold.domain.worksheet.routes import RequestRoute, TogetherRoute, WorksheetRoute

from .choices import Choice
from .plain import plain, signed


class Rows:
    """Draws what is open at *now* (UTC), the local day *today*; *asked* gives the words of a request.

    *running*: the talks, by their ids, that run at the other terminal; *company*: who sits there, at a seat.
    ``has_open`` tells of a route whether they have its page open.
    """

    has_open: Callable[[Route], bool] = staticmethod(lambda _route: False)

    def __init__(
        self,
        couple: Couple,
        now: datetime,
        today: date,
        asked: Callable[[Reply], str],
        *,
        running: Collection[str] = (),
        company: Side | None = None,
    ) -> None:
        self.couple, self.now, self.today, self.asked = couple, now, today, asked
        self.running, self.company = running, company

    def row(self, thing: Thing, key: str = "") -> Choice:
        """Return *thing* as a row, with the *key* that chooses it too."""
        row = self._row(thing, key)
        if row.route is not None and self.has_open(row.route):
            row.note = self._joining()
        return row

    def _row(self, thing: Thing, key: str) -> Choice:
        match thing:
            case Offer(route=route, title=title, note=note, side=side):
                told = signed(self.couple, side, bold=False) + f" {note}" if side else plain(note)
                return _leads(route, title, told, key)
            case ReviewThing(card=card):
                return _leads(ReviewRoute(card.id), card.terms.what, "you wanted to look at it together", key)
            case RequestThing(reply=reply, day=day):
                note = f"you wanted to look at it again {on_day(day, self.today)}"
                return _leads(RequestRoute(reply.worksheet, reply.row), self.asked(reply), note, key)
            case AnswersThing(waiting=waiting):
                return self._answers(thing, *waiting[-1], key)
            case RoundThing(card=round_):
                title = f"Worksheet of {day_words(round_.day, self.today)}"
                return _leads(WorksheetRoute(), title, self._finished(thing), key)
            case ClosingThing(card=plan):
                return _leads(ClosingRoute(plan.id), plan.title, "close it together", key)
            case LookThing(card=plan, after=after):
                note = {0: "the check-in you named", 7: "a week after", 30: "a month after"}.get(after, "")
                return _leads(FollowRoute(plan.id, after), plan.title, f"{note}: look back", key)
        standing = self._joining() if thing.id in self.running else plain(_standing(thing, self.now))
        return _leads(SessionRoute(thing.id), _name(thing), standing, key)

    def _answers(self, thing: AnswersThing, last: Reply, stands: ReplyStatus, key: str) -> Choice:
        """The answers that wait: the only one by its words, several by how many there are of each kind."""
        if len(thing.waiting) == 1:
            return _leads(RequestRoute(last.worksheet, last.row), self.asked(last), _WAITS[stands], key)
        kinds = (
            (thing.count("offered"), "offer", "offers"),
            (thing.count("yes", "taken"), "yes to write down", "yeses to write down"),
            (thing.count("circles"), "pair of circles", "pairs of circles"),
            (thing.count("due"), "to look at again", "to look at again"),
        )
        note = ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in kinds if count)
        return _leads(
            TogetherRoute(last.worksheet, last.row), f"{len(thing.waiting)} answers wait", note, key
        )

    def _joining(self) -> Content:
        """Who is in a talk that runs, and that one can join it."""
        if self.company is None:
            return plain("runs at the other terminal: join it")
        return signed(self.couple, self.company, bold=False) + " is in it: join"

    def _finished(self, thing: RoundThing) -> Content:
        """Who has finished their side (or guess), and not a word about what is in it."""
        if thing.stage == "reveal":
            return plain("both of you are ready to open it")
        if not thing.finished:
            return plain("each of you writes alone" if thing.stage == "write" else "each of you guesses")
        return signed(self.couple, thing.finished[0], bold=False) + " has finished"

    def agreement(self, card: AgreementSummary) -> Choice:
        """Return an agreement that is not to be looked at yet."""
        day = on_day(card.due, self.today) if card.due else ""
        who = card.terms.who
        sign = None if who == "both" else signed(self.couple, who, bold=False)[:1]
        route, note = AgreementRoute(card.id), f"next look {day}"
        return Choice(repr(route), card.terms.what, note, sign=sign, spare=True, route=route)


_WAITS: dict[ReplyStatus, str] = {
    "offered": "a smaller offer waits for an answer",
    "yes": "a yes to write down",
    "taken": "a yes to write down",
    "circles": "another way is still to be found",
    "due": "to look at again",
}
"""How the only answer that waits stands, in a few words."""


def _leads(route: Route, title: str, note: str | Content, key: str) -> Choice:
    # Where it leads tells a row from all the others.
    return Choice(repr(route), Content.assemble((title, "bold")), note, key, route=route)


def _name(card: SessionSummary) -> str:
    name = card.protocol.name
    return f"{name}{'' if name.endswith('?') else ':'} {card.topic}" if card.topic else name


def _standing(card: SessionSummary, now: datetime) -> str:
    """Return in a few words where *card* stands at *now*."""
    if card.status == "timeout":
        if card.due is None or card.due <= now:
            return "your time-out is over"
        return f"time-out until {clock_words(card.due.astimezone(), now.astimezone())}"
    if card.status == "planned" and card.due is not None:
        return (
            f"planned for {moment_words(card.due, now)}"
            if card.due > now
            else f"you meant to talk {moment_words(card.due, now)}"
        )
    if card.status == "chosen":
        return "chosen, not begun yet"
    return f"left open {moment_words(card.updated, now)}"
