"""The one thing for tonight: what waits first, or an invitation; it is begun, waved away, or sized."""

from datetime import date

from twofold.domain.book import ago
from twofold.domain.book.records import AGO, Ago
from twofold.domain.dates import local_day
from twofold.domain.offers import Offer
from twofold.domain.open_things import Thing
from twofold.domain.tonight import EVENINGS, Invitation, first, invitation, name_of, part_of_day
from twofold.store.ago import year_ago
from twofold.store.offers import invitations, lately, running
from twofold.widgets.choices import Choice

from .house import House, newest
from .saving import kept


class ForTonight:
    """One thing for tonight, chosen from what is open; what is waved away is kept nowhere.

    ``things``: what is open between the two; ``running``: the talks among it that run at the other terminal;
    ``on``: the rows of the retreat of today; ``ago``: something good of a year ago, and ``ago_in_one_line``.
    ``tonight``: what is chosen.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self.things: tuple[Thing, ...] = ()
        self.running: frozenset[str] = frozenset()
        self.on: tuple[Choice, ...] = ()
        self.ago: Offer | None = None
        self.ago_in_one_line = ""
        self.tonight: Thing | Invitation | None = None
        self._waved: set[str] = set()
        self._waved_on: date | None = None
        self._evening = 0

    @property
    def today(self) -> date:
        """The day that it is here."""
        return local_day(self.house.clock.now())

    def look_at_running(self) -> None:
        """See which talk runs at the other terminal: it stands first, as long as its heart beats."""
        self.running = running(self.house.store, self.things, self.house.clock.now())
        self.things = tuple(sorted(self.things, key=lambda one: getattr(one, "id", "") not in self.running))

    def choose(self) -> None:
        """See what is for tonight: a talk that runs at the other terminal before all else.

        What was waved away comes back with the next day.
        """
        if self._waved_on != self.today:
            self._waved_on = self.today
            self._waved.clear()
        found: Thing | Invitation | None = self.things[0] if self.running else None
        now, away = self.house.clock.now(), bool(self.on)
        self._look_back()
        things = self.things if self.ago is None else (*self.things, self.ago)
        found = found or first(things, now, self.house.seat, self._waved, away=away)
        if found is None and not away and self.house.store.begun:
            found = self._invitation()
        self.tonight = found

    def _invitation(self) -> Invitation | None:
        return invitation(
            invitations(), lately(self.house.store), EVENINGS[self._evening], self.today, self._waved
        )

    def _look_back(self) -> None:
        """See what there is of a year ago: on a calm day that is no day of a retreat, and not waved away."""
        self.ago = None
        if self.on or not self.house.store.begun or not ago.is_calm(self.things, self.today):
            return
        if (found := year_ago(self.house.store, self.today)) is not None:
            part = part_of_day(self.house.clock.now())
            offer = ago.offer(found, part)
            self.ago = offer if name_of(offer) not in self._waved else None
            self.ago_in_one_line = ago.in_one_line(found)

    def keep_that_shown(self, *, is_on_ago: bool, short: bool) -> None:
        """Keep the day on which something of a year ago was in sight, for a week to pass until the next.

        *is_on_ago*: whether the cursor is on it; *short*: whether there is room for a few lines only.
        """
        first = self.ago is self.tonight or is_on_ago
        # Where there is room for a few lines only, it is the last of them, and mostly out of sight.
        if self.ago is None or self.house.store.read_only or (short and not first):
            return
        before, today = newest(self.house, Ago, AGO), self.today
        if before is None or before.shown != today:
            kept(self.house, ago.shown(before, self.house.clock.now(), today))

    def wave(self, *, ago: bool) -> bool:
        """Wave away what is for tonight, or what is of a year *ago*; return whether there was anything."""
        thing = self.ago if ago else self.tonight
        if thing is not None:
            self._waved.add(name_of(thing))
        return thing is not None

    def another_evening(self) -> None:
        """Take another of the evenings: how much time there is, and whether they are tired."""
        self._evening = (self._evening + 1) % len(EVENINGS)

    @property
    def evening_words(self) -> str:
        """How much time there is, in a few words."""
        return EVENINGS[self._evening].words

    @property
    def go_on_words(self) -> str:
        """What going on is called: joining, for a talk that runs at the other terminal; or beginning."""
        return "Join" if self.running else "Begin" if isinstance(self.tonight, Invitation) else ""

    @property
    def invites(self) -> bool:
        """Whether nothing waits, and how much time there is decides."""
        return isinstance(self.tonight, Invitation) or (
            self.tonight is None and not self.on and self.house.store.begun
        )
