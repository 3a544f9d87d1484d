"""The time to come back: until then, when it has come, and beginning again softly."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.now.rules import came_back, may_be_back, nothing_named, stands
from twofold.domain.routes import HomeRoute
from twofold.domain.wall import here
from twofold.domain.when import clock_words
from twofold.screens.page import View
from twofold.widgets.command import Command, leads

from .naming import Naming

LOOK = 1.0
"""Seconds between looks at the time of day."""
MEANWHILE = (
    "Each on your own: walk, drink some water, listen to music, breathe slowly. "
    "Do not go over it again in your head; it will keep."
)
AGAIN = "Each of you, in a sentence: how I am, and what I need. The other only listens."


class ReturnPage(Naming):
    """The time that the two named: to come back from being apart, or to talk."""

    place = "now.return"
    redraws_on = ("layout",)
    heading = "Now"
    why = "A body needs about 20 minutes to calm down. With a time to come back, it is a pause."
    notes = (
        "Come back even if only to ask for longer. Either of you may; nothing says who did.",
        "You can leave this page: home keeps it on top until a day after the time you named.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "here", "We are here", tooltip="You are both back, and start again softly",
                id="return.here", when="may_be_here"),
        leads("enter", HomeRoute(), "Home", tooltip="That is enough for now",
                id="return.home", when="is_over"),
        Command("s", "softly", "Say it softly", tooltip="Find the words, and then talk in short turns",
                id="return.softly", when="is_over"),
        Command("l", "longer", "Longer", tooltip="Name a later time", id="return.longer", when="is_named",
                called="longer_called"),
        Command("u", "undo", "Take back", tooltip="Take back the last time you named", id="return.undo",
                when="may_undo"),
        Command("h", "support", "Support", tooltip="When not to use twofold together, and where to get help",
                id="return.help"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the time, what to do, and what there is to know."""
        self.edit.begin(nothing_named())
        self._shown: object = self.moment
        with Vertical(id="return", classes="column"):
            yield Static("", id="return-when", classes="lead", markup=False)
            yield Static("", id="return-what", classes="gap", markup=False)
            yield Static("", id="return-more", classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        """Follow the time of day."""
        self.draw()
        self.set_interval(LOOK, self.look)

    @property
    def standing(self) -> str:
        """How the time that was named stands now."""
        return stands(self.found, self.house.clock.now())

    @property
    def moment(self) -> object:
        """What the keys mean hangs on whether the time has come, and whether both may be here."""
        return self.standing, self.may_be_here

    def look(self) -> None:
        """See whether the time has come; then the bell rings once, softly, where they want bells."""
        before, self._shown = self._shown, self.moment
        if before == self._shown:
            return
        if self.standing == "time" and isinstance(before, tuple) and before[0] == "away":
            self.house.ring()
        self.draw()

    def reload(self) -> None:
        """Follow the other terminal."""
        super().reload()
        self._shown = self.moment

    @property
    def is_named(self) -> bool:
        """Whether a time stands."""
        return self.standing != ""

    @property
    def may_be_here(self) -> bool:
        """Whether both may be back by now."""
        return may_be_back(self.found, self.house.clock.now())

    @property
    def is_over(self) -> bool:
        """Whether both are here, or no time is named."""
        return not self.is_named

    @property
    def longer_called(self) -> str:
        """What naming another time is called."""
        return "Longer" if self.found.kind == "apart" else "Another time"

    def view(self) -> View:
        """Show what there is to do now, in as few words as can be."""
        when, what, more = self._words()
        return {"return-when": when, "return-what": what, "return-more": more}

    def _words(self) -> tuple[str, str, str]:
        found = self.found
        if found.at is None or not self.standing:
            if found.back is None:
                return "No time has been named.", "", f"{self.key_at_start('return.home')} goes home."
            key = self.key_at_start("return.softly")
            return "Start again, softly.", AGAIN, f"If there is more, {key} helps you find the words."
        at, key = clock_words(here(found.at), here(self.house.clock.now())), self.key_at_start("return.here")
        return self._apart(at, key) if found.kind == "apart" else self._later(at, key)

    def _apart(self, at: str, key: str) -> tuple[str, str, str]:
        if self.standing == "time":
            later = self.key_at_start("return.longer")
            once = f"Press {key} once you are both here. {later} names a later time."
            return "It is time to come back.", "Come back even if only to ask for longer.", once
        then = f"Press {key} if you are both here." if self.may_be_here else "You can leave this page."
        return f"Apart until {at}.", MEANWHILE, f"Come back then, even if only to ask for longer. {then}"

    def _later(self, at: str, key: str) -> tuple[str, str, str]:
        other = f"{self.key_at_start('return.longer')} names another time."
        if self.standing == "time":
            return (
                "This is the time you named.",
                "Is now good for both of you?",
                f"Press {key} if it is. {other}",
            )
        on = "at " * at[:1].isdigit() + at
        return (
            f"You will talk {on}.",
            "Let it rest for now.",
            f"Press {key} if you both want to talk now. {other}",
        )

    def action_here(self) -> None:
        """Both are here again."""
        self.edit.change(came_back, self.house.clock.now())
