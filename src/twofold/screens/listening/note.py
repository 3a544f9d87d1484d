"""A note after a session: only if both want one, saved as it is typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from twofold.domain.listening.engine import Note
from twofold.domain.ready import are_both
from twofold.domain.records import Side
from twofold.domain.text import clean
from twofold.screens.both import Both, Question
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.plain import plain
from twofold.widgets.words import Words

from .moment import Moment, Pressable


class NotePage(Moment, Both):
    """The note of a session; made with the session's id. Both keys open the field."""

    place = "listening.note"
    heading = "A note"
    why = "Most of a talk need not be written down. If you both want to keep a line of it, this is the place."
    notes = ("The note belongs to both of you. Either can read it under looking back.",)
    opens = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "yes('a')",
            "The first of you",
            tooltip="The first of you would like a note",
            show=False,
            id="note.key-a",
        ),
        Binding(
            "j",
            "yes('b')",
            "The second of you",
            tooltip="The second of you would like one",
            show=False,
            id="note.key-b",
        ),
        Binding("enter", "write", "Write", tooltip="Go on writing", id="note.write"),
    ]

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self._opened = False
        self._note: Note | None = None

    def body(self) -> ComposeResult:
        """Lay out the question, then the field."""
        waiting = [note for note in self.house.unsaved if isinstance(note, Note)]
        found = [note for note in waiting if note.session == self.session_id]
        found += self.house.store.notes.where(lambda note: note.session == self.session_id)
        self._note = found[0] if found else None
        with Vertical(id="moment", classes="column"):
            yield Static(
                "Would you both like to write something down?", id="title", classes="centre", markup=False
            )
            with Center(id="lines-room"):
                yield Consent(id="lines")
            yield Words(self._note.text if self._note else "", placeholder="What do you want to keep of it?",
                        id="note-text")  # fmt: skip
            yield Pressable("", id="aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """A note that is there already was wanted by both."""
        if self._note:
            self._opened = True
            field = self.query_one("#note-text", Words)
            field.move_cursor(field.document.end)
        self.draw()

    def draw(self) -> None:
        """Draw the two keys, or the field."""
        opened = self._opened
        keys = self.keys
        names: dict[Side, str] = {"a": keys.name("note.key-a"), "b": keys.name("note.key-b")}
        lines = two_keys(self.house.couple(), names, self.said_yes, done="✓ yes")
        for name in ("title", "lines"):
            self.query_one(f"#{name}").display = not opened
        self.query_one(Consent).update(lines)
        field = self.query_one("#note-text", Words)
        field.display = opened
        if opened:
            field.focus()
        aside = (
            plain("It is saved as you type. Esc twice goes back.")
            if opened
            else Content.assemble("If not, ", keys("page.back"), " goes back, and nothing is written.")
        )
        self.query_one("#aside", Pressable).update(aside)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that can act now."""
        if action == "yes":
            return not self._opened
        if action == "write":
            return self._opened and self.focused is None
        return super().check_action(action, parameters)

    def question(self) -> Question | None:
        """Ask whether both would like a note."""
        return None if self._opened else Question("note", self.session_id)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Open the field. The other terminal does so as well: what both said holds until they leave."""
        self._opened = True

    def reload(self) -> None:
        """Follow the other terminal, where one of them may have said yes."""
        if not self._opened and self.query("#note-text"):
            self._opened = are_both(self.said_yes)
            self.draw()

    def action_write(self) -> None:
        """Go back into the field."""
        self.query_one("#note-text").focus()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Save what stands there now."""
        message.stop()
        self.flush()

    def flush(self) -> None:
        """Save the note, if it says anything new."""
        from twofold.store import Stale

        text = clean(self.query_one("#note-text", Words).text)
        if text == (self._note.text if self._note else ""):
            return
        now = self.house.clock.now()
        note = self._note or Note(session=self.session_id, text="", created=now, updated=now)
        try:
            (saved,) = self.house.keep(note.with_(text=text))
        except Stale as stale:
            self._settle(stale.theirs, text)
            return
        assert isinstance(saved, Note)
        self._note = saved

    def _settle(self, theirs: object, text: str) -> None:
        """Both terminals wrote: keep both texts, one below the other."""
        if not isinstance(theirs, Note):
            return
        self._note = theirs
        if theirs.text and theirs.text not in text:
            field = self.query_one("#note-text", Words)
            # Below, so that whoever is typing goes on where they are.
            here = field.selection
            field.insert(f"\n\n{theirs.text}", field.document.end)
            field.selection = here
            self.house.say("The other terminal wrote a note as well. Both are here now.")
        self.flush()
