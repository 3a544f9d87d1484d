"""A box to paste the details of a place or a workshop into; it says how it reads them before they are in."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from twofold.domain.people import Invalid
from twofold.domain.retreat.ideas import NOTES_LIMIT
from twofold.domain.retreat.looking import site_of
from twofold.domain.retreat.pasting import Details, read_details
from twofold.exports.money import money
from twofold.widgets.ask import Ask
from twofold.widgets.plain import plain
from twofold.widgets.words import Words

SHOWN = 160
"""Characters of the notes that are read back."""


class PasteBox(Ask[Details]):
    """Reads what is pasted, for a plan in *currency*; returns the details when they are taken, else None.

    *today*: the local day. *text*: what stood there before; ``text`` is what stands there now, so that it
    can be kept.
    """

    AUTO_FOCUS = "#paste-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,t,enter", "take", "Take it", tooltip="Take it as it was read", id="paste.take"),
        Binding("e", "edit", "Write", tooltip="Go back into the field", id="paste.edit"),
    ]

    def __init__(self, currency: str, today: date, text: str = "") -> None:
        super().__init__("Paste what you found")
        self.text = text
        self._currency, self._today = currency, today

    def body(self) -> ComposeResult:
        """Lay out the field, and how it is read."""
        yield Words(self.text, placeholder="title, link, price, dates: all of it in one go", id="paste-words")
        with VerticalScroll(id="paste-reads", can_focus=False):
            yield Static("", id="paste-read", markup=False)

    def on_mount(self) -> None:
        """Read what is there."""
        self._draw()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Read what was pasted."""
        event.stop()
        self.text = event.text_area.text
        self._draw()

    def on_resize(self) -> None:
        """Draw it for another width, once that is known."""
        self.call_after_refresh(self._draw)

    def read(self) -> Details | str:
        """Return what was read, or the sentence that says why there is nothing."""
        try:
            return read_details(self.text, self._currency, self._today)
        except Invalid as trouble:
            return str(trouble)

    def _draw(self) -> None:
        read = self.read()
        for line in self.query("#paste-read").results(Static):
            line.update(Content.styled(read, "$quiet") if isinstance(read, str) else self._told(read))

    def _told(self, read: Details) -> Content:
        price = "" if read.price is None else money(read.price, self._currency)
        if read.priced:
            price = f"{price} ({read.priced})" if price else f"for you to choose: {read.priced}"
        notes = " ".join(read.notes.split())
        if len(notes) > SHOWN:
            notes = f"{notes[:SHOWN]}…"
        rows = (
            ("what", read.title), ("link", site_of(read.link) and read.link), ("price", price),
            ("when", read.days), ("how far", read.distance), ("notes", notes),
        )  # fmt: skip
        room = max((self.query_one("#paste-reads").content_size.width or min(70, self.size.width)) - 9, 10)
        lines = []
        for name, words in rows:
            if words:
                told = Content("\n" + " " * 9).join(plain(" ".join(words.split())).wrap(room))
                lines.append(Content.assemble((f"{name:>7}  ", "$quiet"), told))
        if read.cut:
            lines.append(
                Content.styled(f"Only the first {NOTES_LIMIT:,} characters fit into the notes.", "$accent")
            )
        return Content("\n").join(lines)

    def action_take(self) -> None:
        """Take it as it was read."""
        read = self.read()
        if isinstance(read, str):
            self.app.notify(read, markup=False)
        elif self.is_active:
            self.text = ""
            self.answer(read)

    def action_edit(self) -> None:
        """Go back into the field."""
        self.query_one(Words).focus()
