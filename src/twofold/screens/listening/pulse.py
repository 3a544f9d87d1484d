"""The pulse: both answer at once, and see the answers together."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from twofold.domain.pulse import ANSWERS, KEYS, QUESTIONS, Pulse, ballots, rate, reveal, take_back
from twofold.domain.records import SIDES, Side
from twofold.screens.page import Page
from twofold.widgets.plain import plain, signed
from twofold.widgets.sheets import sheet

from .talk import Talk


class PulsePage(Page):
    """The ballot of a session; made with its id. Nothing is kept before both open it."""

    place = "listening.pulse"
    heading = "How was it?"
    why = "Two honest answers need not match. They are where the next talk can begin."
    notes = (
        "One of you answers with 1 to 5, the other with 6 to 0; 1 and 6 are the least, 5 and 0 the most.",
        "The screen shows only how far each of you has come. It is our own short question list, not a test.",
    )
    CSS_PATH = sheet("listening")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "ready('a')", "The first of you: open", tooltip="The first of you is ready to open them",
                id="pulse.ready-a", show=False),
        Binding("j", "ready('b')", "The second of you: open", tooltip="The second of you is ready",
                id="pulse.ready-b", show=False),
        Binding("d", "skip('a')", "The first of you: pass", tooltip="Leave this question out",
                id="pulse.skip-a", show=False),
        Binding("k", "skip('b')", "The second of you: pass", tooltip="Leave it out", id="pulse.skip-b",
                show=False),
        Binding("s", "take_back('a')", "The first of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-a", show=False),
        Binding("l", "take_back('b')", "The second of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-b", show=False),
        Binding("enter", "done", "Go on", tooltip="Close the answers", id="pulse.done"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.pulse = Pulse()

    def body(self) -> ComposeResult:
        """Lay out the question, and how far each has come."""
        self.talk = Talk(self.house, self.session_id)
        with Vertical(id="moment", classes="column"):
            with Center(), Vertical(id="pulse"):
                yield Static("", id="pulse-a", markup=False)
                yield Static("", id="pulse-b", markup=False)
                yield Static("", id="pulse-questions", markup=False)
            yield Static("", id="aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the questions."""
        super().on_mount()
        self.draw()

    def draw(self) -> None:
        """Draw the ballot: closed, or open."""
        self.query_one("#pulse-questions", Static).update(
            self._opened() if self.pulse.open else self._questions()
        )
        for side in SIDES:
            line = self.query_one(f"#pulse-{side}", Static)
            line.display = not self.pulse.open
            line.update(self._progress(side))
        aside = "Enter closes this. It is kept with the session, for both of you."
        if not self.pulse.open:
            aside = "D or K passes a question, S or L takes an answer back. Neither of you sees the other's."
        self.query_one("#aside", Static).update(plain(aside))
        self.refresh_bindings()

    def _questions(self) -> Content:
        lines = [
            Content.assemble((f"{n}  ", "$quiet"), plain(words)) for n, (_, words) in enumerate(QUESTIONS, 1)
        ]
        scale = " · ".join(ANSWERS)
        return Content("\n").join([*lines, Content(""), Content.styled(scale, "$quiet")])

    def _progress(self, side: Side) -> Content:
        couple, pulse = self.house.couple(), self.pulse
        keys, own = ("1 2 3 4 5", "F") if side == "a" else ("6 7 8 9 0", "J")
        question = pulse.question(side)
        name = signed(couple, side)
        if question is not None:
            return Content.assemble(
                name,
                (f"  {keys}  ", "bold $accent"),
                (f"question {question + 1} of {len(QUESTIONS)}", "$quiet"),
            )
        if side in pulse.ready:
            return Content.assemble(name, ("  ready ✓", "$quiet"))
        return Content.assemble(name, (f"  {own}  ", "bold $accent"), ("done: open the answers", "$quiet"))

    def _opened(self) -> Content:
        couple = self.house.couple()
        parts: list[Content] = []
        for index, (_, words) in enumerate(QUESTIONS):
            parts.append(Content.styled(words, "bold"))
            for side in SIDES:
                rating = self.pulse.given(side)[index]
                said = "passed" if rating is None else ANSWERS[rating - 1]
                parts.append(Content.assemble("  ", signed(couple, side), (f"  {said}", "")))
            parts.append(Content(""))
        return Content("\n").join(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that can act now."""
        if action == "done":
            return self.pulse.open
        if action in ("ready", "skip", "take_back"):
            return not self.pulse.open
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """A digit is an answer; whose, the digit tells. It is not shown."""
        if self.pulse.open or event.character not in KEYS:
            return
        event.stop()
        side, rating = KEYS[event.character]
        self.pulse = rate(self.pulse, side, rating)
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
        if self.pulse.open:
            self.talk.reload()
            a, b = ballots(self.pulse)
            self.talk.act("pulse", a=a, b=b)
        self.draw()

    def action_done(self) -> None:
        """Close the answers."""
        self.action_back()
