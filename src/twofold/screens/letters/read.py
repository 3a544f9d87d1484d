"""Opening a letter, and reading it: one line at a time, or the whole of it; and a line of thanks."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from twofold.domain.letters.giving import may_open, reader_of, thank
from twofold.domain.letters.reading import pieces
from twofold.domain.letters.records import Letter, has_one_reader, is_known
from twofold.domain.letters.routes import LetterPaperRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.listening.talks import way_to_talk
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.domain.routes import RemoveRoute
from twofold.screens.autosave import FormTyping
from twofold.screens.door import opened, passed
from twofold.screens.edit import Edit
from twofold.screens.house import REMOVED, gone_words
from twofold.screens.page import View
from twofold.widgets.balanced import Balanced
from twofold.widgets.command import Command

from .acts import open_it
from .render import COVER, Shown, behind, closed, cover, from_words, one_line, whole
from .thanksform import Thanks, ThanksForm


class ReadPage(FormTyping[Letter, Thanks]):
    """The letter *letter_id*: closed at first, behind the curtain; open to both once its reader opened it."""

    place = "letters.read"
    heading = "A letter"
    why = "Read slowly. Read aloud, a line at a time, it goes deeper."
    notes = (
        "The writer or the reader reads aloud, and either of you moves to the next line.",
        "Whoever receives it need not answer. Say one line back, and say thank you. There is nothing to put "
        "right.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "open", "Open it", tooltip="Open the letter", id="read.open", when="may_open"),
        Command("t", "thank", "Thank", tooltip="Write a line of thanks", id="read.thank", when="may_thank"),
        Command("space,down,right", "turn(1)", "Next line", tooltip="The next line", id="read.next",
                when="is_open"),
        Command("l", "talk", "Talk about it", tooltip="Talk about it, listening to each other in turns",
                id="read.talk", when="is_open"),
        Command("up,left,backspace", "turn(-1)", "Previous line", tooltip="The previous line",
                id="read.before", when="is_open"),
        Command("w", "whole", "Whole", tooltip="All of it at once, or line by line", id="read.whole",
                when="is_open"),
        Command("p", "paper", "On paper", tooltip="This letter as a file, to print or to send",
                id="read.paper", when="is_open"),
        Command("D", "remove", "Remove", tooltip="Remove this letter for good, with both keys", show=False,
                id="read.remove", when="is_open"),
        Command("home", "go_to('home')", "Beginning", tooltip="Back to the beginning", show=False,
                id="read.beginning", when="is_open"),
        Command("end", "go_to('end')", "End", tooltip="After the last line", show=False, id="read.end",
                when="is_open"),
        Command("pageup", "scroll(-8)", "Page up", tooltip="Move up a page", show=False,
                id="read.page-up", when="is_open"),
        Command("pagedown", "scroll(8)", "Page down", tooltip="Move down a page", show=False,
                id="read.page-down", when="is_open"),
    ]  # fmt: skip

    def __init__(self, letter_id: str) -> None:
        super().__init__()
        self.letter_id = letter_id
        self.edit = Edit(self, Letter, letter_id)
        self.lines: tuple[str, ...] = ()
        self.at = COVER
        self.shown: Shown = "lines"
        self._gone = ""

    # -- what is shown --------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out the quiet page."""
        if self._find() is None:
            return
        self.form = ThanksForm(self.base or Thanks())
        with Vertical(id="read", classes="column"):
            yield Balanced("", id="read-head", markup=False)
            yield Balanced("", id="read-line", markup=False)
            yield Balanced("", id="read-after", markup=False)
            yield self.form
            yield Balanced("", id="read-place", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Ask for the reader, while it is closed."""
        if self.letter is None:
            self.house.say(gone_words(self.house, Letter, self.letter_id, "This letter"), calm=False)
            self.call_later(self.action_back)
            return
        self.draw()
        if self.may_open:
            self._pass_on()

    @property
    def letter(self) -> Letter | None:
        """The letter as the page shows it, or None when it is gone, or was taken back."""
        found = self.edit.value
        if found is None or not is_known(found):
            return None
        return found if found.opened or (found.sealed and not found.is_ours) else None

    def _find(self) -> Letter | None:
        self.edit.look()
        if self.is_open and not self.lines:
            self.lines = pieces(self.letter.text if self.letter else "")
            self.begin_typing()
        return self.letter

    @property
    def may_open(self) -> bool:
        """Whether it is closed, and may be opened today."""
        return self.letter is not None and not self.is_open and may_open(self.letter, self.today)

    @property
    def is_open(self) -> bool:
        """Whether its reader opened it: it belongs to both then."""
        return self.letter is not None and self.letter.opened is not None

    @property
    def reader(self) -> Side:
        """Whom it is for."""
        assert self.letter is not None
        return reader_of(self.letter)

    @property
    def is_at_the_end(self) -> bool:
        """Whether all of it was read, so that its reader may give thanks."""
        return self.is_open and (self.at >= len(self.lines) or self.shown == "whole")

    @property
    def may_thank(self) -> bool:
        """Whether its one reader may give thanks now."""
        return self.is_at_the_end and self.letter is not None and has_one_reader(self.letter)

    def view(self) -> View:
        """Show the letter, as far as it is open."""
        letter, couple = self.letter, self.house.couple()
        if letter is None:
            return {}
        return {**self._words(letter, couple), "read-form": self.may_thank}

    def _words(self, letter: Letter, couple: Couple) -> View:
        if not self.is_open:
            return closed(letter, couple, self.today, self.key_of("read.open") if self.may_open else "")
        if self.shown == "whole":
            return whole(letter, couple, self.key_of("read.paper"))
        if self.at == COVER:
            keys = (self.key_of(id_) for id_ in ("read.next", "read.whole", "read.paper"))
            return cover(letter, couple, *keys)
        if self.at < len(self.lines):
            return one_line(self.lines, self.at)
        return behind(letter, couple, self.key_of("read.paper"))

    def draw(self) -> None:
        """Draw it, for whom it is; a line alone has the whole page."""
        super().draw()
        if self.letter is not None:
            self.hands = "both" if self.is_open else self.reader
            self.set_class(self.shown == "whole" and self.is_open, "-whole")
            self.set_class(self.is_open and not self.is_at_the_end and self.at > COVER, "-line")

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    # -- opening --------------------------------------------------------------------------------------

    @work(group="ask")
    async def _pass_on(self) -> None:
        assert self.letter is not None
        if not await passed(self, self.reader, "A letter waits for you."):
            self.action_back()

    @work(group="ask", exclusive=True)
    async def action_open(self) -> None:
        """Open it, with the passphrase of its reader if they have one; then it belongs to both."""
        if not self.is_active or not self.may_open:
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
        was_open = self.is_open
        if self.letter is not None and self._find() is None:
            self._gone = REMOVED if was_open else "Its writer took it back."
        if self.letter is None:
            if self._gone and self.is_active:  # else once this page is on top again
                self.house.say(self._gone)
                self.call_later(self._leave)
            return
        if self.is_open and not was_open:
            self.at, self.form.value = COVER, self.base or Thanks()
        self.catch_up()
        self.draw()

    def _leave(self) -> None:
        if self.is_active:
            self.dismiss(None)  # there is nothing to save what is typed in

    # -- reading --------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """Go to the next line, or the one before; where all of it is shown, move the page."""
        if self.shown == "whole":
            self.action_scroll(by)
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

    def action_whole(self) -> None:
        """Show all of it, or go on line by line."""
        self.shown = "lines" if self.shown == "whole" else "whole"
        self.query_one("#body").scroll_home(animate=False)
        self.draw()

    def action_thank(self) -> None:
        """Go to the line of thanks."""
        line = self.form.line("thanked")
        line.focus()
        line.cursor_position = len(line.value)

    def action_talk(self) -> None:
        """Begin the talk about it, or go on with the one that was begun."""
        letter = self.letter
        if letter is not None:
            cards = self.house.store.sessions.peek(SessionSummary)
            topic = letter.title or f"The letter {from_words(letter, self.house.couple()).plain}"
            about = f"letter:{letter.id}:talk"
            self.house.go(way_to_talk(cards, about, "mirror-validate-empathise", topic))

    def action_paper(self) -> None:
        """Put it on paper."""
        if self.is_active:
            self.flush()
            self.house.go(LetterPaperRoute(self.letter_id))

    def action_remove(self) -> None:
        """Ask both whether it shall go for good."""
        if self.is_active:
            self.flush()
            self.house.go(RemoveRoute("letters", self.letter_id))

    # -- thanks ---------------------------------------------------------------------------------------

    def typed_of(self, record: Letter) -> Thanks:
        """Return the thanks."""
        return Thanks(record.thanked)

    def with_typed(self, record: Letter, value: Thanks) -> Letter:
        """Return *record* with *value* as thanks."""
        return thank(record, value.thanked)
