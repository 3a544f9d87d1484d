"""Choose one of a list: with the arrows and Enter, by its digit, or by typing to find it."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input, Static

from twofold.domain.text import clean_line, folded

from .ask import Ask
from .choices import Choice, Choices
from .fields import Line
from .plain import plain

T = TypeVar("T")
SHORT = 9
"""Choices of which each has a digit; in a longer list one is found by typing."""
NEAR = 3
"""Letters from which on choices are found by words like theirs."""
HELP = Binding("question_mark,f1", "app.help", "Help", id="ask.help",
               tooltip="The keys of this page, and what it is for")  # fmt: skip
"""The key of the help, for those that name it in the bar."""
OTHER = "other"
"""The id of the choice that opens the field of `OrTyped`."""


class Listed(Choices):
    """A long list; its key stands below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Take it", tooltip="Take this one", id="picker.take"),
    ]


class Find(Line):
    """The field one types in to find a choice; the arrows move in the list, Esc leaves the whole of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Take it", tooltip="Take this one", id="picker.take"),
        Binding("escape", "screen.back", "Back", tooltip="Go back", id="ask.back", key_display="esc"),
        Binding("down", "screen.go('cursor_down')", "Next", tooltip="The next one", show=False,
                id="picker.next"),
        Binding("up", "screen.go('cursor_up')", "Previous", tooltip="The one before", show=False,
                id="picker.previous"),
        Binding("pagedown", "screen.go('page_down')", "Page down", tooltip="A page down", show=False,
                id="picker.page-down"),
        Binding("pageup", "screen.go('page_up')", "Page up", tooltip="A page up", show=False,
                id="picker.page-up"),
    ]  # fmt: skip


class Picker(Ask[T]):
    """Choose one of *choices*; answers its value (its id, where it has none), or None for Esc.

    *at*: the id that has the cursor at first. Of nine or fewer, each is taken by its digit, too. In a
    longer list, what is typed finds: the field for it comes with the first letter, or stands there from the
    beginning and says *find*.
    """

    AUTO_FOCUS = "Find, Choices"
    takes: ClassVar[bool] = True
    """Whether the bar of a long list says what Enter does."""
    numbered: ClassVar[bool] = False
    """Whether each choice of a short list shows its digit, and the bar says what Enter does."""

    def __init__(
        self, heading: str, choices: Sequence[Choice], why: str = "", *, at: str = "", find: str = ""
    ) -> None:
        super().__init__(heading, why)
        self.choices = self._with_digits(choices)
        self.long = bool(find) or sum(not choice.heading for choice in self.choices) > SHORT
        self.notes = ("Type a few letters to find one of these.",) if self.long else ("A digit picks one.",)
        self._at, self._find = at, find
        self.set_class(self.long, "-long")

    def body(self) -> ComposeResult:
        """Lay out the field and the list."""
        if self.long:
            field = Find(placeholder=self._find, id="ask-find")
            field.display = field.can_focus = bool(self._find)
            field.on_enter = self._take
            yield field
        says = self.takes if self.long else self.numbered
        listed = (Listed if says else Choices)(self.found(""), id="ask-list")
        listed.can_focus = not self._find
        yield listed

    def on_mount(self) -> None:
        """Begin at what is chosen."""
        ids = [choice.id for choice in self.choices]
        if self._at and self._at in ids:
            self.listed.highlighted = ids.index(self._at)

    @property
    def listed(self) -> Choices:
        """The list."""
        return self.query_one("#ask-list", Choices)

    @property
    def finds_by_typing(self) -> bool:
        """Whether a letter is one to find by, in whichever script."""
        return self.long and self.focused is self.listed

    def found(self, typed: str) -> Sequence[Choice]:
        """Return the choices in which *typed* is found; a heading that has it keeps all that is below it."""
        sought = folded(clean_line(typed))
        found = self._having(lambda choice: sought in folded(choice.title.plain), sought)
        if not found and len(sought) >= NEAR:
            return self.near(typed, self._having(lambda choice: _is_like(choice, sought), sought))
        return found or self.nothing(clean_line(typed))

    def near(self, typed: str, found: Sequence[Choice]) -> Sequence[Choice]:
        """Return what stands there where *typed* is in no title, and *found* are the choices like it."""
        return found or self.nothing(clean_line(typed))

    def _having(self, has: Callable[[Choice], bool], sought: str) -> list[Choice]:
        whole = False
        found: list[Choice] = []
        headings: list[Choice] = []
        for choice in self.choices:
            if choice.heading:
                headings = [choice] if headings and headings[-1].title else [*headings, choice]
                whole = folded(choice.title.plain).startswith(sought)
            elif whole or has(choice):
                found += [*headings, choice]
                headings = []
        return found if not found or found[0].title else found[1:]

    def show(self, choices: Sequence[Choice]) -> None:
        """Let *choices* be the whole list, with the keyboard; what was typed to find one is gone."""
        self.choices = self._with_digits(choices)
        self.listed.set_choices(self.found(""))
        self.listed.can_focus = True
        self.set_focus(self.listed)
        for field in self.query(Find):
            with self.prevent(Input.Changed):
                field.value = ""
            field.display = field.can_focus = False

    def _with_digits(self, choices: Sequence[Choice]) -> tuple[Choice, ...]:
        """Return *choices*, each showing the digit that takes it, where that is so and they are told."""
        takeable = [choice for choice in choices if not choice.heading]
        if self.numbered and len(takeable) <= SHORT:
            for number, choice in enumerate(takeable, 1):
                choice.key = str(number)
        return tuple(choices)

    def nothing(self, typed: str) -> list[Choice]:
        """Return what stands there where *typed* is not found."""
        return [Choice("", f"Nothing here has \u201c{typed}\u201d.", heading=True)]

    def on_key(self, event: Key) -> None:
        """Take by its digit, or find by what is typed, while the list has the keyboard."""
        typed = event.character or ""
        if self.focused is not self.listed or not event.is_printable or event.key in self.active_bindings:
            return
        choices = [choice for choice in self.found("") if not choice.heading]
        if not self.long and typed in [str(n) for n in range(1, len(choices) + 1)]:
            event.stop()
            self.take(choices[int(typed) - 1])
        elif self.long and typed.strip():
            event.stop()
            field = self.query_one(Find)
            field.display = field.can_focus = True
            self.set_focus(field)
            self.listed.can_focus = False  # one types on, wherever the mouse was
            field.insert_text_at_cursor(typed)

    @on(Input.Changed, "#ask-find")
    def _narrow(self, message: Input.Changed) -> None:
        message.stop()
        self.listed.set_choices(self.found(message.value))
        self.listed.first()

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take it."""
        message.stop()
        self.take(message.choice)

    def take(self, choice: Choice) -> None:
        """Answer with *choice*."""
        worth: Any = choice.id if choice.value is None else choice.value
        self.answer(worth)

    def _take(self) -> None:
        if under := self.listed.under:
            self.take(under)

    def action_go(self, move: str) -> None:
        """Move the cursor in the list."""
        getattr(self.listed, f"action_{move}")()


