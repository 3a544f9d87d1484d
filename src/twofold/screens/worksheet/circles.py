"""Two circles of one partner, in private: what cannot be given up, and what can give way."""

from typing import Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.people import Invalid
from twofold.domain.records import other
from twofold.domain.text import is_blank
from twofold.domain.worksheet.requests import CIRCLE, Circles, Reply, drawn
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.view import Part

from .row_words import row_title

Name = Literal["core", "flexible"]
NAMES: tuple[Name, ...] = ("core", "flexible")
ASKED: dict[Name, tuple[str, str]] = {
    "core": ("What I cannot give up", "Only the core: one line, perhaps two."),
    "flexible": ("What can give way", "How, when, who, how much: whatever could also be different."),
}


class CirclesPage(PrivatePage[Circles]):
    """The circles of *side* about the reply *about*; nobody sees them before both are open."""

    place = "worksheet.circles"
    heading = "Two circles"
    why = "What you cannot give up is usually small. Around it, more can give way than you think."
    notes = (
        "Enter goes on to the next line. Empty lines are left out.",
        "When you have both finished, you both press, and the circles open at the same moment.",
    )
    writing_kind = "circles"
    shape = Circles
    AUTO_FOCUS = "#core-0"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="circles.finish", when="may_write"),
        Command("t", "take_back", "Take back", tooltip="Take it back and keep writing",
                id="circles.take-back", when="may_take_back"),
        Command("enter", "write", "Write", tooltip="Go into the first line", id="circles.write",
                when="has_left"),
        Binding("down", "scroll(1)", "Down", tooltip="Move the page down", show=False, id="circles.down"),
        Binding("up", "scroll(-1)", "Up", tooltip="Move the page up", show=False, id="circles.up"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out what it is about, and the lines of both circles."""
        if self._are_open():
            self._leave()
            return
        with Vertical(id="circles", classes="column"):
            yield Static(self._about(), id="circles-about", markup=False)
            yield Static("", id="circles-said", classes="accent", markup=False)
            for name in NAMES:
                title, hint = ASKED[name]
                yield Static(plain(title), classes="lead", markup=False)
                yield Static(plain(hint), classes="quiet circles-hint", markup=False)
                for n in range(CIRCLE):
                    yield self._line(name, n)

    def _line(self, name: Name, n: int) -> Line:
        words = getattr(self.value, name)
        line = Line(words[n] if n < len(words) else "", id=f"{name}-{n}", classes=f"of-{name}")
        line.on_enter = self._onward
        line.display = n <= len(words)
        return line

    def _about(self) -> Content:
        reply = newest(self.house, Reply, self.about)
        sheet_ = newest(self.house, Worksheet, reply.worksheet) if reply else None
        found = sheet_.row(reply.row) if sheet_ and reply else None
        if found is None:
            return Content("")
        asker, row = found
        whose = "Your own request" if asker == self.side else f"{self.house.couple().name(asker)}'s request"
        return Content.assemble((f"{whose}: ", "$quiet"), row.request.words or row_title(row))

    def _lines(self, name: Name) -> list[Line]:
        return list(self.query(f".of-{name}").results(Line))

    def view(self) -> View:
        """Show the lines that have words, and one to write in."""
        you = self.house.couple().name(other(self.side))
        said = f"You have finished. When {you} has too, you open them together."
        view: dict[str, Part] = {"circles-said": said if self.is_finished else ""}
        for name in NAMES:
            count = len(self._written(name)) + (not self.is_finished)
            for n, line in enumerate(self._lines(name)):
                view[f"{name}-{n}"] = n < count or line.has_focus
        return view

    def draw(self) -> None:
        """Draw it; what is finished is not written on."""
        for name in NAMES:
            for line in self._lines(name):
                line.disabled = self.is_finished
        super().draw()

    def return_to(self, place: Any) -> None:
        """Go to where one was."""
        self.draw()
        super().return_to(place)

    def redraw(self) -> None:
        """Show what is there now."""
        with self.prevent(Input.Changed):
            for name in NAMES:
                words = getattr(self.value, name)
                for n, line in enumerate(self._lines(name)):
                    wanted = words[n] if n < len(words) else ""
                    if line.line != wanted:
                        line.value = wanted
        self.draw()

    def reload(self) -> None:
        """Follow the other terminal; leave when the circles were opened there."""
        if not self.is_shut and self._are_open():
            self._leave()
        else:
            super().reload()

    def _are_open(self) -> bool:
        reply = newest(self.house, Reply, self.about)
        return reply is None or reply.circles is not None

    def _leave(self) -> None:
        self.writing = None
        self.house.say("These circles are already open, or no longer wanted.", stays=True)
        self.call_later(self.action_back)

    def flush(self) -> None:
        """Save what stands in the lines."""
        if not self.may_write:
            return
        value = Circles(*(self._written(name) for name in NAMES))
        if value != self.value:
            self.keep(value)

    def _written(self, name: Name) -> tuple[str, ...]:
        words = [line.line for line in self._lines(name)]
        while words and is_blank(words[-1]):
            words.pop()
        return tuple(words)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Save it as it is typed."""
        message.stop()
        self.flush()
        self.draw()

    def _onward(self) -> None:
        """Go on to the next line that is there."""
        lines = [line for name in NAMES for line in self._lines(name) if line.display]
        here = lines.index(self.focused) if self.focused in lines else -1
        lines[(here + 1) % len(lines)].focus()

    def action_write(self) -> None:
        """Go into the first line."""
        self.query_one("#core-0").focus()

    def action_finish(self) -> None:
        """Say that one is done, and go back: the keyboard is free again."""
        if not self.is_active:
            return
        self.flush()
        try:
            done = drawn(self.value)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return
        if self.keep(done, finished=True):
            self.house.say("Finished. Nothing is shown yet.", stays=True)
            self.action_back()

    def action_take_back(self) -> None:
        """Write on."""
        if self.keep(self.value):
            self.draw()
            self.action_write()
