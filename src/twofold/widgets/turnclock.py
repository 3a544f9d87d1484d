"""The clock of a turn: large where there is room, quiet always."""

from math import ceil

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer as Ticks
from textual.widgets import Digits, Static

from twofold.domain.clock import Clock, Timer

LOOK = 0.25
"""Seconds between looks at the clock; what is shown changes once a second at most."""
BAR = 40
"""Cells of the bar, at most."""


def minutes(seconds: float) -> str:
    """Return *seconds* (0 if negative) as minutes and seconds, such as "4:05"."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


class TurnClock(Vertical):
    """Draws a *timer* by an injected *clock*: what is left of it, or what has passed when it is open-ended.

    It counts nothing itself, so nothing can make it drift. ``hue`` is the style of the bar, and ``rest``
    the word shown while the timer is at rest.
    """

    class Over(Message):
        """The time of the clock's timer is used up; sent once for each timer."""

        def __init__(self, clock: "TurnClock") -> None:
            super().__init__()
            self.clock = clock

        @property
        def control(self) -> "TurnClock":
            """The clock."""
            return self.clock

    timer: var[Timer] = var(Timer, init=False)

    def __init__(
        self,
        clock: Clock,
        timer: Timer | None = None,
        *,
        hue: str = "$accent",
        rest: str = "paused",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._clock = clock
        self._rest = rest
        self._over = False
        self._shown = ("", 0, True)
        self._looks: Ticks | None = None
        self.hue = hue
        self.set_reactive(TurnClock.timer, timer or Timer())

    def compose(self) -> ComposeResult:
        """Lay out both faces (the sheet shows one) and the bar."""
        yield Digits("", id="clock-large")
        yield Static("", id="clock-small", markup=False)
        yield Static("", id="clock-bar", markup=False)

    def on_mount(self) -> None:
        """Start looking at the clock."""
        self._looks = self.set_interval(LOOK, self.show_time, pause=self.timer.started is None)
        self.show_time()

    def on_resize(self) -> None:
        """Fit the bar to the room there is."""
        self.show_time()

    def watch_timer(self, before: Timer, after: Timer) -> None:
        """Draw another timer; a longer one may run out once more."""
        if (after.remaining(self._clock.monotonic()) or 0.0) > 0 or before.length != after.length:
            self._over = False
        if self._looks is not None and after.started is None:
            self._looks.pause()  # a clock that stands still costs nothing
        elif self._looks is not None:
            self._looks.resume()
        self.show_time()

    @property
    def face(self) -> str:
        """The time as it is shown, such as "4:05"."""
        return self._shown[0]

    def show_time(self) -> None:
        """Draw what the clock says now, if it differs from what is shown."""
        if not self.is_mounted:
            return
        now = self._clock.monotonic()
        left = self.timer.remaining(now)
        # What is left counts down to 0:00, so what has begun counts as whole.
        face = minutes(self.timer.elapsed(now)) if left is None else minutes(ceil(left - 1e-6))
        width = min(BAR, self.content_size.width)
        length = self.timer.length
        filled = width if not length else round(width * min(1.0, self.timer.elapsed(now) / length))
        if face != self._shown[0] and face.endswith("9") and 0 <= filled - self._shown[1] <= 1:
            # More than one digit turns in this second: the bar can wait for the next one.
            filled = self._shown[1]
        shown = (face, filled if length else -width, self.timer.started is not None)
        if shown != self._shown or width != self._width:
            self._shown, self._width = shown, width
            self._draw(face, filled, width, length is not None)
        if left is not None and left <= 0 and not self._over:
            self._over = True
            self.post_message(self.Over(self))

    _width = -1

    def _draw(self, face: str, filled: int, width: int, bounded: bool) -> None:
        resting = self.timer.started is None
        self.set_class(resting, "-resting")
        self.query_one("#clock-large", Digits).update(face)
        self.query_one("#clock-small", Static).update(Content.styled(face, "bold"))
        bar = (
            Content.assemble(("━" * filled, self.hue), ("─" * (width - filled), "$line"))
            if bounded
            else Content("")
        )
        if resting and self._rest:
            bar += ("\n" if bounded else "") + Content.styled(self._rest, "$quiet")
        self.query_one("#clock-bar", Static).update(bar)
