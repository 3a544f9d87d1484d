"""Home: what is open between the two, and what they can do."""

from asyncio import sleep
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from twofold.domain.dates import greeting, long_date
from twofold.domain.drawers import WritingSummary
from twofold.domain.listening.routes import HistoryRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.listening.talks import AWAY
from twofold.domain.open_things import Thing, open_things
from twofold.domain.promises.agreements import AgreementSummary, is_due, still_open
from twofold.domain.records import other
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.summaries import PlanSummary
from twofold.domain.routes import LeftOutRoute, QuickExitRoute, Route, SettingsRoute
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import WorksheetSummary
from twofold.practices import PRACTICES, Practice, front
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.homerows import more, what_you_can_do
from twofold.widgets.openrows import Rows, under
from twofold.widgets.plain import plain

from .house import newest
from .planned import PlannedTalks

LOOK = 20.0
"""Seconds between looks at the time of day."""
MOST_OPEN = 5
"""Open things shown; the others are found when looking back."""
MOST_AGREED = 3
"""Agreements shown that are not to be looked at yet."""
BREATH = 0.005
"""Seconds in which the first frame is handed to the terminal."""
AT_ONCE = 500
"""Sessions that are looked through before the first frame; it takes a few milliseconds."""


class Home(PlannedTalks):
    """The first page of every day."""

    place = "home"
    heading = "Home"
    why = "From here you go everywhere. What is open between you stands first."
    AUTO_FOCUS = "#home-choices"
    leads_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "go_on", "Go on", tooltip="Go on with what is open", id="home.open",
                when="goes_on", called="go_on_called"),
        Command("c", "call_off", "Call it off", tooltip="Drop this planned talk; it can be brought back",
                id="home.call-off", when="is_on_planned"),
        Command("u", "bring_back", "Bring back", tooltip="Bring back the talk that was put away last",
                id="home.bring-back", when="may_bring_back"),
        *(
            Command(each.key, f"practice('{each.name}')", each.title, tooltip=each.tooltip, show=each.shown,
                    id=f"home.{each.alias or each.name}")
            for each in PRACTICES
        ),
        Command("b", "history", "Look back", tooltip="What you have listened to", show=False, id="home.back"),
        Command("s", "settings", "Settings", tooltip="Names, colours, bell, movement, theme", show=False,
                id="home.settings"),
        Command("v", "left_out", "What was left out", show=False, id="home.left-out", when="has_left_out",
                tooltip="What in your settings and in your own files cannot be used"),
        Command("h", "support", "Who this is not for, and help", show=False, id="home.support",
                tooltip="Who twofold is not for, and where help is"),
        Command("x", "exit_info", "Leaving at once", show=False, id="home.exit-info",
                tooltip="What quick exit does, and what it cannot hide"),
        Command("q", "app.quit", "Quit", tooltip="Leave twofold; everything is saved", id="home.quit"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._open: tuple[Thing, ...] = ()
        self._run_there: frozenset[str] = frozenset()
        self._again: Timer | None = None
        self._agreed: tuple[AgreementSummary, ...] = ()
        self._on: tuple[Choice, ...] = ()
        self._coming: tuple[Choice, ...] = ()
        self._looked = False
        self._came_from: Route | None = None

    def body(self) -> ComposeResult:
        """Lay out the day and the list."""
        self._day = self._greeting()
        self._look_at_plans(self.house.store.plans.peek(PlanSummary))
        yield Static(self._day, id="home-day", classes="column", markup=False)
        yield Static("", id="home-begin", classes="column quiet", markup=False)
        yield Choices(self._choices(), id="home-choices", classes="column")

    def on_mount(self) -> None:
        """Show what is open; where the past is long, paint first and look into it afterwards."""
        if self.house.store.sessions.size <= AT_ONCE:
            self.reload()
        else:
            self.call_after_refresh(self._reload_soon)
        self.set_interval(LOOK, self.watch_time)

    async def _reload_soon(self) -> None:
        # Another thread writes the first frame to the terminal: while we wait, it can.
        await sleep(BREATH)
        if self.is_attached:
            self.reload()

    def came_back(self, route: Route) -> None:
        """Stand on the talk that was left, once it is known how it was left."""
        self._came_from = route

    def watch_time(self) -> None:
        """Follow the hour, while home is in sight: a day begins, a time-out is over."""
        if self.is_active:
            self.reload()

    def reload(self) -> None:
        """See what is open between the two, and what they agreed on."""
        from twofold.store.offers import offers

        store, today = self.house.store, self.today
        sessions = store.sessions.peek(SessionSummary)
        rounds = store.worksheets.peek(WorksheetSummary)
        agreed = store.agreements.peek(AgreementSummary)
        plans = store.plans.peek(PlanSummary)
        before = bool(self._open or self._on), self._run_there, self._drawn
        self._open = open_things(
            sessions,
            rounds,
            store.writings.peek(WritingSummary),
            agreed,
            store.replies.all(),
            self._now(),
            today,
            plans,
            offers(store, self._now(), today),
        )
        self._look_at_running()
        self._look_at_plans(plans)
        self._agreed = tuple(card for card in still_open(agreed) if card.history and not is_due(card, today))
        choices, rows = self.query_one(Choices), self._choices()
        choices.set_choices(rows)
        self.leads_to = [row.route.spot for row in rows if row.route is not None]
        if self._came_from is not None:
            led = [each.id for each in rows if each.route == self._came_from]
            self._came_from = None
            if not (led and choices.go_to(led[0])):
                choices.first()  # it is over, and stands here no more
        if not self._looked:
            self._looked = True
            choices.first()
            # The list takes the keyboard, and a long one would be moved up to its end.
            self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)
        empty = (
            ""
            if store.begun
            else ("Nothing here yet. Press l to begin: a first listening takes less than ten minutes.")
        )
        begin = self.query_one("#home-begin", Static)
        begin.update(plain(empty))
        begin.display = bool(empty)
        if (day := self._greeting()) != self._day:
            self._day = day
            self.query_one("#home-day", Static).update(day)
        self.on_resize()
        self._drawn = self.moment
        if before != (bool(self._open or self._on), self._run_there, self._drawn):
            self.refresh_bindings()

    def _look_at_running(self) -> None:
        """See which talk runs at the other terminal: it stands first, as long as its heart beats."""
        from twofold.store.offers import running

        self._run_there = running(self.house.store, self._open, self._now())
        self._open = tuple(sorted(self._open, key=lambda one: getattr(one, "id", "") not in self._run_there))
        if self._again is not None:
            self._again.stop()
        self._again = self.set_timer(AWAY, self.watch_time) if self._run_there else None

    def _look_at_plans(self, cards: list[PlanSummary]) -> None:
        """See which retreat is on, and which comes next; no other plan is read."""
        self._on = self._coming = ()
        if cards:
            from twofold.widgets.retreatrows import on_and_coming

            key = "" if self._run_there else "o"
            self._on, self._coming = on_and_coming(
                cards, lambda id_: newest(self.house, Plan, id_), self._now(), key
            )

    def on_resize(self) -> None:
        """Let the day stand in the bar where the page has no room for it."""
        self.head(long_date(self._now()) if self.is_short else self.heading)

    def _now(self) -> datetime:
        return self.house.clock.now()

    def _greeting(self) -> Content:
        now = self._now()
        return Content.assemble((f"{greeting(now)}.", "bold"), "\n", (long_date(now), "$quiet"))

    def _choices(self) -> list[Choice]:
        opened = [
            self._rows.row(thing, "o" if not place and (self._run_there or not self._on) else "")
            for place, thing in enumerate(self._open[:MOST_OPEN])
        ]
        opened += more(self._open[MOST_OPEN:])
        rows = [
            *under("Your retreat today", self._on),
            *under("Open between you", opened),
            *under("Coming", self._coming),
            *under("Agreed between you", [self._rows.agreement(card) for card in self._agreed[:MOST_AGREED]]),
        ]
        if rows:
            rows.append(Choice("", "What you can do", heading=True))
        return [*rows, *what_you_can_do(len(self.house.left_out))]

    @property
    def _rows(self) -> Rows:
        company = other(self.house.seat) if self.house.seat and self.house.has_company else None
        now, today = self._now(), self.today
        rows = Rows(self.house.couple(), now, today, self._asked, running=self._run_there, company=company)
        rows.has_open = lambda route: self.house.company_on(route.spot) == "on this page"
        return rows

    def show_company(self) -> None:
        """Say which of what is open the other is in."""
        super().show_company()
        self.query_one(Choices).set_choices(self._choices())

    def _asked(self, reply: Reply) -> str:
        """The words of the row that was asked for."""
        worksheet = self.house.store.worksheets.get(reply.worksheet)
        found = worksheet.row(reply.row) if worksheet else None
        return (found and (found[1].words or found[1].request.what)) or "A request that was not for then"

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the first page of a practice; its way there is loaded only now."""
        event.stop()
        if isinstance(practice := event.choice.value, Practice):
            self.action_practice(practice.name)

    def action_practice(self, name: str) -> None:
        """Open the first page of the practice *name*."""
        self.house.go(front(name)())

    def action_history(self) -> None:
        """Look back at what you have listened to."""
        self.house.go(HistoryRoute())

    def action_settings(self) -> None:
        """Open the settings."""
        self.house.go(SettingsRoute())

    def action_left_out(self) -> None:
        """Show what of their own cannot be used."""
        self.house.go(LeftOutRoute())

    def action_exit_info(self) -> None:
        """Tell what leaving at once does."""
        self.house.go(QuickExitRoute())

    def action_go_on(self) -> None:
        """Join the talk that runs, or go on with the retreat of today, or else with the first open thing."""
        if self._first is not None:
            self.house.go(self._first)

    @property
    def _first(self) -> Route | None:
        if self._on and not self._run_there:
            return self._on[0].route
        return self._rows.row(self._open[0]).route if self._open else None

    @property
    def go_on_called(self) -> str:
        """What going on is called: with a talk that runs at the other terminal, it is joining."""
        return "Join" if self._run_there else ""

    @property
    def moment(self) -> object:
        """What going on leads to."""
        return self._first

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Going on; everything else is chosen by its name."""
        return action == "go_on"

    @property
    def has_left_out(self) -> bool:
        """Whether something of their own cannot be used."""
        return bool(self.house.left_out)

    @property
    def goes_on(self) -> bool:
        """Whether something is open to go on with."""
        return bool(self._on or self._open)
