"""Home: the one thing for tonight, what is open between the two, and what they can do."""

from asyncio import sleep
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.routes import Route
from twofold.practices import PRACTICES
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.menu import Above, Menu, Panes
from twofold.widgets.menurows import MORE, the_day, what_you_can_do

from .house import PUT_AWAY
from .ways import Ways

if TYPE_CHECKING:
    from .homelist import HomeList

LOOK = 20.0
"""Seconds between looks at the time of day."""
BREATH = 0.001
"""Seconds in which the first frame is handed to the terminal."""
ROOMY = 30
"""Lines from which there is room to say what each thing is that they can do."""
NOTHING_YET = "Nothing here yet. Press l to begin; it takes less than ten minutes."
PANES = 110
"""Cells from which what can be done stands beside what is open."""


class Home(Ways):
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
        *(
            Command(each.key, f"practice('{each.name}')", each.title, tooltip=each.tooltip, show=False,
                    id=f"home.{each.alias or each.name}")
            for each in PRACTICES
        ),
        Command("s", "settings", "Settings", tooltip="Names, colours, bell, movement, theme", show=False,
                id="home.settings"),
        Command("v", "left_out", "What was left out", show=False, id="home.left-out", when="has_left_out",
                tooltip="What cannot be used in your settings and your own files"),
        Command("h", "support", "Help from outside", show=False, id="home.support",
                tooltip="When not to use twofold together, and where to get help"),
        Command("x", "exit_info", "Leaving at once", show=False, id="home.exit-info",
                tooltip="What quick exit does, and what it cannot hide"),
        Command("q", "app.quit", "Quit", tooltip="Leave twofold; everything is saved", id="home.quit"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._listed = self._is_back = False
        self._was_short = False
        self._again: Timer | None = None
        self._came_from: Route | None = None

    @cached_property
    def near(self) -> "HomeList":
        """What stands in the list; what belongs to it is loaded when there is something to list."""
        from .homelist import HomeList

        return HomeList(self.house)

    def body(self) -> ComposeResult:
        """Lay out the day, what is for tonight and open, and what they can do."""
        # Before there is anything to dress or to lay out anew.
        self.set_class(not self.house.store.begun, "-new")
        self._day = self._greeting()
        if self.house.store.has("plans"):
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
    def _near(self) -> "HomeList | None":
        """What is listed, where anything was looked for by now."""
        return self.__dict__.get("near")

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
        )

    # -- what is for tonight --------------------------------------------------------------------------

    @property
    def leads_on(self) -> Route | None:
        """Where going on leads."""
        return self._near.leads_on if self._near else None

    @property
    def moment(self) -> object:
        """What going on leads to."""
        return self.leads_on

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Going on, and waving it away; everything else is chosen by its name."""
        return action in ("go_on", "another")

    @property
    def go_on_called(self) -> str:
        """What going on is called."""
        return self._near.go_on_words if self._near else ""

    @property
    def goes_on(self) -> bool:
        """Whether there is something for tonight, or a retreat to go on with."""
        return self.leads_on is not None

    @property
    def may_wave(self) -> bool:
        """Whether what is for tonight can be waved away; a talk that runs now cannot."""
        near = self._near
        return near is not None and (self._is_on_ago or (near.tonight is not None and not near.running))

    @property
    def invites(self) -> bool:
        """Whether nothing waits, and how much time there is decides."""
        return self._near is not None and self._near.invites

    @property
    def evening_called(self) -> str:
        """How much time there is, in a few words."""
        return self._near.evening_words if self._near else ""

    def action_go_on(self) -> None:
        """Begin what is for tonight, or go on with it: the talk that runs, or the retreat of today."""
        if self.leads_on is not None:
            self.house.go(self.leads_on)

    def action_another(self) -> None:
        """Wave away what is for tonight, and stand on what takes its place; nobody counts.

        With the cursor on what is of a year ago, that.
        """
        if self.near.wave(ago=self._is_on_ago):
            self.choose_again()
        self.query_one("#home-choices", Above).first()

    def action_evening(self) -> None:
        """Say how much time there is tonight: each press says another."""
        self.near.another_evening()
        self.choose_again()

    @property
    def _is_on_ago(self) -> bool:
        """Whether the cursor is on what is of a year ago."""
        ago = self._near.ago if self._near else None
        return ago is not None and self.under_cursor.route == ago.route

    def _keep_that_shown(self) -> None:
        self.near.keep_that_shown(is_on_ago=self._is_on_ago, short=self.is_short)

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
