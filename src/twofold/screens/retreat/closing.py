"""Closing a retreat together: each in turn, then the day on which they sit down again, then a key of each."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.domain.dates import full_day, local_day
from twofold.domain.people import Invalid
from twofold.domain.promises.terms import review_day
from twofold.domain.records import SIDES, Hands, Record, Side
from twofold.domain.retreat.closing import (
    REVIEW,
    Lines,
    checkin_of,
    checkin_words,
    closed,
    closing_of,
    lines_of,
    there,
    with_lines,
)
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import MemoryRoute
from twofold.screens.both import Both
from twofold.screens.edit import CLOSE_AGAIN
from twofold.screens.page import View
from twofold.screens.twokeys import Question, shown_of
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.fields import Line

from .closingform import ClosingForm
from .scrolled import Scrolled, taken_home
from .written import TYPING, Written

Part = Literal["a", "b", "both"]
PARTS: tuple[Part, ...] = ("a", "b", "both")
"""Whose turn it is: one, then the other, then both; at the seat of one of them, theirs, then both."""

CLOSED = "Closed. It was good to be there with you."
"""Said at both terminals, whoever pressed last."""


class ClosingPage(Written[Lines], Scrolled, Both):
    """The end of the plan *plan_id*."""

    place = "retreat.closing"
    heading = "Closing"
    why = "A few words at the end help the days last: what you take home, and one small promise each."
    notes = (
        "Take turns while the other listens; nothing here is hidden. Any line may stay empty.",
        (
            "Each promise becomes an agreement that you look at again after a week. Everything is saved "
            "as you type."
        ),
    )
    takes_back = False
    form: ClosingForm
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,right", "go(1)", "Go on", tooltip="Hand over, or go on to the end", id="closing.on",
                when="may_go"),
        Command("left", "go(-1)", "Before", tooltip="Back to the part before", id="closing.before",
                when="may_go"),
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="closing.edit"),
        Command("f", "yes('a')", "The first of you", tooltip="The first of you closes it", show=False,
                id="closing.key-a", when="is_both"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you closes it", show=False,
                id="closing.key-b", when="is_both"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self.part: Part = "a"
        self.parts = PARTS

    def body(self) -> ComposeResult:
        """Lay out the three parts, of which one is shown."""
        plan = self.edit.find()
        if plan is None:
            return
        self.begin_typing()
        self.form = ClosingForm(lines_of(plan), self.house.couple())
        yield self.form
        yield Consent(id="closing-brief", classes="brief")

    def on_mount(self) -> None:
        """Begin with the first of them; what is closed already is read with the memories."""
        if self.plan is None:
            return
        if self.plan.closed:
            self.call_later(self._to_the_memories)
            return
        seat = self.house.seat
        self.parts = PARTS if seat is None else (seat, "both")
        self.show_part(self.parts[0])

    # -- whose turn it is ---------------------------------------------------------------------------

    def show_part(self, part: Part) -> None:
        """Show *part*, with the keyboard in its first empty line."""
        self.two_keys.leave()
        self.part = part
        hands: Hands = part
        self.hands = hands
        self.draw()
        lines = self.form.lines(part)
        empty = [line for line in lines if not line.value]
        # What is written already is looked at first, and so is what both took home where it fills the page.
        fresh = len(empty) == len(lines) and not (part == "both" and self.is_short)
        self.set_focus(lines[0] if fresh else None)
        self.query_one("#body").scroll_home(animate=False)

    def action_go(self, by: int) -> None:
        """Go to the next part (1), or the one before (-1)."""
        place = self.parts.index(self.part) + by
        if self.plan is not None and 0 <= place < len(self.parts):
            self.flush()
            self.show_part(self.parts[place])

    def action_edit(self) -> None:
        """Go to the first line."""
        if self.plan is not None:
            self.set_focus(self.form.lines(self.part)[0])

    def may_go(self, by: int) -> bool:
        """Whether there is a next part (1), or one before (-1)."""
        return 0 <= self.parts.index(self.part) + by < len(self.parts)

    @property
    def is_both(self) -> bool:
        """Whether both are asked whether to close it."""
        return self.part == "both"

    # -- what is written ----------------------------------------------------------------------------

    def typed_of(self, record: Plan) -> Lines:
        """Return what the plan has of it."""
        return lines_of(record)

    def with_typed(self, record: Plan, value: Lines) -> Plan:
        """Return the plan with *value*."""
        return with_lines(record, value)

    def reload(self) -> None:
        """Follow the other terminal; what was closed there is read with the memories."""
        self.flush()
        super().reload()
        if self.plan is not None and self.plan.closed:
            if self.app.screen is self:
                self.house.say(CLOSED)
            self._to_the_memories()

    # -- drawing ------------------------------------------------------------------------------------

    def view(self) -> View:
        """Show whose turn it is, what they took home, and how the day is read."""
        plan = self.plan
        if plan is None:
            return {}
        typing, couple = isinstance(self.focused, Line), self.house.couple()
        to = couple.name("b") if self.part == "a" and self.house.seat is None else "both of you"
        end = TYPING if typing else f"{self.key_of('closing.on')} goes on to {to}."
        asks = self.is_both and not typing
        return {
            **{f"closing-{part}": part == self.part for part in PARTS},
            **{f"closing-end-{side}": end for side in SIDES},
            "closing-told": taken_home(closing_of(plan), couple),
            "closing-reads": self._reads(plan),
            "closing-keys": self._keys("\n") if asks else "",
            "closing-brief": self._keys("   ") if asks else "",
            "closing-end": TYPING if typing else self._end(plan),
        }

    def _end(self, plan: Plan) -> str:
        words = "It closes once you have both pressed."
        if any(closing_of(plan).promises):
            words += (
                f" You look at your promises again on {full_day(review_day(local_day(self.now), REVIEW))}."
            )
        return words

    def _reads(self, plan: Plan) -> Content:
        try:
            checkin = checkin_of(closing_of(plan), there(plan, self.now))
        except Invalid as unread:
            return Content.styled(str(unread), "$accent")
        return Content.styled(
            f"{checkin_words(checkin)}." if checkin else "You do not have to name one.", "$quiet"
        )

    def _keys(self, joint: str) -> Content:
        keys: dict[Side, str] = {"a": self.key_of("closing.key-a"), "b": self.key_of("closing.key-b")}
        return two_keys(self.house.couple(), keys, self.said_yes, joint=joint)

    # -- both close it ------------------------------------------------------------------------------

    def question(self) -> Question | None:
        """Ask whether to close it with these words; what is not saved yet is other words."""
        plan = self.plan
        if plan is None or plan.closed or self.part != "both":
            return None
        shown = shown_of(self.house, plan)
        return Question("close", plan.id, (*shown, -1) if self.is_retyped else shown)

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
            self.house.say(CLOSED)
            self._to_the_memories()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and close it anew."""
        self.house.say(CLOSE_AGAIN)
        self.reload()

    def _to_the_memories(self) -> None:
        if self.app.screen is self:
            self.house.go(MemoryRoute(self.plan_id), instead=True)
