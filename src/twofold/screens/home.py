"""Home: what is open between the two, and what they can do."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.session import STANDING, SessionCard
from twofold.domain.when import clock_words
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.dates import greeting, long_date, moment
from twofold.widgets.plain import plain

from .page import Page

LOOK = 20.0
"""Seconds between looks at the time of day."""
MOST_OPEN = 4
"""Open things shown; the others are found when looking back."""
AT_ONCE = 500
"""Sessions that are looked through before the first frame; it takes a few milliseconds."""


class Home(Page):
    """The first page of every day."""

    place = "home"
    heading = "Home"
    why = "From here you go everywhere. What is open between you stands first."
    AUTO_FOCUS = "#home-choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "go_on", "Go on", tooltip="Go on with what is open", id="home.open"),
        Binding("l", "go('listening')", "Listen", tooltip="Listen to each other in turns", id="home.listen"),
        Binding(
            "b", "go('listening.history')", "Look back", tooltip="What you have listened to", id="home.back"
        ),
        Binding(
            "s",
            "go('settings')",
            "Settings",
            tooltip="Names, colours, bell, movement, theme",
            show=False,
            id="home.settings",
        ),
        Binding(
            "h",
            "go('support')",
            "Who this is not for, and help",
            show=False,
            id="home.support",
            tooltip="Who twofold is not for, and where help is",
        ),
        Binding(
            "x",
            "go('exit-info')",
            "Leaving at once",
            tooltip="What quick exit does, and what it cannot hide",
            show=False,
            id="home.exit-info",
        ),
        Binding("q", "app.quit", "Quit", tooltip="Leave twofold; everything is saved", id="home.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._open: list[SessionCard] = []
        self._looked = False

    def body(self) -> ComposeResult:
        """Lay out the day and the list."""
        self._day = self._greeting()
        yield Static(self._day, id="home-day", classes="column", markup=False)
        yield Choices(self._choices(), id="home-choices", classes="column")
        yield Static("", id="home-begin", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what is open; where the past is long, paint first and look into it afterwards."""
        if self.house.store.sessions.size <= AT_ONCE:
            self.reload()
        else:
            self.call_after_refresh(self.reload)
        self.set_interval(LOOK, self.watch_time)

    def watch_time(self) -> None:
        """Follow the hour, while home is in sight: a day begins, a time-out is over."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """See what is open between the two."""
        cards = self.house.store.sessions.peek(SessionCard)
        before, self._open = self._open, _in_order([c for c in cards if c.status in STANDING], self._now())
        choices = self.query_one(Choices)
        if before or self._open:
            choices.set_choices(self._choices())
        if not self._looked:
            self._looked = True
            choices.first()
        empty = (
            ""
            if cards
            else "Nothing here yet. Press l to begin: a first listening takes less than ten minutes."
        )
        begin = self.query_one("#home-begin", Static)
        begin.update(plain(empty))
        begin.display = bool(empty)
        if (day := self._greeting()) != self._day:
            self._day = day
            self.query_one("#home-day", Static).update(day)
        self.on_resize()
        if bool(before) != bool(self._open):
            self.refresh_bindings()

    def on_resize(self) -> None:
        """Let the day stand in the bar where the page has no room for it."""
        self.head(long_date(self._now()) if self.app.size.height < 16 else self.heading)

    def _now(self) -> datetime:
        return self.house.clock.now()

    def _greeting(self) -> Content:
        now = self._now()
        return Content.assemble((f"{greeting(now)}.", "bold"), "\n", (long_date(now), "$quiet"))

    def _choices(self) -> list[Choice]:
        now = self._now()
        rows: list[Choice] = []
        if self._open:
            rows.append(Choice("", "Open between you", heading=True))
            for place, card in enumerate(self._open[:MOST_OPEN]):
                title = Content.assemble((_name(card), "bold"))
                rows.append(
                    Choice(f"open:{card.id}", title, _standing(card, now), key="o" if not place else "")
                )
            if len(self._open) > MOST_OPEN:
                rows.append(Choice("go:listening.history", f"and {len(self._open) - MOST_OPEN} more", key=""))
            rows.append(Choice("", "", heading=True))
        if self._open:
            rows.append(Choice("", "What you can do", heading=True))
        rows += [
            Choice("go:listening", "Listen", "one of you speaks, the other says it back", "l", spare=True),
            Choice("go:listening.history", "Look back", "at what you have listened to", "b", spare=True),
            Choice("go:settings", "Settings", "names, colours, bell, theme", "s", spare=True),
            Choice("go:support", "Who this is not for, and help", "", "h"),
        ]
        return rows

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Go where the choice leads."""
        event.stop()
        what, _, where = event.id.partition(":")
        if what == "open":
            self.house.go("listening.session", session_id=where)
        elif what == "go":
            self.house.go(where)

    def action_go(self, place: str) -> None:
        """Open the page at *place*."""
        self.house.go(place)

    def action_go_on(self) -> None:
        """Go on with the first open thing."""
        if self._open:
            self.house.go("listening.session", session_id=self._open[0].id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from home, and nothing to go on with when nothing is open."""
        if action == "back" or (action == "go_on" and not self._open):
            return False
        return super().check_action(action, parameters)


def _in_order(cards: list[SessionCard], now: datetime) -> list[SessionCard]:
    """Return *cards* in order: a time-out first, then what was left open, then what was planned."""

    def weight(card: SessionCard) -> tuple[int, float]:
        if card.status == "timeout":
            over = card.due is None or card.due <= now
            return (0 if over else 1, card.due.timestamp() if card.due else 0.0)
        if card.status == "open":
            return 2, -card.updated.timestamp()
        return 3 if card.status == "planned" else 4, card.due.timestamp() if card.due else 0.0

    return sorted(cards, key=weight)


def _name(card: SessionCard) -> str:
    return f"{card.protocol.name}: {card.topic}" if card.topic else card.protocol.name


def _standing(card: SessionCard, now: datetime) -> str:
    """Return in a few words where *card* stands at *now*."""
    if card.status == "timeout":
        if card.due is None or card.due <= now:
            return "your time-out is over"
        return f"time-out until {clock_words(card.due.astimezone(), now.astimezone())}"
    if card.status == "planned" and card.due is not None:
        return (
            f"planned for {moment(card.due, now)}"
            if card.due > now
            else f"you meant to talk {moment(card.due, now)}"
        )
    if card.status == "chosen":
        return "chosen, not begun yet"
    return f"left open {moment(card.updated, now)}"
