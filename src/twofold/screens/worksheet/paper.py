"""An opened round on paper: as a page to print or as Markdown, into a file of one's own."""

import errno
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.days import full_day
from twofold.domain.people import Trouble
from twofold.domain.rounds import Worksheet
from twofold.exports import files
from twofold.exports.whole import Whole
from twofold.screens.page import Page
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.sheets import sheet

PATH_LIMIT = 1_000
"""Longest path, in characters."""
_KINDS: tuple[tuple[files.SheetEnding, str, str, str], ...] = (
    (".html", "A page to print", "opens in any browser", "p"),
    (".md", "Markdown", "to read as plain text", "m"),
)


class Paper(Page):
    """Writes the round *worksheet_id* into a file, once both have opened it."""

    place = "worksheet.paper"
    heading = "On paper"
    why = "Some things are easier to keep in mind when they hang on the fridge or lie in a drawer."
    notes = (
        "Only what you opened together is in it: rows, replies, agreements and guesses.",
        "The file is not sealed, and it does not follow what you change here afterwards.",
    )
    CSS_PATH = sheet("worksheet_paper")
    AUTO_FOCUS = "#paper-kinds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "Write it", tooltip="Write the file", id="paper.write"),
        Binding("f2", "write", "Write it", tooltip="Write the file, while typing", show=False,
                id="paper.write-now"),
        Binding("e", "where", "Where to", tooltip="Say where the file goes, and what it is called",
                id="paper.where"),
        Binding("p", "kind('.html')", "Page to print", tooltip="A page for the printer (HTML)", show=False,
                id="paper.page"),
        Binding("m", "kind('.md')", "Markdown", tooltip="Plain text with a little structure", show=False,
                id="paper.markdown"),
    ]  # fmt: skip

    def __init__(self, worksheet_id: str) -> None:
        super().__init__()
        self.worksheet_id = worksheet_id
        self.ending: files.SheetEnding = ".html"

    @property
    def worksheet(self) -> Worksheet | None:
        """The round, or None when it is gone or still private."""
        found = self.house.store.worksheets.get(self.worksheet_id)
        return found if found is not None and found.revealed is not None else None

    def body(self) -> ComposeResult:
        """Lay out what it will be, and where it goes."""
        with Vertical(id="paper", classes="column"):
            found = self.worksheet
            if found is None:
                yield Static(
                    plain("This round is still private. Open it together first, then it can go on paper."),
                    id="paper-lead", markup=False,
                )  # fmt: skip
                return
            yield Static(
                plain(f"The round of {full_day(found.day)}, as a file."), id="paper-lead", markup=False
            )
            yield Choices(self._kinds(), id="paper-kinds")
            yield Static("Where it goes", id="paper-label", markup=False)
            yield Line(f"~/twofold-worksheet-{found.day:%Y-%m-%d}.html", limit=PATH_LIMIT, id="paper-where")
            yield Static(
                plain("It is not sealed: whoever can read your files can read it. Nothing is sent anywhere."),
                id="paper-sealed", classes="quiet", markup=False,
            )  # fmt: skip
            yield Static("", id="paper-said", markup=False)

    def on_mount(self) -> None:
        """Let Enter in the field write the file."""
        for line in self.query(Line):
            line.on_enter = self.action_write

    def _kinds(self) -> list[Choice]:
        return [
            Choice(ending, title, note, key, sign=Content("●" if ending == self.ending else "○"))
            for ending, title, note, key in _KINDS
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing for a round that is private."""
        if action in ("write", "kind", "where"):
            return self.is_mounted and bool(self.query(Line))
        return super().check_action(action, parameters)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take a kind from the list."""
        event.stop()
        self.action_kind(event.id)

    def action_kind(self, ending: str) -> None:
        """Write that kind; the name follows where it had the other ending."""
        self.ending = ".md" if ending == ".md" else ".html"
        field = self.query_one("#paper-where", Line)
        path = Path(field.line)
        if path.suffix.lower() in files.SHEET_ENDINGS and path.suffix.lower() != self.ending:
            field.value = field.line[: -len(path.suffix)] + self.ending
        self.query_one(Choices).set_choices(self._kinds())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the ending that is typed."""
        event.stop()
        ending = Path(event.value.strip()).suffix.lower()
        for known in files.SHEET_ENDINGS:
            if ending == known != self.ending:
                self.ending = known
                self.query_one(Choices).set_choices(self._kinds())

    def action_where(self) -> None:
        """Go to the field, behind the last letter."""
        field = self.query_one("#paper-where", Line)
        field.focus()
        field.cursor_position = len(field.value)

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
                "Replace the file?", f"There is a file at {to} already. What it holds now would be lost.",
                yes="Replace it", no="Leave it",
            )
        ):  # fmt: skip
            self._keep(to, replace=True)

    def _path(self) -> Path | None:
        """Return where to write, or None after saying what is wrong with it."""
        from twofold.store import places

        typed = self.query_one("#paper-where", Line).line
        if not typed:
            self._say("Say where the file goes, such as ~/worksheet.html.")
            return None
        try:
            to = Path(typed).expanduser().absolute()
        except RuntimeError:
            self._say("That home folder is not known here. Write the path in full.")
            return None
        folder = False
        with suppress(OSError):  # a name that is too long, say: writing will tell
            folder = to.is_dir()
        if folder:
            self._say(f"{to} is a folder. Write the name of a file in it, such as {to / 'worksheet.html'}.")
            return None
        if to.suffix.lower() != self.ending:
            self._say(f"{to.name} should end in .html (to print) or .md (to read).")
            return None
        data = self.house.store.path
        if files.is_one_of(to, (data, places.journal_file(data), places.lock_file(data))):
            self._say(f"{to} belongs to twofold itself. Choose another name.")
            return None
        return to

    def _keep(self, to: Path, *, replace: bool) -> bool:
        """Write to *to* and say how it went; False only when a file is there that may not be replaced."""
        from twofold.store.errors import in_words

        store = self.house.store
        whole = Whole(
            couple=self.house.couple_or_none(),
            worksheets=tuple(store.worksheets.all()),
            replies=tuple(store.replies.where(lambda reply: reply.worksheet == self.worksheet_id)),
            agreements=tuple(store.agreements.where(lambda deal: deal.worksheet == self.worksheet_id)),
        )
        try:
            now = self.house.clock.now()
            files.keep(to, files.write_worksheet(self.ending, whole, self.worksheet_id, now), replace=replace)
        except FileExistsError:
            return False
        except (Trouble, LookupError) as error:
            self._say(str(error))
        except OSError as error:
            missing = error.errno == errno.ENOENT
            why = f"there is no folder {to.parent}" if missing else in_words(error)
            self._say(f"It could not be written: {why}. Nothing was changed.")
        else:
            self._say(f"It is written: {to}", done=True)
        return True

    def _say(self, sentence: str, *, done: bool = False) -> None:
        said = self.query_one("#paper-said", Static)
        said.update(plain(sentence))
        said.set_class(done, "-done")
        self.call_after_refresh(said.scroll_visible, animate=False)
