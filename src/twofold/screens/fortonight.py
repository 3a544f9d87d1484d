"""The one thing for tonight: what waits first, or an invitation; it is begun, waved away, or sized."""

from abc import abstractmethod
from datetime import date

from textual.binding import BindingType
from textual.timer import Timer

from twofold.domain.book import ago
from twofold.domain.book.records import AGO, Ago
from twofold.domain.listening.talks import AWAY
from twofold.domain.offers import Offer
from twofold.domain.open_things import Thing
from twofold.domain.routes import Route
from twofold.domain.tonight import EVENINGS, Invitation, first, invitation, name_of, part_of_day
from twofold.widgets.choices import Choice
from twofold.widgets.command import Command

from .house import newest
from .planned import PlannedTalks
from .saving import kept

KEYS: tuple[BindingType, ...] = (
    Command("o", "go_on", "Go on", tooltip="Begin what is for tonight, or go on with it", id="home.open",
            when="goes_on", called="go_on_called"),
    Command("a", "another", "Not this", tooltip="Wave it away for this evening; nothing is counted",
            id="home.another", when="may_wave"),
    Command("z", "evening", "How long", tooltip="How much time you have, and whether you are tired",
            id="home.evening", when="invites", called="evening_called"),
)  # fmt: skip


class ForTonight(PlannedTalks):
    """A page with one thing for tonight, chosen from what is open; what is waved away is kept nowhere."""

    _open: tuple[Thing, ...] = ()
    _run_there: frozenset[str] = frozenset()
    _on: tuple[Choice, ...] = ()
    _ago: Offer | None = None
    _ago_in_one_line = ""

    def __init__(self) -> None:
        super().__init__()
        self._tonight: Thing | Invitation | None = None
        self._waved: set[str] = set()
        self._waved_on: date | None = None
        self._evening = 0
        self._again: Timer | None = None

    def look_at_running(self) -> None:
        """See which talk runs at the other terminal: it stands first, as long as its heart beats."""
        from twofold.store.offers import running

        self._run_there = running(self.house.store, self._open, self.house.clock.now())
        self._open = tuple(sorted(self._open, key=lambda one: getattr(one, "id", "") not in self._run_there))
        if self._again is not None:
            self._again.stop()
        self._again = self.set_timer(AWAY, self.watch_time) if self._run_there else None

    def watch_time(self) -> None:
        """Follow the hour, while home is in sight: a day begins, a time-out is over."""
        if self.is_active:
            self.reload()

    def choose(self) -> None:
        """See what is for tonight: a talk that runs at the other terminal before all else.

        What was waved away comes back with the next day.
        """
        if self._waved_on != self.today:
            self._waved_on = self.today
            self._waved.clear()
        found: Thing | Invitation | None = self._open[0] if self._run_there else None
        now, away = self.house.clock.now(), bool(self._on)
        self._look_back()
        things = self._open if self._ago is None else (*self._open, self._ago)
        found = found or first(things, now, self.house.seat, self._waved, away=away)
        if found is None and not away and self.house.store.begun:
            found = self._invitation()
        self._tonight = found

    def _invitation(self) -> Invitation | None:
        from twofold.store.offers import invitations, lately

        return invitation(
            invitations(), lately(self.house.store), EVENINGS[self._evening], self.today, self._waved
        )

    def _look_back(self) -> None:
        """See what there is of a year ago: on a calm day that is no day of a retreat, and not waved away."""
        self._ago = None
        if self._on or not self.house.store.begun or not ago.is_calm(self._open, self.today):
            return
        from twofold.store.ago import year_ago

        if (found := year_ago(self.house.store, self.today)) is not None:
            part = part_of_day(self.house.clock.now())
            offer = ago.offer(found, part)
            self._ago = offer if name_of(offer) not in self._waved else None
            self._ago_in_one_line = ago.in_one_line(found)

    def keep_that_shown(self) -> None:
        """Keep the day on which something of a year ago was in sight, for a week to pass until the next."""
        first = self._ago is self._tonight or self.is_on_ago
        # Where there is room for a few lines only, it is the last of them, and mostly out of sight.
        if self._ago is None or self.house.store.read_only or (self.is_short and not first):
            return
        before, today = newest(self.house, Ago, AGO), self.today
        if before is None or before.shown != today:
            kept(self.house, ago.shown(before, self.house.clock.now(), today))

    def on_option_list_option_highlighted(self) -> None:
        """Keep that it was in sight, once the cursor comes to it."""
        if self.is_on_ago:
            self.keep_that_shown()

    def choose_again(self) -> None:
        """Draw the page with what is for tonight now."""
        self.reload()

    @abstractmethod
    def route_of(self, thing: Thing) -> Route | None:
        """Return where *thing* leads."""

    def action_go_on(self) -> None:
        """Begin what is for tonight, or go on with it: the talk that runs, or the retreat of today."""
        if self.leads_on is not None:
            self.house.go(self.leads_on)

    def action_another(self) -> None:
        """Wave away what is for tonight: another thing takes its place, and nobody counts.

        With the cursor on what is of a year ago, that.
        """
        thing = self._ago if self.is_on_ago else self._tonight
        if thing is not None:
            self._waved.add(name_of(thing))
            self.choose_again()

    @property
    def is_on_ago(self) -> bool:
        """Whether the cursor is on what is of a year ago."""
        return self._ago is not None and self.under_cursor.route == self._ago.route

    def action_evening(self) -> None:
        """Say how much time there is tonight: each press says another."""
        self._evening = (self._evening + 1) % len(EVENINGS)
        self.choose_again()

    @property
    def leads_on(self) -> Route | None:
        """Where going on leads."""
        if isinstance(self._tonight, Invitation):
            return self._tonight.route
        if self._tonight is not None:
            return self.route_of(self._tonight)
        return self._on[0].route if self._on else None

    @property
    def moment(self) -> object:
        """What going on leads to."""
        return self.leads_on

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Going on, and waving it away; everything else is chosen by its name."""
        return action in ("go_on", "another")

    @property
    def go_on_called(self) -> str:
        """What going on is called: joining, for a talk that runs at the other terminal; or beginning."""
        return "Join" if self._run_there else "Begin" if isinstance(self._tonight, Invitation) else ""

    @property
    def goes_on(self) -> bool:
        """Whether there is something for tonight, or a retreat to go on with."""
        return self.leads_on is not None

    @property
    def may_wave(self) -> bool:
        """Whether what is for tonight can be waved away; a talk that runs now cannot."""
        return self.is_on_ago or (self._tonight is not None and not self._run_there)

    @property
    def invites(self) -> bool:
        """Whether nothing waits, and how much time there is decides."""
        return isinstance(self._tonight, Invitation) or (
            self._tonight is None and not self._on and self.house.store.begun
        )

    @property
    def evening_called(self) -> str:
        """How much time there is, in a few words."""
        return EVENINGS[self._evening].words
