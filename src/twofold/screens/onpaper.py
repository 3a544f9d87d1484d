"""Something of theirs onto paper: a page that writes it into a file of their own."""

import errno
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.people import Invalid
from twofold.exports import files
from twofold.exports.whole import left_out
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.view import put

from .house import CONFINED
from .page import Page, View

PATH_LIMIT = 1_000
"""Longest path, in characters."""
ELSEWHERE = f"{CONFINED} What goes on paper is written on the computer that holds that file."
NOT_SEALED = "It is not sealed: anyone who can read your files can read it. Nothing is sent anywhere."


class Kind(NamedTuple):
    """A kind of file. ``ending``: such as ".html". ``note``: a quiet word. ``read``: what it is for, in a
    sentence about how the name ends. ``name`` and ``tooltip``: what its key is called, and does."""

    id: str
    ending: str
    title: str
    note: str
    key: str
    read: str
    name: str
    tooltip: str


def to_print(note: str) -> Kind:
    """Return a page for the printer, with a *note* about it."""
    tooltip = "A page for the printer (HTML)"
    return Kind("page", ".html", "A page to print", note, "p", "to print", "Page to print", tooltip)


def in_markdown(note: str) -> Kind:
    """Return Markdown, with a *note* about it."""
    tooltip = "Plain text with a little structure"
    return Kind("markdown", ".md", "Markdown", note, "m", "to read", "Markdown", tooltip)


def kind_keys(kinds: Iterable[Kind], page: str = "paper") -> list[BindingType]:
    """Return the keys that choose one of *kinds*, with ids such as "<page>.calendar"."""
    return [
        Command(kind.key, f"kind('{kind.id}')", kind.name, tooltip=kind.tooltip, show=False,
                id=f"{page}.{kind.id}", when="has_field")
        for kind in kinds
    ]  # fmt: skip


