"""Home: the one thing for tonight, what is open between the two, and what they can do."""

from asyncio import sleep
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import long_date
from twofold.domain.drawers import WritingSummary
from twofold.domain.listening.session import SessionSummary
from twofold.domain.moments.records import Moment
from twofold.domain.open_things import Thing, is_faded, open_things
from twofold.domain.promises.agreements import AgreementSummary, is_due, still_open
from twofold.domain.promises.sentence import SENTENCE
from twofold.domain.records import other
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.summaries import PlanSummary
from twofold.domain.routes import Route
from twofold.domain.tonight import part_of_day
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import WorksheetSummary
from twofold.practices import PRACTICES
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.homerows import MORE, first_row, folded, the_day, what_you_can_do
from twofold.widgets.menu import Above, Menu, Panes
from twofold.widgets.openrows import Rows

from .fortonight import KEYS, ForTonight
from .house import newest
from .ways import Ways

LOOK = 20.0
"""Seconds between looks at the time of day."""
MOST_OPEN = 3
"""Open things shown, besides what is for tonight; one key shows the others."""
MOST_AGREED = 3
"""Agreements shown that are not to be looked at yet."""
BREATH = 0.005
"""Seconds in which the first frame is handed to the terminal."""
AT_ONCE = 500
"""Talks and moments that are looked through before the first frame; it takes a few milliseconds."""
ROOMY = 30
"""Lines from which there is room to say what each thing is that they can do."""
NOTHING_YET = "Nothing here yet. Press l to begin; it takes less than ten minutes."
TODAY = "Your retreat today"
PANES = 110
"""Cells from which what can be done stands beside what is open."""