def _is_like(choice: Choice, sought: str) -> bool:
    return any(folded(word).startswith(sought) for word in choice.also)


class OrTyped(Picker[T]):
    """Choose one of *choices*, or *other* that is typed into a field (at most *limit* characters)."""

    def __init__(
        self, heading: str, choices: Sequence[Choice], why: str, other: str, placeholder: str, limit: int
    ) -> None:
        super().__init__(heading, [*choices, Choice(OTHER, other)], why)
        self._placeholder, self._limit = placeholder, limit

    @abstractmethod
    def read(self, typed: str) -> T:
        """Return what *typed* means. Raises ValueError, whose words are shown."""

    def meant(self, typed: str) -> str:
        """Return what is said while one has *typed* that much; "" where it means nothing yet."""
        return ""

    def body(self) -> ComposeResult:
        """Lay out the list and, away until it is wanted, the field."""
        yield from super().body()
        field, said = (
            Line(placeholder=self._placeholder, limit=self._limit, id="ask-other"),
            Static("", id="ask-said", classes="accent", markup=False),
        )
        field.display = said.display = False
        yield from (field, said)

    def take(self, choice: Choice) -> None:
        """Take it, or open the field."""
        if choice.id != OTHER:
            super().take(choice)
            return
        field = self.query_one("#ask-other", Line)
        field.display = True
        field.focus()
        field.scroll_visible(animate=False)

    @on(Input.Changed, "#ask-other")
    def _tell(self, message: Input.Changed) -> None:
        message.stop()
        self._say(self.meant(message.value))

    @on(Input.Submitted, "#ask-other")
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        try:
            self.answer(self.read(message.value))
        except ValueError as trouble:
            self._say(str(trouble))

    def _say(self, sentence: str) -> None:
        line = self.query_one("#ask-said", Static)
        line.update(plain(sentence))
        line.display = bool(sentence)