class OnPaper(Page):
    """Writes something into a file. Subclasses give ``kinds``, ``lead()``, ``stem()`` and ``written()``, and
    their `kind_keys`. ``noun``: a name of a file to propose."""

    heading = "On paper"
    kinds: ClassVar[tuple[Kind, ...]] = ()
    noun: ClassVar[str] = "ours"
    replaced = ""
    """What the calendar held that is being replaced, or ""."""
    AUTO_FOCUS = "#paper-kinds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("w", "write", "Write it", tooltip="Write the file", id="paper.write", when="has_field"),
        Command("f2", "write", "Write it", tooltip="Write the file, while typing", show=False,
                id="paper.write-now", when="has_field"),
        Command("e", "where", "Where to", tooltip="Choose where the file goes and its name",
                id="paper.where", when="has_field"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.kind = self.kinds[0]

    @abstractmethod
    def lead(self) -> str:
        """Return a line about what is written, or about why it cannot be."""

    @abstractmethod
    def stem(self) -> str | None:
        """Return the name for a file of ``kind`` without its ending, or None where nothing can be written."""

    @abstractmethod
    def written(self) -> str:
        """Return the text of ``kind``. Raises Invalid or LookupError, with a sentence, when it is gone."""

    def about(self) -> str:
        """Return what to know about a file of ``kind``."""
        return NOT_SEALED

    def body(self) -> ComposeResult:
        """Lay out what it will be, and where it goes."""
        stem = self.stem()
        with Vertical(id="paper", classes="column"):
            yield Static(plain(self.lead()), id="paper-lead", markup=False)
            if self.house.confined:
                yield Static(ELSEWHERE, id="paper-sealed", markup=False)
            if stem is None or self.house.confined:
                return
            yield Choices(self._choices(), id="paper-kinds")
            yield Static("Where it goes", id="paper-label", markup=False)
            yield Line(self._proposed(), limit=PATH_LIMIT, id="paper-where")
            yield Static(plain(self.about()), id="paper-sealed", classes="quiet", markup=False)
            yield Static("", id="paper-said", markup=False)

    def _proposed(self) -> str:
        """Return where a file of ``kind`` goes, if they say nothing else."""
        return f"~/{self.stem()}{self.kind.ending}"

    def unread(self) -> tuple[str, ...]:
        """Return sentences about what belongs in it and cannot be read."""
        return ()

    def on_mount(self) -> None:
        """Let Enter in the field write the file."""
        for line in self.query(Line):
            line.on_enter = self.action_write

    def _choices(self) -> list[Choice]:
        many = len(self.kinds) > 2  # where it is narrow and low, they are all to be seen
        return [
            Choice(
                kind.id, kind.title, kind.note, kind.key, spare=many,
                sign=Content("●" if kind == self.kind else "○"),
            )
            for kind in self.kinds
        ]  # fmt: skip

    def has_field(self, _kind: str = "") -> bool:
        """Whether there is something to write, and so a field that says where to."""
        return bool(self.query(Line))

    @property
    def field(self) -> Line:
        """Where it is said where the file goes."""
        return self.query_one("#paper-where", Line)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take a kind from the list."""
        event.stop()
        self.action_kind(event.id)

    def action_kind(self, id: str) -> None:
        """Write that kind; the name follows where it is the one that was proposed, or had another ending."""
        field, before = self.field, self._proposed()
        self._take(next(kind for kind in self.kinds if kind.id == id))
        if field.line == before:
            field.value = self._proposed()
            return
        ending = Path(field.line).suffix
        if ending.lower() in {kind.ending for kind in self.kinds} - {self.kind.ending}:
            field.value = field.line[: -len(ending)] + self.kind.ending

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the ending that is typed."""
        event.stop()
        ending = Path(event.value.strip()).suffix.lower()
        if ending != self.kind.ending:
            for kind in self.kinds:
                if ending == kind.ending:
                    self._take(kind)
                    return

    def _take(self, kind: Kind) -> None:
        self.kind = kind
        self.draw()
        self.query_one(Choices).highlighted = self.kinds.index(kind)

    def view(self) -> View:
        """Show the kinds, and what to know about the one that is chosen."""
        return {"paper-kinds": self._choices(), "paper-sealed": self.about()} if self.has_field() else {}

    def action_where(self) -> None:
        """Go to the field, behind the last letter."""
        self.field.focus()
        self.field.cursor_position = len(self.field.value)

    def action_write(self) -> None:
        """Write the file."""
        self._write()

    @work(group="ask", exclusive=True)
    async def _write(self) -> None:
        to = self._path()
        if to is None or self._keep(to, replace=False):
            return
        if await self.app.push_screen_wait(
            Confirm(
                "Replace the file?", f"There is a file at {to} already. Its contents would be lost.",
                yes="Replace it", no="Leave it",
            )
        ):  # fmt: skip
            self._keep(to, replace=True)

    def _path(self) -> Path | None:
        """Return where to write, or None after saying what is wrong with it."""
        from twofold.store import places
        from twofold.store.typed import path_of

        typed = self.field.value.strip()
        example = f"{self.noun}{self.kind.ending}"
        if not typed:
            self._say(f"Say where the file goes, such as ~/{example}.")
            return None
        try:
            to = path_of(typed)
        except places.NoPlace as trouble:
            unknown = "That home folder is unknown here. Write the path in full."
            self._say(unknown if typed.startswith("~") else str(trouble))
            return None
        folder = False
        with suppress(OSError):  # a name that is too long, say: writing will tell
            folder = to.is_dir()
        if folder:
            self._say(f"{to} is a folder. Write the name of a file in it, such as {to / example}.")
            return None
        if to.suffix.lower() != self.kind.ending:
            self._say(f"{to.name} should end in {self._endings()}.")
            return None
        data = self.house.store.path
        if files.is_one_of(to, places.own_files(data)):
            self._say(f"{to} belongs to twofold itself. Choose another name.")
            return None
        return to

    def _endings(self) -> str:
        read: dict[str, str] = {}
        for kind in self.kinds:
            read.setdefault(kind.ending, kind.read)
        *most, last = (f"{ending} ({what})" for ending, what in read.items())
        return f"{', '.join(most)} or {last}"

    def _keep(self, to: Path, *, replace: bool) -> bool:
        """Write to *to* and say how it went; False only when a file is there that may not be replaced."""
        from twofold.store.errors import in_words

        self.replaced = files.held(to) if replace and self.kind.ending == ".ics" else ""
        try:
            files.keep(to, self.written(), replace=replace)
        except FileExistsError:
            return False
        except (Invalid, LookupError) as error:
            self._say(str(error))
        except OSError as error:
            missing = error.errno == errno.ENOENT
            why = f"there is no folder {to.parent}" if missing else in_words(error)
            self._say(f"It could not be written: {why}. Nothing was changed.")
        else:
            self._say(f"Written to {to}. {left_out(self.unread())}".removesuffix(". "), done=True)
        return True

    def _say(self, sentence: str, *, done: bool = False) -> None:
        said = self.query_one("#paper-said", Static)
        put(said, sentence)
        said.set_class(done, "-done")
        self.call_after_refresh(said.scroll_visible, animate=False)
