"""A note after a session: only if both want one, saved as it is typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from twofold.domain.listening.engine import Note
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean
from twofold.widgets.plain import plain, signed
from twofold.widgets.words import Words

from .moment import Moment, Pressable


class NotePage(Moment):
    """The note of a session; made with the session's id. Both keys open the field."""

    place = "listening.note"
    heading = "A note"
    why = "Most of a talk need not be written down. If you both want to keep a line of it, this is the place."
    notes = ("The note belongs to both of you. Either can read it under looking back.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "aye('a')",
            "The first of you",
            tooltip="The first of you would like a note",
            show=False,
            id="note.key-a",
        ),
        Binding(
            "j",
            "aye('b')",
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
        self._said_yes: tuple[Side, ...] = ()
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
                yield Pressable("", id="lines", markup=False)
            yield Words(self._note.text if self._note else "", placeholder="What do you want to keep of it?",
                        id="note-text")  # fmt: skip
            yield Pressable("", id="aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """A note that is there already was wanted by both."""
        if self._note:
            self._said_yes = SIDES
            field = self.query_one("#note-text", Words)
            field.move_cursor(field.document.end)
        self.draw()

    def draw(self) -> None:
        """Draw the two keys, or the field."""
        couple, opened = self.house.couple(), len(self._said_yes) == 2
        keys = self.keys
        lines = [
            keys.row(
                f"note.key-{side}",
                signed(couple, side),
                ("  ✓ yes" if side in self._said_yes else "", "$quiet"),
            )
            for side in SIDES
        ]
        for name in ("title", "lines"):
            self.query_one(f"#{name}").display = not opened
        self.query_one("#lines", Pressable).update(Content("\n").join(lines))
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
        if action == "aye":
            return len(self._said_yes) < 2
        if action == "write":
            return len(self._said_yes) == 2 and self.focused is None
        return super().check_action(action, parameters)

    def action_aye(self, side: Side) -> None:
        """Count the key of *side*."""
        if side not in self._said_yes:
            self._said_yes = (*self._said_yes, side)
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