class Home(Ways, ForTonight):
    """The first page of every day."""

    place = "home"
    heading = "Home"
    why = "From here you go everywhere. What is for tonight stands first, then what is open between you."
    notes = (
        "What has waited for a week steps back by itself: “more” shows it. What you wave away is gone for "
        "this evening, and nothing is counted.",
    )
    AUTO_FOCUS = "#home-choices"
    leads_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        KEYS[0],
        Command("c", "call_off", "Call it off", tooltip="Drop this planned talk; it can be brought back",
                id="home.call-off", when="is_on_planned"),
        Command("u", "bring_back", "Bring back", tooltip="Bring back the talk that was put away last",
                id="home.bring-back", when="may_bring_back"),
        *KEYS[1:],
        *(
            Command(each.key, f"practice('{each.name}')", each.title, tooltip=each.tooltip, show=False,
                    id=f"home.{each.alias or each.name}")
            for each in PRACTICES
        ),
        Command("s", "settings", "Settings", tooltip="Names, colours, bell, movement, theme", show=False,
                id="home.settings"),
        Command("v", "left_out", "What was left out", show=False, id="home.left-out", when="has_left_out",
                tooltip="What in your settings and in your own files cannot be used"),
        Command("h", "support", "Help from outside", show=False, id="home.support",
                tooltip="When not to use twofold together, and where to get help"),
        Command("x", "exit_info", "Leaving at once", show=False, id="home.exit-info",
                tooltip="What quick exit does, and what it cannot hide"),
        Command("q", "app.quit", "Quit", tooltip="Leave twofold; everything is saved", id="home.quit"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._agreed: tuple[AgreementSummary, ...] = ()
        self._coming: tuple[Choice, ...] = ()
        self._all = False
        self._looked = self._is_back = False
        self._was_short = False
        self._came_from: Route | None = None

    def body(self) -> ComposeResult:
        """Lay out the day, what is for tonight and open, and what they can do."""
        # Before there is anything to dress or to lay out anew.
        self.set_class(not self.house.store.begun, "-new")
        self._day = self._greeting()
        self._look_at_plans(self.house.store.plans.peek(PlanSummary))
        with Panes(id="home-panes"):
            with Vertical(id="home-left"):
                yield Static(self._day, id="home-day", markup=False)
                yield Static("", id="home-begin", classes="quiet", markup=False)
                yield Above(self._choices(), hides=True, id="home-choices")
            menu = Menu(what_you_can_do(len(self.house.left_out)), id="home-menu")
            menu.set_reactive(Menu.single, self._in_one_column)
            menu.set_reactive(Menu.narrow, self.app.size.height < ROOMY)
            yield menu

    def on_mount(self) -> None:
        """Show what is open; where the past is long, paint first and look into it afterwards."""
        self.on_resize()
        if self.house.store.sessions.size + self.house.store[Moment].size <= AT_ONCE:
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

    def on_screen_resume(self) -> None:
        """Stand on what is for tonight, where that is something else by now."""
        self._is_back = True

    def reload(self) -> None:
        """See what is open between the two, and what they agreed on."""
        from twofold.store.offers import offers

        store, today = self.house.store, self.today
        sessions = store.sessions.peek(SessionSummary)
        rounds = store.worksheets.peek(WorksheetSummary)
        agreed = store.agreements.peek(AgreementSummary)
        plans = store.plans.peek(PlanSummary)
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
        self.look_at_running()
        self._look_at_plans(plans)
        self._agreed = tuple(card for card in still_open(agreed) if card.history and not is_due(card, today))
        self.choose_again()

    def choose_again(self) -> None:
        """Draw what is known by now, with what is for tonight chosen from it."""
        stood, back = self.leads_on, self._is_back
        self._is_back = False
        self.choose()
        begun = self.house.store.begun
        self.set_class(not begun, "-new")
        self.on_resize()
        choices, rows = self.query_one("#home-choices", Above), self._choices()
        before, empty = self.leads_to, not choices.display
        choices.set_choices(rows)
        if rows and empty and not self.query_one(Menu).place:
            choices.focus()  # what they began stands there now, and nobody is under way in the menu
        self.leads_to = [row.route.spot for row in rows if row.route is not None]
        if self._came_from is not None:
            led = [each.id for each in rows if each.route == self._came_from]
            gone = self._came_from.spot in before
            self._came_from = None
            if not (led and choices.go_to(led[0])) and gone:
                choices.first()  # it is over, and stands here no more
        if not self._looked or (back and self.leads_on != stood):
            self._looked = True
            choices.first()
        menu = self.query_one(Menu)
        menu.set_choices(what_you_can_do(len(self.house.left_out)))
        if not rows and self.focused in (None, choices):
            menu.focus()
        if self._ago is not None:
            self.call_after_refresh(self.keep_that_shown)
        self.put({"home-begin": "" if begun else NOTHING_YET})
        if (day := self._greeting()) != self._day:
            self._day = day
            self.query_one("#home-day", Static).update(day)
        self._drawn = self.moment
        self.refresh_bindings()

    def _look_at_plans(self, cards: list[PlanSummary]) -> None:
        """See which retreat is on, and which comes next; no other plan is read."""
        self._on = self._coming = ()
        if cards:
            from twofold.widgets.retreatrows import on_and_coming

            self._on, self._coming = on_and_coming(
                cards, lambda id_: newest(self.house, Plan, id_), self._now(), "o"
            )

    def on_resize(self) -> None:
        """Let the day stand in the bar where the page has no room for it, and the rows without headings."""
        if self._looked and self.is_short != self._was_short:
            self.query_one("#home-choices", Above).set_choices(self._choices())
        self._was_short = self.is_short
        self.head(long_date(self._now()) if self.is_short else self.heading)
        menu = self.query_one(Menu)
        menu.single = self._in_one_column
        menu.narrow = self.app.size.height < ROOMY

    @property
    def _in_one_column(self) -> bool:
        """Whether what they can do stands one below the other, each with its line."""
        return not self.is_short and (self.has_class("-new") or self.app.size.width >= PANES)

    def _now(self) -> datetime:
        return self.house.clock.now()

    def _greeting(self) -> Content:
        sentence = self.house.store.sentences.get(SENTENCE)
        return the_day(self._now(), sentence.words if sentence else "")

    @property
    def _room(self) -> int:
        """The cells of the one line for why it is for tonight, where there are but a few lines; else 0."""
        return self.app.size.width - 9 if self.is_short and self.is_narrow else 0

    def _choices(self) -> list[Choice]:
        rows = self._rows
        near = [thing for thing in self._open if thing is not self._tonight]
        faded = sum(is_faded(thing, self.today) for thing in near)
        if not self._all:
            near = [thing for thing in near if not is_faded(thing, self.today)]
        most = len(near) if self._all else MOST_OPEN
        chosen = (
            [first_row(rows, self._tonight, "o", brief=self.is_short, room=self._room)]
            if self._tonight is not None
            else []
        )
        if chosen and self._on:
            self._on[0].key = ""
        opened = folded(near, 0 if self._all else faded, rows, most)
        ago = [rows.row(self._ago)] if self._ago is not None and self._ago is not self._tonight else []
        parts = (
            (part_of_day(self._now()), chosen),
            (TODAY, self._on),
            ("Open between you", opened),
            ("", ago),
            ("Coming", self._coming),
            ("Agreed between you", [rows.agreement(card) for card in self._agreed[:MOST_AGREED]]),
        )
        for row in ago if self.app.size.height < ROOMY else ():
            row.title, row.brief = Content.styled(self._ago_in_one_line, "bold"), True
        if self.is_short:
            for row in opened:
                row.brief = True
            own = [row for _, rows in parts for row in rows]
            return [Choice("", TODAY, heading=True), *own] if self._on and not chosen else own
        return sections(*parts)

    @property
    def _rows(self) -> Rows:
        company = other(self.house.seat) if self.house.seat and self.house.has_company else None
        now, today = self._now(), self.today
        rows = Rows(self.house.couple(), now, today, self._asked, running=self._run_there, company=company)
        rows.has_open = lambda route: self.house.company_on(route.spot) == "on this page"
        return rows

    def action_another(self) -> None:
        """Wave away what is for tonight, and stand on what takes its place."""
        super().action_another()
        self.query_one("#home-choices", Above).first()

    def route_of(self, thing: Thing) -> Route | None:
        """Return where *thing* leads."""
        return self._rows.row(thing).route

    def show_company(self) -> None:
        """Say which of what is open the other is in."""
        super().show_company()
        self.query_one(Choices).set_choices(self._choices())

    def _asked(self, reply: Reply) -> str:
        """The words of the row that was asked for."""
        worksheet = self.house.store.worksheets.get(reply.worksheet)
        found = worksheet.row(reply.row) if worksheet else None
        return (found and (found[1].words or found[1].request.what)) or "A request that was not for then"

    @property
    def under_cursor(self) -> Choice:
        """What is under the cursor, in the list or in the menu."""
        return self.query_one(Menu).under or super().under_cursor

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Show all that is open."""
        if event.choice.id == MORE:
            event.stop()
            self._all = True
            self.choose_again()
