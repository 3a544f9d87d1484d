"""A soft opening: its three fields, what is read back and hinted under them, and who asks for it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.hints import Hint, opening_hints
from twofold.domain.worksheet.sheet import Opening
from twofold.widgets.ask import Ask
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.view import put

from .vocabulary import Shelf, Vocabulary

EXAMPLES = {"feeling": "lonely", "about": "last Sunday evening", "need": "an hour with you"}
"""What stands greyed in the empty fields."""
HELP = {
    "feeling": "A feeling, not a thought about the other. {words} has words for feelings.",
    "about": "One time or thing, not a habit.",
    "need": "What you do want. {words} has words for needs.",
}
"""One line for each field, shown while it has the keyboard."""
SHELVES: dict[str, Shelf] = {"feeling": "feelings", "need": "needs"}
"""Fields with a vocabulary."""


def opening_fields(hold: Mapping[str, str], within: str = "") -> list[Text]:
    """Return the three fields, with what *hold* says in those that are empty.

    *within*: the path of the opening in the struct that the form is of ("opening."), which *hold* has, too.
    """
    labels = {"feeling": "I feel", "about": "about", "need": "I need"}
    return [Text(within + name, label, hold[within + name]) for name, label in labels.items()]


def aside(sentence: str, hints: Sequence[Hint], width: int) -> Content:
    """Return what stands under the fields of a sentence, in *width* cells: it as one, and the *hints*."""
    parts = Content(sentence).stylize("italic").wrap(width) if sentence else []
    for hint in hints:
        lines = Content.styled(hint.words, "$quiet").wrap(max(width - 2, 1))
        # The sign hangs, so that wrapped words stand under the words.
        parts += [Content.assemble(("  " if n else "~ ", "$accent"), line) for n, line in enumerate(lines)]
    return Content("\n").join(parts)


def put_word(line: Line, word: str) -> None:
    """Put *word* into *line*, where the cursor is, apart from the words beside it."""
    start, end = sorted(line.selection)
    before = " " if start and not line.value[start - 1].isspace() else ""
    behind = " " if end < len(line.value) and line.value[end].isalnum() else ""
    line.replace(before + word + behind, start, end)


class Softly(Ask[Opening]):
    """Asks *name* how they would begin; gives back the opening as it stands, whichever way they leave.

    ``taken``: whether they took it, and did not just go back.
    """

    notes = (
        "Lines that begin with ~ are hints. They only know plain English, and you can ignore them.",
        "After softened start-up (Gottman), and observation, feeling, need, request (Rosenberg).",
    )
    AUTO_FOCUS = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "take", "Take it", tooltip="Begin the talk with these words", id="softly.take"),
        Command("f2,v", "words", "Words", tooltip="Words to choose from, for this field", id="softly.words",
                when="has_words"),
        Command("e", "write", "Write", tooltip="Go back into the field", id="softly.write", when="has_left"),
    ]  # fmt: skip

    def __init__(self, opening: Opening, name: str) -> None:
        super().__init__(
            f"{name}, how would you begin?", "A feeling, one time or thing, and a need; any may stay empty."
        )
        hold = {name: f"such as: {words}" for name, words in EXAMPLES.items()}
        self.form: Form[Opening] = Form(opening, opening_fields(hold), "softly", then=self.action_take)
        self._last = "feeling"
        self.taken = False

    def body(self) -> ComposeResult:
        """Lay out the three fields, what they say together, and what the one with the keyboard is for."""
        yield self.form
        yield Static("", id="softly-said", markup=False)
        yield Static("", id="softly-help", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Say what the first field is for."""
        self._draw()

    def on_form_changed(self, event: Form.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._draw()

    def on_descendant_focus(self) -> None:
        """Say what the field is for."""
        self._last = self.form.here or self._last
        self._draw()

    def on_descendant_blur(self) -> None:
        """Say which keys there are now."""
        self._draw()

    def on_resize(self) -> None:
        """Wrap the words anew."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        opening, said = self.form.read(), self.query_one("#softly-said", Static)
        hints = opening_hints(opening)
        width = said.content_size.width or max(min(self.app.size.width - 2, 60) - 4, 10)
        # Where there are few lines, the hints are worth more than what stands in the fields already.
        put(said, aside("" if self.has_class("-short") else opening.words, hints, width))
        help_ = HELP[self._last].format(words=self.key_at_start("softly.words"))
        put(self.query_one("#softly-help"), help_ if self.form.here else self._left())
        self.refresh_bindings()

    def _left(self) -> str:
        return f"{self.key_at_start('softly.take')} takes it, {self.key_of('softly.write')} goes on writing."

    @property
    def has_left(self) -> bool:
        """Whether no field has the keyboard."""
        return not self.form.here

    @property
    def has_words(self) -> bool:
        """Whether the field that is typed in, or was left, has a vocabulary."""
        return self._last in SHELVES

    def action_write(self) -> None:
        """Go back into the field that was left."""
        self.set_focus(self.form.line(self._last))

    @work(group="words")
    async def action_words(self) -> None:
        """Let a word be picked, and put it where the cursor is."""
        name = self._last
        word = await self.app.push_screen_wait(Vocabulary(SHELVES[name]))
        if word:
            put_word(self.form.line(name), word)
        self.action_write()

    def action_take(self) -> None:
        """Give it back."""
        self.taken = True
        self.answer(self.form.read())

    def action_back(self) -> None:
        """Leave, with what is typed so far."""
        self.answer(self.form.read())
