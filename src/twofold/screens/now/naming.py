"""What both pages of now do: name a time to come back, and say one thing softly."""

from datetime import timedelta

from textual import work

from twofold.domain.listening.routes import SetupRoute
from twofold.domain.listening.situation import SHORTEST_TIMEOUT
from twofold.domain.now.records import RETURN, Return
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.now.rules import A_MINUTE, apart_choices, longer_choices, moved, named, nothing_named
from twofold.domain.records import SIDES, Side
from twofold.domain.routes import HomeRoute
from twofold.domain.wall import here, lasting
from twofold.domain.worksheet.sheet import Opening
from twofold.screens.edit import Edit, Editing
from twofold.screens.softly import Softly
from twofold.screens.when import When
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker
from twofold.widgets.plain import signed

TALK = "floor-and-mirror"
"""The talk that what was said softly begins."""


class Who(Picker[Side]):
    """Asks which of the two begins."""

    numbered = True


class Naming(Editing):
    """A page on which a time can be named, and one thing said softly."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Return, RETURN, history=RETURN)
        self._opening = Opening()

    @property
    def history(self) -> str:
        """The changes of the one return there is."""
        return RETURN

    @property
    def found(self) -> Return:
        """The return as the page shows it."""
        return self.edit.value or nothing_named()

    def changed(self) -> None:
        """Follow what was named, or taken back, just now."""
        self.edit.look()
        super().changed()

    def catch_up(self) -> None:
        """Take what the other terminal named."""
        self.edit.look()

    def reload(self) -> None:
        """Follow the other terminal, and what another page named."""
        self.edit.look()
        self.draw()

    @work(group="ask")
    async def action_apart(self) -> None:
        """Name a time to come back at, and go apart; either of the two may."""
        clock = self.house.clock
        why = "Come back then, even if only to ask for longer."
        moments = apart_choices(here(clock.now()))
        when = When(clock, "When will you be back?", why, moments, SHORTEST_TIMEOUT)
        at = await self.app.push_screen_wait(when)
        if at is not None and self.edit.change(named, "apart", at, clock.now()) is not None:
            self.house.go(ReturnRoute(), afresh=True)

    @work(group="ask")
    async def action_later(self) -> None:
        """Name a time to talk at instead of now."""
        clock = self.house.clock
        at = await self.app.push_screen_wait(When.for_later(clock))
        if at is not None and self.edit.change(named, "later", at, clock.now()) is not None:
            self.house.say("Home keeps it ready for you.")
            self.house.go(HomeRoute())

    @work(group="ask")
    async def action_longer(self) -> None:
        """Name a later time."""
        clock, found = self.house.clock, self.found
        now = here(clock.now())
        least = max(lasting(now, found.at), timedelta(0)) + A_MINUTE if found.at else A_MINUTE
        why = "Longer is fine. What matters is that you come back."
        when = When(clock, "When will you be back?", why, longer_choices(found, now), least)
        if found.kind == "later":
            when = When.for_later(clock)
        at = await self.app.push_screen_wait(when)
        if at is not None:
            self.edit.change(moved, at, clock.now())

    @work(group="ask")
    async def action_softly(self) -> None:
        """Let one of them find the words, and begin a talk of short turns with them."""
        couple, side = self.house.couple(), self.house.seat
        if side is None:
            names = [Choice(each, signed(couple, each), value=each) for each in SIDES]
            why = "One of you speaks, the other says it back. Then you swap."
            side = await self.app.push_screen_wait(Who("Who speaks first?", names, why))
        if side is None:
            return
        softly = Softly(self._opening, couple.name(side))
        said = await self.app.push_screen_wait(softly)
        self._opening = said or self._opening
        if said is not None and softly.taken:
            self.house.go(SetupRoute(TALK, said.about, side, said.words, shortest=True))
