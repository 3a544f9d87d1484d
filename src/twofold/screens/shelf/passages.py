"""Each marks one passage that fits themselves: one types, then the other; it is there to be talked about."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import Side, other
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.domain.shelf.works import marked, slice_of
from twofold.screens.autosave import FormTyping
from twofold.screens.page import BLANK, View
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Text
from twofold.widgets.plain import signed
from twofold.widgets.words import Words

from .kept import OnWork
from .render import passage_words


class PassageForm(Form[Passage]):
    """The passage of one of them, and where it stands."""

    def __init__(self, value: Passage) -> None:
        fields = (
            Long("words", hint="the passage, or what it says in your words", paper=True),
            Text("where", hint="where it stands: page 40, the scene on the bridge"),
        )
        super().__init__(value, fields, "passage", id="passage")

    def compose(self) -> ComposeResult:
        """Lay out both, without names."""
        yield self.words("words")
        yield self.row("where")


class Passages(FormTyping[Work, Passage], OnWork):
    """The passages of both in the slice *slice_id* of the work *work_id*."""

    place = "shelf.passages"
    heading = "A passage"
    why = "Mark one passage that could be about you, never one you think is about your partner."
    notes = ("It isn't private: you will talk about it. Everything is saved as you type.",)
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command(
            "enter,right,left",
            "hand_over",
            "Hand over",
            tooltip="The other types",
            id="passages.over",
            when="is_shared",
        ),
        Binding("e", "edit", "Write", tooltip="Go to the words", id="passages.edit"),
    ]
    history = ""  # what is typed here is not taken back
    save_after = 0

    def __init__(self, work_id: str, slice_id: str) -> None:
        super().__init__(work_id)
        self.slice_id = slice_id
        self.side: Side = "a"

    def body(self) -> ComposeResult:
        """Lay out the lines of the one who types, and what the other marked."""
        part = self.part
        # Whose seat it is; else the first begins, or the one who has marked nothing yet.
        second = part is not None and part.a.words and not part.b.words
        self.side = self.house.seat or ("b" if second else "a")
        if part is not None:
            self.begin_typing()
        self.form = PassageForm(self.base or Passage())
        parts = (
            Static("", id="passage-head", markup=False),
            self.form,
            Static("", id="passage-other", markup=False),
            Static("", id="passage-end", classes="quiet", markup=False),
        )
        yield from self.laid_out("passages", parts)

    def on_mount(self) -> None:
        """Show it, and who types."""
        if self.ready:
            self.hands = self.side
        self.draw()

    @property
    def is_shared(self) -> bool:
        """Whether both type here, at one keyboard."""
        return self.house.seat is None

    @property
    def part(self) -> Slice | None:
        """The part of the work, or None when either is gone."""
        return self.slice(self.slice_id)

    def view(self) -> View:
        """Show whose passage it is, and what the other marked."""
        return self.view_of("passages", self._view())

    def _view(self) -> View | None:
        part, work = self.part, self.work
        if part is None or work is None or not self.ready:
            return None
        couple, away = self.house.couple(), other(self.side)
        end = f"{self.key_of('passages.edit')} to write"
        end += f"; {self.key_of('passages.over')} hands over." if self.is_shared else "."
        if isinstance(self.focused, Words | Line):
            end = "Saved as you type. Tab to where it stands; Esc leaves."
        return {
            "passage-head": Content.assemble(
                signed(couple, self.side),
                ", a passage that could be about you. ",
                (f"{work.title}: {part.name}", "$quiet"),
            ),
            "passage-other": passage_words(getattr(part, away), couple, away) or BLANK,
            "passage-end": end,
        }

    # -- what is written ----------------------------------------------------------------------------

    def typed_of(self, record: Work) -> Passage:
        """Return what the one who types has marked."""
        part = slice_of(record, self.slice_id)
        return Passage() if part is None else getattr(part, self.side)

    def with_typed(self, record: Work, value: Passage) -> Work:
        """Return *record* with *value* marked. Raises Invalid when the part is gone."""
        return marked(record, self.slice_id, self.side, words=value.words, where=value.where)

    def action_edit(self) -> None:
        """Go to the words."""
        self.form.words("words").focus()

    def action_hand_over(self) -> None:
        """The other types."""
        if self.ready:
            self.flush()
            self.hands = self.side = other(self.side)
            self.begin_typing()
            self.form.value = self.base or Passage()
            self.draw()
