"""An evening under way, on a page: where the two are, and the time of its set."""

from twofold.domain.clock import Gap, Timer
from twofold.domain.questions import evenings
from twofold.domain.questions.records import Evening
from twofold.domain.records import Record
from twofold.screens.edit import STANDS, kept
from twofold.screens.house import newest
from twofold.screens.page import Page

from .cards import on_the_table, words_of

LOOK = 0.5
"""Seconds between looks at the time."""
SAVE_EACH = 30.0
"""Seconds after which the time of a set is saved, though nobody pressed a key."""


class Underway(Page):
    """The evening *evening_id* as it stands in the store; subclasses draw it in ``draw`` and ``draw_bar``.

    ``slept``: the computer was asleep, or the program stopped, and nobody has gone on since.
    """

    def __init__(self, evening_id: str) -> None:
        super().__init__()
        self.evening_id = evening_id
        self.evening: Evening | None = None
        self.timer = Timer()
        self.slept = False
        self._saved_at = 0.0

    def draw(self) -> None:
        """Draw all of it."""

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
        """Let the time run, unless the evening has ended or the computer slept."""
        open_ = self.evening is not None and self.evening.ended is None
        if open_ and self.is_active and not self.slept:
            self.timer = self.timer.start(self.house.clock.monotonic())

    @property
    def spent(self) -> float:
        """Seconds used of the set under way."""
        return self.timer.elapsed(self.house.clock.monotonic())

    def reload(self) -> None:
        """Follow the other terminal."""
        found = newest(self.house, Evening, self.evening_id)
        if found is None:
            self.call_later(self.action_back)
            return
        now = self.house.clock.now()
        settled = evenings.settled(found, now, lambda key: bool(words_of(self.house, key)))
        if settled != found and not self.save(settled):
            return
        if settled == found:
            self.take(found)

    def take(self, evening: Evening) -> None:
        """Show *evening* as it was found, or saved."""
        before, self.evening = self.evening, evening
        if before is None or before.at != evening.at or before.ended != evening.ended:
            self.turned()
            self.timer = Timer(evenings.SET_SECONDS, None, evening.spent)
            self.run_time()
        self.draw()

    def save(self, evening: Evening) -> bool:
        """Save *evening*, its card as one that has come, and show it; False when it was changed elsewhere."""
        self._saved_at = self.house.clock.monotonic()
        saved = self.keep(*on_the_table(self.house, evening))
        if saved is None:
            return False
        self.take(next(record for record in saved if isinstance(record, Evening)))
        return True

    def keep(self, *records: Record) -> tuple[Record, ...] | None:
        """Save *records*, and return them as saved; None, with a word, when one was changed elsewhere."""
        if saved := kept(self.house, *records):
            return saved
        self.house.say(STANDS)
        found = newest(self.house, Evening, self.evening_id)
        if found is not None:
            self.take(found)
        return None

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
