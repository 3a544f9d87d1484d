"""What stands in the list of home: for tonight, open between the two, coming, and agreed."""

from datetime import datetime

from textual.content import Content

from twofold.domain.drawers import WritingSummary
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import NOT_BEGUN, SessionSummary
from twofold.domain.open_things import Thing, is_faded, open_things
from twofold.domain.promises.agreements import AgreementSummary, is_due, still_open
from twofold.domain.records import other
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.summaries import PlanSummary
from twofold.domain.routes import Route
from twofold.domain.tonight import Invitation, part_of_day
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import WorksheetSummary
from twofold.store.offers import offers
from twofold.widgets.choices import Choice, sections
from twofold.widgets.homerows import first_row, folded
from twofold.widgets.openrows import Rows

from .fortonight import ForTonight
from .house import House, newest

MOST_OPEN = 3
"""Open things shown, besides what is for tonight; one key shows the others."""
MOST_AGREED = 3
"""Agreements shown that are not to be looked at yet."""
TODAY = "Your retreat today"
ONE_LINE = 55
"""Cells of a title and its note that surely stand in one line, where rows have room for more."""


class HomeList(ForTonight):
    """All that home lists, as it was when last looked at. ``all``: whether what has faded is shown, too."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.all = False
        self._coming: tuple[Choice, ...] = ()
        self._agreed: tuple[AgreementSummary, ...] = ()

    def look(self) -> None:
        """See what is open between the two, and what they agreed on."""
        store, now, today = self.house.store, self.house.clock.now(), self.today
        agreed = store.agreements.peek(AgreementSummary)
        plans = store.plans.peek(PlanSummary)
        self.things = open_things(
            store.sessions.peek(SessionSummary),
            store.worksheets.peek(WorksheetSummary),
            store.writings.peek(WritingSummary),
            agreed,
            store.replies.all(),
            now,
            today,
            plans,
            offers(store, now, today),
        )
        self.look_at_running()
        self.look_at_plans(plans)
        self._agreed = tuple(card for card in still_open(agreed) if card.history and not is_due(card, today))

    def look_at_plans(self, cards: list[PlanSummary] | None = None) -> None:
        """See which retreat is on, and which comes next; no other plan is read."""
        self.on = self._coming = ()
        cards = self.house.store.plans.peek(PlanSummary) if cards is None else cards
        if cards:
            from twofold.widgets.retreatrows import on_and_coming

            self.on, self._coming = on_and_coming(
                cards, lambda id_: newest(self.house, Plan, id_), self.house.clock.now(), "o"
            )

    def rows(self, *, short: bool, roomy: bool, room: int, lines: int = 0) -> list[Choice]:
        """Return all rows, under their headings.

        *short*: there is room for a few lines only; *roomy*: also to say what each thing is. *room*: the
        cells of the one line for why it is for tonight (0: as many lines as it takes). *lines*: how many
        there are; while some are left, an agreement takes as many as it needs.
        """
        drawn = self._drawn
        near = [thing for thing in self.things if thing is not self.tonight]
        faded = sum(is_faded(thing, self.today) for thing in near)
        if not self.all:
            near = [thing for thing in near if not is_faded(thing, self.today)]
        most = len(near) if self.all else MOST_OPEN
        chosen = (
            [first_row(drawn, self.tonight, "o", brief=short, room=room)] if self.tonight is not None else []
        )
        if chosen and self.on:
            self.on[0].key = ""
        opened = folded(near, 0 if self.all else faded, drawn, most)
        ago = [drawn.row(self.ago)] if self.ago is not None and self.ago is not self.tonight else []
        agreed = [drawn.agreement(card) for card in self._agreed[:MOST_AGREED]]
        parts = (
            (part_of_day(self.house.clock.now()), chosen),
            (TODAY, self.on),
            ("Open between you", opened),
            ("", ago),
            ("Coming", self._coming),
            ("Agreed between you", agreed),
        )
        for row in () if roomy else ago:
            row.title, row.brief = Content.styled(self.ago_in_one_line, "bold"), True
        if short:
            for row in opened:
                row.brief = True
            own = [row for _, rows in parts for row in rows]
            return [Choice("", TODAY, heading=True), *own] if self.on and not chosen else own
        rows = sections(*parts)
        left = lines - len(rows) - sum(_is_long(row) for row in rows if row not in agreed)
        for row in filter(_is_long, agreed):
            left -= -(-row.title.cell_length // ONE_LINE)
            row.spare = left < 0
        return rows

    def route_of(self, thing: Thing) -> Route | None:
        """Return where *thing* leads."""
        return self._drawn.row(thing).route

    @property
    def leads_on(self) -> Route | None:
        """Where going on leads."""
        if isinstance(self.tonight, Invitation):
            return self.tonight.route
        if self.tonight is not None:
            return self.route_of(self.tonight)
        return self.on[0].route if self.on else None

    def planned(self, route: Route | None) -> str:
        """Return the id of the talk that *route* leads to, where that has not begun; else ""."""
        talks = (one for one in self.things if isinstance(one, SessionSummary) and one.status in NOT_BEGUN)
        return next((each.id for each in talks if SessionRoute(each.id) == route), "")

    @property
    def _drawn(self) -> Rows:
        house = self.house
        company = other(house.seat) if house.seat and house.has_company else None
        now: datetime = house.clock.now()
        rows = Rows(house.couple(), now, self.today, self._asked, running=self.running, company=company)
        rows.has_open = lambda route: house.company_on(route.spot) == "on this page"
        return rows

    def _asked(self, reply: Reply) -> str:
        """The words of the row that was asked for."""
        worksheet = self.house.store.worksheets.get(reply.worksheet)
        found = worksheet.row(reply.row) if worksheet else None
        return (found and (found[1].words or found[1].request.what)) or "A request that had to wait"


def _is_long(row: Choice) -> bool:
    return row.title.cell_length + row.note.cell_length > ONE_LINE
