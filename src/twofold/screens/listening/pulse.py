"""The pulse: both answer at once, and see the answers together."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.events import Key
from textual.style import Style

from twofold.domain.listening.pulse import (
    ANSWERS,
    KEYS,
    QUESTIONS,
    Pulse,
    ballots,
    rate,
    reveal,
    take_back,
)
from twofold.domain.records import SIDES, Side
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed

from .moment import Pressable, TalkPage


class PulsePage(TalkPage):
    """The ballot of a session; made with its id. Nothing is kept before both open it."""

    place = "listening.pulse"
    heading = "How was it?"
    why = "Two honest answers need not match. They are where the next talk can begin."
    notes = (
        "One of you answers with 1 to 5, the other with 6 to 0; 1 and 6 are the least, 5 and 0 the most.",
        "The screen shows only how far each of you has come. It is our own short question list, not a test.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "ready('a')", "The first of you: open", tooltip="The first of you is ready to open them",
                id="pulse.ready-a", show=False, when="is_asking"),
        Command("j", "ready('b')", "The second of you: open", tooltip="The second of you is ready",
                id="pulse.ready-b", show=False, when="is_asking"),
        Command("d", "skip('a')", "The first of you: pass", tooltip="Leave this question out",
                id="pulse.skip-a", show=False, when="is_asking"),
        Command("k", "skip('b')", "The second of you: pass", tooltip="Leave it out", id="pulse.skip-b",
                show=False, when="is_asking"),
        Command("s", "take_back('a')", "The first of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-a", show=False, when="is_asking"),
        Command("l", "take_back('b')", "The second of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-b", show=False, when="is_asking"),
        Command("enter", "done", "Go on", tooltip="Close the answers", id="pulse.done", when="is_open"),
        Command("o", "in_turn", "One after the other", tooltip="Answer one after the other, each alone",
                id="pulse.in-turn", when="is_untouched"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__(session_id)
        self.pulse = Pulse()
        self._kept = False

    def body(self) -> ComposeResult:
        """Lay out the question, and how far each has come."""
        self.find()
        with Vertical(id="moment", classes="column"):
            with Center(), Vertical(id="pulse"):
                yield Pressable("", id="pulse-a", markup=False)
                yield Pressable("", id="pulse-b", markup=False)
                yield Pressable("", id="pulse-questions", markup=False)
            yield Pressable("", id="aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the questions."""
        self.draw()

    def view(self) -> View:
        """Show the ballot: closed, or open."""
        closed = Content("")
        return {
            "pulse-questions": self._opened() if self.is_open else self._questions(),
            **{f"pulse-{side}": closed if self.is_open else self._progress(side) for side in SIDES},
            "aside": self._aside(),
        }

    @property
    def is_open(self) -> bool:
        """Whether both have opened the answers."""
        return self.pulse.open

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has answered yet."""
        return not (self.pulse.a or self.pulse.b)

    def is_asking(self, side: Side) -> bool:
        """Whether *side* may still answer."""
        return not self.is_open

    def _aside(self) -> Content:
        keys = self.keys
        if not self.is_open:
            skips = Content.assemble(keys("pulse.skip-a"), " or ", keys("pulse.skip-b"), " passes one, ")
            backs = Content.assemble(keys("pulse.undo-a"), " or ", keys("pulse.undo-b"), " takes one back.")
            hidden = "" if self.short else "\nYour answers stay hidden until you both open them."
            return skips + backs + hidden
        kept = " closes this. It is kept with the session, for both of you."
        lost = " closes this. It is not kept: the session went on at the other terminal."
        return keys("pulse.done") + (kept if self._kept else lost)

    def _questions(self) -> Content:
        lines = [
            Content.assemble((f"{n}  ", "$quiet"), plain(words)) for n, (_, words) in enumerate(QUESTIONS, 1)
        ]
        gap = [] if self.short else [Content("")]
        return Content("\n").join([*lines, *gap, Content.styled(" · ".join(ANSWERS), "$quiet")])

    def _progress(self, side: Side) -> Content:
        couple, pulse, keys = self.house.couple(), self.pulse, self.keys
        question = pulse.question(side)
        other = max(couple.a.name, couple.b.name, key=lambda name: plain(name).cell_length)
        width = plain(other).cell_length + 2
        name = signed(couple, side)
        name = name.pad_right(max(0, width - name.cell_length) + 2)
        if question is not None:
            digits = Content("").join(
                Content.styled(f"{digit} ", "bold $accent").stylize(Style.from_meta({"key": digit}))
                for digit, (whose, _) in KEYS.items()
                if whose == side
            )
            return Content.assemble(name, digits, (f" question {question + 1} of {len(QUESTIONS)}", "$quiet"))
        if side in pulse.ready:
            return Content.assemble(name, ("ready ✓", "$quiet"))
        return name + keys.row(f"pulse.ready-{side}", ("open the answers", "$quiet"))

    def _opened(self) -> Content:
        couple = self.house.couple()
        parts: list[Content] = []
        for index, (_, words) in enumerate(QUESTIONS):
            parts.append(Content.styled(words, "bold"))
            said = [Content.assemble(signed(couple, side), "  ", self._said(side, index)) for side in SIDES]
            row = Content("    ").join(said)
            if self.short and row.cell_length + 2 <= self.size.width - 4:
                parts.append(Content("  ") + row)
            else:
                parts += [Content("  ") + one for one in said]
            if not self.short and index < len(QUESTIONS) - 1:
                parts.append(Content(""))
        return Content("\n").join(parts)

    def _said(self, side: Side, index: int) -> str:
        rating = self.pulse.given(side)[index]
        return "passed" if rating is None else ANSWERS[rating - 1]

    def on_key(self, event: Key) -> None:
        """A digit is an answer; whose, the digit tells. It is not shown."""
        if self.is_open or event.character not in KEYS:
            return
        event.stop()
        side, rating = KEYS[event.character]
        self.pulse = rate(self.pulse, side, rating)
        self.draw()

    @work(group="ask")
    async def action_in_turn(self) -> None:
        """Let each answer alone, with the curtain between them. Going back keeps nothing of it."""
        from twofold.widgets.curtain import Curtain

        from .alone import Alone

        couple, pulse = self.house.couple(), Pulse()
        for side in SIDES:
            if not await self.app.push_screen_wait(
                Curtain(couple, side, "Three short questions, for you alone.")
            ):
                return
            answers = await self.app.push_screen_wait(Alone(couple, side))
            if answers is None:
                return
            for answer in answers:
                pulse = rate(pulse, side, answer)
        self.pulse = pulse
        self.draw()

    def action_skip(self, side: Side) -> None:
        """Leave one question out."""
        self.pulse = rate(self.pulse, side, None)
        self.draw()

    def action_take_back(self, side: Side) -> None:
        """Take the last answer back."""
        self.pulse = take_back(self.pulse, side)
        self.draw()

    def action_ready(self, side: Side) -> None:
        """Count *side* as ready to open; with both, the answers are opened and kept at once."""
        self.pulse = reveal(self.pulse, side)
        if self.is_open:
            self.talk.reload()
            a, b = ballots(self.pulse)
            self._kept = self.talk.act("pulse", a=a, b=b)
        self.draw()

    def action_done(self) -> None:
        """Close the answers."""
        self.action_back()
