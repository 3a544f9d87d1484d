"""Opening a letter, and reading it: one line at a time, or the whole of it; and a line of thanks."""

from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.content.letters import letter_words
from twofold.domain.dates import from_day
from twofold.domain.letters.giving import may_open, reader_of, thank
from twofold.domain.letters.reading import pieces
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import LetterPaperRoute
from twofold.domain.records import Side
from twofold.screens.autosave import Typing
from twofold.screens.edit import Edit
from twofold.screens.house import gone_words
from twofold.screens.private import opened
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed

from .acts import open_it
from .summaries import title_of

COVER = -1
"""The place before the first line."""


class ReadPage(Typing[Letter, str]):
    """The letter *letter_id*: closed at first, behind the curtain; open to both once its reader opened it."""

    place = "letters.read"
    heading = "A letter"
    why = "Read slowly. What is read aloud, a line at a time, is heard twice."
    notes = (
        "One of you reads aloud, its writer or its reader; either of you turns the line.",
        "The one who receives it need not answer: say one line back, and thank. That is what makes such a "
        "letter matter; nothing in it is to be put right.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open it", tooltip="Open the letter", id="read.open"),
        Binding("t", "thank", "Thank", tooltip="Write a line of thanks", id="read.thank"),
        Binding("space,down,right", "turn(1)", "Next line", tooltip="The next line", id="read.next"),
        Binding("up,left,backspace", "turn(-1)", "Line before", tooltip="The line before", id="read.before"),
        Binding("w", "whole", "Whole", tooltip="All of it at once, or line by line", id="read.whole"),
        Binding("p", "paper", "On paper", tooltip="This letter as a file, to print or to send",
                id="read.paper"),
        Binding("home", "go_to('home')", "Beginning", tooltip="Back to the beginning", show=False,
                id="read.beginning"),
        Binding("end", "go_to('end')", "End", tooltip="Behind the last line", show=False, id="read.end"),
        Binding("pageup", "leaf(-8)", "Page up", tooltip="Move the page up by much", show=False,
                id="read.page-up"),
        Binding("pagedown", "leaf(8)", "Page down", tooltip="Move the page down by much", show=False,
                id="read.page-down"),
    ]  # fmt: skip

    def __init__(self, letter_id: str) -> None:
        super().__init__()
        self.letter_id = letter_id
        self.edit = Edit(self, Letter, letter_id)
        self.lines: tuple[str, ...] = ()
        self.at = COVER
        self.shown: Literal["lines", "whole"] = "lines"

    # -- what is shown --------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out the quiet page."""
        if self._find() is None:
            return
        with Vertical(id="read", classes="column"):
            yield Static("", id="read-head", markup=False)
            yield Static("", id="read-line", markup=False)
            yield Static("", id="read-after", markup=False)
            yield Line(
                self.letter.thanked if self.letter else "",
                placeholder=letter_words().reader.line,
                id="read-thanks",
            )
            yield Static("", id="read-place", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Ask for the reader, while it is closed."""
        if self.letter is None:
            self.house.say(gone_words(self.house, Letter, self.letter_id, "This letter"), calm=False)
            self.call_later(self.action_back)
            return
        self.query_one("#read-thanks", Line).on_enter = lambda: self.set_focus(None)
        self.draw()
        if not self.letter.opened and self._may_open:
            self._pass_on()

    @property
    def letter(self) -> Letter | None:
        """The letter as the page shows it, or None when it is gone, or was taken back."""
        found = self.edit.value
        return found if found and found.author and (found.sealed or found.opened) else None

    def _find(self) -> Letter | None:
        self.edit.look()
        if self._is_open and not self.lines:
            self.lines = pieces(self.letter.text if self.letter else "")
            self.begin_typing()
        return self.letter

    @property
    def _may_open(self) -> bool:
        return self.letter is not None and may_open(self.letter, self.today)

    @property
    def _is_open(self) -> bool:
        return self.letter is not None and self.letter.opened is not None

    @property
    def reader(self) -> Side:
        """Whom it is for."""
        assert self.letter is not None
        return reader_of(self.letter)

    @property
    def _at_the_end(self) -> bool:
        return self._is_open and (self.at >= len(self.lines) or self.shown == "whole")

    def draw(self) -> None:
        """Draw the page as it stands."""
        letter = self.letter
        if letter is None or not self.query("#read-place"):
            return
        self.hands = "both" if self._is_open else self.reader
        self.set_class(self.shown == "whole" and self._is_open, "-whole")
        self.set_class(self._is_open and self.shown == "lines" and 0 <= self.at < len(self.lines), "-line")
        self._show("head", self._head(letter))
        self._show("line", self._line(letter))
        self._show("after", self._after(letter))
        self._show("place", self._place())
        self.query_one("#read-thanks").display = self._at_the_end
        self.refresh_bindings()

    def _show(self, name: str, words: Content) -> None:
        line = self.query_one(f"#read-{name}", Static)
        line.update(words)
        line.display = bool(words)

    def _from(self, letter: Letter) -> Content:
        assert letter.author is not None
        return Content.assemble("from ", signed(self.house.couple(), letter.author))

    def _head(self, letter: Letter) -> Content:
        if not self._is_open:
            return Content.assemble("A letter ", self._from(letter), ".")
        if self.shown == "whole":
            title = Content.styled(title_of(letter), "bold")
            return Content.assemble(title, "\n", self._from(letter).stylize_before("$quiet"))
        if self.at == COVER:
            return Content.styled(title_of(letter), "bold")
        return Content("")

    def _line(self, letter: Letter) -> Content:
        if not self._is_open:
            return plain(letter.occasion)
        if self.shown == "whole":
            return plain(letter.text.strip("\n"))
        if self.at == COVER:
            return self._from(letter)
        if self.at < len(self.lines):
            return Content.styled(self.lines[self.at].strip(), "bold")
        return Content("")

    def _after(self, letter: Letter) -> Content:
        words = letter_words().reader
        if not self._is_open:
            if self._may_open:
                key = self.key_of("read.open").capitalize()
                return Content.assemble(words.before, "\n\n", (f"{key} opens it.", "$accent"))
            today = self.today
            return plain(f"It may be opened {from_day(letter.opens, today)}." if letter.opens else "")
        if self.shown == "lines" and self.at == COVER:
            return plain(words.cover)
        if not self._at_the_end:
            return Content("")
        whose = signed(self.house.couple(), self.reader)
        return Content.assemble(whose, f"\n{words.mirror} {words.thank}")

    def _place(self) -> Content:
        if not self._is_open or self.shown == "whole":
            return Content("")
        if self.at == COVER:
            on, whole = self.key_of("read.next"), self.key_of("read.whole")
            return plain(f"{on.capitalize()} begins, line by line. {whole} shows all of it.")
        if self.at >= len(self.lines):
            return Content("")
        return plain(f"{self.at + 1} of {len(self.lines)}")

    # -- opening --------------------------------------------------------------------------------------

    @work(group="ask")
    async def _pass_on(self) -> None:
        assert self.letter is not None
        if not await self.app.push_screen_wait(
            Curtain(self.house.couple(), self.reader, "A letter waits for you.")
        ):
            self.action_back()

    @work(group="ask", exclusive=True)
    async def action_open(self) -> None:
        """Open it, with the passphrase of its reader if they have one; then it belongs to both."""
        if not self.is_active or self._is_open or not self._may_open:
            return
        side, vault = self.reader, self.house.vault
        locked = not vault.is_open(side)
        try:
            if locked and not await opened(self, side):
                return
            said = open_it(self.house, self.letter_id, side)
        finally:
            if locked:
                vault.lock(side)
        self.reload()
        if said:
            self.house.say(said, calm=False)

    def reload(self) -> None:
        """Follow what was saved."""
        if self.letter is None or not self.query("#read-place"):
            return
        was_open = self._is_open
        if self._find() is None:
            if self.is_active:
                self.house.say("It was taken back by its writer.")
                self.call_later(self.action_back)
            return
        field = self.query_one("#read-thanks", Line)
        if self.letter and not field.has_focus and self._saving is None:
            field.value = self.letter.thanked
        if self._is_open and not was_open:
            self.at = COVER
        self.draw()

    # -- reading --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "open":
            return not self._is_open and self._may_open
        if action in ("turn", "whole", "thank", "paper", "go_to", "leaf"):
            if not self._is_open:
                return False
            return action != "thank" or self._at_the_end
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Go to the next line, or the one before; where all of it is shown, move the page."""
        if self.shown == "whole":
            self.action_leaf(by)
            return
        self._to(self.at + by)

    def action_go_to(self, where: str) -> None:
        """Go to the beginning, or behind the last line."""
        if self.shown == "whole":
            body = self.query_one("#body")
            (body.scroll_home if where == "home" else body.scroll_end)(animate=False)
        else:
            self._to(COVER if where == "home" else len(self.lines))

    def _to(self, at: int) -> None:
        at = min(max(at, COVER), len(self.lines))
        if at != self.at:
            self.at = at
            self.query_one("#body").scroll_home(animate=False)
            self.draw()

    def action_leaf(self, lines: int) -> None:
        """Move the page by *lines*."""
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_whole(self) -> None:
        """Show all of it, or go on line by line."""
        self.shown = "lines" if self.shown == "whole" else "whole"
        self.query_one("#body").scroll_home(animate=False)
        self.draw()

    def action_thank(self) -> None:
        """Go to the line of thanks."""
        field = self.query_one("#read-thanks", Line)
        field.focus()
        field.cursor_position = len(field.value)

    def action_paper(self) -> None:
        """Put it on paper."""
        if self.is_active:
            self.flush()
            self.house.go(LetterPaperRoute(self.letter_id))

    # -- thanks ---------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self.retyped()

    @property
    def ready(self) -> bool:
        """Whether it is open, and the page laid out."""
        return super().ready and bool(self.query("#read-thanks"))

    def typed(self) -> str:
        """Return the thanks as they stand there."""
        return self.query_one("#read-thanks", Line).line

    def typed_of(self, record: Letter) -> str:
        """Return the thanks."""
        return record.thanked

    def with_typed(self, record: Letter, value: str) -> Letter:
        """Return *record* with *value* as thanks."""
        return thank(record, value)

    def fill(self, value: str) -> None:
        """Put *value* into the line."""
        self.query_one("#read-thanks", Line).value = value
