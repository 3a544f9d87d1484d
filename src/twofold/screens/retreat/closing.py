"""Closing a retreat together: each in turn, then the day on which they sit down again, then a key of each."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.domain.dates import full_day, local_day
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import review_day
from twofold.domain.records import SIDES, Hands, Record, Side
from twofold.domain.retreat.closing import (
    REVIEW,
    checkin_of,
    checkin_words,
    closed,
    closing_of,
    there,
)
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import MemoryRoute
from twofold.screens.both import Both, Question, shown_of
from twofold.screens.edit import CLOSE_AGAIN
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain

from .closingform import ClosingForm
from .scrolled import Scrolled, taken_home

Part = Literal["a", "b", "both"]
PARTS: tuple[Part, ...] = ("a", "b", "both")
"""Whose turn it is: one, then the other, then both."""


class ClosingPage(Scrolled, Both):
    """The end of the plan *plan_id*."""

    place = "retreat.closing"
    heading = "Closing"
    why = "A few words at the end make the days last: what you take home, and one small promise each."
    notes = (
        "Each of you in turn, while the other listens; nothing of it is hidden. Every line may stay empty.",
        "Each promise becomes an agreement that you look at after a week. Everything is kept as you type it.",
    )
    takes_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "go(1)", "Go on", tooltip="Hand over, or go on to the end", id="closing.on"),
        Binding("left", "go(-1)", "Before", tooltip="Back to what was written before", id="closing.before"),
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="closing.edit"),
        Binding("f", "yes('a')", "The first of you", tooltip="The first of you closes it", show=False,
                id="closing.key-a"),
        Binding("j", "yes('b')", "The second of you", tooltip="The second of you closes it", show=False,
                id="closing.key-b"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self.part: Part = "a"

    def body(self) -> ComposeResult:
        """Lay out the three parts, of which one is shown."""
        plan = self.edit.find()
        if plan is None:
            return
        self.form = ClosingForm(closing_of(plan), self.house.couple())
        yield self.form
        yield Consent(id="closing-brief", classes="brief")

    def on_mount(self) -> None:
        """Begin with the first of them; what is closed already is read with the memories."""
        if self.plan is None:
            return
        if self.plan.closed:
            self.call_later(self._to_the_memories)
            return
        self.show_part("a")

    # -- whose turn it is ---------------------------------------------------------------------------

    def show_part(self, part: Part) -> None:
        """Show *part*, with the keyboard in its first empty line."""
        self.two_keys.leave()
        self.part = part
        for each in PARTS:
            self.query_one(f"#closing-{each}").display = each == part
        hands: Hands = part
        self.hands = hands
        self.draw()
        lines = self.form.lines(self.part)
        empty = [line for line in lines if not line.value]
        # What is written already is looked at first, and so is what both took home where it fills the page.
        fresh = len(empty) == len(lines) and not (part == "both" and self.app.size.height < 16)
        self.set_focus(lines[0] if fresh else None)
        self.query_one("#body").scroll_home(animate=False)

    def action_go(self, by: int) -> None:
        """Go to the next part (1), or the one before (-1)."""
        place = PARTS.index(self.part) + by
        if self.plan is not None and 0 <= place < len(PARTS):
            self.flush()
            self.show_part(PARTS[place])

    def action_edit(self) -> None:
        """Go to the first line."""
        if self.plan is not None:
            self.set_focus(self.form.lines(self.part)[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the ways there are; a letter typed is not a change to take back."""
        if action == "undo":
            return False
        if action == "go":
            place = PARTS.index(self.part) + (1 if parameters == (1,) else -1)
            return 0 <= place < len(PARTS)
        if action == "yes":
            return self.part == "both"
        return super().check_action(action, parameters)

    # -- what is written ----------------------------------------------------------------------------

    def on_form_changed(self, event: ClosingForm.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if self.plan is not None:
            # The letter is drawn first: saving waits for the disk.
            self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.plan is None or self.plan.closed or not self.query("#closing-brief"):
            return
        base = self.plan
        if self._written(base, base) != base and self.edit.change(self._written, base) is not None:
            # What the other terminal wrote meanwhile must not be taken for words deleted here.
            self.form.value = closing_of(self.plan)

    def _written(self, plan: Plan, base: Plan) -> Plan:
        """Return *plan* with what was typed here since *base*, which the fields were filled from."""
        return self.form.written(plan, base)

    def reload(self) -> None:
        """Follow the other terminal; what is being typed here stays."""
        if self.plan is None or not self.query("#closing-brief"):
            return
        self.flush()
        if self.edit.find() is None:
            return
        if self.plan.closed:
            if self.app.screen is self:
                self.house.say("Both of you closed it at the other terminal.")
            self._to_the_memories()
            return
        self.form.value = closing_of(self.plan)
        self.draw()

    # -- drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw what is not typed."""
        plan = self.plan
        if plan is None or not self.query("#closing-brief"):
            return
        self.refresh_bindings()
        typing, couple = isinstance(self.focused, Line), self.house.couple()
        on = self.key_of("closing.on")
        to = {"a": couple.name("b"), "b": "both of you"}.get(self.part, "")
        end = "Kept as you type. Enter goes on; Esc leaves the line." if typing else f"{on} goes on to {to}."
        for side in SIDES:
            self.show(f"closing-end-{side}", plain(end))
        self.show("closing-told", taken_home(closing_of(plan), couple))
        self.show("closing-reads", self._reads())
        both = self.part == "both" and not typing
        self.show("closing-keys", self._keys("\n") if both else Content(""))
        self.show("closing-brief", self._keys("   ") if both else Content(""))
        promised = any(closing_of(plan).promises)
        review = full_day(review_day(local_day(self.now), REVIEW))
        self.show(
            "closing-end",
            plain("Kept as you type. Enter goes on; Esc leaves the line.")
            if typing
            else plain(
                "It is closed once both of you have pressed."
                + (f" You look at what you promised on {review}." if promised else "")
            ),
        )

    def _reads(self) -> Content:
        assert self.plan is not None
        try:
            checkin = checkin_of(closing_of(self.plan), there(self.plan, self.now))
        except Invalid as unread:
            return Content.styled(str(unread), "$accent")
        return Content.styled(f"{checkin_words(checkin)}." if checkin else "You need not name one.", "$quiet")

    def _keys(self, joint: str) -> Content:
        keys: dict[Side, str] = {"a": self.key_of("closing.key-a"), "b": self.key_of("closing.key-b")}
        return two_keys(self.house.couple(), keys, self.said_yes, joint=joint)

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    # -- both close it ------------------------------------------------------------------------------

    def question(self) -> Question | None:
        """Ask whether to close it with these words; what is not saved yet is other words."""
        plan = self.plan
        if plan is None or plan.closed or self.part != "both":
            return None
        shown = shown_of(self.house, plan)
        return Question("close", plan.id, shown if self._written(plan, plan) == plan else (*shown, -1))

    def refusal(self) -> str:
        """Return what cannot be read of the day, or ""."""
        assert self.plan is not None
        try:
            checkin_of(closing_of(self.plan), there(self.plan, self.now))
        except Invalid as refused:
            return str(refused)
        return ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Close it, in one save."""

        def done(plan: Plan) -> tuple[Record, ...]:
            after, made = closed(plan, by, self.now, local_day(self.now))
            return after, *made, *self.two_keys.done()

        if self.edit.settle(done) is not None:
            self.house.say("Closed. It was good to be there with you.")
            self._to_the_memories()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and close it anew."""
        self.house.say(CLOSE_AGAIN)
        self.reload()

    def _to_the_memories(self) -> None:
        if self.app.screen is self:
            self.house.go(MemoryRoute(self.plan_id), instead=True)
