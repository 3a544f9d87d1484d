"""Asking for a passphrase: a field that hides it and keeps no copy, and the door of a locked drawer."""

from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import ClassVar
from unicodedata import category

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.widgets import Input, Static
from textual.worker import Worker

from twofold.domain.drawers import PASSPHRASE_LIMIT
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.domain.text import is_joiner

from .balanced import Balanced
from .fields import TOLD_FOR
from .once import Modal
from .plain import plain, signed

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what is written around them; no keyboard types them."""


class Secret(Input):
    """One line for a passphrase, drawn as dots unless ``shown``.

    What is typed or pasted is taken exactly or not at all: a passphrase that was cut short, or cleaned,
    could not be typed again. It is copied nowhere: neither to the clipboard nor to an undo history. Enter
    calls ``on_enter``; `take` gives the words away and empties the field.
    """

    def __init__(self, *, placeholder: str = "", id: str | None = None, classes: str | None = None) -> None:
        self.on_enter: Callable[[], None] | None = None
        self._told = -TOLD_FOR
        super().__init__(
            password=True,
            placeholder=placeholder,
            compact=True,
            id=id,
            classes=classes,
            select_on_focus=False,
        )

    @property
    def shown(self) -> bool:
        """Whether the words themselves can be read on the screen."""
        return not self.password

    @shown.setter
    def shown(self, shown: bool) -> None:
        self.password = not shown

    @property
    def content_width(self) -> int:
        """The width of what stands there, in cells; at least that of the field."""
        # Whenever it changes, Textual lays the whole page out anew.
        return max(super().content_width, self.scrollable_content_region.width)

    def take(self) -> str:
        """Return what stands there, and keep none of it."""
        words = self.value
        self.forget()
        return words

    def forget(self) -> None:
        """Empty the field and hide what comes next."""
        self.value = ""
        self.shown = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put *text* in the place of what stands from *start* to *end*; what cannot be kept is refused."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        if len(self.value) - (end - start) + len(text) > PASSPHRASE_LIMIT:
            self._refuse(f"A passphrase can have up to {PASSPHRASE_LIMIT:,} characters. This was not pasted.")
        elif any(category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _TURNS for sign in text):
            self._refuse(
                "That contains a line break or an invisible character, which you could not type "
                "again. It was not pasted."
            )
        else:
            super().replace(text, start, end)

    def insert(self, text: str, index: int) -> None:
        """Put *text* in at *index*."""
        self.replace(text, index, index)

    def _refuse(self, sentence: str) -> None:
        now = monotonic()
        if now - self._told >= TOLD_FOR:
            self._told = now
            self.app.notify(sentence, severity="warning", timeout=TOLD_FOR, markup=False)

    def on_key(self, event: Key) -> None:
        """Take a joiner as any letter: what was typed must be all there."""
        if is_joiner(event.character):
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def on_paste(self, event: Paste) -> None:
        """Put in what is pasted, without the end of its line."""
        # Input would take the first line alone. What is copied often ends with a line break.
        event.stop()
        event.prevent_default()
        if text := event.text.rstrip("\r\n"):
            self.replace(text, *self.selection)

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing: the clipboard belongs to everyone."""

    async def action_submit(self) -> None:
        """Enter."""
        if self.on_enter is not None:
            self.on_enter()


class Asking(Modal[bool]):
    """Asks for passphrases, and does something slow with them. True when it was done, False after Esc.

    What is slow is awaited here and must end in one step without an await, in which it takes effect: Esc and
    `forget` end it before that, and nothing was done. Subclasses have a Static with the id ``said``.
    """

    AUTO_FOCUS = "Secret"
    said: ClassVar[str] = ""
    only_for: ClassVar[str] = "nobody"
    """Nobody's words may be seen before it opens."""

    def __init__(self) -> None:
        super().__init__()
        self._trying: Worker[None] | None = None
        self._done = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._trying is not None or self._done

    def attempt(self, sentence: str, doing: Callable[[], Awaitable[str]]) -> None:
        """Say *sentence*, and await *doing*: it returns "" when it is done, or a sentence that says why not.

        While something is being done, nothing more is begun. *doing* must raise nothing.
        """
        if not self.is_busy:
            self.say(sentence)
            self._trying = self.run_worker(partial(self._try, doing), group="unlock")

    async def _try(self, doing: Callable[[], Awaitable[str]]) -> None:
        said = await doing()
        self._trying, self._done = None, not said
        if said:
            self.say(said)
            self.query(Secret).first().focus()
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Go when it is done; nothing that lies on top is taken away for it."""
        if self._done and self.app.screen is self:
            self.dismiss(True)

    def forget(self) -> None:
        """Empty the fields, and end what is under way: nothing was done."""
        for field in self.query(Secret):
            field.forget()
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None
            self.say("Nothing was done. Type it again.")

    def say(self, sentence: str) -> None:
        """Show *sentence* below the fields."""
        for line in self.query(f"#{self.said}").results(Static):
            line.update(plain(sentence))

    def action_show(self) -> None:
        """Show what is typed, or hide it again."""
        fields = list(self.query(Secret))
        shown = not fields[0].shown
        for field in fields:
            field.shown = shown

    def action_back(self) -> None:
        """Leave everything as it is."""
        if self.is_active and not self._done:
            self.forget()
            self.dismiss(False)


class Unlock(Asking):
    """Covers the whole screen and asks *side* for their passphrase. Returns True once it opened.

    *unlock* is awaited with the side and the words; it takes its time and returns "" when the drawer is open,
    or the sentence to show. It must raise nothing. Esc returns False, and ends it. *words* are said above the
    field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", tooltip="Open the drawer with these words", id="unlock.open"),
        Binding(
            "f2,v", "show", "Show or hide", tooltip="Show what is typed, or hide it again", id="unlock.show"
        ),
        Binding("escape", "back", "Back", tooltip="Not now: leave it locked", id="unlock.back"),
    ]
    said = "unlock-said"

    def __init__(
        self, couple: Couple, side: Side, unlock: Callable[[Side, str], Awaitable[str]], words: str = ""
    ) -> None:
        super().__init__()
        self._couple, self._side, self._unlock, self._words = couple, side, unlock, words

    def compose(self) -> ComposeResult:
        """Lay out whose drawer it is, the field, what is said, and how to go on."""
        with Vertical(id="unlock"):
            yield Balanced("The drawer of", classes="quiet", markup=False)
            yield Balanced(signed(self._couple, self._side), id="unlock-name", markup=False)
            if self._words:
                yield Balanced(plain(self._words), id="unlock-words", classes="quiet", markup=False)
            yield Secret(placeholder="Your passphrase", id="unlock-field")
            yield Balanced("", id="unlock-said", markup=False)
            yield Balanced(
                "Enter opens · F2 shows or hides it · Esc goes back", id="unlock-how", markup=False
            )

    def on_mount(self) -> None:
        """Let Enter open, at once."""
        self.query_one(Secret).on_enter = self.action_open

    def action_open(self) -> None:
        """Try what stands in the field."""
        if not self.is_busy and self.is_active:
            words = self.query_one(Secret).take()
            self.attempt("Opening …", lambda: self._unlock(self._side, words))
