"""A note after a session: only if both want one, saved as it is typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import TextArea

from twofold.domain.listening.session import Note
from twofold.domain.ready import are_both
from twofold.domain.records import Side
from twofold.domain.text import clean
from twofold.screens.autosave import Typing
from twofold.screens.both import Both
from twofold.screens.edit import Edit
from twofold.screens.page import View
from twofold.screens.puttingaway import notes_of
from twofold.screens.twokeys import Question
from twofold.widgets.balanced import Balanced
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.words import Words

from .moment import Moment, Pressable

BOTH_WROTE = "A note was written at the other terminal too. Both are here now."


class NotePage(Moment, Both, Typing[Note, str]):
    """The note of a session; made with the session's id. Both keys open the field."""

    place = "listening.note"
    heading = "A note"
    why = "Most talks need no note. If you both want to keep a line or two, this is the place."
    notes = ("The note belongs to both of you. Either can read it under Looking back.",)
    opens = True
    save_after = 0.0
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "The first of you", tooltip="The first of you would like a note", show=False,
                id="note.key-a", when="asks"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you would like one", show=False,
                id="note.key-b", when="asks"),
        Command("enter", "write", "Write", tooltip="Go on writing", id="note.write", when="may_write"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.edit = Edit(self, Note, "", what="This note")
        self._opened = False

    def body(self) -> ComposeResult:
        """Lay out the question, then the field. A note that is there already was wanted by both."""
        found, now = notes_of(self.house, self.session_id), self.house.clock.now()
        self._opened = bool(found)
        note = found[0] if found else Note(session=self.session_id, text="", created=now, updated=now)
        self.edit.begin(note)
        self.begin_typing()
        with Vertical(id="moment", classes="column"):
            asks = "Would you both like to write something down?"
            yield Balanced(asks, id="title", classes="centre", markup=False)
            with Center(id="lines-room"):
                yield Consent(id="lines")
            yield Words(self.base or "", placeholder="What would you like to keep?", id="note-text")
            yield Pressable("", id="aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Go on at the end of what is there."""
        self.field.move_cursor(self.field.document.end)
        if self._opened:
            self._open()
        self.draw()

    def _open(self) -> None:
        """Let the note be written."""
        self._opened = True
        self.draw()
        self.field.focus()

    @property
    def field(self) -> Words:
        """Where the note is written."""
        return self.query_one("#note-text", Words)

    def view(self) -> View:
        """Show the two keys, or the field."""
        keys, opened = self.keys, self._opened
        names: dict[Side, str] = {"a": keys.name("note.key-a"), "b": keys.name("note.key-b")}
        said = two_keys(self.house.couple(), names, self.said_yes, done="✓ yes")
        not_yet = Content.assemble("If not, ", keys("page.back"), " goes back, and nothing is written.")
        return {
            "title": not opened,
            "lines": Content("") if opened else said,
            "note-text": opened,
            "aside": "It is saved as you type. Esc twice goes back." if opened else not_yet,
        }

    @property
    def asks(self) -> bool:
        """Whether both are still asked."""
        return not self._opened

    @property
    def may_write(self) -> bool:
        """Whether the field was left."""
        return self._opened and self.focused is None

    def question(self) -> Question | None:
        """Ask whether both would like a note."""
        return None if self._opened else Question("note", self.session_id)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Open the field. The other terminal does so as well: what both said holds until they leave."""
        self._open()

    def reload(self) -> None:
        """Follow the other terminal, where one of them may have said yes, or written."""
        if not self._opened and are_both(self.said_yes):
            self._open()
        super().reload()

    def action_write(self) -> None:
        """Go back into the field."""
        self.field.focus()

    # -- what is typed --------------------------------------------------------------------------------

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Save what stands there now."""
        message.stop()
        self.save_soon()

    def typed(self) -> str:
        """Return what stands in the field."""
        return clean(self.field.text)

    def typed_of(self, record: Note) -> str:
        """Return the words of the note."""
        return record.text

    def with_typed(self, record: Note, value: str) -> Note:
        """Return the note with other words."""
        return record.with_(text=value)

    def clash(self, name: str, mine: str, theirs: str) -> str:
        """Both terminals wrote: keep both texts, one below the other."""
        if not theirs or theirs in mine:
            return mine
        self.house.say(BOTH_WROTE)
        return f"{mine}\n\n{theirs}"

    def fill(self, value: str) -> None:
        """Put *value* into the field; whoever is typing goes on where they are."""
        here = self.field.selection
        self.field.replace(value, (0, 0), self.field.document.end)
        self.field.selection = here
