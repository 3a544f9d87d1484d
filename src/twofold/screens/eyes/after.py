"""After a quiet look: one word each, then one sentence each, written down only if they like."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from twofold.content.eyes import eyes_words
from twofold.domain.dates import long_date
from twofold.domain.eyes.gaze import Gaze, GazeWay, with_words
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.plain import plain, signed


class AfterForm(Form[Gaze]):
    """A word and a sentence of each, after *gaze*."""

    def __init__(self, gaze: Gaze, couple: Couple) -> None:
        hints = eyes_words().after
        fields: list[Text] = []
        for n, side in enumerate(SIDES):
            fields.append(Text(f"words.{n}", "", hints.word, id=f"word-{side}", of=side))
            fields.append(Text(f"sentences.{n}", "", hints.sentence, id=f"sentence-{side}", of=side))
        super().__init__(gaze, fields, "after", id="after-form")
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out the two lines of each, side by side."""
        for n, side in enumerate(SIDES):
            yield Static(signed(self._couple, side), classes="after-name", markup=False)
            with Horizontal(classes="after-row"):
                yield self.line(f"words.{n}")
                yield self.line(f"sentences.{n}")

    def written(self, stored: Gaze) -> Gaze:
        """Return *stored* with what was typed since ``base``."""
        typed, base = self.read(), self.base
        for n, side in enumerate(SIDES):
            if typed.words[n] != base.words[n]:
                stored = with_words(stored, side, word=typed.words[n])
            if typed.sentences[n] != base.sentences[n]:
                stored = with_words(stored, side, sentence=typed.sentences[n])
        return stored


class After(Editing):
    """What each said after a look of *seconds* in the way *way*, or (*gaze_id*) after an earlier one."""

    place = "eyes.after"
    heading = "Eyes"
    why = "One word, said aloud, takes some of the silence with it."
    notes = ("What you write can be read again on the page before this. An empty line keeps nothing.",)
    AUTO_FOCUS = ""
    redraws_on = ("focus",)

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
            yield AfterForm(gaze, couple)
            yield Static("", id="after-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Wait: nothing has to be typed."""
        if self.gaze_id:
            assert self.edit.value is not None
            self.head(long_date(self.edit.value.created))
        self.draw()

    def view(self) -> View:
        """Say which keys act now."""
        if isinstance(self.focused, Line):
            return {"after-end": "Saved as you type. Enter goes on; Esc leaves the line."}
        return {"after-end": f"Tab to write; {self.key_of('page.back')} when you are done."}

    def on_form_changed(self, event: AfterForm.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        form = self.query_one(AfterForm)
        saved = self.edit.change(form.written)
        if saved is not None:
            form.follow(saved)

    def reload(self) -> None:
        """Follow the other terminal, but for what is typed in here."""
        stored = newest(self.house, Gaze, self.edit.id)
        if stored is not None and self.edit.look() is not None:
            self.query_one(AfterForm).follow(stored)
