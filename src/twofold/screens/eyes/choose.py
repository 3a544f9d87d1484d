"""Before a quiet look: how long, in which way, and what was said after earlier ones."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.eyes import eyes_words
from twofold.domain.dates import WEEKDAYS, long_date
from twofold.domain.eyes.gaze import LENGTHS, WAYS, GazeWay, how_long, written
from twofold.domain.eyes.rhythm import WEEKLY, Weekly, with_weekly
from twofold.domain.eyes.routes import AfterRoute, GazeRoute
from twofold.domain.records import SIDES
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.screens.saving import kept
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import signed

MOST = 12
"""Earlier words shown."""


class Lengths(Choices):
    """How long; Enter is shown, because here it is the key that matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "select", "Begin", tooltip="Breathe a little, and begin", id="eyes.begin"),
    ]


class ChooseGaze(Page):
    """How long to look, and in which way."""

    place = "eyes"
    heading = "Eyes"
    why = "Being looked at kindly, without words, says what words cannot."
    notes = (
        "The screen goes dark, and one bell ends it. Either of you may end it sooner with Space, Enter or "
        "Esc. No reason is needed, and nothing records it.",
        "Afterwards each says one word, then one sentence.",
        "Intimacy is more than touch. It is the feeling that the other is really there, and has your back. "
        "You matter to them, and you are less alone with things. Looking at each other is one way there.",
    )
    AUTO_FOCUS = "#lengths"
    redraws_on = ("store", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("w", "way", "Another way", tooltip="Eye to eye, side by side, or hands", id="eyes.way"),
        Command("y", "weekly", "Once a week", tooltip="Whether home offers it once a week", id="eyes.weekly",
                called="weekly_called"),
        Command("b", "bell", "Bell", tooltip="One soft bell at the end, or none", id="eyes.bell"),
        Command("i", "more", "More about it", tooltip="What is known about it", id="eyes.more"),
        *(
            Command(str(n), f"length({n})", how_long(seconds), tooltip=f"Begin with {how_long(seconds)}",
                    show=False, id=f"eyes.length-{n}")
            for n, seconds in enumerate(LENGTHS, 1)
        ),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.way: GazeWay = "eyes"
        self.bell = True
        self._more = False

    def body(self) -> ComposeResult:
        """Lay out the lengths, the way, and what was said before."""
        rows = [Choice(str(seconds), how_long(seconds), "", str(n)) for n, seconds in enumerate(LENGTHS, 1)]
        with Vertical(id="eyes", classes="column"):
            yield Static("", id="eyes-way", classes="lead", markup=False)
            yield Static("", id="eyes-how", markup=False)
            yield Lengths(rows, id="lengths")
            yield Static("", id="eyes-bell", classes="quiet", markup=False)
            yield Static("", id="eyes-weekly", classes="quiet", markup=False)
            yield Static("", id="eyes-more", classes="quiet", markup=False)
            yield Choices([], id="eyes-before")

    def on_mount(self) -> None:
        """Begin where the two were the last time, and show what they said then."""
        gazes = self.house.store.gazes.all()
        if gazes:
            last = max(gazes, key=lambda gaze: (gaze.created, gaze.id))
            self.way = last.way
            if last.seconds in LENGTHS:
                self.query_one("#lengths", Lengths).highlighted = LENGTHS.index(last.seconds)
        self.draw()
        # The list takes the keyboard, and on a low terminal the page would move down to it.
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def view(self) -> View:
        """Show the way, the bell, and earlier words."""
        way = eyes_words().ways[self.way]
        bell = "One soft bell at the end." if self.bell else "No bell: the light comes back at the end."
        return {
            "eyes-way": way.name,
            "eyes-how": way.how,
            "eyes-bell": f"{bell} Space, Enter or Esc ends it sooner, and nobody asks why.",
            "eyes-weekly": self._offered(),
            "eyes-more": self._told(),
            "eyes-before": self._before(),
        }

    @property
    def weekly_called(self) -> str:
        """What the key of the weekly offer does now."""
        return "No more" if self._weekday is not None else "Once a week"

    @property
    def _weekday(self) -> int | None:
        weekly = newest(self.house, Weekly, WEEKLY)
        return weekly.weekday if weekly else None

    def _offered(self) -> str:
        """Say whether home offers it, and how that changes."""
        weekday, key = self._weekday, self.key_of("eyes.weekly")
        if weekday is None:
            return f"{key} lets home offer it once a week, on this weekday."
        return f"Home offers it on {WEEKDAYS[weekday]}s, and says no more about it. {key} ends that."

    def _told(self) -> str:
        """Say what it is good for where there is room, and what is known of it when asked."""
        words = eyes_words()
        if self._more:
            return f"{words.evidence}\n{words.source}"
        has_room = self.app.size.height >= 24 and not written(self.house.store.gazes.all())
        return words.intimacy if has_room else ""

    def _before(self) -> list[Choice]:
        couple, before = self.house.couple(), written(self.house.store.gazes.all())[:MOST]
        choices = [Choice("", "What you said before", heading=True)] if before else []
        for gaze in before:
            said = [
                signed(couple, side, bold=False)[:2] + word
                for side, word in zip(SIDES, gaze.words, strict=True)
                if word
            ]
            day, words = long_date(gaze.created), Content("  ").join(said)
            choices.append(Choice(gaze.id, day, words, route=AfterRoute(gaze.id)))
        return choices

    def draw(self) -> None:
        """Draw the page; where nothing was said before there is no list of it."""
        super().draw()
        before = self.query_one("#eyes-before", Choices)
        before.display = before.current is not None

    # -- keys ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Begin; what was said before is read on its own page."""
        event.stop()
        if event.id.isdigit() and int(event.id) in LENGTHS:
            self._begin(int(event.id))

    def action_length(self, number: int) -> None:
        """Begin with the length at *number* (1 to 4)."""
        self._begin(LENGTHS[number - 1])

    def _begin(self, seconds: int) -> None:
        if self.app.screen is self:
            self.house.go(GazeRoute(seconds, way=self.way, bell=self.bell))

    def action_way(self) -> None:
        """Take the next way."""
        self.way = WAYS[(WAYS.index(self.way) + 1) % len(WAYS)]
        self.draw()

    def action_bell(self) -> None:
        """Let a bell end it, or let it end without."""
        self.bell = not self.bell
        self.draw()

    def action_weekly(self) -> None:
        """Let home offer it once a week, on today's weekday, or no more."""
        if self.app.screen is self:
            weekly, now = newest(self.house, Weekly, WEEKLY), self.house.clock.now()
            kept(self.house, with_weekly(weekly, now, self.today))
            self.draw()
            if self.is_short:  # the line that says so is further down
                self.house.say(self._offered())

    def action_more(self) -> None:
        """Show what is known about it, or hide it again."""
        self._more = not self._more
        self.draw()
