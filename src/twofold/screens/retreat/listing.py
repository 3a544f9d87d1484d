"""A list of a plan that two people write line by line: what the pages of to-dos and ground rules share."""

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.retreat.plan import Plan, Rule, Thing, Todo
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.fields import Line

from .planned import Planned

P = TypeVar("P", Todo, Thing, Rule)


class Listed(Planned, Generic[P]):
    """A page with a list, and a line that is there while something is written into it.

    Subclasses give ``parts()``, ``rows()``, ``lead()`` and ``empty()``, and do ``write()`` and ``drop()``.
    """

    AUTO_FOCUS = "#listed"
    hint: ClassVar[str] = ""
    field: ClassVar[type[Line]] = Line
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add", tooltip="Write something down", id="listed.add"),
        Command("e", "edit", "Write a new one", tooltip="Change the words", id="listed.edit", show=False,
                when="may_change"),
        Command("r,delete,backspace", "remove", "Remove", tooltip="Take it off the list", id="listed.remove",
                show=False, when="may_change"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self.edited = ""
        self.writing = False

    # -- what a page gives ----------------------------------------------------------------------------

    @abstractmethod
    def parts(self) -> tuple[P, ...]:
        """Return what the plan has of it."""

    @abstractmethod
    def rows(self) -> list[Choice]:
        """Return the list."""

    def lead(self) -> Content:
        """Return the words above it."""
        return Content("")

    def empty(self) -> Content:
        """Return what stands there while there is nothing."""
        return Content("")

    @abstractmethod
    def words_of(self, id: str) -> str | None:
        """Return what stands in the line of *id* when it is written anew; None when it cannot be."""

    @abstractmethod
    def write(self, id: str, words: str) -> str:
        """Keep *words* for *id*, or for a new line when it is ""; return the id of the line, or ""."""

    @abstractmethod
    def removed(self, plan: Plan, id: str) -> Plan:
        """Return *plan* without *id*."""

    def drop(self, id: str) -> None:
        """Take *id* off the list."""
        if self.edit.change(self.removed, id) is not None:
            self.say_removed("Off the list.")

    # -- what it does ---------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out the list."""
        if self.edit.find() is None:
            return
        yield Static("", id="listed-lead", classes="column plan-lead", markup=False)
        yield self.field(placeholder=self.hint, id="listed-line", classes="column plan-line")
        yield Choices(hides=True, id="listed", classes="column")
        yield Static("", id="listed-empty", classes="column plan-empty", markup=False)

    def on_mount(self) -> None:
        """Let Enter take what is written."""
        for line in self.query(Line):
            line.on_enter = self._written

    @property
    def line(self) -> Line:
        """The line to write in."""
        return self.query_one("#listed-line", Line)

    def part(self, id: str) -> P | None:
        """Return the part *id* as the plan has it, or None."""
        return next((part for part in self.parts() if part.id == id), None)

    @property
    def under(self) -> str:
        """The id of the line under the cursor, or ""."""
        return self.under_cursor.id

    @property
    def may_change(self) -> bool:
        """Whether the line under the cursor can be written anew, or taken off the list."""
        return not self.writing and self.words_of(self.under) is not None

    def view(self) -> View:
        """Show the list, and the line to write in while something is written."""
        if self.plan is None:
            return {}
        return {
            "listed-lead": self.lead(),
            "listed-line": self.writing,
            "listed": self.rows(),
            "listed-empty": self.empty(),
        }

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    def action_add(self) -> None:
        """Write something down."""
        self.open("", "")

    def action_edit(self) -> None:
        """Write it differently."""
        words = self.words_of(self.under)
        if words is not None:
            self.open(self.under, words)

    def action_remove(self) -> None:
        """Take it off the list."""
        if self.words_of(self.under) is not None:
            self.drop(self.under)

    def open(self, id: str, words: str) -> None:
        """Let *words* be written for *id* ("": a new one)."""
        self.edited, self.writing, line = id, True, self.line
        line.value = words
        line.cursor_position = len(words)
        self.draw()
        line.focus()
        self.query_one("#body").scroll_home(animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how it is read."""
        event.stop()
        self.draw()

    def _written(self) -> None:
        """Keep what is written; the next can follow at once, and an empty line ends it."""
        words, edited, self.line.value = self.line.line, self.edited, ""
        if words:
            written = self.write(edited, words)
            self.query_one(Choices).go_to(written)
        if not words or edited:
            self._close()

    def _close(self) -> None:
        self.edited, self.writing = "", False
        self.draw()
        choices = self.query_one(Choices)
        self.set_focus(choices if choices.display else None)

    def on_descendant_blur(self) -> None:
        """Put the line away once it is left; what stands in it is taken."""
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        if self.writing and self.app.screen is self and not self.line.has_focus:
            self.flush()
            focused = self.focused
            self._close()
            if focused is not None:
                self.set_focus(focused)

    def flush(self) -> None:
        """Take what is being written."""
        if self.plan is not None and self.writing and self.line.line:
            words, self.line.value = self.line.line, ""
            self.write(self.edited, words)
            self.edited = ""
