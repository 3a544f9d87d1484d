"""Home: the one thing for tonight, what is open between the two, and what they can do."""

from asyncio import sleep
from datetime import date, timedelta
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.routes import Route
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.menu import Above, Menu, Panes
from twofold.widgets.menurows import MORE, the_day, what_you_can_do

from .house import PUT_AWAY
from .ways import TO_ALL, ForTonight

LOOK = 20.0
"""Seconds between looks at the time of day."""
BREATH = 0.001
"""Seconds in which the first frame is handed to the terminal."""
BESIDES = 10
"""Lines of home, at the most, that are not its list's."""
ROOMY = 30
"""Lines from which there is room to say what each thing is that they can do."""
NOTHING_YET = "Nothing here yet. Press l to begin; it takes less than ten minutes."
DAY = timedelta(days=1)
PANES = 110
"""Cells from which what can be done stands beside what is open."""


class _Days(Struct):
    """When a retreat is; a day more or less, where they are and it is another one."""

    start: date
    days: int = 1


class Home(ForTonight):
    """The first page of every day."""

    place = "home"
    heading = "Home"
    why = "You can go anywhere from here. What is for tonight comes first, then what is open between you."
    notes = (
        "What has waited a week steps back by itself; “more” shows it. What you wave away is gone "
        "for this evening, and nothing is counted.",
    )
    AUTO_FOCUS = "#home-choices"
    leads_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "go_on", "Go on", tooltip="Begin what is for tonight, or go on with it", id="home.open",
                when="goes_on", called="go_on_called"),
        Command("c", "call_off", "Call it off", tooltip="Drop this planned talk; it can be brought back",
                id="home.call-off", when="is_on_planned"),
        Command("u", "bring_back", "Bring back", tooltip="Bring back the last talk you dropped",
                id="home.bring-back", when="may_bring_back"),
        Command("a", "another", "Not this", tooltip="Not this evening; nothing is counted",
                id="home.another", when="may_wave"),
        Command("z", "evening", "How long", tooltip="How much time you have, and whether you are tired",
                id="home.evening", when="invites", called="evening_called"),
        *TO_ALL,
        Command("q", "app.quit", "Quit", tooltip="Leave twofold; everything is saved", id="home.quit"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._listed = self._is_back = False
        self._was_short = False
        self._again: Timer | None = None
        self._came_from: Route | None = None

    def body(self) -> ComposeResult:
        """Lay out the day, what is for tonight and open, and what they can do."""
        # Before there is anything to dress or to lay out anew.
        self.set_class(not self.house.store.begun, "-new")
        self._day = self._greeting()
        if self._may_be_away:
            self.near.look_at_plans()
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
        """Show what is open; where anything is, in a terminal, paint first and look afterwards."""
        self.on_resize()
        if not self._paints_first:
            self.reload()
        self.set_interval(LOOK, self.watch_time)

    @property
    def _may_be_away(self) -> bool:
        """Whether these may be the days of a retreat: then it stands there from the first frame."""
        plans = self.house.store.glance("plans", _Days) if self.house.store.has("plans") else ()
        return any(plan.start - DAY <= self.today <= plan.start + plan.days * DAY for plan in plans)

    @property
    def _paints_first(self) -> bool:
        return self.house.store.begun and self.house.in_terminal

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
        if self._listed:
            self._is_back = True
        elif self._paints_first:
            self.call_later(self._reload_soon)  # the first frame is drawn before that

    def watch_time(self) -> None:
        """Follow the hour, while home is in sight: a day begins, a time-out is over."""
        if self.is_active:
            self.reload()

    def reload(self) -> None:
        """See what is open between the two, and what they agreed on."""
        if self.house.store.begun or self._near is not None:
            self.near.look()
            self._look_again()
        self.choose_again()

    def _look_again(self) -> None:
        if self._again is not None:
            self._again.stop()
        from twofold.domain.listening.talks import AWAY

        self._again = self.set_timer(AWAY, self.watch_time) if self.near.running else None

    def choose_again(self) -> None:
        """Draw what is known by now, with what is for tonight chosen from it."""
        stood, back = self.leads_on, self._is_back
        self._is_back = False
        near = self._near
        if near is not None:
            near.choose()
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
        if not self._listed or (back and self.leads_on != stood):
            self._listed = True
            choices.first()
        menu = self.query_one(Menu)
        menu.set_choices(what_you_can_do(len(self.house.left_out)))
        if not rows and self.focused in (None, choices):
            menu.focus()
        if near is not None and near.ago is not None:
            self.call_after_refresh(self._keep_that_shown)
        self.put({"home-begin": "" if begun else NOTHING_YET})
        if (day := self._greeting()) != self._day:
            self._day = day
            self.query_one("#home-day", Static).update(day)
        self._drawn = self.moment
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Let the day stand in the bar where the page has no room for it, and the rows without headings."""
        if self._listed and self.is_short != self._was_short:
            self.query_one("#home-choices", Above).set_choices(self._choices())
        self._was_short = self.is_short
        self.head(named_day(self.today) if self.is_short else self.heading)
        menu = self.query_one(Menu)
        menu.single = self._in_one_column
        menu.narrow = self.app.size.height < ROOMY

    @property
    def _in_one_column(self) -> bool:
        """Whether what they can do stands one below the other, each with its line."""
        return not self.is_short and (self.has_class("-new") or self.app.size.width >= PANES)

    def _greeting(self) -> Content:
        words = ""
        if self.house.store.has("sentences"):
            from twofold.domain.promises.sentence import SENTENCE

            sentence = self.house.store.sentences.get(SENTENCE)
            words = sentence.words if sentence else ""
        return the_day(self.house.clock.now(), words)

    def _choices(self) -> list[Choice]:
        if self._near is None:
            return []
        return self._near.rows(
            short=self.is_short,
            roomy=self.app.size.height >= ROOMY,
            room=self.app.size.width - 9 if self.is_short and self.is_narrow else 0,
            lines=self.app.size.height - BESIDES,
        )

    def first(self) -> None:
        """Stand on the first of what is open."""
        self.query_one("#home-choices", Above).first()

    # -- the list -------------------------------------------------------------------------------------

    @property
    def is_on_planned(self) -> bool:
        """Whether a talk that has not begun is under the cursor."""
        return bool(self._planned)

    @property
    def _planned(self) -> str:
        return self._near.planned(self.under_cursor.route) if self._near else ""

    @property
    def may_bring_back(self) -> bool:
        """Whether a talk was put away that can come back."""
        return bool(self.house.steps(PUT_AWAY))

    def on_option_list_option_highlighted(self) -> None:
        """Name the keys for what is under the cursor; keep that it was in sight, where that is a year ago."""
        self.refresh_bindings()
        if self._is_on_ago:
            self._keep_that_shown()

    def action_call_off(self) -> None:
        """Drop the planned talk under the cursor."""
        from .puttingaway import put_away

        if (planned := self._planned) and put_away(self.house, planned):
            self.house.say(f"Called off. {self.key_of('home.bring-back')} brings it back.")
            self.reload()

    def action_bring_back(self) -> None:
        """Bring back the talk that was deleted last."""
        from .puttingaway import bring_back

        bring_back(self)
        self.reload()

    def show_company(self) -> None:
        """Say which of what is open the other is in."""
        super().show_company()
        self.query_one(Choices).set_choices(self._choices())

    @property
    def under_cursor(self) -> Choice:
        """What is under the cursor, in the list or in the menu."""
        return self.query_one(Menu).under or super().under_cursor

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Show all that is open."""
        if event.choice.id == MORE:
            event.stop()
            self.near.all = True
            self.choose_again()
