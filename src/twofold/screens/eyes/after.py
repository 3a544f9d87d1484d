"""After a quiet look: one word each, then one sentence each, written down only if they like."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from twofold.content.eyes import eyes_words
from twofold.domain.dates import long_date
from twofold.domain.eyes.gaze import Gaze, GazeWay, with_words
from twofold.domain.records import SIDES, Side
from twofold.screens.edit import Edit, Editing
from twofold.screens.page import newest
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed


class After(Editing):
    """What each said after a look of *seconds* in the way *way*, or (*gaze_id*) after an earlier one."""

    place = "eyes.after"
    heading = "Eyes"
    why = "A word that is said aloud keeps something of the silence."
    notes = ("What you write stays on the page of the eyes. An empty line keeps nothing.",)
    AUTO_FOCUS = ""

    def __init__(self, gaze_id: str = "", seconds: int = 0, way: GazeWay = "eyes") -> None:
        super().__init__()
        self.gaze_id = gaze_id
        self._seconds, self._way = seconds, way
        self.edit = Edit(self, Gaze, gaze_id)

    def body(self) -> ComposeResult:
        """Lay out the two lines of each."""
        now, words = self.house.clock.now(), eyes_words().after
        found = newest(self.house, Gaze, self.gaze_id) if self.gaze_id else None
        new = Gaze(created=now, updated=now, seconds=self._seconds or 30, way=self._way)
        gaze = self.edit.begin(found or new)
        couple = self.house.couple()
        with Vertical(id="after", classes="column"):
            yield Static(plain(words.ask), classes="lead", markup=False)
            yield Static(plain(words.how), id="after-how", classes="quiet", markup=False)
            for n, side in enumerate(SIDES):
                yield Static(signed(couple, side), classes="after-name", markup=False)
                with Horizontal(classes="after-row"):
                    yield Line(gaze.words[n], placeholder=words.word, id=f"word-{side}")
                    yield Line(gaze.sentences[n], placeholder=words.sentence, id=f"sentence-{side}")
            yield Static("", id="after-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Let Enter go from line to line, and wait: nothing has to be typed."""
        lines = list(self.query(Line))
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            line.on_enter = partial(self.set_focus, following)
        if self.gaze_id:
            assert self.edit.value is not None
            self.head(long_date(self.edit.value.created))
        self._draw_end()

    def _draw_end(self) -> None:
        typing = isinstance(self.focused, Line)
        end = "Kept as you type. Enter goes on; Esc leaves the line."
        if not typing:
            end = f"Tab to write; {self.key_of('page.back')} when you are done."
        self.query_one("#after-end", Static).update(plain(end))

    def on_descendant_focus(self) -> None:
        """Say which keys act now."""
        self._draw_end()

    def on_descendant_blur(self) -> None:
        """Say which keys act now."""
        self._draw_end()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        what, _, side = (event.input.id or "").partition("-")
        if isinstance(event.input, Line) and side in SIDES:
            self._write(what, side, event.input.line)

    def _write(self, what: str, side: Side, words: str) -> None:
        self.edit.change(with_words, side, **{what: words})

    def reload(self) -> None:
        """Follow the other terminal, but for the line that is typed in here."""
        stored = newest(self.house, Gaze, self.edit.id)
        if stored is None or self.edit.look() is None:
            return
        for n, side in enumerate(SIDES):
            for what, there in (("word", stored.words[n]), ("sentence", stored.sentences[n])):
                line = self.query_one(f"#{what}-{side}", Line)
                if not line.has_focus and line.line != there:
                    line.value = there
