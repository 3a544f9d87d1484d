"""Pages of words to read."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from twofold.widgets.plain import plain

from .page import Page


class Reading(Page):
    """A page of words to read; the arrows and the page keys move through it."""

    AUTO_FOCUS = "#body"

    def body(self) -> ComposeResult:
        """Lay out ``text()``: "# " begins a heading, "- " a bullet, and blank lines part the paragraphs."""
        yield from blocks(self.text())

    def text(self) -> str:
        """Return the words."""
        return ""

    def on_mount(self) -> None:
        """Let the arrows move the text."""
        self.query_one("#body").can_focus = True


def blocks(text: str) -> ComposeResult:
    """Yield a widget for each paragraph, heading and bullet of *text*; nothing in it is markup."""
    for block in text.split("\n\n"):
        first = " bullet-first"
        for line in block.strip().split("\n"):
            if line.startswith("# "):
                yield Static(plain(line[2:]), classes="column heading", markup=False)
            elif line.startswith("- "):
                # The dash hangs, so that wrapped lines stand under the words.
                words = Static(plain(line[2:]), classes="bullet-words", markup=False)
                sign = Static("–", classes="bullet-sign", markup=False)
                yield Horizontal(sign, words, classes=f"column bullet{first}")
                first = ""
            elif line:
                yield Static(plain(line), classes="column para", markup=False)
