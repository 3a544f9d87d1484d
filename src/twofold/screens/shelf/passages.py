"""Each marks one passage that fits themselves: one types, then the other; it is there to be talked about."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from twofold.domain.records import Side, other
from twofold.domain.shelf.works import marked, slice_of
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed
from twofold.widgets.words import Words

from .kept import OnWork


class Passages(OnWork):
    """The passages of both in the slice *slice_id* of the work *work_id*."""

    place = "shelf.passages"
    heading = "A passage"
    why = "Mark one passage that fits you. Never one that you think fits your partner."
    notes = ("It is not private: you talk about it. Everything is kept as you type it.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,left", "hand_over", "Hand over", tooltip="The other types", id="passages.over"),
        Binding("e", "edit", "Write", tooltip="Go to the words", id="passages.edit"),
    ]

    def __init__(self, work_id: str, slice_id: str) -> None:
        super().__init__(work_id)
        self.slice_id = slice_id
        self.side: Side = "a"
        self._filling = False

    def body(self) -> ComposeResult:
        """Lay out the lines of the one who types, and what the other marked."""
        if self.work is None or slice_of(self.work, self.slice_id) is None:
            yield self.missing()
            return
        with Vertical(id="passages", classes="column"):
            yield Static("", id="passage-head", markup=False)
            yield Words("", placeholder="the passage, or what it says in your words", id="passage-words")
            yield Line(
                "", placeholder="where it stands: page 40, the scene on the bridge", id="passage-where"
            )
            yield Static("", id="passage-other", markup=False)
            yield Static("", id="passage-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the first, or with the one who has marked nothing yet."""
        part = self.slice(self.slice_id)
        if not self.query("#passages") or part is None:
            return
        self.query_one("#passage-where", Line).on_enter = lambda: self.set_focus(None)
        self.side = "b" if part.a.words and not part.b.words else "a"
        self._fill()

    @property
    def history(self) -> str:
        """What is typed here is not taken back."""
        return ""

    def reload(self) -> None:
        """Follow the other terminal, but for what is typed in here."""
        if self.query("#passages"):
            self._fill()

    def _fill(self) -> None:
        part = self.slice(self.slice_id)
        if part is None or self.work is None:
            return
        self.hands = self.side
        couple, mine = self.house.couple(), getattr(part, self.side)
        theirs = getattr(part, other(self.side))
        words, where = self.query_one("#passage-words", Words), self.query_one("#passage-where", Line)
        if not words.has_focus and words.text != mine.words:
            words.text = mine.words
        if not where.has_focus and where.line != mine.where:
            where.value = mine.where
        self.query_one("#passage-head", Static).update(
            Content.assemble(
                signed(couple, self.side),
                ", one passage that fits you. ",
                (f"{self.work.title}: {part.name}", "$quiet"),
            )
        )
        told = Content("")
        if theirs.words or theirs.where:
            told = signed(couple, other(self.side)) + "  " + plain(theirs.words)
            told += Content.styled(f" ({theirs.where})" if theirs.where else "", "$quiet")
        self.query_one("#passage-other", Static).update(told)
        self._draw_end()

    def _draw_end(self) -> None:
        typing = isinstance(self.focused, Words | Line)
        end = "Kept as you type. Tab to where it stands; Esc leaves." if typing else (
            f"{self.key_of('passages.edit')} to write; {self.key_of('passages.over')} hands over."
        )  # fmt: skip
        self.query_one("#passage-end", Static).update(plain(end))

    def on_descendant_focus(self) -> None:
        """Say which keys act now."""
        if self.query("#passages"):
            self._draw_end()

    def on_descendant_blur(self) -> None:
        """Say which keys act now."""
        if self.query("#passages"):
            self._draw_end()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if event.text_area.has_focus:
            words, side = event.text_area.text, self.side
            self.edit.change(marked, self.slice_id, side, words=words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep where it stands."""
        event.stop()
        if event.input.has_focus:
            where, side = event.input.value, self.side
            self.edit.change(marked, self.slice_id, side, where=where)

    def action_edit(self) -> None:
        """Go to the words."""
        for words in self.query(Words):
            words.focus()

    def action_hand_over(self) -> None:
        """The other types."""
        if self.query("#passages"):
            self.side = other(self.side)
            self._fill()
