"""Words at hand: feelings, needs and groups of needs, found as one types."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from twofold.content import feelings, need_groups
from twofold.domain.text import clean_line, folded
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain

Shelf = Literal["feelings", "needs", "groups"]
"""What is looked through. Of "groups" the id is given back, or "own:" and one's own words."""
OWN = "own:"
"""Comes before words of one's own."""

TITLES: dict[Shelf, tuple[str, str]] = {
    "feelings": ("A word for a feeling", "a feeling, or a part of the word"),
    "needs": ("A word for a need", "a need, or a part of the word"),
    "groups": ("What is it about?", "one of these, or your own words"),
}


class Search(Line):
    """The field one types in; Esc leaves the whole list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Take it", tooltip="Take this word", id="vocabulary.take"),
        Binding("escape", "leave", "Back", tooltip="Go back without a word", id="vocabulary.back",
                key_display="esc"),
        Binding("down", "screen.go('cursor_down')", "Next", tooltip="The next word", show=False,
                id="vocabulary.next"),
        Binding("up", "screen.go('cursor_up')", "Previous", tooltip="The word before", show=False,
                id="vocabulary.previous"),
        Binding("pagedown", "screen.go('page_down')", "Page down", tooltip="A page down", show=False,
                id="vocabulary.page-down"),
        Binding("pageup", "screen.go('page_up')", "Page up", tooltip="A page up", show=False,
                id="vocabulary.page-up"),
    ]  # fmt: skip

    def action_leave(self) -> None:
        """Close the list."""
        if isinstance(self.screen, Vocabulary):
            self.screen.answer(None)


class Vocabulary(Modal[str | None]):
    """The words of *shelf*, those of the group *first* at the top; returns the one taken, or None.

    What is typed narrows the list. Where nothing is left, Enter takes what was typed.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = "#vocabulary-search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Go back without a word", show=False,
                id="vocabulary.leave"),
    ]  # fmt: skip

    def __init__(self, shelf: Shelf, first: str = "") -> None:
        super().__init__()
        self.shelf, self._first = shelf, first

    def compose(self) -> ComposeResult:
        """Lay out the field and the words."""
        title, placeholder = TITLES[self.shelf]
        with Vertical(id="vocabulary"):
            yield Static(plain(title), id="vocabulary-title", markup=False)
            yield Search(placeholder=placeholder, id="vocabulary-search")
            yield Choices(self._choices(""), id="vocabulary-words")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Let Enter take the word, and the list never hold the keyboard: one types on."""
        self.query_one(Search).on_enter = self.take
        words = self.query_one(Choices)
        words.can_focus = False
        # The group one has chosen already is where one begins.
        ids = [choice.id for choice in self._choices("")]
        if self.shelf == "groups" and self._first in ids:
            words.highlighted = ids.index(self._first)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list to what is typed."""
        message.stop()
        if not self.query("#vocabulary-words"):
            return
        words = self.query_one(Choices)
        words.set_choices(self._choices(message.value))
        words.first()

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take the word that was clicked."""
        message.stop()
        self.answer(message.id)

    def take(self) -> None:
        """Take the word under the cursor."""
        self.answer(self.query_one(Choices).current)

    def action_go(self, move: str) -> None:
        """Move the cursor in the list."""
        words = self.query_one(Choices)
        getattr(words, f"action_{move}")()

    def action_back(self) -> None:
        """Close without a word, when a click took the keyboard from the field."""
        self.answer(None)

    def answer(self, word: str | None) -> None:
        """Close with *word*, once."""
        if self.is_active:
            self.dismiss(word)

    def _choices(self, typed: str) -> list[Choice]:
        own = clean_line(typed)
        sought = folded(own)
        if self.shelf == "groups":
            found = [
                Choice(group.id, group.name)
                for group in need_groups()
                if sought in folded(group.name) or any(sought in folded(word) for word in group.words)
            ]
            # "play" is a group before it is a part of a word in another one.
            found.sort(key=lambda choice: sought not in folded(choice.title.plain))
            mine = Choice(f"{OWN}{own}", f"\u201c{own}\u201d", "in my own words")
            nameless = Choice(OWN, "something of my own", "type what it is")
            return [*found, mine if own else nameless]
        choices: list[Choice] = []
        for name, words in self._shelved():
            whole = folded(name).startswith(sought)
            kept = tuple(word for word in words if whole or sought in folded(word))
            if kept:
                choices.append(Choice("", name, heading=True))
                choices += [Choice(word, f"  {word}") for word in kept]
        return choices or [Choice(own, f"\u201c{own}\u201d", "as I typed it")]

    def _shelved(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        if self.shelf == "feelings":
            return [(group.name, (group.name, *group.words)) for group in feelings()]
        groups = sorted(need_groups(), key=lambda group: group.id != self._first)
        return [(group.name, group.words) for group in groups]
