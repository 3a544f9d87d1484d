"""An evening under way, on a page: where the two are, and the time of its set."""

from twofold.domain.clock import Gap, Timer
from twofold.domain.questions import evenings
from twofold.domain.questions.records import Asked, Evening
from twofold.screens.edit import Edit, Editing

from .cards import asked_of, lies_face_down, on_the_table, words_of

LOOK = 0.5
"""Seconds between looks at the time."""
SAVE_EACH = 30.0
"""Seconds after which the time of a set is saved, though nobody pressed a key."""


class Underway(Editing):
    """The evening *evening_id* as it stands in the store; subclasses show it in ``view`` and ``draw_bar``.

    ``slept``: the computer was asleep, or the program stopped, and nobody has gone on since.
    """

    def __init__(self, evening_id: str) -> None:
        super().__init__()
        self.evening_id = evening_id
        self.edit = Edit(self, Evening, evening_id)
        self.timer = Timer()
        self.slept = False
        self._saved_at = 0.0
        self._place: tuple[int, bool, bool] | None = None

    @property
    def evening(self) -> Evening | None:
        """The evening as the page shows it, once there is one."""
        return self.edit.value

    @property
    def key(self) -> str:
        """The card on the table as "deck/card"; "" when there is none."""
        return (self.evening and evenings.on_table(self.evening)) or ""

    @property
    def asked(self) -> Asked | None:
        """What is kept of the card."""
        return asked_of(self.house, self.key) if self.key else None

    @property
    def goes_on(self) -> bool:
        """Whether the evening goes on."""
        return self.evening is not None and self.evening.ended is None

    @property
    def is_face_down(self) -> bool:
        """Whether the card waits to be turned: it is at the heart, and they have not chosen that yet."""
        return self.evening is not None and lies_face_down(self.house, self.evening)

    @property
    def is_seen(self) -> bool:
        """Whether a card lies there to be read."""
        return self.goes_on and not self.is_face_down

    def draw_bar(self) -> None:
        """Draw how much of the set's time has passed."""

    def turned(self) -> None:
        """Another card lies there, or another page on top: nobody is ready to open it any more."""

    def on_mount(self) -> None:
        """Put the card on the table, and let the time of its set run."""
        self._gap = Gap.read(self.house.clock)
        self.reload()
        self.set_interval(LOOK, self.look)

    def on_screen_resume(self) -> None:
        """Let the time go on."""
        self._gap = Gap.read(self.house.clock)
        self.run_time()

    def on_screen_suspend(self) -> None:
        """Let the time rest while another page is there."""
        self.timer = self.timer.stop(self.house.clock.monotonic())
        self.turned()
        self.flush()

    def run_time(self) -> None:
        """Let the time run, unless the evening has ended, a card waits to be turned or the computer slept."""
        if self.is_seen and self.is_active and not self.slept:
            self.timer = self.timer.start(self.house.clock.monotonic())

    @property
    def spent(self) -> float:
        """Seconds used of the set under way."""
        return self.timer.elapsed(self.house.clock.monotonic())

    def reload(self) -> None:
        """Follow the other terminal."""
        found = self.edit.look()
        if found is None:
            self.call_later(self.action_back)
            return
        now = self.house.clock.now()
        settled = evenings.settled(found, now, lambda key: bool(words_of(self.house, key)))
        if settled == found:
            self.changed()
        else:
            self.save(settled)

    def changed(self) -> None:
        """Show the evening as it was found, or saved; a card that was turned begins its time anew."""
        evening = self.evening
        if evening is None:
            return
        place = (evening.at, evening.ended is not None, self.is_face_down)
        if place != self._place:
            self._place = place
            self.turned()
            self.timer = Timer(evenings.SET_SECONDS, None, evening.spent)
            self.run_time()
        super().changed()

    def save(self, evening: Evening) -> None:
        """Save *evening*, its card as one that has come, and show it, unless it was changed elsewhere."""
        self._saved_at = self.house.clock.monotonic()
        self.edit.settle(lambda _: on_the_table(self.house, evening))

    def flush(self) -> None:
        """Save how much of the set's time was used."""
        evening = self.evening
        if evening and evening.way == "rising" and not evening.ended and self.spent - evening.spent >= 1:
            self.save(evening.with_(spent=self.spent))

    def look(self) -> None:
        """See how the time stands; draw only when it shows."""
        clock, evening = self.house.clock, self.evening
        gap = Gap.read(clock)
        slept, self._gap = self._gap.slept(gap), gap
        if evening is None or evening.way != "rising" or evening.ended or not self.is_active:
            return
        if slept:
            self.slept = True
            self.timer = self.timer.stop(clock.monotonic())
            self.flush()
            self.draw()
        elif clock.monotonic() - self._saved_at >= SAVE_EACH and not self.slept:
            self.flush()
        self.draw_bar()
